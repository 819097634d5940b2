"""Mutation operators for the operations of a spec, and for what all operations share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tools.mutation.generator_api import Document, escape, operations, resolve
from tools.mutation.mutants import REMOVED
from tools.mutation.spec_edits import Edit

METHODS = {"get": "delete", "post": "put", "patch": "put", "put": "patch", "delete": "post"}
SAFETIES = {"read": ("unsafe",), "unsafe": ("read",)}


def method_changed(document: Document) -> Iterator[Edit]:
    """Replace POST by PUT, and so on."""
    for pointer, path, method, operation in operations(document):
        other = METHODS[method]
        if other not in document.data["paths"][path]:
            yield f"{method.upper()} {path}", {pointer: REMOVED, f"{pointer.rpartition('/')[0]}/{other}": operation}


def path_changed(document: Document) -> Iterator[Edit]:
    """Change a word of the path."""
    for path, item in document.data["paths"].items():
        head, _, last = path.rstrip("/").rpartition("/")
        changed = f"{head}s/{last}" if "{" in last else path.replace(last, f"{last}s")
        if changed not in document.data["paths"]:
            yield path, {f"/paths/{escape(path)}": REMOVED, f"/paths/{escape(changed)}": item}


def trailing_slash_changed(document: Document) -> Iterator[Edit]:
    """Add or remove the slash at the end of a path."""
    for path, item in document.data["paths"].items():
        changed = path.rstrip("/") if path.endswith("/") else f"{path}/"
        yield path, {f"/paths/{escape(path)}": REMOVED, f"/paths/{escape(changed)}": item}


def safety_changed(document: Document) -> Iterator[Edit]:
    """Declare a write as a read, which is retried, or the reverse."""
    for pointer, path, method, operation in operations(document):
        for safety in SAFETIES[operation["x-safety"]]:
            yield f"{method.upper()} {path} {safety}", {f"{pointer}/x-safety": safety}


def response_body_removed(document: Document) -> Iterator[Edit]:
    """Remove the body of a successful response."""
    for pointer, path, method, status, response in _successes(document):
        if "content" in response and "x-pagination" not in resolve(document.data, pointer.rpartition("/responses")[0]):
            yield f"{method.upper()} {path} {status}", {f"{pointer}/content": REMOVED}


def response_schema_changed(document: Document) -> Iterator[Edit]:
    """Read a successful response as another record."""
    names = [name for name, schema in document.schemas.items() if schema.get("type") == "object"]
    for pointer, path, method, status, response in _successes(document):
        schema = response.get("content", {}).get("application/json", {}).get("schema", {})
        own = str(schema.get("$ref", "")).rpartition("/")[2]
        if own in names and "x-pagination" not in resolve(document.data, pointer.rpartition("/responses")[0]):
            other = names[names.index(own) - 1]
            place = f"{pointer}/content/application~1json/schema"
            yield f"{method.upper()} {path} {status}", {place: {"$ref": f"#/components/schemas/{other}"}}


def _successes(document: Document) -> Iterator[tuple[str, str, str, str, Mapping[str, Any]]]:
    for pointer, path, method, operation in operations(document):
        for status, response in operation["responses"].items():
            if status.startswith("2") and "$ref" not in response:
                yield f"{pointer}/responses/{status}", path, method, status, response


def filter_removed(document: Document) -> Iterator[Edit]:
    """Remove a filter of a list."""
    for pointer, path, method, operation in operations(document):
        for name in operation.get("x-filters", ()):
            yield f"{method.upper()} {path} {name}", {f"{pointer}/x-filters/{escape(name)}": REMOVED}


def filter_format_changed(document: Document) -> Iterator[Edit]:
    """Write the value of a filter in another format."""
    others = {"date-time": "date-time-local", "date-time-local": "date-time", "integer": "string", "string": "integer"}
    for pointer, path, method, operation in operations(document):
        for name, format_ in operation.get("x-filters", {}).items():
            if format_ in others:
                yield f"{method.upper()} {path} {name}", {f"{pointer}/x-filters/{escape(name)}": others[format_]}


def sort_field_removed(document: Document) -> Iterator[Edit]:
    """Remove a field by which a list can be sorted."""
    for pointer, path, method, operation in operations(document):
        for name in operation.get("x-sort", ()):
            rest = [other for other in operation["x-sort"] if other != name]
            yield f"{method.upper()} {path} {name}", {f"{pointer}/x-sort": rest}


def constant_body_changed(document: Document) -> Iterator[Edit]:
    """Change the body of a method that always sends the same one."""
    for pointer, path, method, operation in operations(document):
        for position, variant in enumerate(operation.get("x-sdk-variants", ())):
            for name, value in variant["body"].items():
                place = f"{pointer}/x-sdk-variants/{position}/body/{escape(name)}"
                yield f"{method.upper()} {path} {variant['method']}", {place: not value}


def part_media_type_changed(document: Document) -> Iterator[Edit]:
    """Change the media type of a part of a multipart body."""
    for pointer, path, method, operation in operations(document):
        body = operation.get("requestBody", {})
        for media_type, content in body.get("content", {}).items():
            for name in content.get("encoding", {}):
                place = f"{pointer}/requestBody/content/{escape(media_type)}/encoding/{escape(name)}/contentType"
                yield f"{method.upper()} {path} {name}", {place: "application/octet-stream"}


def error_pointer_changed(document: Document) -> Iterator[Edit]:
    """Look for a detail of an error in another place."""
    for name, value in document.data["x-errors"].items():
        if isinstance(value, dict):
            yield f"errors {name}", {f"/x-errors/{escape(name)}/severity": f"{value['severity']}s"}
            continue
        broken = f"{value}s" if isinstance(value, str) else [f"{pointer}s" for pointer in value]
        yield f"errors {name}", {f"/x-errors/{escape(name)}": broken}


def paging_pointer_changed(document: Document) -> Iterator[Edit]:
    """Look for the next page's pointer in another place, or send it under another name."""
    for style, paging in document.data["x-pagination"].items():
        for name, value in paging.items():
            if isinstance(value, str) and value:
                yield f"paging {style} {name}", {f"/x-pagination/{escape(style)}/{escape(name)}": f"{value}s"}


def credential_changed(document: Document) -> Iterator[Edit]:
    """Send a credential under another name, or change a claim of a token."""
    for name, scheme in document.data["components"]["securitySchemes"].items():
        place = f"/components/securitySchemes/{escape(name)}"
        yield f"security {name} name", {f"{place}/name": f"{scheme['name']}s"}
        for key in ("audience", "prefix"):
            if key in scheme["x-sdk"]:
                yield f"security {name} {key}", {f"{place}/x-sdk/{key}": f"{scheme['x-sdk'][key]}s"}


def server_url_changed(document: Document) -> Iterator[Edit]:
    """Change the server's URL."""
    for position, server in enumerate(document.data["servers"]):
        if position == 0:
            yield "server", {f"/servers/{position}/url": f"{server['url']}s"}


def rate_limit_changed(document: Document) -> Iterator[Edit]:
    """Let a client call more often than the rate limit allows."""
    rate = document.data.get("x-rate-limit", {})
    for name, value in rate.items():
        if isinstance(value, int):
            yield f"rate {name}", {f"/x-rate-limit/{escape(name)}": value * 10}


def evidence_removed(document: Document) -> Iterator[Edit]:
    """Remove the evidence."""
    for pointer, path, method, _ in operations(document):
        yield f"{method.upper()} {path}", {f"{pointer}/x-evidence": REMOVED}


def evidence_raised(document: Document) -> Iterator[Edit]:
    """Declare a guess as documented."""
    for pointer, path, method, operation in operations(document):
        if operation["x-evidence"]["level"] != "documented":
            yield f"{method.upper()} {path}", {f"{pointer}/x-evidence/level": "documented"}
