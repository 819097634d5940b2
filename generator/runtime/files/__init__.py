"""Uploads, downloads and the names of files."""
