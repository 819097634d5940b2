"""A document as the client package that is generated from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..document.bundle import Document
from ..document.facts import FILTER_TYPES, api_title, known_in_errors, known_in_reasons, required_in_errors
from ..document.traversal import operations
from ..settings import version_of
from ..source_text.escape import text
from ..source_text.typed import Code, Identifier, joined
from .context import Context
from .examples import build_example
from .nodes import Client, RateLimit, Reasons
from .operations import build_resources
from .parameters import build_paging, build_parameter
from .parser import Parsed
from .pipelines import build_pipeline
from .records import build_modules
from .security import build_credentials, build_security


def build_client(document: Document, parsed: Parsed) -> Client:
    """Return the node of a whole client package."""
    context = Context.of(document, parsed)
    names, data = context.names, document.data
    sdk = data["x-sdk"]
    rate_limit = data.get("x-rate-limit")
    reasons = data["x-errors"].get("reasons")
    return Client(
        api=document.name,
        package=names.package,
        distribution=names.distribution,
        version=version_of(names.distribution),
        class_name=names.client,
        title=api_title(data["info"]),
        doc=text(data["info"].get("summary", "")),
        about=text(sdk.get("about", "")),
        classifiers=tuple(map(text, sdk.get("classifiers", ()))),
        keywords=tuple(map(text, sdk.get("keywords", ()))),
        example=build_example(document, names),
        base_url=_base_url(document),
        other_urls=tuple(_other_urls(document)),
        time_zone=bool(sdk.get("time_zone")),
        environment=Identifier(sdk["environment"]),
        credentials=tuple(build_credentials(document)),
        filters=tuple(_filters(context)),
        security=build_security(document),
        rate_limit=RateLimit(rate_limit["requests"], rate_limit["seconds"]) if rate_limit else None,
        errors=tuple(
            (Identifier(key), (value,) if isinstance(value, str) else tuple(value))
            for key, value in sorted(data["x-errors"].items())
            if key != "reasons"
        ),
        required_in_errors=tuple(
            (status, tuple(required.items())) for status, required in required_in_errors(document).items()
        ),
        known_in_errors=known_in_errors(document) if reasons else (),
        reasons=Reasons(reasons["list"], reasons["severity"], tuple(reasons["failures"]), known_in_reasons(document))
        if reasons
        else None,
        parameters=tuple(
            (names.parameters[key], build_parameter(context, parameter))
            for key, parameter in sorted(data["components"].get("parameters", {}).items())
        ),
        pagings=tuple(build_paging(names.pagings[key], style) for key, style in data.get("x-pagination", {}).items()),
        modules=tuple(build_modules(context)),
        resources=tuple(build_resources(context)),
        schemas=document.schemas,
        pipeline=build_pipeline(context),
    )


def _filters(context: Context) -> Iterator[tuple[Identifier, str, Code]]:
    """Yield each field that a list can be filtered by: the attribute, the field, and the Python types of its values."""
    found: dict[str, set[str]] = {}
    for *_, operation in operations(context.document):
        for name, form in operation.get("x-filters", {}).items():
            found.setdefault(name, set()).add(FILTER_TYPES[form])
    for name, types in sorted(found.items()):
        names = [Identifier(part) for one in sorted(types) for part in one.split(" | ")]
        yield context.names.filters[name], name, joined(" | ", names)


def _base_url(document: Document) -> str:
    return _filled(document.data["servers"][0], {})


def _other_urls(document: Document) -> Iterator[str]:
    """Yield the further URLs of an API, each of which differs from a server's default URL in one variable."""
    first, *others = document.data["servers"]
    yield from (_filled(server, {}) for server in others)
    for server in (first, *others):
        for name, variable in server.get("variables", {}).items():
            for choice in variable.get("enum", ()):
                if choice != variable["default"]:
                    yield _filled(server, {name: choice})


def _filled(server: Mapping[str, Any], chosen: Mapping[str, str]) -> str:
    """Return the URL of a server, with the default of each variable that is not chosen."""
    url = str(server["url"])
    for name, variable in server.get("variables", {}).items():
        url = url.replace(f"{{{name}}}", chosen.get(name, str(variable["default"])))
    return url.rstrip("/")
