"""What is written to disk: files, the cache of the last generation, and the coverage report."""
