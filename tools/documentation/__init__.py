"""The code in the documentation: its blocks, their types, and an example of each method."""
