"""Writes the beginning of something new into the sources: its spec, its handler and its test."""
