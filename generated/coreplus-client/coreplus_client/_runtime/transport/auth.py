"""Credentials: headers that are sent with every request, or a token that is signed for each request."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import time
from collections.abc import Callable, Mapping
from typing import Protocol

from ..values.argument_error import ArgumentError
from ..values.codec import Mismatch
from .headers import header_value


class Auth(Protocol):
    """Returns the headers that authenticate one request."""

    def headers(self, method: str, url: str) -> dict[str, str]:
        """Return the headers for a request, given its method and its URL exactly as sent."""
        ...


def credential(given: str | None, argument: str, variable: str) -> str:
    """Return a credential from an argument or, if that is ``None``, from an environment variable.

    Raises:
        ArgumentError: The credential is missing or empty, or cannot be sent in a header.
    """
    value = given if given is not None else os.environ.get(variable)
    place = "" if given is not None else f" ({variable})"
    if value is None or value == "":
        raise ArgumentError(argument, f"is missing: pass {argument}= or set {variable}")
    if not isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise ArgumentError(argument, "must be a string")
    try:
        return header_value(value)
    except Mismatch as mismatch:
        raise ArgumentError(argument, f"{mismatch.reason}{place}") from None


class HeaderKeys:
    """Keys that are sent as headers with every request."""

    def __init__(self, keys: Mapping[str, str]) -> None:
        self._keys = dict(keys)

    def headers(self, method: str, url: str) -> dict[str, str]:
        return dict(self._keys)

    def __repr__(self) -> str:
        return f"HeaderKeys({', '.join(f'{name}=<redacted>' for name in self._keys)})"


class JwtSigner:
    """Signs a JSON Web Token (HS256) for each request. It contains method and URL, and is valid for a minute."""

    LIFETIME = 60
    """The seconds between ``nbf`` and ``exp``."""

    def __init__(
        self,
        *,
        consumer_id: str,
        consumer_secret: str,
        access_token: str,
        issuer: str,
        audience: str,
        prefix: str,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._claims = {"iss": issuer, "aud": audience, "consumerId": consumer_id, "accessToken": access_token}
        self._secret = consumer_secret.encode()
        self._prefix = prefix
        self._clock = clock

    def headers(self, method: str, url: str) -> dict[str, str]:
        return {"Authorization": f"{self._prefix} {self._token(method, url)}"}

    def _token(self, method: str, url: str) -> str:
        import hmac

        now = int(self._clock())
        claims = self._claims | {"nbf": now, "exp": now + self.LIFETIME, "url": url, "httpMethod": method}
        signed = f"{_segment({'typ': 'JWT', 'alg': 'HS256'})}.{_segment(claims)}"
        return f"{signed}.{_base64url(hmac.new(self._secret, signed.encode(), hashlib.sha256).digest())}"

    def __repr__(self) -> str:
        return "JwtSigner(<redacted>)"


def _segment(value: Mapping[str, object]) -> str:
    return _base64url(json.dumps(value, separators=(",", ":")).encode())


def _base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
