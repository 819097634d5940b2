"""Descriptions with the names that Python code uses, in place of the names of the API."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..document.bundle import Document
from ..document.names import python_name
from ..document.traversal import operations, parameters
from .names import Names

_QUOTED = re.compile(r"(?<!`)`([A-Za-z][\w.\[\]-]*)`(?!`)", re.ASCII)

_known: list[tuple[Document, dict[str, str]]] = []
"""The names of the document that was used last: every docstring needs them."""


def pythonic(document: Document, said: str) -> str:
    """Return a description with each quoted name of the API replaced by the name that Python code uses.

    Names are quoted with backticks: parameters, properties (also as paths, such as `timeZone.timezoneId`) and
    operations. Where a property and a parameter share a name, the property is meant.
    """
    return _QUOTED.sub(lambda match: f"`{_python(_names(document), match[1])}`", said)


def _python(names: dict[str, str], quoted: str) -> str:
    if quoted in names:
        return names[quoted]
    steps = quoted.split(".")
    return ".".join(names[step] for step in steps) if all(step in names for step in steps) else quoted


def _names(document: Document) -> dict[str, str]:
    if not _known or _known[0][0] is not document:
        _known[:] = [(document, _collected(document))]
    return _known[0][1]


def _collected(document: Document) -> dict[str, str]:
    return {**dict(_operations(document)), **dict(_parameters(document)), **dict(_properties(document))}


def _operations(document: Document) -> Iterator[tuple[str, str]]:
    for *_, operation in operations(document):
        sdk = operation["x-sdk"]
        yield operation["operationId"], f"{sdk['resource']}.{sdk['method']}"


def _parameters(document: Document) -> Iterator[tuple[str, str]]:
    for _, parameter in parameters(document):
        yield parameter["name"], python_name(parameter["name"], parameter)


def _properties(document: Document) -> Iterator[tuple[str, str]]:
    for attributes in Names.of(document).attributes.values():
        yield from attributes.items()
