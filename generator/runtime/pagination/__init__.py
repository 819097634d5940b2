"""Lists that are received in pages."""
