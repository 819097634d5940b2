"""Python names for what a document declares."""

from __future__ import annotations

import builtins
import inspect
import keyword
from collections.abc import Mapping
from typing import Any

from openapi_python_client.strings import PythonIdentifier, snake_case

FIELD_PREFIX = "field_"
"""The prefix that the parser puts before a name that is not a Python identifier."""

TYPE_NAMES = frozenset({"date", "datetime", "wire"})
"""The names in lower case that the body of a generated class needs, in addition to builtins."""


def python_name(name: str, declared: Mapping[str, Any]) -> str:
    """Return the Python name of a parameter or property: the name in ``x-sdk``, otherwise the parser's name.

    The parser avoids every builtin. Only keywords and types need to be avoided: a type may appear in an annotation.
    """
    given = declared.get("x-sdk", {}).get("name")
    if given:
        return str(given)
    called = str(PythonIdentifier(name, FIELD_PREFIX))
    plain = called.removesuffix("_")
    if plain in TYPE_NAMES:
        return f"{plain}_"
    avoided = keyword.iskeyword(plain) or plain == "self" or inspect.isclass(getattr(builtins, plain, None))
    return called if avoided else plain


def constant(name: str) -> str:
    """Return the name of the constant for a shared component."""
    return snake_case(name).upper()
