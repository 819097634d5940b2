"""The code in a page or a docstring: fenced and indented blocks, with their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).parents[2]
PATTERNS = (
    *("*.md", "docs/**/*.md", "mockserver/README.md", "tools/*/README.md", "generated/*/README.md"),
    "examples/**/README.md",
)
MARK = re.compile(r"<!-- not run: (?P<reason>.*?) -->", re.DOTALL)
"""The comment on the line before a block that cannot be executed."""
TITLE = re.compile(r'\btitle="([^"]*)"')
_MARKDOWN = MarkdownIt("commonmark").disable("inline")  # what is in a paragraph is not needed, and takes most time


@dataclass(frozen=True)
class Block:
    """A block of code.

    Attributes:
        language: The first word of its info string; empty if it has none.
        title: The title in its info string; empty if it has none.
        text: The code, without the indentation of the block.
        first: The line of the fence, or of the code if it is indented; 1 is the first line.
        last: The last line that belongs to the block.
        is_fenced: Whether it has a fence. A block without one is indented by four spaces.
        reason: Why it is not executed, from the comment before it; None if there is no comment.
    """

    language: str
    title: str
    text: str
    first: int
    last: int
    is_fenced: bool = True
    reason: str | None = None

    @property
    def line(self) -> int:
        """The line of the first line of the code."""
        return self.first + self.is_fenced

    @property
    def is_output(self) -> bool:
        """Whether it shows what the block before it prints."""
        return self.title == "Output"


def pages(root: Path = ROOT) -> list[Path]:
    """Return every page of the documentation."""
    return sorted({path for pattern in PATTERNS for path in root.glob(pattern)})


def blocks_of(text: str) -> Iterator[Block]:
    """Yield the blocks of a Markdown text, in order."""
    before: Token | None = None
    for token in _MARKDOWN.parse(text):
        if token.map is None or token.type == "inline":
            continue
        if token.type in ("fence", "code_block"):
            yield _block(token, before)
        before = token


def _block(token: Token, before: Token | None) -> Block:
    assert token.map is not None
    first, end = token.map
    language, _, rest = token.info.partition(" ")
    title = TITLE.search(rest)
    is_marked = before is not None and before.type == "html_block" and before.map is not None and before.map[1] == first
    mark = MARK.search(before.content) if is_marked and before is not None else None
    return Block(
        language=language,
        title=title[1] if title else "",
        text=token.content,
        first=first + 1,
        last=end,
        is_fenced=token.type == "fence",
        reason=None if mark is None else " ".join(mark["reason"].split()),
    )
