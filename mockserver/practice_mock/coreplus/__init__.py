"""The coreplus API."""
