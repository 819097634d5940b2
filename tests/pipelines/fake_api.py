"""A server with every list of an API, whose records, clock and faults a test decides.

The mock keeps the rules of a practice. Here a test can do what no practice does to any list: change a record twice in
one second, store it late, move its time back, or leave its time out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import cache
from pathlib import Path
from typing import Any

import httpx

DOCUMENTS = Path(__file__).parents[2] / "mockserver" / "practice_mock" / "documents"
BASES = {"pracsuite": "/v1", "coreplus": "/API/Core/v2.1"}
PARENTS = ("1", "text 1")
"""The IDs of the parents that have lists of their own; those of all others are empty."""
START = datetime(2027, 1, 4, 9, tzinfo=UTC)

Record = dict[str, Any]


class ListedRecord:
    """A record of a list, with the time of its last change, which its list may not show."""

    def __init__(self, values: Record, updated: datetime | None) -> None:
        self.values = values
        self.updated = updated


class FakeList:
    """A list of the document."""

    def __init__(self, document: Mapping[str, Any], path: str, operation: Mapping[str, Any]) -> None:
        self.document = document
        self.path = path
        self.operation = operation
        self.name = f"{operation['x-sdk']['resource']}.{operation['x-sdk']['method']}"
        self.pattern = re.compile(re.sub(r"\\\{[a-zA-Z_]+\\\}", "([^/]+)", re.escape(path)))
        self.items = operation["x-pagination"]["items"]
        key = operation["x-pagination"].get("key") or operation.get("x-incremental", {}).get("key") or []
        self.key = [key] if isinstance(key, str) else key
        self.page_schema = self.resolve(next(iter(self._success().values()))["schema"])
        self.schema = self.resolve(self.page_schema["properties"][self.items]["items"])
        self.cursor = operation.get("x-filter-fields", {}).get("updated", "updated")
        self.shows_cursor = self.cursor in self.schema["properties"]
        self.records: dict[Any, ListedRecord] = {}
        self.under = ""
        """The property that has the last path argument, if records are not all under the same parents."""

    def _success(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.resolve(self.operation["responses"]["200"])["content"]
        return found

    def resolve(self, value: Mapping[str, Any]) -> Mapping[str, Any]:
        while "$ref" in value:
            found: Any = self.document
            for token in value["$ref"][2:].split("/"):
                found = found[token.replace("~1", "/").replace("~0", "~")]
            value = found
        return value

    def sample(self, schema: Mapping[str, Any], number: int) -> Any:
        """Return a value that fits a schema: one for each number."""
        schema = self.resolve(schema)
        if "anyOf" in schema and "type" not in schema:
            return self.sample(schema["anyOf"][0], number)
        if "enum" in schema:
            return schema["enum"][0]
        given = schema.get("type", "string")
        name = given if isinstance(given, str) else next(one for one in given if one != "null")
        if name == "object":
            required = schema.get("required", ())
            return {one: self.sample(schema["properties"][one], number) for one in required}
        if name == "array":
            return []
        if name != "string":
            return {"boolean": True}.get(name, number)
        return _TEXTS.get(schema.get("format", ""), f"text {number}")

    def put(self, number: int, updated: datetime | None, **values: Any) -> Any:
        """Store a record, and return its key."""
        record: Record = {
            name: self.sample(self.schema["properties"][name], number)
            for name in {*self.schema.get("required", ()), *self.key}
        }
        record |= {name: self.sample(self.schema["properties"][name], number) for name in self.key}
        if self.shows_cursor:
            record[self.cursor] = None if updated is None else updated.isoformat().replace("+00:00", "Z")
        record |= values
        key = tuple(record[name] for name in self.key)
        self.records[key] = ListedRecord(record, updated)
        return key


def _since(parameters: httpx.QueryParams) -> datetime | None:
    """Return the time since which a list is asked for changes."""
    asked = parameters.get("q[]", "")
    if asked.startswith("updated:>="):
        return datetime.fromisoformat(asked.removeprefix("updated:>="))
    if "updatedSince" in parameters:
        return datetime.strptime(parameters["updatedSince"], "%Y-%m-%d %H:%M:%S%z")
    return None


def _in_order(value: Any) -> tuple[bool, Any]:
    """Return what orders values of any type: numbers first."""
    return (False, value) if isinstance(value, int) else (True, repr(value))


_TEXTS = {
    "date": "2027-01-04",
    "coreplus-date": "2027-01-04T00:00:00",
    "date-time": "2027-01-04T00:00:00Z",
    "date-time-local": "2027-01-04T09:00:00",
    "coreplus-date-time": "2027-01-04T09:00:00 +11:00",
    "decimal": "12.50",
    "digits": "30",
}


@cache
def _document(api: str) -> Mapping[str, Any]:
    """Return the document of an API, which is never changed."""
    found: Mapping[str, Any] = json.loads((DOCUMENTS / f"{api}.json").read_text("utf-8"))
    return found


class FakeApi:
    """A server with the lists of an API."""

    def __init__(self, api: str) -> None:
        self.document = _document(api)
        self.api = api
        self.now = START
        lists = [
            FakeList(self.document, path, operation)
            for path, item in self.document["paths"].items()
            for method, operation in item.items()
            if method == "get" and "x-pagination" in operation
        ]
        self.lists = {one.name: one for one in lists}
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.fault: Callable[[httpx.Request, dict[str, Any]], httpx.Response | None] = lambda request, body: None

    def transport(self) -> httpx.MockTransport:
        return httpx.MockTransport(self.respond)

    def respond(self, request: httpx.Request) -> httpx.Response:
        """Return a page of a list."""
        path = request.url.path.removeprefix(BASES[self.api])
        found = next((one for one in self.lists.values() if one.pattern.fullmatch(path)), None)
        if found is None:
            return httpx.Response(404, json={"message": "none"}, headers=self._headers())
        asked = request.url.params
        self.requests.append((found.name, dict(asked)))
        since = _since(asked)
        records = [one for one in found.records.values() if since is None or (one.updated and one.updated >= since)]
        arguments = found.pattern.fullmatch(path).groups()  # type: ignore[union-attr]
        if found.under:
            records = [one for one in records if str(one.values[found.under]) == arguments[-1]]
        elif any(value not in PARENTS for value in arguments):
            records = []
        if order := asked.get("sort_by"):
            records.sort(key=lambda one: [_in_order(one.values.get(name)) for name in order.split(",")])
        number = int(asked.get("page", asked.get("pageNumber", 1)))
        size = int(asked.get("page_size", asked.get("pageSize", 50)))
        shown = [one.values for one in records[(number - 1) * size : number * size]]
        body: dict[str, Any] = {found.items: shown}
        for name in found.page_schema.get("required", ()):
            body.setdefault(name, len(records))
        if "links" in found.page_schema["properties"] and number * size < len(records):
            body["links"] = {"next": str(request.url.copy_set_param("page", number + 1))}
        if "paging" in found.page_schema["properties"]:
            body["paging"] = {"totalRows": len(records), "pageNumber": number, "pageSize": size}
        return self.fault(request, body) or httpx.Response(200, json=body, headers=self._headers())

    def _headers(self) -> dict[str, str]:
        return {"date": format_datetime(self.now, usegmt=True)}

    def advance(self, **passed: float) -> None:
        self.now += timedelta(**passed)
