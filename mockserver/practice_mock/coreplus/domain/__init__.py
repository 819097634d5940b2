"""The rules of a coreplus practice. Nothing here knows HTTP."""
