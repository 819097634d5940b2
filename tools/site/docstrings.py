"""Docstrings as the site shows them: an extension of griffe, which reads the packages."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import indent
from typing import Any

import griffe

from tools.site.docstring_text import for_generator
from tools.site.examples import TITLE, block, example_for


class Docstrings(griffe.Extension):
    """Converts every docstring of a package to the Markdown of the site, with links to the package's public names.

    That of a method of a resource also gets its example, which a reader can fold.
    """

    def on_package(self, *, pkg: griffe.Module, **_: Any) -> None:
        """Convert the docstrings of a package that was read."""
        links = {name: f"{pkg.path}.{name}" for name in pkg.exports or () if isinstance(name, str)}
        for found in objects(pkg):
            if found.docstring is not None:
                own = {name: path for name, path in links.items() if name != found.name}
                found.docstring.value = for_generator(found.docstring.value, own) + folded_example(found)


def folded_example(found: griffe.Object) -> str:
    """Return the section with the example of a method; empty for any other object."""
    code = example_for(found.path) if isinstance(found, griffe.Function) else None
    return "" if code is None else f"\n\nExample: {TITLE}\n{indent(block(code), '    ')}\n"


def objects(found: griffe.Object) -> Iterator[griffe.Object]:
    """Yield an object and all that is defined in it."""
    yield found
    for member in found.members.values():
        if isinstance(member, griffe.Object):
            yield from objects(member)
