"""How fast and how small the clients are: ratios against other tools, measured side by side in one run."""
