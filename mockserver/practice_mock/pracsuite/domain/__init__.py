"""The rules of a PracSuite practice. Nothing here knows HTTP."""
