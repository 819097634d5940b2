"""The documentation site: pages of the repository, and a reference that is generated from the packages."""
