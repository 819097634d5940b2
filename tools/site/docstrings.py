"""Docstrings as the site shows them: an extension of griffe, which reads the packages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import griffe

from tools.site.docstring_text import for_generator


class Docstrings(griffe.Extension):
    """Converts every docstring of a package to the Markdown of the site, with links to the package's public names."""

    def on_package(self, *, pkg: griffe.Module, **_: Any) -> None:
        """Convert the docstrings of a package that was read."""
        links = {name: f"{pkg.path}.{name}" for name in pkg.exports or () if isinstance(name, str)}
        for found in objects(pkg):
            if found.docstring is not None:
                own = {name: path for name, path in links.items() if name != found.name}
                found.docstring.value = for_generator(found.docstring.value, own)


def objects(found: griffe.Object) -> Iterator[griffe.Object]:
    """Yield an object and all that is defined in it."""
    yield found
    for member in found.members.values():
        if isinstance(member, griffe.Object):
            yield from objects(member)
