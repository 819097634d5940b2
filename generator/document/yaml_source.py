"""Read YAML files into plain values, with the line of every value.

Plain scalars follow the core schema of YAML 1.2: ``True`` and ``0x1f`` are values, ``no`` is text, and so are times. A
duplicate key is an error. Values are made from the parser's events, without recursion, so that depth, size and aliases
are bounded while a file is read.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from attrs import define, frozen
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)
from yaml.reader import ReaderError

from ..runtime.values.json import is_array, is_object
from .files import read_text
from .json_pointer import escape, unescape
from .limits import (
    MAX_DEPTH,
    MAX_ENTRIES,
    MAX_KEY_CHARACTERS,
    MAX_NUMBER_CHARACTERS,
    MAX_TEXT_CHARACTERS,
    MAX_VALUES,
)
from .problems import Place, SpecError

_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_RADIX = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_CONSTANTS = {
    "": None,
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}

_QUOTES = ("'", '"', "|", ">")
"""The styles of scalars that are always text."""

_NO_LINE_ENDS = "\x85\u2028\u2029"
"""Characters that the parser takes for ends of lines, as YAML 1.1 did. In YAML 1.2 and for editors they are text."""

_NO_TEXT = frozenset({0xFEFF, 0xFFFE, 0xFFFF})
"""Code points that the parser does not accept, or does not keep, in a text."""

_CORE = "tag:yaml.org,2002:"
_TEXT_TAGS = ("!", f"{_CORE}str")
_TYPE_TAGS: dict[str, type | tuple[type, ...]] = {
    f"{_CORE}int": int,
    f"{_CORE}float": (int, float),
    f"{_CORE}bool": bool,
    f"{_CORE}null": type(None),
}
"""Tags that state what a plain scalar is anyway, with the types that it may have."""

_COLLECTION_TAGS = ("!", f"{_CORE}map", f"{_CORE}seq")

_HINTS = {
    "mapping values are not allowed": "quote the text if it contains a colon",
    "did not find expected key": "quote the text if it contains a colon or quotes, and check the indentation",
    "could not find expected ':'": "write a colon after the key, and check the indentation",
    "did not find expected '-' indicator": "align the entries of the list, and check the indentation",
    "did not find expected ',' or ']'": "close the list with ], and quote its texts",
    "did not find expected ',' or '}'": "close the object with }, and quote its texts",
    "did not find expected node content": "close the bracket, or quote the text",
    "cannot start any token": "indent with spaces, not tabs, and quote a text that begins with a special character",
    "unexpected end of stream": "close the quote",
    "document indicator": "close the quote",
    "undefined alias": "quote the text if it begins with *, or define the anchor before it",
    "undefined tag handle": "quote the text if it begins with !",
    "control characters are not allowed": "remove the control character",
    "escape": "in double quotes, write a backslash as two, or use single quotes",
    "sequence entries are not allowed": "put the first - on a line of its own",
    "did not find expected alphabetic": "quote the text if it begins with & or *",
}
"""What to do about the parser's messages, which do not say it."""


@frozen
class Lines:
    """The line of a value, and those of the values in it, by key or index."""

    line: int
    inside: dict[str, Lines] | list[Lines] | None = None


@frozen
class Source:
    """A file, read into a plain value.

    Attributes:
        path: The path of the file.
        value: The content.
        lines: The line of each value.
        count: The number of values.
    """

    path: Path
    value: Any
    lines: Lines
    count: int

    def place(self, pointer: str) -> Place:
        """Return the place of a pointer. The line is that of the nearest enclosing value that exists."""
        found = self.lines
        for token in pointer.split("/")[1:]:
            inside = found.inside
            if isinstance(inside, dict) and (key := unescape(token)) in inside:
                found = inside[key]
            elif isinstance(inside, list) and token.isdecimal() and len(token) < 9 and int(token) < len(inside):
                found = inside[int(token)]
            else:
                break
        return Place(self.path, found.line, pointer)


def load(path: Path) -> Source:
    """Read a file.

    Raises:
        SpecError: The file cannot be read, is not valid YAML, is not JSON, or exceeds a limit.
    """
    return _Reader(path).read(read_text(path))


@define
class _Open:
    """An object or array whose end has not been read.

    Attributes:
        value: The object or array.
        lines: The lines of the values in it.
        line: Its own line.
        pointer: Its pointer.
        anchor: Its anchor.
        before: The number of values before it.
        key: In an object, the key whose value comes next.
        key_line: The line of that key.
    """

    value: dict[str, Any] | list[Any]
    lines: dict[str, Lines] | list[Lines]
    line: int
    pointer: str
    anchor: str | None
    before: int
    key: str | None = None
    key_line: int = 0


class _Reader:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._count = 0
        self._open: list[_Open] = []
        self._anchors: dict[str, tuple[Any, Lines, int] | None] = {}
        self._root: tuple[Any, Lines] | None = None
        self._restored: dict[int, str] = {}

    def read(self, text: str) -> Source:
        documents = 0
        for event in self._events(text):
            if isinstance(event, CollectionEndEvent):
                self._close()
            elif isinstance(event, NodeEvent):
                self._node(event)
            elif isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self._error(event, "contains several YAML documents; write one document per file")
        if self._root is None:
            raise SpecError.at(Place(self._path, 1, ""), "is empty; remove the file, or write something in it")
        value, lines = self._root
        return Source(self._path, value, lines, self._count)

    def _events(self, text: str) -> Iterator[Event]:
        text = self._without_line_ends(text.removeprefix("\ufeff"))
        try:
            yield from yaml.parse(text, Loader=yaml.CSafeLoader)  # pyright: ignore[reportUnknownMemberType]  # its stub leaves the loader open
        except yaml.MarkedYAMLError as error:
            message = error.problem or "unreadable"
            mark = error.problem_mark or error.context_mark
            raise SpecError.at(Place(self._path, mark.line + 1 if mark else 1, ""), _explained(message)) from None
        except ReaderError as error:
            line = len(re.findall(rb"\r\n?|\n", text.encode()[: error.position])) + 1
            raise SpecError.at(Place(self._path, line, ""), _explained(str(error.reason))) from None
        except (yaml.YAMLError, UnicodeError) as error:
            raise SpecError.at(Place(self._path, 1, ""), _explained(str(error).partition("\n")[0])) from None

    def _node(self, event: NodeEvent) -> None:
        top = self._open[-1] if self._open else None
        if top is not None and isinstance(top.value, dict) and top.key is None:
            self._key(top, event)
            return
        self._count += 1
        if self._count > MAX_VALUES:
            raise self._error(event, f"has more than {MAX_VALUES:,} values; split the API, or shorten its examples")
        line = _line(event)
        if isinstance(event, ScalarEvent):
            self._add(self._scalar(event), Lines(line), event.anchor)
        elif isinstance(event, AliasEvent):
            self._alias(event)
        else:
            self._begin(event, line)

    def _begin(self, event: NodeEvent, line: int) -> None:
        assert isinstance(event, (MappingStartEvent, SequenceStartEvent))
        if event.tag is not None and event.tag not in _COLLECTION_TAGS:
            raise self._error(event, f"has the YAML tag {event.tag}, which JSON cannot represent; remove the tag")
        if len(self._open) >= MAX_DEPTH:
            raise self._error(event, f"is nested more than {MAX_DEPTH} levels deep; give inner schemas a name")
        value: dict[str, Any] | list[Any]
        lines: dict[str, Lines] | list[Lines]
        value, lines = ({}, {}) if isinstance(event, MappingStartEvent) else ([], [])
        if event.anchor is not None:
            self._anchors[event.anchor] = None
        self._open.append(_Open(value, lines, line, self._pointer(), event.anchor, self._count))

    def _close(self) -> None:
        done = self._open.pop()
        self._add(done.value, Lines(done.line, done.lines), done.anchor, self._count - done.before + 1)

    def _add(self, value: Any, lines: Lines, anchor: str | None, count: int = 1) -> None:
        if anchor is not None:
            self._anchors[anchor] = (value, lines, count)
        if not self._open:
            self._root = value, lines
            return
        top = self._open[-1]
        if len(top.value) >= MAX_ENTRIES:
            raise SpecError.at(
                Place(self._path, lines.line, top.pointer), f"has more than {MAX_ENTRIES:,} entries; remove some"
            )
        if isinstance(top.value, dict) and isinstance(top.lines, dict):
            assert top.key is not None
            top.value[top.key] = value
            top.lines[top.key] = Lines(top.key_line, lines.inside)
            top.key = None
        elif isinstance(top.value, list) and isinstance(top.lines, list):
            top.value.append(value)
            top.lines.append(lines)

    def _key(self, top: _Open, event: NodeEvent) -> None:
        if not isinstance(event, ScalarEvent):
            raise self._error(event, "has a key that is not text; JSON allows only text as a key")
        if event.tag is not None and event.tag not in _TEXT_TAGS:
            raise self._error(event, f"has a key with the YAML tag {event.tag}; remove the tag")
        key = str(event.value).translate(self._restored)
        if len(key) > MAX_KEY_CHARACTERS:
            raise self._error(event, f"has a key of {len(key):,} characters; at most {MAX_KEY_CHARACTERS} are allowed")
        if key == "<<" and event.style not in _QUOTES:
            raise self._error(event, "uses the YAML merge key <<, which is not supported; write the entries out")
        if key in top.value:
            raise SpecError.at(
                Place(self._path, _line(event), f"{top.pointer}/{escape(key)}"),
                f"duplicate key {key!r}; remove one",
            )
        top.key, top.key_line = key, _line(event)

    def _alias(self, event: AliasEvent) -> None:
        name = str(event.anchor)
        if name not in self._anchors:
            raise self._error(event, _explained("found undefined alias"))
        found = self._anchors[name]
        if found is None:
            raise self._error(event, f"contains itself through the alias *{name}; write the inner value out")
        value, lines, count = found
        self._count += count - 1
        if self._count > MAX_VALUES:
            raise self._error(
                event, f"has more than {MAX_VALUES:,} values when its aliases are expanded; write them out"
            )
        if len(self._open) + _depth(value) > MAX_DEPTH:
            raise self._error(event, f"is nested more than {MAX_DEPTH} levels deep when its aliases are expanded")
        self._add(value, lines, None)

    def _scalar(self, event: ScalarEvent) -> Any:
        text = str(event.value).translate(self._restored)
        if len(text) > MAX_TEXT_CHARACTERS:
            message = f"is a text of {len(text):,} characters; at most {MAX_TEXT_CHARACTERS:,} are allowed"
            raise self._error(event, message)
        if event.tag in _TEXT_TAGS or (event.tag is None and event.style in _QUOTES):
            return text
        if event.tag is not None and event.tag not in _TYPE_TAGS:
            raise self._error(event, f"has the YAML tag {event.tag}, which JSON cannot represent; remove the tag")
        value = self._plain(event, text)
        if event.tag is not None and not isinstance(value, _TYPE_TAGS[event.tag]):
            raise self._error(event, f"is not a value of the YAML tag {event.tag}; remove the tag")
        return value

    def _plain(self, event: ScalarEvent, text: str) -> Any:
        if is_text(text):
            return text
        if text in _CONSTANTS:
            return _CONSTANTS[text]
        if _NOT_FINITE.fullmatch(text):
            raise self._error(event, f"{text} is a number that JSON cannot represent; quote it if it is text")
        if len(text) > MAX_NUMBER_CHARACTERS:
            message = f"is a number of {len(text):,} characters; at most {MAX_NUMBER_CHARACTERS} are allowed"
            raise self._error(event, message)
        if _RADIX.fullmatch(text):
            return int(text, 0)
        number = int(text) if _INTEGER.fullmatch(text) else float(text)
        if math.isinf(number) or abs(number) > 1e308:
            raise self._error(event, "is a number that is too large; write a smaller one, or quote it as text")
        return number

    def _pointer(self) -> str:
        """Return the pointer of the value that is read next."""
        if not self._open:
            return ""
        top = self._open[-1]
        if isinstance(top.value, list):
            return f"{top.pointer}/{len(top.value)}"
        return top.pointer if top.key is None else f"{top.pointer}/{escape(top.key)}"

    def _without_line_ends(self, text: str) -> str:
        """Return a text with others for the characters that the parser misunderstands, which the values get back."""
        used = [character for character in _NO_LINE_ENDS if character in text]
        if not used:
            return text
        there = set(text)
        free = (chr(code) for code in range(0xE000, 0x10FFFF) if code not in _NO_TEXT and chr(code) not in there)
        stand_ins = dict(zip(used, free, strict=False))
        self._restored = {ord(other): character for character, other in stand_ins.items()}
        return text.translate({ord(character): other for character, other in stand_ins.items()})

    def _error(self, event: Event, message: str) -> SpecError:
        return SpecError.at(Place(self._path, _line(event), self._pointer()), message)


def _depth(value: Any) -> int:
    """Return the number of objects and arrays inside each other in a value. A shared value counts once per level."""
    depth = 0
    level: dict[int, Any] = {id(value): value}
    while level := {id(item): item for item in level.values() if is_object(item) or is_array(item)}:
        depth += 1
        level = {id(inner): inner for item in level.values() for inner in (item.values() if is_object(item) else item)}
    return depth


def _line(event: Event) -> int:
    return event.start_mark.line + 1 if event.start_mark is not None else 1


def is_text(plain: str) -> bool:
    """Return whether a plain scalar is text, and no value of another type."""
    return not (
        plain in _CONSTANTS or _NOT_FINITE.fullmatch(plain) or _RADIX.fullmatch(plain) or _FLOAT.fullmatch(plain)
    )


def _explained(message: str) -> str:
    """Return a message of the parser with a suggested fix."""
    hint = next((hint for known, hint in _HINTS.items() if known in message), "check the indentation and the quotes")
    return f"is not valid YAML: {message}; {hint}"
