"""Security schemes as the credentials of a client."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import evolve

from ..document.bundle import Document
from ..document.security import always_required, arguments, own_requirement, required, requirement, schemes
from ..document.traversal import operations
from ..source_text.escape import text
from ..source_text.typed import Identifier
from . import docstrings
from .nodes import Credential
from .security_nodes import Scheme, Security


def build_security(document: Document) -> Security:
    """Return the schemes that operations require."""
    declared = schemes(document)
    always = always_required(document)
    made = tuple(evolve(_scheme(name, declared[name]), optional=name not in always) for name in required(document))
    differs = any(own_requirement(document, operation) is not None for *_, operation in operations(document))
    encoded = (one for scheme in made if scheme.kind in ("basic", "query") for one in scheme.arguments)
    return Security(
        made, requirement(document.data), differs or len({scheme.holder for scheme in made}) > 1, tuple(encoded)
    )


def _scheme(name: str, declared: Mapping[str, Any]) -> Scheme:
    sdk, given = declared["x-sdk"], tuple(map(Identifier, arguments(declared)))
    if declared["type"] == "http":
        is_basic = declared["scheme"].lower() == "basic"
        return Scheme(name, "basic" if is_basic else "header", "Authorization", given, "" if is_basic else "Bearer")
    if "signer" in sdk:
        return Scheme(name, "jwt", declared["name"], given, sdk["prefix"], sdk["audience"])
    return Scheme(name, declared["in"], declared["name"], given, sdk.get("prefix", ""))


def build_credentials(document: Document) -> Iterator[Credential]:
    """Yield the credentials that a client takes."""
    prefix, always = document.data["x-sdk"]["environment"], always_required(document)
    for name in required(document):
        declared = schemes(document)[name]
        for argument in arguments(declared):
            yield Credential(
                argument=Identifier(argument),
                variable=Identifier(f"{prefix}_{argument.upper()}"),
                optional=name not in always,
                doc=text(docstrings.credential(argument, declared)),
            )
