"""Rules for paths: a request reaches the path that is written, with each parameter once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..document.bundle import Document
from ..document.json_pointer import escape
from ..document.problems import Problem
from ..document.traversal import operation_parameters, operations

_DOTS = re.compile(r"/(?:\.|%2[eE]){1,2}(?=/|$)")
_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


def lead_where_they_say(document: Document) -> Iterator[Problem]:
    """Require that a path has no step to itself or to the folder around it, which a URL loses, and no broken escape."""
    for path in document.data["paths"]:
        if _DOTS.search(path):
            yield document.problem(f"/paths/{escape(path)}", "has a step . or .., which no URL keeps; remove the step")
        if _ESCAPE.search(path):
            yield document.problem(
                f"/paths/{escape(path)}", "has a % that begins no escape of two hexadecimal digits; write %25 for it"
            )


def declare_parameters_once(document: Document) -> Iterator[Problem]:
    """Require that an operation has each parameter once, whether the operation or its path declares it."""
    for pointer, path, _, operation in operations(document):
        seen: set[tuple[str, str]] = set()
        for parameter in operation_parameters(document, path, operation):
            name = parameter["name"].lower() if parameter["in"] == "header" else parameter["name"]
            if (parameter["in"], name) in seen:
                where = f"the {parameter['in']} parameter {parameter['name']!r}"
                yield document.problem(
                    pointer, f"has {where} twice, here or at the path and its operation; remove one of them"
                )
            seen.add((parameter["in"], name))
