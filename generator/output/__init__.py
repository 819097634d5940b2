"""Output: writing files, the cache of the last generation, and the coverage report."""
