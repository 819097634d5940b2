"""The PracSuite API."""
