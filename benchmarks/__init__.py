"""Speed and size of the clients compared with other tools, as ratios measured in one run."""
