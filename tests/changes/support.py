"""Rules and findings that the tests make, and small repositories with packages."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from attrs import evolve

from tools.changes.findings import Breaks, Finding, Place, Rule, Severity

BREAKING = Rule("attribute-removed", Severity.BREAKING, Breaks.BOTH, "An attribute was removed.", "It is missing.")
RISKY = Rule("safety-changed", Severity.RISKY, Breaks.NEITHER, "The safety changed.", "Calls are repeated.")
ADDED = Rule("attribute-added", Severity.SAFE, Breaks.NEITHER, "An attribute was added.", "No program uses it.")
SAFE = Rule("documentation", Severity.SAFE, Breaks.NEITHER, "Descriptions changed.", "Only docstrings differ.")

PACKAGE = "clinic-client"
MODEL = "clinic_client.models.Visit"


def finding(
    rule: Rule = BREAKING,
    symbol: str = f"{MODEL}.note",
    text: str = "",
    *,
    package: str = PACKAGE,
    place: Place | None = None,
) -> Finding:
    """Return a finding."""
    return Finding(rule, package, symbol, text or f"`{symbol}`: {rule.title}", place)


def named(rule: Rule, name: str) -> Rule:
    """Return a rule with another id."""
    return evolve(rule, id=name)


class Checkout:
    """A repository with the packages of an invented API and the mock server."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch", "main")

    def git(self, *arguments: str) -> str:
        identity = {
            f"GIT_{role}_{what}": "a@test.example" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
        }
        settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        done = subprocess.run(
            ("git", *arguments),
            cwd=self.root,
            env={**os.environ, **identity, **settings},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    def write(self, path: str, text: str) -> None:
        """Write a file."""
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, "utf-8")

    def package(self, name: str, version: str, source: str = "") -> None:
        """Write a package."""
        module = name.replace("-", "_")
        if name == "practice-mock":
            self.write("mockserver/pyproject.toml", f'[project]\nname = "{name}"\ndynamic = ["version"]\n')
            self.write("mockserver/practice_mock/release/__init__.py", f'__version__ = "{version}"\n')
            self.write("mockserver/practice_mock/__init__.py", source)
        else:
            self.write(f"generated/{name}/pyproject.toml", f'[project]\nname = "{name}"\nversion = "{version}"\n')
            self.write(f"generated/{name}/{module}/__init__.py", f'{source}\n__version__ = "{version}"\n')
        self.write(f"docs/changelog/{name}.md", f"# Changelog of {name}\n\n## {version}\n\n- It works.\n")

    def commit(self, *tags: str) -> str:
        """Commit everything, with tags, and return the id."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "change")
        for tag in tags:
            self.git("tag", tag)
        return self.git("rev-parse", "HEAD")

    def changelog(self, name: str) -> Path:
        """Return the changelog of a package."""
        return self.root / "docs" / "changelog" / f"{name}.md"
