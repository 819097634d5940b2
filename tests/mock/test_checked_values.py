"""A value is refused before it is stored if a later call could fail because of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from practice_mock import Clock, Practice, documents, json_text
from practice_mock.faults import Match, PlanError, Status
from practice_mock.spec.multipart import MAX_PARTS
from practice_mock.spec.routing import methods_of
from practice_mock.testing import Mock, in_process
from tests.mock.booking_flows import book_on_both
from tests.mock.coreplus_support import SAM, coreplus_client
from tests.mock.sockets import JSON
from tests.mock.support import NOW, pracsuite_client, small_practice, token
from tests.tiers import cases

ONE_MOCK = settings(max_examples=cases(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def small() -> Mock:
    return in_process(small_practice())


@pytest.fixture
def fresh(small: Mock) -> Mock:
    small.practice.reset()
    return small


def control(mock: Mock) -> httpx.Client:
    headers = {"authorization": f"Bearer {mock.control_token}"}
    return httpx.Client(base_url=mock.control_url, transport=mock.transport, headers=headers)


def json_operations() -> list[tuple[str, str, str, list[str]]]:
    """Return API, method, path, and the fields of the body of each operation whose body is JSON."""
    found: list[tuple[str, str, str, list[str]]] = []
    for api in ("pracsuite", "coreplus"):
        document = documents.load(api)
        for path, item in document["paths"].items():
            for method, operation in methods_of(item):
                schema = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
                if schema is not None:
                    name = schema.get("$ref", "").rpartition("/")[2]
                    properties = document["components"]["schemas"].get(name, schema).get("properties", {})
                    found.append((api, method, path, list(properties)))
    return found


def client_of(mock: Mock, api: str) -> httpx.Client:
    return pracsuite_client(mock) if api == "pracsuite" else coreplus_client(mock)


def reason(answer: httpx.Response) -> str:
    """Return the reason of a rejection of a body, which must be the API's own."""
    assert answer.status_code in {400, 422}, answer.text
    assert answer.headers["x-mock-cause"] == "client"
    body = answer.json()
    return str(body.get("message") or body["error"]["validation"][0]["message"])


UNICODE = "must not contain text that is not valid Unicode"


@pytest.mark.parametrize(("api", "method", "path", "names"), json_operations())
def test_text_that_is_not_unicode_is_refused_wherever_it_is(
    fresh: Mock, api: str, method: str, path: str, names: list[str]
) -> None:
    path = path.format_map({"appointment_id": 4101, "client_id": 7, "appointmentId": "x", "clientId": SAM})
    bodies: list[dict[str, Any]] = [{name: "\ud800"} for name in names]
    bodies += [{"\udfff": 1}, {names[0]: {"a": ["\ud800\ud800"]}}, {names[0]: ["b\udc00"]}]
    with client_of(fresh, api) as client:
        for body in bodies:
            answer = client.request(method, path, content=json.dumps(body), headers=JSON)
            assert UNICODE in reason(answer)


@ONE_MOCK
@given(depth=st.integers(json_text.MAX_DEPTH + 1, 50_000), kind=st.sampled_from(["[", '{"a":']))
def test_a_body_that_is_nested_too_deeply_is_refused_with_that_reason(fresh: Mock, depth: int, kind: str) -> None:
    text = kind * depth + "1" + {"[": "]", '{"a":': "}"}[kind] * depth
    with client_of(fresh, "pracsuite") as client:
        answer = client.post("/note", content=f'{{"notes": {text}}}', headers=JSON)
    assert reason(answer) == "must not be nested more than 100 levels deep"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a": 1, "a": 2}', "must not repeat a field of an object"),
        ('[{"b": {"a": 1, "a": 1}}]', "must not repeat a field of an object"),
        ("1e400", "must not contain a number that is too large"),
        ("-1e400", "must not contain a number that is too large"),
        ("9" * 5_000, "must not contain a number with thousands of digits"),
        ("NaN", "must be JSON"),
        ("Infinity", "must be JSON"),
        ("{", "must be JSON: it ends too early"),
        ("", "must be JSON: it ends too early"),
        ('"\\ud800"', UNICODE),
        ('{"\\udc00": 1}', UNICODE),
        (b'"\xff"', "must be UTF-8"),
        ('"a"'.encode("utf-16"), "must be UTF-8"),
        ("[" + "1," * 20_000 + "1]", "must not contain more than 20000 values"),
        ('{"a": [' + '{"b": 1},' * 15_000 + "1]}", "must not contain more than 20000 values"),
        ("[" * 101 + "]" * 101, "must not be nested more than 100 levels deep"),
        ("[" * 100_000, "must not be nested more than 100 levels deep"),
    ],
)
def test_json_that_cannot_be_used_is_refused_with_the_reason(text: str | bytes, expected: str) -> None:
    with pytest.raises(json_text.UnusableJson) as caught:
        json_text.parse(text)
    assert str(caught.value) == expected


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(value=VALUES, ascii_only=st.booleans())
def test_other_json_is_parsed_as_usual(value: Any, ascii_only: bool) -> None:
    assert json_text.parse(json.dumps(value, ensure_ascii=ascii_only)) == value
    assert json_text.parse('"' + "," * 100_000 + '"') is not None
    assert json_text.parse("[" * 100 + "]" * 100) is not None
    assert json_text.parse('"\\ud83d\\ude00"') == "\U0001f600"


def test_a_token_with_text_that_is_not_unicode_is_refused(fresh: Mock) -> None:
    url = f"{fresh.coreplus_url}/Location/"
    for changes in ({"iss": "\ud800"}, {"\udc00": 1}, {"url": "\ud800"}):
        header = token("GET", url, NOW, **changes)
        with httpx.Client(transport=fresh.transport) as client:
            answer = client.get(url, headers={**JSON, "authorization": header})
        assert (answer.status_code, answer.headers["x-mock-cause"]) == (401, "auth")


@pytest.mark.parametrize("query", ["q[]=surname:=%ED%A0%80", "q[]=surname:=%FF", "%ED%A0%80=1", 'sort_by=["\\ud800"]'])
def test_a_query_with_text_that_is_not_unicode_is_refused(fresh: Mock, query: str) -> None:
    with client_of(fresh, "pracsuite") as client:
        assert client.get(f"/patient?{query}").status_code == 400


@pytest.mark.parametrize("path", ["/faults", "/clock"])
def test_the_control_plane_refuses_text_that_is_not_unicode(fresh: Mock, path: str) -> None:
    with control(fresh) as client:
        for body in ({"now": "\ud800"}, {"\ud800": 1}, {"rules": [{"name": "\ud800", "action": {"kind": "reset"}}]}):
            answer = client.put(path, content=json.dumps(body))
            assert (answer.status_code, answer.json()["message"]) == (400, f"The body {UNICODE}.")
    with pytest.raises(PlanError):
        fresh.practice.faults.add(Status(500, text="\ud800"), Match())


@pytest.mark.parametrize(
    "charset", ["punycode", "undefined", "idna", "utf-16", "utf-7", "unicode_escape", "base64", "x"]
)
def test_a_file_name_may_only_have_the_encodings_of_its_standard(fresh: Mock, charset: str) -> None:
    disposition = f"form-data; name=\"file\"; filename*={charset}''plan%41.txt"
    body = f"--b\r\ncontent-disposition: {disposition}\r\n\r\na\r\n--b--\r\n"
    with client_of(fresh, "coreplus") as client:
        headers = {"content-type": "multipart/form-data; boundary=b"}
        answer = client.post("/File/", content=body, headers=headers)
    assert (answer.status_code, answer.headers["x-mock-cause"]) == (400, "client")


def test_a_multipart_body_has_a_limited_number_of_parts(fresh: Mock) -> None:
    part = b'--b\r\ncontent-disposition: form-data; name="a"\r\n\r\n\r\n'
    with client_of(fresh, "coreplus") as client:
        headers = {"content-type": "multipart/form-data; boundary=b"}
        answer = client.post("/File/", content=part * (MAX_PARTS + 1) + b"--b--\r\n", headers=headers)
    assert "at most 1000 parts" in reason(answer)


INSTANTS = st.datetimes(timezones=st.sampled_from([UTC])) | st.sampled_from(
    [datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC), datetime(8999, 12, 31, tzinfo=UTC)]
)
STEPS = st.one_of(
    st.floats(),
    st.integers(),
    st.sampled_from([3e11, -3e11, 1e308, 900, -900, 10**400, 86400 * 365 * 6_900, 86400 * 999_999_999]),
)


@ONE_MOCK
@given(calls=st.lists(st.tuples(st.just("set"), INSTANTS, st.booleans()) | st.tuples(st.just("by"), STEPS), max_size=6))
def test_no_clock_call_breaks_a_later_one(fresh: Mock, calls: list[tuple[Any, ...]]) -> None:
    fresh.practice.reset()
    with control(fresh) as client:
        for call in calls:
            before = client.get("/clock").json()["now"]
            if call[0] == "set":
                body = {"now": call[1].isoformat(), "running": call[2]}
                answer = client.put("/clock", json=body)
            else:
                answer = client.post("/clock/advance", content=json.dumps({"seconds": call[1]}))
            assert answer.status_code in {200, 400}
            after = client.get("/clock")
            assert after.status_code == 200
            assert 1900 <= int(after.json()["now"][:4]) <= 9000
            if answer.status_code == 400:
                assert after.json()["now"][:16] >= before[:16]
        book_on_both(fresh)
        assert client.get("/journal").status_code == 200


def test_a_clock_in_python_refuses_what_it_cannot_show() -> None:
    clock = Clock(NOW)
    changes: list[Callable[[], object]] = [
        lambda: clock.advance(timedelta.max),
        lambda: clock.advance(timedelta(days=-60_000)),
        lambda: clock.set(datetime.max.replace(tzinfo=UTC)),
        lambda: clock.set(datetime.min.replace(tzinfo=UTC), running=True),
        lambda: Clock(datetime(1899, 1, 1, tzinfo=UTC)),
    ]
    for change in changes:
        with pytest.raises(ValueError, match="1900"):
            change()
        assert clock.now() == NOW


@pytest.mark.parametrize("seed", [2**63, -(2**63) - 1, 10**4000])
def test_a_seed_has_at_most_64_bits(fresh: Mock, seed: int) -> None:
    with control(fresh) as client:
        answer = client.post("/seed", content=f'{{"seed": {seed}}}')
        assert (answer.status_code, "64" in answer.text or "2**63" in answer.text) == (400, True)
        assert client.get("/clock").status_code == 200
    with pytest.raises(ValueError, match="seed"):
        fresh.practice.reseed(seed)
    with pytest.raises(ValueError, match="seed"):
        Practice(seed=seed)


@given(path=st.text(st.characters(codec="utf-8"), min_size=1, max_size=20))
@ONE_MOCK
def test_nothing_of_an_unknown_path_is_kept(fresh: Mock, path: str) -> None:
    fresh.practice.reset()
    with httpx.Client(base_url=fresh.pracsuite_url, transport=fresh.transport) as client:
        client.get(f"/patient/7/{quote(path, safe='')}/JaneDoe")
        client.get("/patients/JaneDoe/history")
        client.get("/JaneDoe")
    kept = [entry.path for entry in fresh.practice.journal]
    assert kept[1:] == ["/v1/*/*/*", "/v1/*"]
    assert "JaneDoe" not in kept[0]
