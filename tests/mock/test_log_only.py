"""A mock that only logs violations of the document."""

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
    """Return the response of a handler, and its journal entry."""
    practice = Practice()
    dialect = PracSuiteProfile(Access(frozenset({"v"}), {"a": practice.pracsuite[0]}))
    endpoint = Endpoint(practice, dialect, SPEC, {"getThing": handle}, strict=False)
    headers = {"x-api-key": "v", "a-api-key": "a"}
    reply = endpoint.handle(Request("GET", "http://mock.test", "/v1/thing", query, headers, b""))
    [entry] = practice.journal
    return reply, entry


def test_log_only_sends_a_response_that_violates_the_document(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "practice_mock"):
        reply, entry = get(lambda call: {"id": "canary"})
    assert (reply.status, reply.content) == (200, b'{"id":"canary"}')
    assert entry.violations == ("The response 200 of getThing violates the document: id must be of type integer.",)
    assert entry.violations[0] in caplog.text
    assert "canary" not in caplog.text


def test_log_only_sends_an_undocumented_status() -> None:
    def refuse(call: Any) -> Any:
        raise NotFound("There is no such thing.")

    reply, entry = get(refuse)
    assert (reply.status, reply.headers["x-mock-cause"], entry.cause) == (404, "domain", "domain")
    assert entry.violations == ("getThing documents none of the statuses [404, 422].",)


def test_log_only_ignores_an_undocumented_parameter(caplog: pytest.LogCaptureFixture) -> None:
    asked: list[Any] = []

    def answer(call: Any) -> Any:
        asked.append(dict(call.query))
        return {"id": 1}

    reply, entry = get(answer, "canary=canary&limit=5")
    assert (reply.status, asked) == (200, [{"limit": 5}])
    assert entry.violations == ("Query parameter 1 is not known. Known query parameters: limit.",)
    assert "canary" not in caplog.text


@pytest.mark.parametrize("query", ["limit=five", "limit=%ff"])
def test_log_only_still_rejects_an_invalid_parameter(query: str) -> None:
    reply, entry = get(lambda call: {"id": 1}, query)
    assert (reply.status, entry.cause) == (400, "client")


def test_log_only_still_reports_a_crash_as_500() -> None:
    def crash(call: Any) -> Any:
        raise LookupError

    reply, entry = get(crash)
    assert (reply.status, entry.cause) == (500, "mock")
