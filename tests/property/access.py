"""Add credentials to requests that do not come from a client; PyJWT signs the tokens."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

import httpx
import jwt
import requests

from practice_mock.testing import Mock
from tests.property.apis import Api
from tests.property.clients import access

LIFETIME = 60
"""Seconds that a token lives."""

TOLERANCE = 30
"""Seconds by which a client dates its tokens back, because clocks differ."""


def sign(api: Api, mock: Mock, request: httpx.Request | requests.PreparedRequest, **claims: Any) -> None:
    """Add valid credentials to a request; `claims` replace those of its token."""
    begins = int(mock.practice.clock.now().timestamp())
    lifetime = {"nbf": begins, "exp": begins + LIFETIME}
    made = credentials(api, access(api, mock), str(request.method), str(request.url), **(lifetime | claims))
    request.headers.update(made)


def credentials(api: Api, settings: Mapping[str, str], method: str, url: str, **claims: Any) -> dict[str, str]:
    """Return headers with valid credentials."""
    headers = {}
    for scheme in api.document["components"]["securitySchemes"].values():
        sdk = scheme["x-sdk"]
        if "signer" in sdk:
            token = jwt.encode(
                token_claims(settings, sdk["audience"], method, url) | claims, settings["consumer_secret"], "HS256"
            )
            headers[scheme["name"]] = f"{sdk['prefix']} {token}"
        else:
            headers[scheme["name"]] = settings[sdk["argument"]]
    return headers


def token_claims(settings: Mapping[str, str], audience: str, method: str, url: str) -> dict[str, Any]:
    """Return the claims of a token for a request."""
    now = int(time.time())
    return {
        "iss": settings["issuer"],
        "aud": audience,
        "nbf": now,
        "exp": now + LIFETIME,
        "consumerId": settings["consumer_id"],
        "accessToken": settings["access_token"],
        "url": url,
        "httpMethod": method,
    }


class RequestsAuth(requests.auth.AuthBase):
    """Sign the requests that the library requests sends."""

    def __init__(self, api: Api, mock: Mock) -> None:
        self._api = api
        self._mock = mock

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        sign(self._api, self._mock, request)
        return request
