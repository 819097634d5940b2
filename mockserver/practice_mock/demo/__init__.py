"""Demo data that both APIs share: invented names, and working days."""
