"""Check what a package shows on an index: its addresses, and the links and words of its README."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tools.distributions.packages import Package

_RELATIVE = re.compile(r"\]\((?![a-z]+:|#)([^)]+)\)")
"""A link in a README that leads to a file of the repository."""
_NOT_PUBLISHED = "The package is not on an index."


def index_problems(packages: Sequence[Package]) -> Iterator[str]:
    """Yield what is missing from, or wrong on, the page of a package on an index: addresses, links and words."""
    missing = [package.name for package in packages if not package.project.get("urls")]
    if missing:
        yield f"no addresses in the metadata of {', '.join(missing)}"
    for package in packages:
        readme = package.files[package.project["readme"]].content.decode("utf-8")
        links = _RELATIVE.findall(readme)
        if links:
            yield f"the README of {package.name} has {len(links)} links into the repository, such as {links[0]}"
        if _NOT_PUBLISHED in readme:
            yield f'the README of {package.name} says: "{_NOT_PUBLISHED}"'
