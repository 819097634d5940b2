"""Show a call so that it can be repeated: as a Python program and as a curl command."""

from __future__ import annotations

import base64
import shlex
from collections.abc import Collection, Mapping
from typing import Any

from tests.property.adapter import Call
from tests.property.wire import Sent

REDACTED = "<redacted>"

_ADDED_BY_CURL = ("accept-encoding", "connection", "content-length", "host", "transfer-encoding", "user-agent")


def as_python(call: Call, base_url: str) -> str:
    """Return a program that makes a call with the credentials of the environment."""
    api = call.operation.api
    arguments = [*map(source, call.positional), *(f"{name}={source(value)}" for name, value in call.keywords.items())]
    records = sorted(_records([*call.positional, *call.keywords.values()]))
    return "\n".join(
        [
            "import datetime, pathlib, zoneinfo",
            "from decimal import Decimal",
            f"from {api.package.__name__} import {', '.join([api.client_name, *records])}",
            f"with {api.client_name}(base_url={base_url!r}) as client:",
            f"    client.{call.operation.resource}.{call.operation.verb}({', '.join(arguments)})",
        ]
    )


def source(value: Any) -> str:
    """Return an expression for a value, or its repr where there is none, as for an open file."""
    if hasattr(value, "fields_set"):
        given = (f"{name}={source(getattr(value, name))}" for name in sorted(value.fields_set))
        return f"{type(value).__name__}({', '.join(given)})"
    if type(value) in (list, tuple):
        items = ", ".join(map(source, value))
        return f"[{items}]" if type(value) is list else f"({items}{',' * (len(value) == 1)})"
    if type(value) is dict:
        return f"{{{', '.join(f'{source(name)}: {source(part)}' for name, part in value.items())}}}"
    if type(value) is int:
        return str(value) if abs(value) < 10**100 else hex(value)  # Python does not write thousands of digits
    if type(value) is float:
        return f"float({str(value)!r})" if value - value != 0 else repr(value)
    return repr(value)


def as_curl(sent: Sent, secret: Collection[str]) -> str:
    """Return a curl command for a request, without the values of secret headers (names in lower case)."""
    words = ["curl", "-X", sent.method, sent.url]
    for name, value in sent.headers.items():
        if name not in _ADDED_BY_CURL:
            words += ["-H", f"{name}: {REDACTED if name in secret else value}"]
    if not sent.content:
        return shlex.join(words)
    try:
        text = sent.content.decode()
    except UnicodeDecodeError:
        text = "\0"
    if text.isprintable():
        return shlex.join([*words, "--data-binary", text])
    encoded = base64.b64encode(sent.content).decode()
    return f"base64 -d <<< {encoded} | {shlex.join([*words, '--data-binary', '@-'])}"


def _records(values: Collection[Any]) -> set[str]:
    """Return the class names of all records in some values."""
    found: set[str] = set()
    for value in values:
        if hasattr(value, "fields_set"):
            found |= {type(value).__name__} | _records([getattr(value, name) for name in value.fields_set])
        elif isinstance(value, Mapping):
            found |= _records(value.values())
        elif isinstance(value, (list, tuple)):
            found |= _records(value)
    return found
