"""Check what a package shows on an index: its addresses, and the links and words of its README."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tools.distributions.packages import Package

_MARKDOWN = MarkdownIt("commonmark")
_OF_TAG = re.compile(r"""\b(?:href|src)\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
"""A link in a tag of HTML."""
_COMPLETE = re.compile(r"#|(?:https?|mailto):", re.IGNORECASE)
"""The beginning of a link to a page of the web, or to a place in the README."""
_NOT_PUBLISHED = "The package is not on an index."


def index_problems(packages: Sequence[Package]) -> Iterator[str]:
    """Yield what is missing from, or wrong on, the page of a package on an index: addresses, links and words."""
    missing = [package.name for package in packages if not package.project.get("urls")]
    if missing:
        yield f"no addresses in the metadata of {', '.join(missing)}"
    for package in packages:
        for address in package.project.get("urls", {}).values():
            if not address.startswith("https://"):
                yield f"{package.name} has the address {address!r}, which does not begin with https://"
        readme = package.files[package.project["readme"]].content.decode("utf-8")
        links = [link for link in _links(_MARKDOWN.parse(readme)) if not _COMPLETE.match(link)]
        if links:
            yield f"the README of {package.name} has {len(links)} links into the repository, such as {links[0]}"
        if _NOT_PUBLISHED in readme:
            yield f'the README of {package.name} says: "{_NOT_PUBLISHED}"'


def _links(tokens: Iterable[Token]) -> Iterator[str]:
    """Yield the links of a README, and the addresses of its images."""
    for token in tokens:
        yield from (str(token.attrs[name]) for name in ("href", "src") if name in token.attrs)
        if token.type in ("html_block", "html_inline"):
            yield from _OF_TAG.findall(token.content)
        yield from _links(token.children or [])
