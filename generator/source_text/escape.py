"""Escape text of a document for the place where it is rendered."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

from ..runtime.values.json import is_array, is_object
from .typed import Code, DocText, literal

WIDTH = 120


def text(value: Any) -> DocText:
    """Return text of a document, which must be escaped before use."""
    return DocText("" if value is None else str(value))


def literal_tuples(groups: Sequence[Sequence[str]]) -> Code:
    """Return groups of names as a Python tuple of tuples."""
    return Code(f"({''.join(f'{literal(group)},' for group in groups)})")


def docstring(value: DocText, indent: int = 4) -> Code:
    """Return text as a docstring with its quotes, wrapped for its indentation."""
    return Code(_docstring(value.raw, indent))


def _docstring(raw: str, indent: int) -> str:
    lines = _wrapped(_escaped_text(raw), WIDTH - indent - 3)
    if not lines:
        return '""""""'
    if lines[-1].endswith('"'):
        lines[-1] += " "
    if len(lines) == 1 and len(lines[0]) > WIDTH - indent - 6:
        lines = _wrapped(lines[0], WIDTH - indent - 6)  # the formatter puts the quotes behind a single line
    if len(lines) == 1:
        return f'"""{lines[0]}"""'
    pad = " " * indent
    return (
        '"""'
        + "\n".join(f"{pad}{line}" if line and index else line for index, line in enumerate(lines))
        + f'\n{pad}"""'
    )


def compact_docstring(value: DocText, indent: int = 4) -> Code:
    """Return text as a docstring whose closing quotes are behind its last line."""
    lines = f"\n{' ' * indent}".join(_wrapped(_escaped_text(value.raw), WIDTH - indent - 6))
    return Code(f'"""{lines} """' if lines.endswith('"') else f'"""{lines}"""')


def comment(value: DocText) -> Code:
    """Return text as one line of a comment, which does not declare the encoding of its file."""
    line = " ".join(_escaped_text(value.raw).split())
    return Code(re.sub(r"coding(?=[:=])", "coding ", line))


def sentence(value: Any) -> str:
    """Return text as a sentence on one line, for use inside a longer text."""
    line = " ".join(str(value or "").split())
    return line if not line or line[-1] in ".!?:" else f"{line}."


def section(title: str, entries: Iterable[tuple[str, str]]) -> str:
    """Return a section of a docstring in Google style: a title, and a line for each name with its text."""
    lines = [f"    {name}: {meaning}" for name, meaning in entries]
    return "\n".join([f"{title}:", *lines]) if lines else ""


def paragraphs(parts: Sequence[str]) -> DocText:
    """Return the parts of a docstring, separated by empty lines."""
    return DocText("\n\n".join(part.strip("\n") for part in parts if part.strip()))


def _printable(value: str) -> str:
    """Return text without unprintable characters; unusual spaces become plain ones, so that words stay separate."""
    if value.replace("\n", "").isprintable():
        return value
    return "".join(
        character if character == "\n" or character.isprintable() else " " if character.isspace() else ""
        for character in value
    )


def _escaped_text(value: str) -> str:
    return _printable(value).replace("\\", "\\\\").replace('"""', '\\"\\"\\"')


_STANDS_ALONE = re.compile(r"$|\s|[-*|#>] ?|\d+\. |\w+:$")
"""Lines that are not part of a running paragraph: empty or indented lines, items, tables, titles of sections."""


def _wrapped(value: str, width: int) -> list[str]:
    lines: list[str] = []
    for line in _joined(value.strip().split("\n")):
        margin = re.match(r" *(?:[-*] |\w+: )?", line)
        lead = line[: len(line) - len(line.lstrip())]
        hang = lead + ("    " if lead else "  " if margin and margin.group().strip() in ("-", "*") else "")
        if len(line) <= width or line.lstrip().startswith("|"):
            lines.append(line)
        else:
            lines += textwrap.wrap(line, width, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False)
    return lines


def _joined(lines: list[str]) -> list[str]:
    """Return the lines, with those of a paragraph joined: a document is wrapped for its own margin."""
    joined: list[str] = []
    for line in (line.rstrip() for line in lines):
        runs_on = joined and not _STANDS_ALONE.match(line) and not _STANDS_ALONE.match(joined[-1])
        if runs_on:
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return joined


def markdown(value: DocText | str) -> Code:
    """Return text as a sentence on one line of Markdown."""
    return Code(sentence(_markdown(value)))


def markdown_title(value: DocText | str) -> Code:
    """Return text as one line of Markdown, without a full stop."""
    return Code(" ".join(_markdown(value).split()))


def markdown_code(value: DocText | str) -> Code:
    """Return text as code on one line of Markdown, which may be in a table."""
    raw = value.raw if isinstance(value, DocText) else value
    line = " ".join(_printable(raw).split()).replace("`", "'").replace("|", "\\|")
    return Code(f"`{line}`")


def markdown_cell(value: DocText | str) -> Code:
    """Return text as a sentence in a cell of a table of Markdown."""
    return Code(markdown(value).replace("|", "\\|"))


def _markdown(value: DocText | str) -> str:
    raw = value.raw if isinstance(value, DocText) else str(value)
    escaped = re.sub(r"([\\<>\[\]])", r"\\\1", _printable(raw)).strip()
    return _NUMBERED.sub(r"\1\\\2", _BLOCK.sub(r"\\\g<0>", escaped))


_BLOCK = re.compile(r"^(?:(?:#{1,6}|[-+*])(?=\s|$)|([-*_])(?:\s*\1){2,}\s*$|(?:~{3}|`{3}|=+\s*$))")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
"""What makes a line another block than a paragraph, at its beginning."""


def toml(value: DocText | str) -> Code:
    """Return text as a string of TOML on one line."""
    raw = value.raw if isinstance(value, DocText) else value
    line = " ".join(_printable(raw).split())
    return Code('"' + line.replace("\\", "\\\\").replace('"', '\\"') + '"')


_PLAIN_YAML = re.compile(
    r"(?!(?:true|false|null|yes|no|on|off|y|n)$)[a-z_$][a-z0-9_$-]*(?: [a-z0-9_'-]+)*\.?", re.ASCII | re.IGNORECASE
)
"""Text that YAML reads as the same text without quotes, in a flow collection too."""


def yaml(value: Any) -> Code:
    """Return a JSON value as YAML on one line."""
    return Code(_yaml(value.raw if isinstance(value, DocText) else value))


def _yaml(value: Any) -> str:
    if is_object(value):
        return f"{{{', '.join(f'{_yaml(key)}: {_yaml(item)}' for key, item in value.items())}}}"
    if is_array(value):
        return f"[{', '.join(map(_yaml, value))}]"
    if isinstance(value, str) and _PLAIN_YAML.fullmatch(value):
        return value
    return json.dumps(value)
