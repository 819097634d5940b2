"""Helpers for the tests of the mock: clients that check each response against the document, and coreplus tokens."""

from __future__ import annotations

import json
import math
import operator
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import jsonschema_rs
import jwt
import pytest

from practice_mock import DEMO, Clock, CoreplusCredentials, PracSuiteCredentials, Practice, documents
from practice_mock.coreplus import seed as coreplus_seed
from practice_mock.pracsuite import seed as pracsuite_seed
from practice_mock.state.backend import Origin
from practice_mock.testing import Mock, in_process
from tests.conformance import reporting_problems

NOW = datetime(2027, 1, 4, 0, 30, tzinfo=UTC)

COMPARISONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
"""The operators of filters in Python."""

_BASES = {"pracsuite": "^/v1", "coreplus": "(?i)^/api/core/v2(.1)?"}

# The mock checks the document's own formats; here it is enough that the rest of each response conforms.
_FORMATS = {"date-time-local": lambda text: bool(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", text))}


def small_stores(origin: Origin) -> tuple[Any, ...]:
    """Return smaller stores than `practice_mock.practice._stores`, which are made faster."""
    zone, today = ZoneInfo(origin.zone), origin.begun.date()
    return (
        *(pracsuite_seed.snapshot(origin.seed + n, zone, today, patients=30, weeks=2, other=n > 0) for n in (0, 1)),
        *(coreplus_seed.snapshot(origin.seed + n, today, people=30, weeks=2, other=n > 0) for n in (0, 1)),
    )


def small_practice(now: datetime = NOW, **options: Any) -> Practice:
    """Return a practice whose clock stands still, with smaller stores."""
    with pytest.MonkeyPatch.context() as small:
        small.setattr("practice_mock.practice._stores", small_stores)
        return Practice(clock=Clock(now), **options)


def small_mock() -> Mock:
    """Return a frozen mock whose practices are all small."""
    return in_process(small_practice())


def frozen_mock(now: datetime = NOW) -> Mock:
    """Return a mock in this process whose clock stands still."""
    return in_process(Practice(clock=Clock(now)))


def next_number(mock: Mock, table: str) -> int:
    """Return the ID of the next record of the first PracSuite practice after a reset."""
    number = mock.practice.pracsuite[0].table(table).next_key()
    mock.practice.reset()
    return number


def pracsuite_client(mock: Mock, credentials: PracSuiteCredentials = DEMO.pracsuite) -> httpx.Client:
    """Return a client with both keys, which checks each response."""
    return httpx.Client(
        base_url=mock.pracsuite_url,
        transport=mock.transport,
        headers={"x-api-key": credentials.vendor_key, "a-api-key": credentials.account_key},
        event_hooks={"response": [conforms_to("pracsuite")]},
    )


def token(
    method: str, url: str, now: datetime, credentials: CoreplusCredentials = DEMO.coreplus, /, **changes: Any
) -> str:
    """Return the header of a coreplus request; a change to None omits the claim."""
    begins = math.floor(now.timestamp())
    claims = {
        "iss": credentials.issuer,
        "aud": "https://coreplus.com.au",
        "nbf": begins,
        "exp": begins + 60,
        "consumerId": credentials.consumer_id,
        "accessToken": credentials.access_token,
        "url": url,
        "httpMethod": method,
        **changes,
    }
    kept = {name: value for name, value in claims.items() if value is not None}
    return "JwToken " + jwt.encode(kept, credentials.consumer_secret, "HS256")


def message_parts(data: Any, *files: tuple[str, bytes]) -> list[tuple[str, tuple[Any, ...]]]:
    """Return the parts of a message, for httpx."""
    text = data if isinstance(data, str) else json.dumps(data)
    parts: list[tuple[str, tuple[Any, ...]]] = [("file", (name, content, "text/plain")) for name, content in files]
    return [*parts, ("messageData", (None, text, "text/plain; charset=utf-8"))]


def message_data(*files: tuple[str, bytes], **rest: Any) -> dict[str, Any]:
    """Return a message that lists its files."""
    contents = [{"AttachedFileDetails": {"Name": name, "Size": len(content)}} for name, content in files]
    return {"Header": {"SendingFacility": "Example Lab"}, "MessageContents": contents, **rest}


def send_message(
    mock: Mock,
    parts: Any,
    *,
    url: str | None = None,
    credentials: CoreplusCredentials = DEMO.coreplus,
    authorization: str | None = None,
    claims: Mapping[str, Any] | None = None,
) -> httpx.Response:
    """Send a message with a fresh token."""
    url = url or f"{mock.coreplus_url}/Message/"
    header = authorization or token("POST", url, mock.practice.clock.now(), credentials, **(claims or {}))
    hooks = {"response": [conforms_to("coreplus")]}
    with httpx.Client(transport=mock.transport, event_hooks=hooks) as client:
        return client.post(url, files=parts, headers={"Authorization": header})


def conforms_to(api: str) -> Any:
    """Return a hook for httpx that checks each response against the document, independently of the mock."""

    def check(response: httpx.Response) -> None:
        response.read()
        path = re.sub(_BASES[api], "", response.request.url.raw_path.decode().partition("?")[0])
        operation = _operation(api, response.request.method, path)
        if operation is None:
            assert response.status_code in {403, 404, 405}
            return
        documented = operation["responses"]
        assert str(response.status_code) in documented, f"{operation['operationId']} returned {response.status_code}"
        content = _resolve(api, documented[str(response.status_code)]).get("content")
        if content is None:
            assert response.content == b""
            return
        assert response.headers["content-type"] == "application/json"
        _validator(api, json.dumps(content["application/json"]["schema"])).validate(response.json())
        assert response.is_success == ("x-mock-cause" not in response.headers)

    return reporting_problems(check)


@lru_cache
def _document(api: str) -> dict[str, Any]:
    return documents.load(api)


@lru_cache
def _validator(api: str, schema: str) -> jsonschema_rs.Draft202012Validator:
    root = {**json.loads(schema), "components": _document(api)["components"]}
    return jsonschema_rs.Draft202012Validator(root, validate_formats=True, formats=_FORMATS)


def _operation(api: str, method: str, path: str) -> dict[str, Any] | None:
    for template, item in _document(api)["paths"].items():
        pattern = re.sub(r"\\{\w+\\}", "[^/]+", re.escape(template.rstrip("/")))
        if re.fullmatch(pattern + "/?", path, re.IGNORECASE) and method.lower() in item:
            found: dict[str, Any] = item[method.lower()]
            return found
    return None


def _resolve(api: str, response: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in response:
        return response
    found: dict[str, Any] = _document(api)["components"]["responses"][response["$ref"].rpartition("/")[2]]
    return found
