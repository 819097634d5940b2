"""Read the entries of a changelog as Markdown, so that a heading or a text is what a reader sees as one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

_MARKDOWN = MarkdownIt("commonmark")
_SHOWN = ("code_inline", "image", "text")
"""The parts of a line that are shown. Comments and tags are not."""
_VERSION = re.compile(r"(?:version\s+)?\[?v?([0-9][^\s\[\](),:]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a changelog says about a version.

    Attributes:
        version: The version in the heading, or its first word if that is none.
        has_text: Whether a reader sees a word below the heading, other than in headings and in fenced code.
        source: All lines of the entry, with comments and code.
    """

    version: str
    has_text: bool
    source: str


def entries(changelog: str) -> list[Entry]:
    """Return the entries of a changelog, which begin with headings of the second level."""
    tokens = _MARKDOWN.parse(changelog)
    lines = re.split(r"\r\n?|\n", changelog)
    begins = [at for at, token in enumerate(tokens) if token.type == "heading_open" and token.tag == "h2"]
    begins = [at for at in begins if tokens[at].level == 0]
    found: list[Entry] = []
    for at, end in pairwise([*begins, len(tokens)]):
        first, last = _line(tokens, at, len(lines)), _line(tokens, end, len(lines))
        below = zip(tokens[at + 2 : end], tokens[at + 3 : end], strict=False)
        texts = [_shown(token) for before, token in below if before.type != "heading_open"]
        has_text = any(letter.isalnum() for text in texts for letter in text)
        found.append(Entry(_version(_shown(tokens[at + 1])), has_text, "\n".join(lines[first:last])))
    return found


def _line(tokens: list[Token], at: int, number: int) -> int:
    place = tokens[at].map if at < len(tokens) else None
    return number if place is None else place[0]


def _shown(token: Token) -> str:
    """Return what a reader sees of a paragraph or a heading. A list that is indented too far is shown as code."""
    if token.type == "code_block":
        return token.content
    return "".join(child.content for child in token.children or [] if child.type in _SHOWN)


def _version(title: str) -> str:
    found = _VERSION.match(title)
    return found[1] if found is not None else next(iter(title.split()), "")
