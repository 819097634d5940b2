"""Mutation testing: change one thing in the code or in a spec, and check that a test fails."""
