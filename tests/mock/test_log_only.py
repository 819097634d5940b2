"""A mock that only logs what breaks a document, and lets it through."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from practice_mock import Practice
from practice_mock.pracsuite.profile import Access, PracSuiteProfile
from practice_mock.rejection import NotFound
from practice_mock.spec import compile_spec
from practice_mock.state.journal import Entry
from practice_mock.wire import Endpoint, Reply, Request

THING = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}}}
SPEC = compile_spec(
    {
        "paths": {
            "/thing": {
                "get": {
                    "operationId": "getThing",
                    "parameters": [{"name": "limit", "in": "query", "schema": {"type": "integer"}}],
                    "responses": {"200": {"content": {"application/json": {"schema": THING}}}},
                }
            }
        }
    }
)


def get(handle: Any, query: str = "") -> tuple[Reply, Entry]:
    """The answer of a handler, and what the journal says of it."""
    practice = Practice()
    dialect = PracSuiteProfile(Access(frozenset({"v"}), {"a": practice.pracsuite[0]}))
    endpoint = Endpoint(practice, dialect, SPEC, {"getThing": handle}, strict=False)
    headers = {"x-api-key": "v", "a-api-key": "a"}
    reply = endpoint.handle(Request("GET", "http://mock.test", "/v1/thing", query, headers, b""))
    [entry] = practice.journal
    return reply, entry


def test_an_answer_that_breaks_the_document_goes_out(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "practice_mock"):
        reply, entry = get(lambda call: {"id": "canary"})
    assert (reply.status, reply.content) == (200, b'{"id":"canary"}')
    assert entry.violations == ("The response 200 of getThing violates the document: id must be of type integer.",)
    assert entry.violations[0] in caplog.text
    assert "canary" not in caplog.text


def test_a_status_that_the_document_does_not_have_goes_out() -> None:
    def refuse(call: Any) -> Any:
        raise NotFound("There is no such thing.")

    reply, entry = get(refuse)
    assert (reply.status, reply.headers["x-mock-cause"], entry.cause) == (404, "domain", "domain")
    assert entry.violations == ("getThing documents none of the statuses [404, 422].",)


def test_a_parameter_that_the_document_does_not_have_is_passed_over(caplog: pytest.LogCaptureFixture) -> None:
    asked: list[Any] = []

    def answer(call: Any) -> Any:
        asked.append(dict(call.query))
        return {"id": 1}

    reply, entry = get(answer, "canary=canary&limit=5")
    assert (reply.status, asked) == (200, [{"limit": 5}])
    assert entry.violations == ("There is an unknown query parameter.",)
    assert "canary" not in caplog.text


@pytest.mark.parametrize("query", ["limit=five", "limit=%ff"])
def test_what_cannot_be_understood_is_refused_all_the_same(query: str) -> None:
    reply, entry = get(lambda call: {"id": 1}, query)
    assert (reply.status, entry.cause) == (400, "client")


def test_a_crash_is_a_fault_of_the_mock_all_the_same() -> None:
    def crash(call: Any) -> Any:
        raise LookupError

    reply, entry = get(crash)
    assert (reply.status, entry.cause) == (500, "mock")
