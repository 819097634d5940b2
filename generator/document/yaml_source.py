"""Read YAML files into plain values, with the line of every value.

Plain scalars follow the core schema of YAML 1.2: ``no`` is text, and so are times. A duplicate key is an error.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml
from attrs import frozen
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from .json_pointer import escape
from .problems import Place, SpecError

_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_CONSTANTS = {"": None, "~": None, "null": None, "true": True, "false": False}


@frozen
class Source:
    """A file, read into a plain value.

    Attributes:
        path: The path of the file.
        value: The content.
        lines: The line of each value, by JSON pointer.
    """

    path: Path
    value: Any
    lines: dict[str, int]

    def place(self, pointer: str) -> Place:
        """Return the place of a pointer, or of the nearest enclosing value that exists."""
        known = pointer
        while known not in self.lines and known:
            known = known.rpartition("/")[0]
        return Place(self.path, self.lines.get(known, 1), pointer)


def load(path: Path) -> Source:
    """Read a file.

    Raises:
        SpecError: The file does not exist, or is not valid YAML.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise SpecError.at(Place(path, 1, ""), f"cannot be read: {reason}") from None
    try:
        node: Node | None = yaml.compose(text, Loader=yaml.CSafeLoader)  # pyright: ignore[reportUnknownMemberType]  # its stub leaves the loader open
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise SpecError.at(
            Place(path, mark.line + 1 if mark else 1, ""), f"is not valid YAML: {error.problem or 'unreadable'}"
        ) from None
    except yaml.YAMLError as error:
        raise SpecError.at(Place(path, 1, ""), f"is not valid YAML: {error}") from None
    if node is None:
        raise SpecError.at(Place(path, 1, ""), "is empty")
    lines: dict[str, int] = {}
    return Source(path, _value(path, node, "", lines), lines)


def _value(path: Path, node: Node, pointer: str, lines: dict[str, int]) -> Any:
    lines.setdefault(pointer, node.start_mark.line + 1)
    if isinstance(node, MappingNode):
        return _mapping(path, node, pointer, lines)
    if isinstance(node, SequenceNode):
        return [_value(path, item, f"{pointer}/{index}", lines) for index, item in enumerate(node.value)]
    if isinstance(node, ScalarNode):
        return _scalar(path, node, pointer)
    raise SpecError.at(Place(path, node.start_mark.line + 1, pointer), "is not a JSON value")


def _mapping(path: Path, node: MappingNode, pointer: str, lines: dict[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        place = f"{pointer}/{escape(key)}"
        if key in result:
            raise SpecError.at(Place(path, key_node.start_mark.line + 1, place), f"duplicate key {key!r}; remove one")
        lines[place] = key_node.start_mark.line + 1
        result[key] = _value(path, value_node, place, lines)
    return result


def _scalar(path: Path, node: ScalarNode, pointer: str) -> Any:
    text = str(node.value)
    if node.style in ("'", '"', "|", ">") or node.tag == "tag:yaml.org,2002:str":
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    if not str(node.tag).startswith("tag:yaml.org,2002:"):
        raise SpecError.at(
            Place(path, node.start_mark.line + 1, pointer),
            f"has the YAML tag {node.tag}, which JSON cannot represent; remove it",
        )
    return text
