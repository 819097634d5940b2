"""Rules for the root of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..document.bundle import Document
from ..document.problems import Problem
from ..document.traversal import operations
from ..runtime.values.json import is_array, is_object


def has_contents(document: Document) -> Iterator[Problem]:
    """Require the version, an operation and a schema."""
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


def names_the_client(document: Document) -> Iterator[Problem]:
    """Require the name of the client, and pointers into error bodies."""
    data = document.data
    sdk = data.get("x-sdk")
    if not is_object(sdk) or not {"client", "environment"} <= sdk.keys():
        yield document.problem(
            "/x-sdk", "must name the client class and the prefix of its environment variables: {client, environment}"
        )
    if not is_object(data.get("x-errors")):
        yield document.problem("/x-errors", "must map error fields to JSON pointers into the error body")


def lists_servers(document: Document) -> Iterator[Problem]:
    """Require a server, and a declaration of each variable in its URL."""
    servers = document.data.get("servers")
    if not is_array(servers) or not servers or any("url" not in server for server in servers):
        yield document.problem("/servers", "must list at least one server with a url")
    else:
        for index, server in enumerate(servers):
            for name in set(re.findall(r"{([^}]*)}", server["url"])) - server.get("variables", {}).keys():
                yield document.problem(f"/servers/{index}", f"must declare the variable {name}, which its url uses")


def _has_class(schema: object) -> bool:
    return is_object(schema) and ("enum" in schema or schema.get("type") == "object")


def names_credentials(document: Document) -> Iterator[Problem]:
    """Require the credentials that every request needs."""
    security = document.data.get("security")
    if not is_array(security) or len(security) != 1 or not is_object(security[0]):
        yield document.problem("/security", "must have one requirement, which names every scheme that a request needs")
        return
    schemes = document.data.get("components", {}).get("securitySchemes", {})
    for name in security[0]:
        pointer = f"/components/securitySchemes/{name}"
        if name not in schemes and document.broken:
            continue  # it may be in a part that could not be read
        if name not in schemes:
            yield document.problem("/security/0", f"{name} is not among components.securitySchemes")
        elif not is_object(sdk := schemes[name].get("x-sdk")) or not (
            {"argument"} <= sdk.keys() or {"signer", "prefix", "arguments", "audience"} <= sdk.keys()
        ):
            yield document.problem(
                pointer,
                "needs x-sdk: {argument} for a key, or {signer, prefix, arguments, audience} for a signed token",
            )
