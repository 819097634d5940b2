"""Only requests of clients are counted, each once, and the published table fits the documents."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from practice_mock.faults import Status
from practice_mock.testing import Mock, in_process
from tests.property.adapter import example_call
from tests.property.apis import APIS, OPERATIONS
from tests.property.clients import SyncCaller, access
from tests.property.contract import described
from tests.property.traffic import Traffic

PAGE = Path(__file__).parents[2].joinpath("docs/contract-coverage.md").read_text("utf-8")
PUBLISHED = dict(re.findall(r"^\| ([^|]+) \| (\**\d{3}[^|]+) \|", PAGE, re.MULTILINE))
"""The responses that the page counts, by operation."""
LIST = next(one for one in OPERATIONS if one.name == "pracsuite-patients.list")
KEY = ("pracsuite", "listPatients")


@pytest.fixture
def counted() -> tuple[Mock, Traffic]:
    """Return a new mock and the counts of its clients' requests."""
    mock, traffic = in_process(), Traffic()
    mock.practice.journal = traffic.journal()
    return mock, traffic


def test_client_traffic_is_counted_once_even_if_the_journal_is_cleared(counted: tuple[Mock, Traffic]) -> None:
    mock, traffic = counted
    caller = SyncCaller(LIST.api, access(LIST.api, mock), mock.transport)
    for page_size in (5, 10):
        with traffic.of_a_client():
            caller(replace(example_call(LIST), keywords={"page_size": page_size}))
        mock.practice.reset()
    with traffic.of_a_client():
        caller(example_call(LIST))
    traffic.settle()
    traffic.settle()
    assert traffic.statuses == {(KEY, 200): 3}
    assert traffic.read[KEY, "query"] == 3
    assert traffic.present == {(KEY, "query", "page_size"): 2}


def test_traffic_of_other_senders_is_not_counted(counted: tuple[Mock, Traffic]) -> None:
    mock, traffic = counted
    with httpx.Client(transport=mock.transport) as http:
        http.get(f"{mock.pracsuite_url}/patient")
    traffic.settle()
    assert not traffic.statuses


def test_injected_responses_are_counted_separately(counted: tuple[Mock, Traffic]) -> None:
    mock, traffic = counted
    mock.practice.faults.add(Status(500))
    with traffic.of_a_client():
        SyncCaller(LIST.api, access(LIST.api, mock), mock.transport)(example_call(LIST))
    traffic.settle()
    assert not traffic.statuses
    assert traffic.injected == {(KEY, 500): 1}
    assert not traffic.read, "its parameters were not read"


def test_published_table_matches_the_documents() -> None:
    assert {name: re.findall(r"\b(\d{3})(?=×| not)", responses) for name, responses in PUBLISHED.items()} == {
        operation.name: list(operation.definition["responses"]) for api in APIS for operation in described(api)
    }


def test_every_response_in_the_published_table_was_reached() -> None:
    assert not [name for name, responses in PUBLISHED.items() if "not reached" in responses]
