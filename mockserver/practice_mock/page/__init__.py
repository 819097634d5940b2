"""The page for people: files that a browser loads, without a build step and without other hosts."""
