"""Tools for maintainers. Nothing here is part of a distribution."""
