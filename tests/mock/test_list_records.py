"""What every list of PracSuite has in common: links lead somewhere, and what is not known is null, and there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from practice_mock import documents

PATHS = documents.load("pracsuite")["paths"]
_PATHS = sorted(path for path, item in PATHS.items() if "x-pagination" in item.get("get", {}))
LISTS = [path for path in _PATHS if "{" not in path]
LISTS_BELOW = [path for path in _PATHS if "{" in path]
"""Those of one record or another."""


def records(answer: Any) -> Iterator[dict[str, Any]]:
    """The first three records of a list."""
    for part in answer.values():
        if isinstance(part, list):
            yield from part[:3]


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
def test_the_records_of_a_list_have_the_same_fields(pracsuite: httpx.Client, path: str) -> None:
    fields = set()
    for number in range(1, 30 if "{" in path else 2):
        answer = pracsuite.get(re.sub("{[^}]+}", str(number), path), params={"page_size": 100})
        for part in answer.json().values() if answer.status_code == 200 else ():
            if isinstance(part, list):
                fields |= {frozenset(record) for record in part}
    assert len(fields) <= 1
