"""The folders of the checkout that the tool reads and writes."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
DIST = ROOT / "build" / "dist"
"""The files to publish, and nothing else."""
RELEASE = ROOT / "build" / "release"
"""The hashes of these files, and what they were made from."""
PROJECTS = ("generated", "mockserver")
"""The folders of the repository with a package each, or with packages in their folders."""
LOCK = "requirements/build.txt"
"""The lock file of the build tool."""
DEPENDENCIES = "requirements/smoke.txt"
"""The lock file of what the packages need in an empty environment."""
SETTINGS = "generator/settings.py"
"""The file with the version of each package, which is the list of the packages."""
LICENCE = "LICENSE"
"""The licence, of which each package has a copy."""
