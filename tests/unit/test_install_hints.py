"""No hint installs a package of a public index under a name that this project uses but has not published."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent

PUBLISHED = {
    "pytest",
    *("dlt", "fastapi", "httpx", "nox", "opentelemetry-api", "socksio", "swagger-ui-bundle-v2", "uvicorn"),
}
"""The packages of others that hints may name. Everything else must be a path or an address."""

FOLDERS = ("docs", "examples", "generated", "generator", "mockserver", "templates", "tools")
FILES = sorted(
    {
        *ROOT.glob("*.md"),
        *(
            file
            for folder in FOLDERS
            for kind in ("py", "pyi", "md", "js", "html", "jinja", "toml", "json", "yaml", "Containerfile")
            for file in (ROOT / folder).rglob("*Containerfile" if kind == "Containerfile" else f"*.{kind}")
        ),
    }
)
_COMMAND = re.compile(r"(['\"]?)pip3? install ([^\n`]*)")
_PLACEHOLDER = re.compile(r"\{\{.*?\}\}")
_PART = re.compile(r"\"[^\"]*\"|'[^']*'|[^\s'\"]+")


def targets(text: str) -> list[str]:
    """Return what the install commands of a text name."""
    found: list[str] = []
    for quote, rest in _COMMAND.findall(_PLACEHOLDER.sub("name", text)):
        command = rest.partition(quote)[0] if quote else rest
        for part in _PART.findall(command.partition("</")[0]):
            if part in {"&&", "#", ";"}:
                break
            target = part.strip("\"'").rstrip(".,;:)")
            if target and not target.startswith("-"):
                found.append(target)
            if part[-1] in ".,;:)" and part != ".":
                break  # the sentence goes on
    return found


def is_safe(target: str) -> bool:
    """Return whether a target is a path, an address, or a package that others have published."""
    if target.startswith(("./", "/", "$PRACKIT/")) or "@ git+" in target:
        return True
    return re.split(r"[\[<>=~! ]", target)[0] in PUBLISHED


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("pip install 'practice-mock[testing]'.", False),
        ("`pip install practice-mock`", False),
        ("pip install pracsuite-client[httpx2] httpx", False),
        ("pip install './mockserver[testing]'", True),
        ('pip install "$PRACKIT/mockserver[testing]"', True),
        ("(pip install socksio), or", True),
        ("pip install nox && nox -s demo", True),
    ],
)
def test_the_check_recognises_names_that_are_not_published(text: str, safe: bool) -> None:
    found = targets(text)
    assert found
    assert all(map(is_safe, found)) == safe


def test_each_install_hint_names_a_path_or_a_published_package() -> None:
    found = [(file.relative_to(ROOT), target) for file in FILES for target in targets(file.read_text("utf-8"))]
    assert len(found) > 10
    assert [(str(file), target) for file, target in found if not is_safe(target)] == []


def test_no_package_of_this_project_counts_as_published() -> None:
    projects = [tomllib.loads(file.read_text("utf-8")) for file in ROOT.glob("*/**/pyproject.toml")]
    own = {project["project"]["name"] for project in projects if "project" in project}
    assert {"practice-mock", "pracsuite-client", "coreplus-client"} <= own
    assert not own & PUBLISHED
