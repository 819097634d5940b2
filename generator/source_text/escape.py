"""Escape text of a document for Python source.

Text of a document is an ``UntrustedString`` until one of these functions has escaped it for the place where it is used.
A template that forgets to escape renders the address of an object, which does not parse.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias, cast

from openapi_python_client.schema.untrusted_string import UntrustedString

WIDTH = 120
Text: TypeAlias = UntrustedString


def text(value: Any) -> Text:
    """Return text of a document, which must be escaped before use."""
    return Text("" if value is None else str(value))


def literal(value: Any) -> str:
    """Return a JSON value as a Python literal."""
    if isinstance(value, Text):
        value = value.get_untrusted_value()
    if isinstance(value, str):
        return '"' + "".join(_escaped(character) for character in value) + '"'
    if isinstance(value, (bool, int, float)) or value is None:
        return repr(value)
    if isinstance(value, (list, tuple)):
        items = [literal(item) for item in cast("Sequence[Any]", value)]
        return f"({items[0]},)" if len(items) == 1 else f"({', '.join(items)})"
    raise TypeError(f"no literal for {type(value).__name__}")


def literal_tuples(groups: Sequence[Sequence[str]]) -> str:
    """Return groups of names as a Python tuple of tuples."""
    return f"({''.join(f'{literal(group)},' for group in groups)})"


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if character.isprintable():
        return character
    return repr(character)[1:-1]


def docstring(value: Text, indent: int = 4) -> str:
    """Return text as a docstring with its quotes, wrapped for its indentation."""
    lines = _wrapped(_escaped_text(value.get_untrusted_value()), WIDTH - indent - 3)
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


def docstring_text(value: Text, indent: int = 4) -> str:
    """Return text wrapped for a docstring, for a generator that escapes and quotes it itself."""
    raw = _printable(value.get_untrusted_value())
    laid_out = f"\n{' ' * indent}".join(_wrapped(raw, WIDTH - indent - 6))
    return f"{laid_out} " if laid_out.endswith('"') else laid_out


def comment(value: Text) -> str:
    """Return text as one line of a comment."""
    return " ".join(_escaped_text(value.get_untrusted_value()).split())


def sentence(value: Any) -> str:
    """Return text as a sentence on one line, for use inside a longer text."""
    line = " ".join(str(value or "").split())
    return line if not line or line[-1] in ".!?:" else f"{line}."


def section(title: str, entries: Iterable[tuple[str, str]]) -> str:
    """Return a section of a docstring in Google style: a title, and a line for each name with its text."""
    lines = [f"    {name}: {meaning}" for name, meaning in entries]
    return "\n".join([f"{title}:", *lines]) if lines else ""


def paragraphs(parts: Sequence[str]) -> Text:
    """Return the parts of a docstring, separated by empty lines."""
    return Text("\n\n".join(part.strip("\n") for part in parts if part.strip()))


def _printable(value: str) -> str:
    """Return text without unprintable characters; unusual spaces become plain ones, so that words stay separate."""
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
        fits = len(line) <= width or line.lstrip().startswith("|")
        wrapped = textwrap.wrap(line, width, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False)
        lines += [line] if fits else wrapped
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


def markdown(value: Text | str) -> str:
    """Return text as one line of Markdown."""
    raw = value.get_untrusted_value() if isinstance(value, Text) else value
    return sentence(re.sub(r"([\\<>\[\]])", r"\\\1", raw))
