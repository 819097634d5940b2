"""Rules for the root of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..document.bundle import Document
from ..document.problems import Problem
from ..document.traversal import operations
from ..runtime.values.json import is_array, is_object


def has_contents(document: Document) -> Iterator[Problem]:
    """Require the version and an operation."""
    data = document.data
    version = str(data.get("openapi", data.get("swagger", "")))
    if not re.fullmatch(r"3\.1\.[0-9]{1,3}", version):
        older = f"is version {version}, but " if re.fullmatch(r"[0-9.]{1,20}", version) else ""
        yield document.problem("/openapi", f"{older}must be 3.1.x; convert the document, and write 3.1.0 here")
    if not operations(document) and not document.broken:
        yield document.problem("/paths", "has no operation; add one")


def names_the_client(document: Document) -> Iterator[Problem]:
    """Require the name of the client, and pointers into error bodies."""
    data = document.data
    sdk = data.get("x-sdk")
    if not is_object(sdk) or not {"client", "environment"} <= sdk.keys():
        yield document.problem(
            "/x-sdk", "must name the client class and the prefix of its environment variables: {client, environment}"
        )
    if not is_object(data.get("x-errors")):
        yield document.problem(
            "/x-errors",
            "must map error fields (detail, code, request_id) to JSON pointers into the error body, such as"
            " {detail: /message}",
        )


def lists_servers(document: Document) -> Iterator[Problem]:
    """Require a server, and a declaration of each variable in its URL."""
    servers = document.data.get("servers")
    if not is_array(servers) or not servers or any("url" not in server for server in servers):
        yield document.problem("/servers", "must list at least one server with a url")
