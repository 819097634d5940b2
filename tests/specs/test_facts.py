"""The documents agree with the collected facts about each field: its name, type and limits.

The data were extracted from the collected facts, independently of the documents, so a mistake in a document shows as a
difference. Facts that a document omits on purpose are not in the data, such as the two fields that an older ID may
refer to. No source lists private fields: test_privacy_marks.py has the rule for them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.document.bundle import Document, bundle
from generator.document.traversal import operations
from generator.settings import Folders

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
APIS = Folders.of(ROOT).apis()
ADDRESSES = {
    "coreplus": "https://api.coreplus.com.au/API/Core/v2.1",
    "pracsuite": "https://api.pracsuite.com/v1",
}
OTHER_HOSTS = {
    "coreplus": {"sandbox.coreplus.com.au", "sandbox.corepluspm.com", "staging.coreplus.com.au"},
    "pracsuite": set(),
}
CREDENTIALS = {"coreplus": {"Authorization"}, "pracsuite": {"x-api-key", "a-api-key"}}


@pytest.fixture(scope="module", params=APIS)
def document(request: pytest.FixtureRequest) -> Document:
    """Return each API's document."""
    return bundle(ROOT / "specs" / request.param)


@pytest.fixture(scope="module")
def facts(document: Document) -> Mapping[str, Any]:
    """Return the known facts about the API."""
    known: dict[str, Any] = json.loads((HERE / "data" / f"{document.name}-facts.json").read_text("utf-8"))
    return known


def plain(document: Document, schema: Any) -> dict[str, Any]:
    """Return a schema with its reference resolved and null removed."""
    schema = document.resolve(schema)
    others = [branch for branch in schema.get("anyOf", ()) if branch != {"type": "null"}]
    if {"type": "null"} in schema.get("anyOf", ()) and len(others) == 1:
        return plain(document, others[0])
    return dict(schema)


def at(document: Document, schema: Any, path: str) -> dict[str, Any]:
    """Return the schema at a place such as `lineItems[].lineItemId`. Raises KeyError if there is none."""
    found = plain(document, schema)
    for token in path.replace("[]", ".[]").split("."):
        found = plain(document, found["items"] if token == "[]" else found["properties"][token])
    return found


def differences(document: Document, schema: Mapping[str, Any], known: Any) -> Iterator[str]:
    """Return how a schema differs from the known facts."""
    for key, value in ({"type": known} if isinstance(known, str) else known).items():
        found: Any = schema.get(key)
        if key == "type":
            types = {found} if isinstance(found, str) else set(found or ())
            if value not in types:
                yield f"type {found} instead of {value}"
        elif key == "enum":
            if sorted(found or ()) != value:
                yield f"enum {found} instead of {value}"
        elif key != "required" and found != value:
            yield f"{key} {found} instead of {value}"


def compared(document: Document, where: str, schema: Any, fields: Mapping[str, Any]) -> list[str]:
    """Return how the fields of an object differ from the known facts."""
    found = []
    for path, known in fields.items():
        try:
            found += [f"{where} {path}: {one}" for one in differences(document, at(document, schema, path), known)]
            if isinstance(known, Mapping) and "required" in known:
                holder, _, name = path.rpartition(".")
                record = at(document, schema, holder) if holder else plain(document, schema)
                if (name in record.get("required", ())) != known["required"]:
                    found.append(f"{where} {path}: required should be {known['required']}")
        except KeyError:
            found.append(f"{where} {path}: is not described")
    return found


def operation_of(document: Document, name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return an operation and its path item by method and path. Raises KeyError if there is none."""
    method, _, path = name.partition(" ")
    item: dict[str, Any] = document.data["paths"][path]
    return item[method.lower()], item


def success(document: Document, operation: Mapping[str, Any]) -> Any:
    status = min(one for one in operation["responses"] if one.startswith("2"))
    return document.resolve(operation["responses"][status])["content"]["application/json"]["schema"]


def test_records_have_the_known_fields(document: Document, facts: Mapping[str, Any]) -> None:
    records = facts.get("records", {})
    assert [line for name in records for line in compared(document, name, document.schemas[name], records[name])] == []


def test_request_bodies_have_the_known_fields(document: Document, facts: Mapping[str, Any]) -> None:
    found = []
    for name, fields in facts.get("bodies", {}).items():
        (media,) = document.resolve(operation_of(document, name)[0]["requestBody"])["content"].values()
        found += compared(document, name, media["schema"], fields)
    for component, needed in facts.get("required", {}).items():
        missing = set(needed) - set(document.schemas[component].get("required", ()))
        found += [f"{component}.{name} is required" for name in sorted(missing)]
    assert found == []


def test_responses_have_the_known_fields(document: Document, facts: Mapping[str, Any]) -> None:
    found = []
    for name, fields in facts.get("answers", {}).items():
        found += compared(document, name, success(document, operation_of(document, name)[0]), fields)
    assert found == []


def test_queries_have_the_known_parameters(document: Document, facts: Mapping[str, Any]) -> None:
    found = []
    for name, known in facts["queries"].items():
        operation, item = operation_of(document, name)
        listed = map(document.resolve, (*item.get("parameters", ()), *operation.get("parameters", ())))
        described = {one["name"]: one for one in listed if one["in"] == "query"}
        for parameter, fields in known.items():
            if parameter not in described:
                found.append(f"{name} {parameter}: is not described")
                continue
            schema = plain(document, described[parameter]["schema"])
            is_list = fields == "array" or (isinstance(fields, Mapping) and fields.get("type") == "array")
            inner = schema if is_list else schema.get("items", schema)
            found += [f"{name} {parameter}: {one}" for one in differences(document, plain(document, inner), fields)]
            if isinstance(fields, Mapping) and fields.get("required", False) != described[parameter].get(
                "required", False
            ):
                found.append(f"{name} {parameter}: required should be {fields.get('required', False)}")
    assert found == []


def test_lists_have_the_known_filters(document: Document, facts: Mapping[str, Any]) -> None:
    found = []
    for name, filters in facts.get("filters", {}).items():
        described = operation_of(document, name)[0].get("x-filters", {})
        wrong = {field for field, kind in filters.items() if described.get(field, "").removesuffix("-equals") != kind}
        found += [f"{name} {field}: {described.get(field)} instead of {filters[field]}" for field in sorted(wrong)]
    assert found == []


def test_lists_have_the_known_sort_fields(document: Document, facts: Mapping[str, Any]) -> None:
    found = []
    for name, fields in facts.get("orders", {}).items():
        missing = set(fields) - set(operation_of(document, name)[0].get("x-sort", ()))
        found += [f"{name} cannot be sorted by {field}" for field in sorted(missing)]
    assert found == []


def test_list_records_require_only_ids_times_and_fields_marked_as_inferred(document: Document) -> None:
    """No source states which fields a response always contains; a field that is assumed to be present is marked so."""
    for _, path, _, operation in operations(document):
        if "x-pagination" in operation:
            page = plain(document, success(document, operation))
            record = at(document, page, f"{operation['x-pagination']['items']}[]")
            assert record.get("required"), path
            for name in record["required"]:
                evidence = record["properties"][name].get("x-evidence", {})
                assumed = evidence.get("level") == "inferred" and "always present" in evidence["source"]
                assert (
                    name.endswith(("_id", "Id")) or name in ("app_time", "startDateTime", "endDateTime") or assumed
                ), (path, name)


def test_fields_with_an_unknown_effect_of_omission_are_required(document: Document) -> None:
    """An undocumented default may be the destructive choice, so it is never left to the server."""
    found = []
    for _, path, method, operation in operations(document):
        for question in operation.get("x-open-questions", ()):
            for name in re.findall("if `(.*?)` is omitted", question):
                (media,) = document.resolve(operation["requestBody"])["content"].values()
                if name not in plain(document, media["schema"]).get("required", ()):
                    found.append((path, method, name))
    assert found == []


def test_cancelling_says_whether_a_record_is_kept(document: Document) -> None:
    records = {
        name for name, schema in document.schemas.items() if "record_as_cancelled" in schema.get("properties", {})
    }
    assert records == ({"AppointmentCancel", "GroupAppointmentMemberRemove"} if document.name == "pracsuite" else set())
    assert all("record_as_cancelled" in document.schemas[name]["required"] for name in records)


def test_only_reads_are_safe_to_retry(document: Document) -> None:
    safeties = {
        f"{method.upper()} {path}": operation["x-safety"] for _, path, method, operation in operations(document)
    }
    for name, safety in safeties.items():
        assert safety == ("read" if name.startswith("GET ") else "unsafe"), name


def test_servers_and_credentials_are_those_of_the_api(document: Document) -> None:
    server = document.data["servers"][0]
    defaults = {name: variable["default"] for name, variable in server.get("variables", {}).items()}
    assert server["url"].format_map(defaults) == ADDRESSES[document.name]
    hosts = server.get("variables", {}).get("host", {})
    assert set(hosts.get("enum", ())) - {hosts.get("default")} == OTHER_HOSTS[document.name]
    schemes = document.data["components"]["securitySchemes"].values()
    assert {scheme["name"] for scheme in schemes} == CREDENTIALS[document.name]
