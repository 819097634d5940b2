"""Credentials: headers that are sent with every request, or a token that is signed for each request."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import time
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from ..messages.caller_code import CallerCode
from ..values.argument_error import ArgumentError
from ..values.codec import Mismatch
from ..values.concealed import concealed
from ..values.hidden_frames import runs_code_of_the_caller
from ..values.unset import UNSET, Unset
from .headers import header_value


class Auth(Protocol):
    """Returns the headers that authenticate one request."""

    @property
    def names(self) -> frozenset[str]:
        """The names of these headers, in lower case. No caller may set them."""
        ...

    @property
    def signs(self) -> bool:
        """Whether these headers depend on the request and the time."""
        ...

    def headers(self, method: str, url: str) -> dict[str, str]:
        """Return the headers for a request that is sent now, given its method and its URL exactly as sent."""
        ...


def credentials(prefix: str, given: Mapping[str, str | Unset]) -> dict[str, str]:
    """Return the credentials of a client: all from its arguments or, if no argument is given, all from the environment.

    A mixture would combine the keys of one clinic with those of another. For the same reason ``None`` does not stand
    for "not given": it is what a look-up of a clinic without a key returns.

    Args:
        prefix: What the names of the environment variables begin with.
        given: The arguments by name; ``UNSET`` if not given.

    Raises:
        ArgumentError: A credential is missing or empty, or cannot be sent in a header.
    """
    from_environment = all(value is UNSET for value in given.values())
    found: dict[str, str] = {}
    for argument, value in given.items():
        variable = f"{prefix}_{argument.upper()}"
        if from_environment:
            found[argument] = _checked(argument, os.environ.get(variable, ""), variable, f" ({variable})")
        elif value is UNSET:
            others = ", ".join(f"{name}=" for name in given if given[name] is not UNSET)
            raise ArgumentError(
                argument, f"is missing: pass {argument}= as well as {others}, or none of them to use the environment"
            )
        else:
            found[argument] = _checked(argument, value, variable, "")
    return found


def _checked(argument: str, value: Any, variable: str, place: str) -> str:
    if value is None:
        raise ArgumentError(argument, f"must not be None; leave out all credentials to use {variable} and the others")
    if not isinstance(value, str):
        raise ArgumentError(argument, "must be a string")
    if not value:
        raise ArgumentError(argument, f"is missing: pass {argument}= or set {variable}")
    try:
        return header_value(value)
    except Mismatch as mismatch:
        raise ArgumentError(argument, f"{mismatch.reason}{place}") from None


class HeaderKeys:
    """Keys that are sent as headers with every request."""

    signs = False

    def __init__(self, keys: Mapping[str, str]) -> None:
        self._keys = concealed(dict(keys))
        self._names = tuple(keys)

    @property
    def names(self) -> frozenset[str]:
        return frozenset(name.lower() for name in self._names)

    def headers(self, method: str, url: str) -> dict[str, str]:
        return dict(self._keys())

    def __repr__(self) -> str:
        return f"HeaderKeys({', '.join(f'{name}=<redacted>' for name in self._names)})"


class JwtSigner:
    """Signs a JSON Web Token (HS256) for each request. It contains method and URL, and is valid for a minute."""

    signs = True

    LIFETIME = 60
    """The seconds between ``nbf`` and ``exp``."""

    EARLY = 30
    """The seconds by which ``nbf`` is in the past, so that a clock that is up to 30 s fast or slow does not matter."""

    def __init__(
        self,
        *,
        consumer_id: str,
        consumer_secret: str,
        access_token: str,
        issuer: str,
        audience: str,
        prefix: str,
        rewrite: tuple[str, str] | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Set up a signer.

        Args:
            consumer_id: The ``consumerId`` claim.
            consumer_secret: The key of the signature.
            access_token: The ``accessToken`` claim.
            issuer: The ``iss`` claim.
            audience: The ``aud`` claim.
            prefix: The word before the token.
            rewrite: The beginning of the URLs that are called, and what replaces it in the ``url`` claim, for a gateway
                that calls the API under another URL.
            clock: Returns the seconds since 1970.
        """
        try:
            audience = header_value(audience)
        except Mismatch as mismatch:
            raise ArgumentError("audience", mismatch.reason) from None
        claims = {"iss": issuer, "aud": audience, "consumerId": consumer_id, "accessToken": access_token}
        self._claims = concealed(claims)
        self._secret = concealed(consumer_secret.encode())
        self._prefix = prefix
        self._rewrite = rewrite
        self._clock = clock

    @property
    def names(self) -> frozenset[str]:
        return frozenset({"authorization"})

    def headers(self, method: str, url: str) -> dict[str, str]:
        return {"Authorization": f"{self._prefix} {self._token(method, url)}"}

    def _token(self, method: str, url: str) -> str:
        import hmac

        if self._rewrite is not None:
            called, signed_for = self._rewrite
            url = signed_for + url.removeprefix(called)
        begin = int(self._now()) - self.EARLY
        claims = self._claims() | {"nbf": begin, "exp": begin + self.LIFETIME, "url": url, "httpMethod": method}
        signed = f"{_segment({'typ': 'JWT', 'alg': 'HS256'})}.{_segment(claims)}"
        return f"{signed}.{_base64url(hmac.new(self._secret(), signed.encode(), hashlib.sha256).digest())}"

    @runs_code_of_the_caller
    def _now(self) -> float:
        with CallerCode():
            return self._clock()

    def __repr__(self) -> str:
        return "JwtSigner(<redacted>)"


def _segment(value: Mapping[str, object]) -> str:
    return _base64url(json.dumps(value, separators=(",", ":")).encode())


def _base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
