"""Tests of what changes mean for users of the packages, and of the versions that follow."""
