"""A file goes over plain HTTP to this machine only, unless the caller allows more, as the API's own requests do."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pracsuite_client import PracSuite, ResponseValidationError

KEYS: dict[str, Any] = {"vendor_key": "v", "account_key": "a", "max_retries": 0}
HERE = ["localhost", "127.0.0.1", "127.3.2.1", "[::1]"]
ELSEWHERE = [
    "192.0.2.1",
    "storage",
    "storage.example",
    "localhost.example",
    "[2001:db8::1]",
    "[::ffff:127.0.0.1]",
    "0.0.0.0",
]


def sent(base_url: str, storage: str, **settings: Any) -> list[str]:
    """Upload a file to a storage. Returns the hosts that got a request."""
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.host)
        if len(asked) > 1:
            return httpx.Response(204)
        return httpx.Response(201, json={"url": f"{storage}/bucket", "fields": {"key": "k"}})

    with (
        httpx.Client(transport=httpx.MockTransport(answer)) as pool,
        PracSuite(**KEYS, base_url=base_url, http_client=pool, **settings) as prac,
    ):
        prac.patient_attachments.upload(7, ("report.txt", b"scan"))
    return asked


@given(st.sampled_from(HERE), st.sampled_from(ELSEWHERE), st.integers(1, 65535))
def test_file_does_not_leave_this_machine_in_clear(base: str, storage: str, port: int) -> None:
    with pytest.raises(ResponseValidationError, match="its URL is not https"):
        sent(f"http://{base}/v1", f"http://{storage}:{port}")
    with pytest.raises(ResponseValidationError, match="its URL is not https"):
        sent("https://api.example/v1", f"http://{storage}:{port}", allow_insecure=True)


@pytest.mark.parametrize("storage", HERE)
def test_file_goes_over_plain_http_on_this_machine(storage: str) -> None:
    assert len(sent("http://127.0.0.1/v1", f"http://{storage}:9000")) == 2


@pytest.mark.parametrize("storage", ELSEWHERE)
def test_plain_http_for_files_can_be_allowed(storage: str) -> None:
    assert len(sent("http://127.0.0.1/v1", f"http://{storage}:9000", allow_insecure=True)) >= 2
