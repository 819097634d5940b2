"""The hand-written part of every models package, copied into each as `_runtime`."""
