"""Logs and traces. They contain allow-listed data only."""
