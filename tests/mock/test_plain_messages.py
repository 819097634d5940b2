"""Messages say in plain words what is wrong, without patterns, and suggest only what the caller can see."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from practice_mock import documents
from practice_mock.spec.violations import PATTERNS
from practice_mock.switches.positions import SwitchError, checked
from practice_mock.testing import Mock, serve
from tests.mock.coreplus_support import booking
from tests.mock.sockets import connect, everything_from, head
from tests.mock.support import message_data, send_message, small_practice


@pytest.fixture
def control(mock: Mock) -> Iterator[httpx.Client]:
    headers = {"authorization": f"Bearer {mock.control_token}"}
    with httpx.Client(transport=mock.transport, headers=headers, base_url=mock.control_url) as client:
        yield client


def patterns(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for item in node:
            yield from patterns(item)
    elif isinstance(node, dict):
        if isinstance(node.get("pattern"), str):
            yield node["pattern"]
        for value in node.values():
            yield from patterns(value)


@pytest.mark.parametrize("api", ["pracsuite", "coreplus"])
def test_every_pattern_of_the_documents_has_words(api: str) -> None:
    assert set(patterns(documents.load(api))) <= PATTERNS.keys()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{"surname": "a", "surname": "b"}', "surname must not be repeated in an object"),
        (b'{"jane": 1, "jane": 2}', " must not repeat a field of an object"),
        (b'\xef\xbb\xbf{"surname": "a"}', " must be JSON without a byte order mark at its beginning"),
        ('{"surname": "a"}'.encode("utf-32-le"), " must be JSON in UTF-8, not in UTF-16 or UTF-32"),
        (b'{"surname": "a"', " must be JSON: it ends too early"),
        (b'{"surname": "a', " must be JSON: it ends too early"),
        (b"{surname: 1}", " must be JSON"),
    ],
)
def test_a_body_that_cannot_be_read_is_explained(pracsuite: httpx.Client, content: bytes, message: str) -> None:
    answer = pracsuite.post("/patient", content=content, headers={"content-type": "application/json"})
    (problem,) = answer.json()["error"]["validation"]
    assert f"{problem['field']} {problem['message']}" == message


def test_a_suggestion_belongs_to_the_field_that_is_named(pracsuite: httpx.Client, coreplus: httpx.Client) -> None:
    answer = pracsuite.post("/patient", json={"first_name": "a", "surname": "b", "__proto__": 1})
    assert "did you mean" not in answer.text
    text = coreplus.post("/Appointment/", json={**booking(), "locationID": 1, "jane": 2}).json()["message"]
    assert "did you mean locationId?" in text
    assert " and practitioner" not in text


@pytest.mark.parametrize(
    ("positions", "message"),
    [
        ({"nope": "absent"}, 'there is no switch "nope"; GET /_mock/switches'),
        ({"page-link": "absent"}, "the nearest is 'page-links'"),
        ({"page-links": None}, "page-links has no position null; its positions are null, "),
        ({"page-links": "absnt"}, "the nearest is 'absent'"),
    ],
)
def test_only_a_similar_switch_is_suggested(positions: dict[str, object], message: str) -> None:
    with pytest.raises(SwitchError) as caught:
        checked(positions)
    assert message in str(caught.value)


INSTANTS = """2026-W48-1T09:00:00Z 20261130T090000Z 2026-11-30T09:00Z 2026-11-30T09:00:00 2026-11-30T09:00:00+1030
9000-01-01T00:00:01Z 1899-12-31T23:59:59Z"""


@pytest.mark.parametrize("now", [*INSTANTS.split(), "2026-11-30 09:00:00Z"])
def test_the_clock_takes_what_its_message_says(control: httpx.Client, now: str) -> None:
    answer = control.put("/clock", json={"now": now})
    assert (answer.status_code, "such as 2027-01-04T09:00:00+10:30, from 1900" in answer.text) == (400, True)
    for right in ("9000-01-01T00:00:00Z", "1900-01-01t00:00:00z", "2026-11-30T09:00:00.123456789+10:30"):
        assert control.put("/clock", json={"now": right}).status_code == 200


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/book?tenant=3&from=2026-W49-2", "from must be a date, such as 2026-11-30"),
        ("/book?tenant=3&from=20261130", "from must be a date, such as 2026-11-30"),
        ("/records?limit=-1", "Allowed query parameters, each at most once: none"),
        ("/holds?limit=1", "Allowed query parameters, each at most once: none"),
        ("/records/pracsuite/3/patient?limit=99999999999", "limit must be a whole number from 1 to 1000"),
        ("/records/pracsuite/3/patient?offset=-1", "offset must be a whole number from 0 to 999999999"),
    ],
)
def test_a_query_that_is_not_read_is_refused(control: httpx.Client, path: str, reason: str) -> None:
    answer = control.get(path)
    assert (answer.status_code, reason in answer.json()["message"]) == (400, True)


def test_a_control_call_has_one_token(mock: Mock) -> None:
    right = ("authorization", f"Bearer {mock.control_token}")
    for other in (right, ("authorization", "Bearer x")):
        with httpx.Client(transport=mock.transport, headers=[right, other]) as client:
            assert client.get(f"{mock.control_url}/clock").status_code == 401


@pytest.mark.parametrize("cut", [b"--b--\r\n", b"b--\r\n", b"--\r\n\r\n--b--\r\n"])
def test_a_cut_multipart_body_is_explained(mock: Mock, cut: bytes) -> None:
    message = message_data(("a.txt", b"hello"))
    content = f'--b\r\ncontent-disposition: form-data; name="messageData"\r\n\r\n{message}\r\n--b--\r\n'.encode()
    answer = send_message(mock, None, authorization=None)
    assert answer.status_code >= 400
    with httpx.Client(transport=mock.transport) as client:
        headers = {**answer.request.headers, "content-type": "multipart/form-data; boundary=b"}
        del headers["content-length"]
        cut_off = client.post(answer.request.url, content=content.removesuffix(cut), headers=headers)
    assert "multipart/form-data" not in cut_off.text


def test_an_expectation_that_is_not_met_is_refused() -> None:
    with serve(small_practice()) as mock:
        for path in ("/v1/patient", "/API/Core/v2.1/Client/", "/_mock/reset", "/_storage"):
            with connect(mock.origin) as connection:
                connection.sendall(
                    head("POST", path, {"expect": "foo", "authorization": f"Bearer {mock.control_token}"})
                )
                connection.shutdown(1)
                assert b" 417 " in everything_from(connection)[:20], path
