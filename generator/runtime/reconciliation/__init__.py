"""What a client does when the outcome of a write is unknown."""
