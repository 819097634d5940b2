"""A failure shows a program that makes the same call and a command that sends the same request."""

from __future__ import annotations

import base64
import math
import shlex
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from tests.property.adapter import example_call, to_call
from tests.property.amount import fewer
from tests.property.apis import OPERATIONS, Operation
from tests.property.cases import cases
from tests.property.clients import Canned, SyncCaller, credential_names, invented_access
from tests.property.decode import Inexpressible
from tests.property.oracles import explained, secret_headers
from tests.property.shown import as_curl, as_python, source
from tests.property.wire import Sent

VALUES = (
    *(None, True, 7, -0.5, 10**5000, math.inf, "it's “é”\n", b"\x00\xff'", [], [1], (1,), (), {"a": [None]}),
    *(date(2027, 1, 4), timedelta(days=1), Decimal("12.50"), datetime(2027, 1, 4, 9, 0, 0, 1)),
    *(datetime(2027, 1, 4, 9, tzinfo=UTC), datetime(2027, 1, 4, 9, tzinfo=timezone(timedelta(hours=-3, minutes=-7)))),
    datetime(2027, 1, 4, 9, tzinfo=ZoneInfo("Australia/Adelaide")),
)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_source_expression_evaluates_to_its_value(value: Any) -> None:
    import datetime as datetime
    import zoneinfo as zoneinfo

    again = eval(source(value), {"datetime": datetime, "zoneinfo": zoneinfo, "Decimal": Decimal})
    assert (type(again), again) == (type(value), value)


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_printed_program_makes_the_call(operation: Operation, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[tuple[Any, ...]] = []

    class Client:
        """Records the method that is called."""

        def __init__(self, *, base_url: str) -> None:
            assert base_url == "https://practice.example/v1"

        def __enter__(self) -> Client:
            return self

        def __exit__(self, *_: object) -> None: ...

        def __getattr__(self, resource: str) -> Any:
            return _Resource(resource, made)

    monkeypatch.setattr(operation.api.package, operation.api.client_name, Client)

    @fewer(10)
    @given(cases(operation), st.booleans())
    def every_case(case, models):
        try:
            call = to_call(operation, case, models=models)
        except Inexpressible:
            reject()
        made.clear()
        exec(as_python(call, "https://practice.example/v1"), {})
        assert made == [(operation.resource, operation.verb, call.positional, call.keywords)]

    every_case()


class _Resource:
    def __init__(self, name: str, made: list[tuple[Any, ...]]) -> None:
        self._name = name
        self._made = made

    def __getattr__(self, verb: str) -> Any:
        return lambda *positional, **keywords: self._made.append((self._name, verb, positional, keywords))


@given(
    st.sampled_from(["GET", "POST"]),
    st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S"])).map("https://practice.example/v1/".__add__),
    st.dictionaries(
        st.sampled_from(["accept", "x-note", "x-key"]), st.text(st.characters(codec="ascii", min_codepoint=32))
    ),
    st.one_of(st.binary(), st.text().map(str.encode)),
)
def test_printed_curl_command_sends_the_request(method: str, url: str, headers: dict[str, str], content: bytes) -> None:
    line = as_curl(Sent(method, url, {**headers, "host": "practice.example"}, content), {"x-key"})
    before, bar, command = line.partition(" | ") if line.startswith("base64") else ("", "", line)
    words = shlex.split(command)
    assert words[:4] == ["curl", "-X", method, url]
    shown = {name: "<redacted>" if name == "x-key" else value for name, value in headers.items()}
    assert words[4 : 4 + 2 * len(shown)] == [word for pair in shown.items() for word in ("-H", ": ".join(pair))]
    body = words[4 + 2 * len(shown) :]
    assert body[:1] == ["--data-binary"] * bool(content)
    if content:
        assert (base64.b64decode(shlex.split(before)[-1]) if bar else body[1].encode()) == content


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_failure_shows_call_and_exchange_without_credentials(operation: Operation) -> None:
    canned = Canned()
    canned.status, canned.content = 418, b"a teapot"
    settings = invented_access(operation.api)
    call = example_call(operation)
    outcome = SyncCaller(operation.api, settings, canned)(call)
    with pytest.raises(AssertionError) as caught, explained(call, outcome):
        raise AssertionError("as if")
    told = "\n".join(caught.value.__notes__)
    assert f"client.{operation.resource}.{operation.verb}(" in told
    assert f"curl -X {operation.method.upper()} " in told
    assert "418 b'a teapot'" in told
    assert "APIStatusError" in told
    assert secret_headers(operation)
    assert not [name for name in credential_names(operation.api) if settings[name] in told]
