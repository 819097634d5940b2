"""The journal and the log repeat no text of a caller, wherever the caller writes it."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from practice_mock import documents
from practice_mock.app import create_app
from practice_mock.spec.routing import methods_of
from practice_mock.testing import Mock, in_process
from tests.mock.hostile import BASES, Hostile
from tests.mock.support import small_practice

CANARIES = ("Jane Doe 1980", "JaneDoe", "Jane,Doe", "jane-doe-1980")
OPERATIONS = [
    (api, path, method, one, item.get("parameters", ()))
    for api in BASES
    for path, item in documents.load(api)["paths"].items()
    for method, one in methods_of(item)
]


@pytest.fixture(scope="module")
def small() -> Mock:
    return in_process(small_practice())


def parameters(api: str, operation: Any, shared: Any) -> Iterator[Any]:
    known = documents.load(api)["components"].get("parameters", {})
    for one in (*shared, *operation.get("parameters", ())):
        yield known[one["$ref"].rpartition("/")[2]] if "$ref" in one else one


def requests(api: str, path: str, method: str, operation: Any, shared: Any, canary: str) -> Iterator[Hostile]:
    """Return a request for each place of an operation in which a caller can write."""
    found = list(parameters(api, operation, shared))
    usual = {one["name"]: str(one.get("example", one["schema"].get("example", 1))) for one in found}
    target = BASES[api] + path
    plain = target
    for one in found:
        if one["in"] == "path":
            plain = plain.replace("{" + one["name"] + "}", quote(usual[one["name"]], safe=""))
    needed = [one["name"] for one in found if one["in"] == "query" and one.get("required")]
    query = "&".join(f"{quote(name)}={quote(usual[name])}" for name in needed)
    text = quote(canary, safe="")
    for one in found:
        name = one["name"]
        if one["in"] == "path":
            changed = target.replace("{" + name + "}", text)
            for other, value in usual.items():
                changed = changed.replace("{" + other + "}", quote(value, safe=""))
            yield Hostile(api, method, f"{changed}?{query}", None)
        elif one["in"] == "query":
            rest = "&".join(f"{quote(other)}={quote(usual[other])}" for other in needed if other != name)
            yield Hostile(api, method, f"{plain}?{quote(name)}={text}&{rest}", None)
    yield Hostile(api, method, f"{plain}?{text}={text}", None)
    yield Hostile(api, method, f"{plain}/{text}?{query}", None)
    for content_type in operation.get("requestBody", {}).get("content", ()):
        yield Hostile(api, method, plain, json.dumps({canary: canary}), content_type)
        yield Hostile(api, method, plain, canary, canary)


@pytest.mark.parametrize("log_only", [False, True])
def test_no_text_of_a_caller_is_in_the_journal_or_the_log(
    small: Mock, caplog: pytest.LogCaptureFixture, log_only: bool
) -> None:
    mock = small
    if log_only:
        mock = Mock(small.practice, create_app(small.practice, strict=False), small.origin)
    mock.practice.reset()
    caplog.set_level(logging.INFO)
    canary = CANARIES[log_only]
    with httpx.Client(transport=mock.transport) as client:
        for operation in OPERATIONS[log_only :: 2 if log_only else 1]:
            for request in requests(*operation, canary):
                headers = request.headers(mock.origin, "", mock.practice.clock.now())
                url = httpx.URL(mock.origin + request.path)
                client.request(request.method, url, content=request.body, headers={**headers, "x-note": canary})
    shown = [json.dumps(asdict(one)) for one in (*mock.practice.journal, *mock.practice.missed)]
    shown += [record.getMessage() for record in caplog.records if record.name.startswith("practice_mock")]
    assert len(shown) > len(OPERATIONS) // 2
    assert [line for line in shown if "jane" in line.lower() or "doe" in line.lower()] == []


@pytest.mark.parametrize("name", ["locationId", "practitionerId", "specialtyId", "appointmentTypeId", "timezoneId"])
def test_documented_values_stay_in_the_journal(mock: Mock, name: str) -> None:
    known = "22222222-2222-4222-8222-222222222222"
    needed = {"startDate": "2027-01-04", "endDate": "2027-01-05", "timezoneId": known, name: known}
    path = f"/API/Core/v2.1/AvailabilitySlot/?{'&'.join(f'{key}={value}' for key, value in needed.items())}"
    sent = Hostile("coreplus", "GET", path, None)
    with httpx.Client(transport=mock.transport) as client:
        client.get(mock.origin + path, headers=sent.headers(mock.origin, "", mock.practice.clock.now()))
        headers = {"x-api-key": "demo-vendor-key", "a-api-key": "demo-account-key"}
        client.get(mock.pracsuite_url + "/patient?sort_by=surname,first_name&page=2", headers=headers)
    first, second = mock.practice.journal
    shown = {key: value if isinstance(value, str) else value[0] for key, value in first.query_parameters.items()}
    assert shown == needed
    assert second.query_parameters == {"sort_by": ["surname", "first_name"], "page": 2}
