"""A repository with the tiny package, for tests."""

from __future__ import annotations

import subprocess
from importlib.metadata import version
from pathlib import Path

from tools.distributions.building import BUILD_TOOLS
from tools.distributions.checkout import LICENCE, LOCK, SETTINGS
from tools.distributions.tests.tiny import FILES

FOLDER = "generated/tiny-client"
TOOLS = "".join(f"{name}=={version(name)} \\\n    --hash=sha256:0\n" for name in BUILD_TOOLS)
"""A lock file with the installed versions of the build tools."""


def git(root: Path, *arguments: str) -> str:
    """Run Git with an author of its own, and return what it prints."""
    who = ("-c", "user.name=A", "-c", "user.email=a@clinic.example", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *who, *arguments], cwd=root, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def put(root: Path, path: str, text: str) -> None:
    """Write a file of the repository."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8", newline="\n")


def repository(root: Path) -> Path:
    """Make a repository with one commit in a folder, and return the folder."""
    git(root, "init", "--quiet", "--initial-branch=main")
    for name, text in FILES.items():
        put(root, f"{FOLDER}/{name}", text)
    put(root, LOCK, TOOLS)
    put(root, SETTINGS, 'VERSIONS: dict[str, str] = {"tiny-client": "1.2.0"}\nPYTHON_VERSIONS = ("3.11", "3.12")\n')
    put(root, LICENCE, FILES["LICENSE"])
    put(root, ".gitignore", "build/\n")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=first")
    return root
