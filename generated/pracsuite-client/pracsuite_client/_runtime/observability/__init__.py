"""Logs and traces, which show allow-listed facts only."""
