"""From the Markdown of the repository (CommonMark) to that of the site generator (Python-Markdown).

Python-Markdown needs a blank line before a list, and four spaces of indentation for what belongs to an item.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

PARSER = MarkdownIt("commonmark")
MARKER = re.compile(r"(?:[-*+]|\d+[.)])(?: {1,4}(?=\S)| |$)")
ITEM = re.compile(r"^ *(?:[-*+]|\d+[.)])(?: |$)", re.MULTILINE)
INDENT = 4


def for_generator(text: str) -> str:
    """Return the text of a page or docstring, as Python-Markdown has to read it."""
    if not ITEM.search(text):
        return text  # most docstrings have no list
    lines = text.split("\n")
    tokens = PARSER.parse(text)
    items = [token for token in tokens if token.type == "list_item_open"]
    depth = [0] * len(lines)
    offset = [0] * len(lines)
    first = dict[int, list[tuple[int, str]]]()
    for token in items:
        start, end = _lines(token)
        before = offset[start] if not first.get(start) else first[start][-1][0]
        rest = lines[start][before:]
        stripped = rest.lstrip(" ")
        marker = MARKER.match(stripped)
        assert marker is not None, lines[start]
        width = before + len(rest) - len(stripped) + len(marker[0].rstrip()) + 1
        if len(marker[0]) > len(marker[0].rstrip()):
            width = before + len(rest) - len(stripped) + len(marker[0])
        first.setdefault(start, []).append((width, marker[0].rstrip()))
        for line in range(start, end):
            depth[line] += 1
            offset[line] = width
    starts = {_lines(token)[0] for token in tokens if token.type.endswith("list_open") and token.level == 0}
    written = list[str]()
    for number, line in enumerate(lines):
        if number in starts and number and lines[number - 1].strip():
            written.append("")
        if number in first:
            markers = first[number]
            outer = depth[number] - len(markers)
            head = "".join(marker.ljust(INDENT) for _, marker in markers)
            written.append((" " * INDENT * outer + head + line[markers[-1][0] :]).rstrip())
        elif depth[number] and line.strip():
            indent = len(line) - len(line.lstrip(" "))
            written.append(" " * (INDENT * depth[number] + max(0, indent - offset[number])) + line.lstrip(" "))
        else:
            written.append(line)
    return "\n".join(written)


def title_of(text: str) -> str | None:
    """Return the text of the first heading of a page, if it has one."""
    tokens = PARSER.parse(text)
    for index, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h1":
            children = tokens[index + 1].children or []
            return "".join(child.content for child in children if child.type in ("text", "code_inline"))
    return None


def _lines(token: Token) -> tuple[int, int]:
    assert token.map is not None
    return token.map[0], token.map[1]
