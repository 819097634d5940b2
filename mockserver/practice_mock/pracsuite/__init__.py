"""The PracSuite half of the mock."""
