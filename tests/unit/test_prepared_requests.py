"""A request is prepared as the HTTP library would prepare it, at less cost."""

from __future__ import annotations

from typing import Any

import httpx
import httpx2
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pracsuite_client._runtime.messages.http import Request
from pracsuite_client._runtime.transport.auth import HeaderKeys
from pracsuite_client._runtime.transport.http_library import url_of
from pracsuite_client._runtime.transport.httpx_adapter import Transport

LIBRARIES = pytest.mark.parametrize("library", [httpx, httpx2])
HEADERS = {"accept": "application/json", "user-agent": "program/1"}

ORIGINS = st.sampled_from(
    ["https://practice.example", "http://127.0.0.1:80", "https://PRACTICE.example:8443", "https://[::1]:443"]
) | st.text("htps:/[]@.aZ0é ", max_size=12)
PARTS = st.text("aZ09-._~%2F/?&=,+:@#é \t'\"{}", max_size=24)


def outcome(make: Any) -> Any:
    """Return all that a URL consists of, or the type of the exception."""
    try:
        return vars(make())
    except (httpx.InvalidURL, httpx2.InvalidURL) as error:
        return type(error)


@LIBRARIES
@given(origin=ORIGINS, path=PARTS, query=st.none() | PARTS)
@example(origin="https://practice.example", path="v1/patient/7", query="q=a%3Db,c&page=2")
@example(origin="https://practice.example", path="a/../b", query=None)
@example(origin="https://practice.example", path="a//b/", query="")
@example(origin="https://practice.example", path="%2f%zz", query="a=%")
@example(origin="https://practice.example", path="a" * 70_000, query=None)
def test_url_is_what_the_library_makes_of_its_text(library: Any, origin: str, path: str, query: str | None) -> None:
    text = f"{origin}/{path}" if query is None else f"{origin}/{path}?{query}"
    assert outcome(lambda: url_of(library, text)) == outcome(lambda: library.URL(text))


@LIBRARIES
def test_library_parses_the_origin_only_once(library: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    url_of(library, "https://once.example/v1/patient/1")
    parsed: list[object] = []
    monkeypatch.setattr(library, "URL", parsed.append)
    made = url_of(library, "https://once.example/v1/patient/2?page=3")
    assert (str(made), parsed) == ("https://once.example/v1/patient/2?page=3", [])


class OtherURL:
    """A URL of a version of the library that keeps it in another way."""

    def __init__(self, given: Any) -> None:
        self.text = str(given)


class FixedURL(OtherURL):
    """A URL of a version whose parts cannot be replaced."""

    @property
    def _uri_reference(self) -> Any:
        return self

    def _replace(self, **parts: Any) -> Any:
        return self


class DeafURL(OtherURL):
    """A URL of a version that uses something else than the parts that are replaced."""

    def __init__(self, given: Any) -> None:
        super().__init__(given)
        self._uri_reference = self.Parts()

    class Parts:
        def _replace(self, **parts: Any) -> Any:
            return self


@pytest.mark.parametrize("kind", [OtherURL, FixedURL, DeafURL])
def test_other_version_of_the_library_parses_every_url(kind: type[OtherURL]) -> None:
    library = type("Library", (), {"URL": kind})
    assert url_of(library, "https://practice.example/v1/patient/7").text == "https://practice.example/v1/patient/7"


@LIBRARIES
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("content", [None, b"", b"{}"])
def test_request_is_what_the_library_makes_of_its_parts(library: Any, method: str, content: bytes | None) -> None:
    seen: list[Any] = []

    def respond(request: Any) -> Any:
        seen.append((request, request.content))  # it was read already, as the library does
        return library.Response(204)

    pool = library.Client(transport=library.MockTransport(respond), headers={"x-request-id": "7", "x-tenant": "other"})
    request = Request(method, "https://practice.example:8443/v1/patient/7?page=2", HEADERS, content)
    Transport(HeaderKeys({"x-api-key": "key"}), pool).send(request, timeout=5)
    ((sent, body),) = seen
    own = [(name, value) for name, value in sent.headers.raw if name not in (b"Host", b"Content-Length")]
    made = library.Request(method, request.url, headers=own, content=content)
    assert sent.headers.raw == made.headers.raw
    assert (sent.method, sent.url, body, b"".join(sent.stream)) == (made.method, made.url, made.content, content or b"")
    assert (b"x-request-id", b"7") in own
    assert b"x-tenant" not in dict(own)
