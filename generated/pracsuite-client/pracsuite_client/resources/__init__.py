# Generated. Do not edit: change the source and regenerate.
"""The operations of the API, one module for each resource."""
