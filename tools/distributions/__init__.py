"""Build, check and verify the distributions of the packages: see docs/releasing.md."""
