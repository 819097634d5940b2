"""Rules for the root of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..document.bundle import Document
from ..document.problems import Problem
from ..document.traversal import operations
from ..runtime.values.json import is_array, is_object


def declares_what_clients_need(document: Document) -> Iterator[Problem]:
    """Require the version, the name of the client, a server, and pointers into error bodies."""
    data = document.data
    version = str(data.get("openapi", data.get("swagger", "")))
    if not re.fullmatch(r"3\.1\.[0-9]{1,3}", version):
        older = f"is version {version}, but " if re.fullmatch(r"[0-9.]{1,20}", version) else ""
        yield document.problem("/openapi", f"{older}must be 3.1.x; convert the document, and write 3.1.0 here")
    if not operations(document) and not document.broken:
        yield document.problem("/paths", "has no operation; add one")
    if not any(map(_has_class, document.schemas.values())) and not document.broken:
        yield document.problem(
            "/components/schemas",
            "there is no schema of an object; add one in schemas/*.yaml, for a body or a response",
        )
    sdk = data.get("x-sdk")
    if not is_object(sdk) or not {"client", "environment"} <= sdk.keys():
        yield document.problem(
            "/x-sdk", "must name the client class and the prefix of its environment variables: {client, environment}"
        )
    if not is_object(data.get("x-errors")):
        yield document.problem("/x-errors", "must map error fields to JSON pointers into the error body")
    servers = data.get("servers")
    if not is_array(servers) or not servers or any("url" not in server for server in servers):
        yield document.problem("/servers", "must list at least one server with a url")


def _has_class(schema: object) -> bool:
    return is_object(schema) and ("enum" in schema or schema.get("type") == "object")
