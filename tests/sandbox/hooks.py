"""Configure schemathesis to sign coreplus requests and to generate our formats."""

from __future__ import annotations

from datetime import UTC, datetime

import schemathesis
from requests import PreparedRequest
from requests.auth import AuthBase

import tests.property.formats  # noqa: F401  # registers them
from practice_mock.app import COREPLUS_PATH
from tests.mock.support import token

NOW = datetime(2025, 12, 29, 0, 30, tzinfo=UTC)
"""A week before the bookings of the documents' examples, which must not be in the past with every switch."""


class SignedRequest(AuthBase):
    """Adds a token for coreplus as the last step, when method and URL are final."""

    def __call__(self, request: PreparedRequest) -> PreparedRequest:
        if COREPLUS_PATH in str(request.url):
            request.headers["Authorization"] = token(str(request.method), str(request.url), NOW)
            request.headers.setdefault("content-type", "application/json")
        return request


schemathesis.auth.set_from_requests(SignedRequest())
