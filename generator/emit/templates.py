"""Load the Jinja templates, and render the files that every distribution has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..settings import PYTHON, PYTHON_VERSIONS, Folders
from ..source_text import escape, wrap

Files = dict[str, str]
"""The text of each file, by its path in a distribution."""


@cache
def environment(templates: Path) -> Environment:
    """Return the templates, with the filters that they use for escaping and wrapping."""
    made = Environment(
        loader=FileSystemLoader(templates),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    made.filters["literal"] = escape.literal
    made.filters["literal_tuples"] = escape.literal_tuples
    made.filters["docstring"] = escape.docstring
    made.filters["packed"] = wrap.packed
    made.filters["comment"] = escape.comment
    made.filters["markdown"] = escape.markdown
    return made


def metadata(
    folders: Folders,
    distribution: str,
    package: str,
    version: str,
    description: str,
    dependencies: Iterable[str],
    extras: Mapping[str, Iterable[str]] | None = None,
    classifiers: Iterable[str] = (),
) -> Files:
    """Return the files that make a folder installable."""
    given: Mapping[str, Any] = {
        "distribution": distribution,
        "package": package,
        "version": version,
        "description": description,
        "dependencies": list(dependencies),
        "extras": {name: list(needed) for name, needed in (extras or {}).items()},
        "classifiers": list(classifiers),
        "python": PYTHON,
        "python_versions": PYTHON_VERSIONS,
    }
    return {
        "pyproject.toml": environment(folders.templates).get_template("package/pyproject.toml.jinja").render(given),
        "LICENSE": folders.licence.read_text("utf-8"),
    }
