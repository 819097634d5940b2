"""Serving the mock from one process or several."""
