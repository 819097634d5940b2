"""Every list of PracSuite: links resolve, and unknown values are null, not missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.property.apis import APIS
from tests.property.examples import example_values

API = next(api for api in APIS if api.name == "pracsuite")
_PATHS = sorted(path for path, item in API.document["paths"].items() if "x-pagination" in item.get("get", {}))
LISTS = [path for path in _PATHS if "{" not in path]
LISTS_BELOW = [path for path in _PATHS if "{" in path]
"""Lists below a record."""
ONLY_ALONE = {"appointment_type_durations", "practitioner_appointment_type_durations", "item_fees"}
"""The fields that a type or an item shows only when it is read alone."""


def records(answer: Any) -> Iterator[dict[str, Any]]:
    """Yield the first three records of a list."""
    for part in answer.values():
        if isinstance(part, list):
            yield from part[:3]


def addresses(path: str) -> Iterator[str]:
    """Yield URLs of a path: below the records of the document's example, and below some other IDs."""
    (operation,) = (one for one in API.operations if (one.method, one.path) == ("get", path))
    yield path.format_map(example_values(operation))
    for number in range(1, 30 if "{" in path else 1):
        yield re.sub("{[^}]+}", str(number), path)


def links(record: dict[str, Any]) -> set[str]:
    return {address for address in record.get("links", {}).values() if address is not None}


@pytest.mark.parametrize("path", [path for path in LISTS if not path.startswith("/available")])
def test_every_link_of_a_record_can_be_followed(pracsuite: httpx.Client, path: str) -> None:
    answer = pracsuite.get(path)
    assert answer.status_code == 200, answer.text
    for record in records(answer.json()):
        for address in links(record):
            found = pracsuite.get(address)
            assert found.status_code == 200, f"{address}: {found.text}"
            for further in links(found.json()):
                assert pracsuite.get(further).status_code == 200, further


@pytest.mark.parametrize("path", LISTS + LISTS_BELOW)
def test_the_records_of_a_list_have_the_same_fields_and_every_one_that_is_documented(
    pracsuite: httpx.Client, path: str
) -> None:
    operation = API.document["paths"][path]["get"]
    items = operation["x-pagination"]["items"]
    answer = API.shape(operation["responses"]["200"]["content"]["application/json"]["schema"]).schema
    record = API.shape(API.shape(answer["properties"][items]).schema["items"]).schema
    fields: set[frozenset[str]] = set()
    for address in addresses(path):
        found = pracsuite.get(address, params={"page_size": 100})
        fields |= {frozenset(one) for one in found.json()[items]} if found.status_code == 200 else set()
    assert len(fields) == 1 or path.startswith("/available")
    for shown in fields:
        assert record["properties"].keys() - shown <= ONLY_ALONE
