"""The types of text that templates render: source code that the generator wrote, and text of a document.

A template refuses any other text. So what a document says can be rendered only as an ``Identifier``, as a ``Literal``,
or as a ``DocText`` that one of the functions in ``escape`` has escaped for its place.
"""

from __future__ import annotations

import keyword
import math
import re
from collections.abc import Iterable, Sequence
from typing import Any, LiteralString, cast

from attrs import frozen

from ..runtime.values.json import is_object

_DISTRIBUTION = re.compile(r"[a-z0-9]+([._-][a-z0-9]+)*")

_NOT_PLAIN = re.compile(r"""[^ -~]|["\\]""")
"""A character that a Python literal may have to write in another way."""


class Code(str):
    """Text that the generator itself wrote, with text of a document only in escaped form.

    Make it with ``code`` or ``joined``. The operations of ``str`` return a plain ``str``, which no template renders.
    """

    __slots__ = ()


class Identifier(Code):
    """A Python name: ASCII, and not a keyword.

    Raises:
        ValueError: The text is something else.
    """

    __slots__ = ()

    def __new__(cls, name: str) -> Identifier:
        if not is_identifier(name):
            raise ValueError(f"{name!r} is not a Python name")
        return super().__new__(cls, name)


class Literal(Code):
    """A Python literal, made by ``literal``."""

    __slots__ = ()


@frozen
class DocText:
    """Text of a document, or text that contains some. It is escaped where a template renders it.

    Attributes:
        raw: The text as it is.
    """

    raw: str

    def __bool__(self) -> bool:
        return bool(self.raw)

    def __str__(self) -> str:
        raise TypeError("text of a document must be escaped for its place before it is rendered")


def is_identifier(name: str) -> bool:
    """Return whether a text is a Python name: ASCII, and not a keyword."""
    return name.isascii() and name.isidentifier() and not keyword.iskeyword(name)


def code(template: LiteralString, *parts: Code | int) -> Code:
    """Return a text of the generator with each ``{}`` replaced by one of the parts.

    Raises:
        TypeError: A part is a plain text, which could be text of a document.
    """
    pieces: Sequence[str] = template.split("{}")
    if len(pieces) != len(parts) + 1:
        raise TypeError(f"{len(parts)} parts for {template!r}")
    made = pieces[0]
    for part, piece in zip(parts, pieces[1:], strict=True):
        made += str(rendered(part)) + piece
    return Code(made)


def joined(separator: LiteralString, parts: Iterable[Code | int]) -> Code:
    """Return parts joined by a text of the generator.

    Raises:
        TypeError: A part is a plain text, which could be text of a document.
    """
    return Code(separator.join(str(rendered(part)) for part in parts))


def with_line(text: Code, mark: Code, lines: Code) -> Code:
    """Return a text of the generator with other lines in place of the first line that is the mark."""
    before, _, after = f"\n{text}\n".partition(f"\n{mark}\n")
    return Code(f"{before}\n{lines}\n{after}"[1:-1])


def without_end(text: Code, end: LiteralString) -> Code:
    """Return a text of the generator without this end, if it has it."""
    return Code(text.removesuffix(end))


def rendered(value: object) -> Code:
    """Return a value as text to render.

    Raises:
        TypeError: It is neither text of the generator nor a whole number.
    """
    if isinstance(value, Code):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return Code(repr(value))
    raise TypeError(
        f"a template may not render {type(value).__name__}: make it an Identifier or a Literal, or escape a DocText"
    )


def literal(value: Any) -> Literal:
    """Return a JSON value as a Python literal."""
    return Literal(_literal(value))


def distribution_name(folder: str) -> Code | None:
    """Return the name of a folder as the name of a distribution, ``None`` if it cannot be one."""
    return Code(folder) if _DISTRIBUTION.fullmatch(folder) else None


def _literal(value: Any) -> str:
    if isinstance(value, DocText):
        value = value.raw
    if isinstance(value, str):
        return f'"{_NOT_PLAIN.sub(lambda found: escaped(found[0]), value)}"'
    if isinstance(value, float) and not math.isfinite(value):
        return f'float("{value!r}")'
    if isinstance(value, (bool, int, float)) or value is None:
        return repr(value)
    if is_object(value):
        return f"{{{', '.join(f'{_literal(key)}: {_literal(item)}' for key, item in value.items())}}}"
    if isinstance(value, (list, tuple)):
        items = [_literal(item) for item in cast("list[Any]", value)]
        return f"({items[0]},)" if len(items) == 1 else f"({', '.join(items)})"
    if isinstance(value, dict):
        entries = cast("dict[str, Any]", value).items()
        return f"{{{', '.join(f'{_literal(key)}: {_literal(item)}' for key, item in entries)}}}"
    raise TypeError(f"no literal for {type(value).__name__}")


def escaped(character: str) -> str:
    """Return a character as it is written in a Python literal."""
    if character in '"\\':
        return "\\" + character
    if character.isprintable():
        return character
    return repr(character)[1:-1]
