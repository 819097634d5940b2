"""Rules for servers: a client accepts every URL that they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from ..document.bundle import Document
from ..document.json_pointer import escape
from ..document.problems import Problem
from ..runtime.client.options import checked_base_url
from ..runtime.values.argument_error import ArgumentError

_MOST = 1000
"""The combinations of values of one server that are checked, at most."""


def have_usable_urls(document: Document) -> Iterator[Problem]:
    """Require that variables and URLs agree, and that each URL is one that ``base_url`` of the client accepts."""
    for index, server in enumerate(document.data["servers"]):
        pointer = f"/servers/{index}"
        variables = server.get("variables", {})
        used = set(re.findall(r"{([^}]*)}", server["url"]))
        for name in sorted(used - variables.keys()):
            yield document.problem(pointer, f"must declare the variable {name!r}, which its url uses")
        for name in variables.keys() - used:
            yield document.problem(f"{pointer}/variables/{escape(name)}", "is not in the url; remove it")
        for name, variable in variables.items():
            if variable["default"] not in variable.get("enum", [variable["default"]]):
                yield document.problem(f"{pointer}/variables/{escape(name)}/default", "must be one of its enum")
        if used <= variables.keys():
            yield from _url(document, pointer, server["url"], variables)


def _url(document: Document, pointer: str, url: str, variables: Mapping[str, Any]) -> Iterator[Problem]:
    """Require that a URL is usable with every combination of the values of its variables."""
    values = [dict.fromkeys((variable["default"], *variable.get("enum", ()))) for variable in variables.values()]
    for count, chosen in enumerate(product(*values)):
        filled = url
        for name, value in zip(variables, chosen, strict=True):
            filled = filled.replace(f"{{{name}}}", value)
        try:
            checked_base_url(filled, allow_insecure=False)
        except ArgumentError as error:
            with_values = f" with {', '.join(map(repr, chosen))}" if variables else ""
            yield document.problem(f"{pointer}/url", f"{error.reason.partition(';')[0]}{with_values}")
            return
        if count == _MOST:
            yield document.problem(f"{pointer}/variables", f"have more than {_MOST} combinations; list fewer values")
            return
