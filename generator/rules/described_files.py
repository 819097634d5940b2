"""Rules for ``x-described-by``: it names existing properties, which nothing but this form uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..document.bundle import Document
from ..document.described_by_extension import KEY, described_by, forms, is_file, steps
from ..document.facts import reachable
from ..document.json_pointer import escape
from ..document.positions import Kind, MapOf
from ..document.problems import Problem
from ..document.traversal import operations, properties, types


def repeat_facts_of_files(document: Document) -> Iterator[Problem]:
    """Require that each path leads to a property with the right type, in a record that only this form contains."""
    known: set[str] = set()
    for operation, pointer, form in forms(document):
        for name, declared in form.get("properties", {}).items():
            if KEY in declared:
                place = f"{pointer}/properties/{escape(name)}/{KEY}"
                known.add(place)
                found = list(_paths(document, place, form, declared))
                yield from found
                if not found:
                    yield from _exclusive(document, place, operation, form, declared)
    for pointer, declared in properties(document):
        if KEY in declared and f"{pointer}/{KEY}" not in known:
            yield document.problem(f"{pointer}/{KEY}", "belongs to a file of a multipart form")


def _paths(document: Document, place: str, form: Mapping[str, Any], declared: Mapping[str, Any]) -> Iterator[Problem]:
    given = declared[KEY]
    if not is_file(document, declared):
        yield document.problem(place, "belongs to a file of a multipart form, or to a list of files")
        return
    if not {"name", "size"} & given.keys():
        yield document.problem(place, "needs name, size or both: the properties that repeat a fact of the file")
    part = form["properties"].get(given["part"])
    if part is None or document.resolve(part).get("type") != "object":
        yield document.problem(f"{place}/part", "must name a part of the same form that is an object")
        return
    many = "array" in types(document.resolve(declared))
    if many != ("entries" in given):
        reason = (
            "needs entries: the list with one entry for each file" if many else "must not have entries: it is one file"
        )
        yield document.problem(place, reason)
        return
    entry = part
    if many:
        entries = _last(document, part, given["entries"])
        if entries is None or "array" not in types(entries):
            yield document.problem(f"{place}/entries", "must point to a list in the part")
            return
        entry = entries["items"]
    for key, allowed in (("name", ("string",)), ("size", ("integer", "string"))):
        found = _last(document, entry, given[key]) if key in given else None
        if key in given and (found is None or not {*types(document.resolve(found))} <= {*allowed}):
            where = "an entry" if many else "the part"
            yield document.problem(
                f"{place}/{escape(key)}", f"must point to a property of {where} of type {' or '.join(allowed)}"
            )


def _last(document: Document, schema: Mapping[str, Any], pointer: str) -> Mapping[str, Any] | None:
    try:
        return steps(document, schema, pointer)[-1].declared
    except LookupError:
        return None


def _exclusive(
    document: Document, place: str, operation: Mapping[str, Any], form: Mapping[str, Any], declared: Mapping[str, Any]
) -> Iterator[Problem]:
    """Require that no other body or response contains the records in which a client derives properties."""
    found = described_by(document, form, declared)
    assert found is not None, "the caller has found it"
    others: set[str] = set()
    for _, _, _, other in operations(document):
        others |= reachable(document, other.get("responses"), MapOf(Kind.RESPONSE))
        if other is not operation:
            others |= reachable(document, other.get("requestBody"), Kind.BODY)
    for name in sorted({step.holder for step in found.steps} & others):
        yield document.problem(place, f"{name!r} is used elsewhere as well; give this form a schema of its own")
