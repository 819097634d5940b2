# Generated. Do not edit: change the source and regenerate.
"""The records of the API, one module for each file of its schemas."""
