"""From the Markdown of the repository (CommonMark) to that of the site generator (Python-Markdown).

Python-Markdown needs a blank line before a list, and four spaces of indentation for what belongs to an item. In a
table, it does not need a backslash before a vertical bar in code, and would show it.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tools.site.fences import outside_fences

PARSER = MarkdownIt("commonmark")
MARKER = re.compile(r" *([-*+]|\d+[.)])( {1,4}(?=\S)| |$)")
ITEM = re.compile(r"^ *(?:[-*+]|\d+[.)])(?: |$)", re.MULTILINE)
INDENT = 4
ROW_CODE = re.compile(r"^ *\|.*`.*\\\|.*$", re.MULTILINE)
CODE = re.compile(r"`[^`\n]+`")
LISTS = ("bullet_list_open", "ordered_list_open")


def for_generator(text: str) -> str:
    """Return the text of a page or docstring, as Python-Markdown has to read it."""
    return outside_fences(_indented(text), _with_plain_pipes)


def _with_plain_pipes(text: str) -> str:
    """Return a text without backslashes before the vertical bars in the code of tables."""
    return ROW_CODE.sub(lambda row: CODE.sub(lambda code: code[0].replace("\\|", "|"), row[0]), text)


def _indented(text: str) -> str:
    if not ITEM.search(text):
        return text  # most docstrings have no list
    lines = text.split("\n")
    tokens = PARSER.parse(text)
    depths = [0] * len(lines)  # in how many items a line is
    offsets = [0] * len(lines)  # in which column the content of the innermost one begins
    heads = dict[int, str]()  # the markers of the items that begin in a line
    for token in tokens:
        if token.type == "list_item_open":
            start, end = _lines(token)
            marker, offset = _marker(lines[start], offsets[start] if start in heads else 0)
            heads[start] = heads.get(start, "") + marker.ljust(INDENT)
            depths[start:end] = [depth + 1 for depth in depths[start:end]]
            offsets[start:end] = [offset] * (end - start)
    lists = {_lines(token)[0] for token in tokens if token.type in LISTS and token.level == 0}
    written = list[str]()
    for number, line in enumerate(lines):
        if number in lists and number and lines[number - 1].strip():
            written.append("")
        written.append(_moved(line, depths[number], offsets[number], heads.get(number, "")))
    return "\n".join(written)


def _marker(line: str, column: int) -> tuple[str, int]:
    """Return the marker of an item that begins at or after a column, and the column of its content."""
    found = MARKER.match(line, column)
    assert found is not None, line
    spaces = found[2] or " "
    return found[1], found.end(1) + len(spaces)


def _moved(line: str, depth: int, offset: int, head: str) -> str:
    """Return a line of an item with the indentation for its depth, where the line begins the items of the head."""
    if not depth or not line.strip():
        return line
    if head:
        return (" " * (INDENT * depth - len(head)) + head + line[offset:]).rstrip()
    indentation = len(line) - len(line.lstrip(" "))
    return " " * (INDENT * depth + max(0, indentation - offset)) + line.lstrip(" ")


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
