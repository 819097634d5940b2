"""Find out the outcome of a write whose response was lost."""
