"""Bodies that may be larger than others: uploads of files, and records of the user's own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from practice_mock import DEMO, Limits
from practice_mock.control import ControlError
from practice_mock.json_text import MAX_VALUES
from practice_mock.testing import Mock, serve
from tests.mock.coreplus_support import SAM, Signed
from tests.mock.sockets import connect, everything_from, head, status_of
from tests.mock.support import message_data, message_parts, small_practice, token

SMALL = Limits(body_bytes=10_000, upload_bytes=50_000, data_bytes=4_000_000, data_values=100_000)


@pytest.fixture(scope="module")
def served() -> Iterator[Mock]:
    with serve(small_practice(), limits=SMALL) as mock:
        yield mock


@pytest.fixture
def mock(served: Mock) -> Mock:
    served.practice.reset()
    return served


def signed_client(mock: Mock) -> httpx.Client:
    """Return a client that signs requests, and accepts rejections that the document does not list."""
    return httpx.Client(base_url=mock.coreplus_url, transport=mock.transport, auth=Signed(mock, DEMO.coreplus))


def file_of(mock: Mock, size: int) -> httpx.Response:
    details = {"name": "plan.pdf", "primaryDomainKey": SAM, "size": str(size), "entity": "client"}
    parts: Any = [
        ("json", (None, json.dumps(details), "application/json")),
        ("File", ("plan.pdf", bytes(size), "text/plain")),
    ]
    with signed_client(mock) as client:
        return client.post("/File/", files=parts)


def message_of(mock: Mock, size: int) -> httpx.Response:
    file = ("a.pdf", bytes(size))
    with signed_client(mock) as client:
        return client.post("/Message/", files=message_parts(message_data(file), file))


@pytest.mark.parametrize("upload", [file_of, message_of])
def test_files_have_the_limit_of_uploads(mock: Mock, upload: Any) -> None:
    assert upload(mock, 40_000).status_code == 200
    refused = upload(mock, 60_000)
    assert refused.status_code == 413
    assert "at most 50000 bytes" in refused.text
    assert [entry.status for entry in mock.practice.journal] == [200, 413]


@pytest.mark.parametrize("path", ["/File/", "/Message/"])
@pytest.mark.parametrize("media_type", ["application/json", "text/plain", ""])
def test_only_a_form_may_be_as_large_as_files(mock: Mock, path: str, media_type: str) -> None:
    with signed_client(mock) as client:
        refused = client.post(path, content=bytes(20_000), headers={"content-type": media_type})
    assert refused.status_code in (401, 413)  # the token requires one of two types


def test_a_form_for_an_operation_without_files_is_not_large(mock: Mock) -> None:
    with signed_client(mock) as client:
        assert client.post("/Client/", files={"file": ("a", bytes(20_000))}).status_code == 413


@pytest.mark.parametrize("path", ["/API/Core/v2.1/File/", "/API/Core/v2.1/Message/"])
@pytest.mark.parametrize("framing", [{"content-length": 40_000}, {"transfer-encoding": "chunked"}], ids=str)
def test_an_upload_without_a_valid_token_is_refused_before_it_is_read(
    mock: Mock, path: str, framing: dict[str, Any]
) -> None:
    wrong = token("POST", f"{mock.origin}{path}", mock.practice.clock.now(), consumerId="unknown")
    headers = {"authorization": wrong, "content-type": "multipart/form-data; boundary=b", **framing}
    with connect(mock.origin) as connection:
        connection.sendall(head("POST", path, {**headers, "expect": "100-continue"}))
        received = everything_from(connection)
    assert status_of(received) == 401
    assert b"100 Continue" not in received


def patients(count: int) -> dict[str, Any]:
    return {"pracsuite": {"patients": [{"first_name": "Ada", "surname": f"Example{n}"} for n in range(count)]}}


def test_own_data_may_be_larger_than_other_json(mock: Mock) -> None:
    count = MAX_VALUES // 2
    with mock.control() as control:
        assert control.load_data(patients(count)) == {"pracsuite/patients": count}


def test_own_data_beyond_its_limits_is_refused_and_nothing_is_loaded(mock: Mock) -> None:
    before = len(mock.practice.pracsuite[0].table("patient").records())
    with mock.control() as control:
        with pytest.raises(ControlError, match="must not contain more than 100000 values") as caught:
            control.load_data(patients(40_000))
        assert caught.value.status == 400
        with pytest.raises(ControlError, match="The body must have at most 4000000 bytes") as caught:
            control.load_data({"pracsuite": {"patients": [{"first_name": "A" * 5_000_000}]}})
        assert caught.value.status == 413
    assert len(mock.practice.pracsuite[0].table("patient").records()) == before


def test_own_data_is_not_read_without_the_token(mock: Mock) -> None:
    headers = {"content-length": "3000000", "expect": "100-continue", "authorization": "Bearer wrong"}
    with connect(mock.origin) as connection:
        connection.sendall(head("POST", "/_mock/data", headers))
        received = everything_from(connection)
    assert status_of(received) == 401
    assert b"100 Continue" not in received


def test_other_control_calls_keep_their_limits(mock: Mock) -> None:
    headers = {"authorization": f"Bearer {mock.control_token}"}
    with httpx.Client(base_url=mock.control_url, headers=headers) as client:
        assert client.put("/faults", content=b" " * 20_000).status_code == 413
