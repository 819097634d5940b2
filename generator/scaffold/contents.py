"""What is written about a new operation: the values of the templates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..document.security import always_required, arguments, required, schemes
from ..document.traversal import operations
from ..emit.templates import environment
from ..runtime.values.json import is_array
from ..source_text.escape import text
from ..source_text.typed import Code, Identifier, rendered
from .wanted import Place, words

_SOURCE = "not checked against the vendor's documentation"
_TEXTS = {"uuid": "00000000-0000-4000-8000-000000000001", "date": "2027-01-04", "date-time": "2027-01-04T00:00:00Z"}


def path_item(place: Place) -> Code:
    """Return the operation as YAML, as it is in a path item."""
    name, response, request = _schema_name(place), example_response(place), example_request(place)
    return _render(
        place,
        "operation.yaml",
        verb=Identifier(place.wanted.verb),
        summary=words(place.wanted.operation).capitalize(),
        description="Describe in your own words what the operation does.",
        tag=place.tag,
        resource=Identifier(place.resource),
        method=Identifier(place.method),
        safety="read" if place.wanted.verb == "get" else "unsafe",
        source=_SOURCE,
        parameters=[_described(place, parameter) for parameter in place.names if parameter not in place.declared],
        request=request,
        request_schema=f"../schemas/{place.file}.yaml#/{name}Request",
        request_summary="The request.",
        status=status(place),
        success="The response.",
        response=response,
        response_schema=f"../schemas/{place.file}.yaml#/{name}Response",
        errors=list(_errors(place)),
    )


def schemas(place: Place) -> Code | None:
    """Return the schemas of request and response as YAML; None if there are none."""
    name, found = _schema_name(place), list[Mapping[str, Any]]()
    for kind, example in (("Request", example_request(place)), ("Response", example_response(place))):
        if example is not None:
            (key,) = example
            found.append(
                {
                    "name": f"{name}{kind}",
                    "description": f"The {kind.lower()} of `{place.wanted.operation}`.",
                    "closed": kind == "Request",
                    "key": key,
                    "property": list(_property(place, key, kind).items()),
                }
            )
    return _render(place, "schemas.yaml", schemas=found, source=_SOURCE) if found else None


def handler(place: Place, function: str) -> Code:
    """Return the function that carries out the operation in the mock, as the document's example shows it."""
    request = example_request(place)
    ignored = [(Identifier(part), names) for part, names in (("path", place.names), ("body", request or ())) if names]
    about = (
        "Return the example of the document.\n\nThere are no rules for it yet. What they need of the request must be "
        "read in place of being ignored."
    )
    return _render(
        place,
        "handler.py",
        handler=Identifier(function),
        about=text(about),
        ignored=[(part, list(names)) for part, names in ignored],
        has_content=example_response(place) is not None,
        api=place.wanted.api,
    )


def free_name(function: str, module: str) -> str:
    """Return a name for a function of a module of routes that it does not have yet."""
    taken = {*re.findall(r"\w+", module), "Any", "Call", "Handler", "HANDLERS", "Mapping", "documents", "ignored"}
    return f"{function}_example" if function in taken else function


def routes_module(place: Place) -> Code:
    """Return a module with the handler."""
    about = text(f"Operations on {words(place.file)}s.")
    name = free_name(place.function, "")
    return _render(place, "routes.py", about=about, handler=Identifier(name), definition=handler(place, name))


def test_module(place: Place) -> Code:
    """Return a test that calls the operation: in the mock or, if it has no handlers, with a client."""
    path = place.wanted.path
    for name in place.names:
        path = path.replace(f"{{{name}}}", str(_example(place.parameter(name)["schema"])))
    sdk = place.document.data["x-sdk"]
    given: dict[str, Any] = {
        "about": text(f"The operation `{place.wanted.operation}`."),
        "verb": place.wanted.verb.upper(),
        "path": path,
        "request": example_request(place),
        "response": example_response(place),
        "status": status(place),
        "api": Identifier(place.wanted.api.replace("-", "_")),
    }
    if place.has_mock:
        return _render(place, "mock_test.py", **given)
    body = example_request(place) or {}
    credentials = [(Identifier(name), "example") for name in _arguments(place)]
    if sdk.get("time_zone"):
        credentials.append((Identifier("time_zone"), "Australia/Adelaide"))
    return _render(
        place,
        "client_test.py",
        **given,
        package=Identifier(f"{place.wanted.api.replace('-', '_')}_client"),
        client=Identifier(sdk["client"]),
        credentials=credentials,
        resource=Identifier(place.resource),
        method=Identifier(place.method),
        positional=[_example(place.parameter(name)["schema"]) for name in place.names],
        named=[(Identifier(name), value) for name, value in body.items()],
    )


def status(place: Place) -> int:
    """Return the status of a success."""
    return 204 if place.wanted.verb == "delete" else 200


def example_request(place: Place) -> Mapping[str, Any] | None:
    """Return the example of the body; None if a request has no body."""
    return {"enabled": True} if place.wanted.verb in ("post", "put", "patch") else None


def example_response(place: Place) -> Mapping[str, Any] | None:
    """Return the example of the response; None if it has no content."""
    if status(place) == 204:
        return None
    if not place.names:
        return {"id": 1}
    return {place.names[-1]: _example(place.parameter(place.names[-1])["schema"])}


def _property(place: Place, key: str, kind: str) -> Mapping[str, Any]:
    """Return the schema of the only property of a request or response."""
    if kind == "Request":
        return {"type": "boolean", "description": "Describe in your own words what the property means."}
    if not place.names:
        return {"type": "integer", "description": "The ID of the record."}
    parameter = place.parameter(key)
    mark = {"x-phi": parameter["x-phi"]} if "x-phi" in parameter else {}
    return {**parameter["schema"], "description": str(parameter["description"]), **mark}


def _described(place: Place, name: str) -> Mapping[str, Any]:
    parameter = place.parameter(name)
    return {
        "name": name,
        "description": str(parameter["description"]),
        "mark": parameter.get("x-phi"),
        "schema": parameter["schema"],
    }


def _errors(place: Place) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield the errors that every operation of the document has, as the first one has them."""
    every = [operation["responses"] for *_, operation in operations(place.document)]
    for code, node in (every[0] if every else {"429": {"description": "Too many requests."}}).items():
        if str(code)[0] in "45" and all(code in responses for responses in every):
            reference = str(node.get("$ref", ""))
            known = reference.removeprefix("#/components/responses/")
            if reference and known in place.document.data["components"].get("responses", {}):
                yield int(code), {"$ref": f"../openapi.yaml#/components/responses/{known}"}
            else:
                yield int(code), {"description": str(node.get("description", "An error."))}


def _schema_name(place: Place) -> str:
    return place.wanted.operation[0].upper() + place.wanted.operation[1:]


def _arguments(place: Place) -> Iterator[str]:
    for name in required(place.document):
        if name in always_required(place.document):
            yield from arguments(schemes(place.document)[name])


def _example(schema: Mapping[str, Any]) -> Any:
    """Return a value that a schema allows."""
    if "enum" in schema:
        return schema["enum"][0]
    declared = schema.get("type")
    kind = next(iter(declared), None) if is_array(declared) else declared
    if kind in ("integer", "number"):
        return max(1, schema.get("minimum", 1))
    return kind == "boolean" or _TEXTS.get(str(schema.get("format")), "example")


def _render(place: Place, template: str, **given: Any) -> Code:
    known = {"operation": place.wanted.operation, "function": Identifier(place.function)}
    found = environment(place.folders.templates).get_template(f"scaffold/{template}.jinja")
    return rendered(found.render({**known, **given}))
