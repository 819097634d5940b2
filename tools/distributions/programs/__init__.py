"""Programs that run in the environment of an installed package, without anything of this repository."""
