"""What the demo practices of both APIs share: invented names and working days."""
