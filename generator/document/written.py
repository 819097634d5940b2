"""Write the names of a document for messages, so that a suggested fix can be copied into its files."""

from __future__ import annotations

import json
import re
from urllib.parse import quote

from .json_pointer import escape
from .yaml_source import is_text

_PLAIN = re.compile(r"[A-Za-z_][\w./#~-]*", re.ASCII)
_NOT_ALWAYS_TEXT = frozenset({"y", "n", "yes", "no", "on", "off"})
"""Words that are text in YAML 1.2, but not for every tool."""


def in_yaml(text: str) -> str:
    """Return a text as it is written in an object or array on one line of YAML: in quotes, unless it needs none."""
    if _PLAIN.fullmatch(text) and is_text(text) and text.lower() not in _NOT_ALWAYS_TEXT:
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in quoted)


def in_reference(*names: str) -> str:
    """Return the fragment of a reference that leads to a value by the names on the way to it."""
    pointer = "".join(f"/{escape(name)}" for name in names)
    return "".join(map(_in_fragment, pointer))


def _in_fragment(character: str) -> str:
    return character if character.isprintable() and character != "%" else quote(character)
