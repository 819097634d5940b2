"""Names in Python for what a document declares."""

from __future__ import annotations

import builtins
import inspect
import keyword
from collections.abc import Mapping
from typing import Any

from openapi_python_client.strings import PythonIdentifier, snake_case

FIELD_PREFIX = "field_"
"""What the parser puts before a name that is no Python identifier."""


def python_name(name: str, declared: Mapping[str, Any]) -> str:
    """How a parameter or property is called in Python: as ``x-sdk`` says, or else as the parser would call it.

    The parser avoids every builtin; here only keywords and classes are avoided: a class may stand in an annotation.
    """
    given = declared.get("x-sdk", {}).get("name")
    if given:
        return str(given)
    called = str(PythonIdentifier(name, FIELD_PREFIX))
    plain = called.removesuffix("_")
    avoided = keyword.iskeyword(plain) or plain == "self" or inspect.isclass(getattr(builtins, plain, None))
    return called if avoided else plain


def constant(name: str) -> str:
    """How what is shared under a name is called as a constant."""
    return snake_case(name).upper()
