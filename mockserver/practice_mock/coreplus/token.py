"""The token of a coreplus request, checked claim by claim."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from practice_mock import documents, json_text
from practice_mock.json_types import is_object
from practice_mock.rejection import MissingCredentials, Unauthenticated, sentence
from practice_mock.spec.headers import parse_header
from practice_mock.spec.names import Vocabulary
from practice_mock.spec.url_difference import describe_difference
from practice_mock.wire import Request

SCHEME = "JwToken"
_CONTENT_TYPES = ("application/json", "multipart/form-data")
_BASE64URL = re.compile(r"[A-Za-z0-9_-]*", re.ASCII)
LONGEST_LIFE = 65
"""Seconds. Tokens are made for 60; a few more are accepted, because clients round."""


@dataclass(frozen=True, slots=True)
class Token:
    """A token whose signature is not checked yet."""

    signed: bytes
    signature: bytes
    claims: Mapping[str, Any]

    def is_signed_with(self, secret: str) -> bool:
        """Return whether the signature was made with a secret, whose text is the key."""
        expected = hmac.new(secret.encode(), self.signed, hashlib.sha256).digest()
        return hmac.compare_digest(expected, self.signature)


def read_token(request: Request) -> Token:
    """Return the token of a request. Raises Unauthenticated if it is missing or cannot be read."""
    header = request.headers.get("authorization")
    if header is None:
        raise MissingCredentials("Invalid token: the header Authorization is missing.")
    scheme, _, text = header.partition(" ")
    if scheme != SCHEME:
        raise refused(f"the header must be the word {SCHEME}, one space and the token")
    parts = text.split(".")
    if len(parts) != 3:
        raise refused("it is not a JSON Web Token of three parts")
    head, claims = _json(parts[0]), _json(parts[1])
    if head.get("alg") != "HS256" or head.get("typ", "JWT") != "JWT":
        raise refused("its header must have typ JWT and alg HS256")
    return Token(f"{parts[0]}.{parts[1]}".encode(), _bytes(parts[2]), claims)


def access_token_of(header: str) -> str | None:
    """Return the access token of a header, of which nothing is checked; None if there is none."""
    scheme, _, text = header.partition(" ")
    parts = text.split(".")
    if scheme != SCHEME or len(parts) != 3:
        return None
    try:
        found = _json(parts[1]).get("accessToken")
    except Unauthenticated:
        return None
    return found if isinstance(found, str) else None


def check_origin(claims: Mapping[str, Any], expected: Mapping[str, str] | None) -> None:
    """Raise Unauthenticated, naming the claim, if `iss` or `aud` is not as expected; if None, any text is."""
    for name in ("iss", "aud"):
        if not isinstance(claims.get(name), str) or not claims[name]:
            raise _claim(name, "must be a web address")
        if expected is not None and claims[name] != expected[name]:
            raise _claim(name, f"must be {expected[name]}")


def check_claims(claims: Mapping[str, Any], request: Request, now: datetime) -> None:
    """Raise Unauthenticated, naming the claim, if one does not match the request or the time."""
    begins, ends = _seconds(claims, "nbf"), _seconds(claims, "exp")
    if not begins < ends <= begins + LONGEST_LIFE:
        raise _claim("exp", "must be nbf + 60")
    if now.timestamp() < begins:
        raise _claim("nbf", "is in the future")
    if now.timestamp() >= ends:
        raise _claim("exp", "has passed")
    if claims.get("url") != request.url:
        raise _claim("url", _url_difference(claims.get("url"), request.url))
    if claims.get("httpMethod") != request.method:
        raise _claim("httpMethod", f"is not {request.method}, the method of this request")


def check_content_type(request: Request) -> None:
    """Raise Unauthenticated if a request without a body has no content type; the type of a body is checked with it.

    The vendor names this as a cause of an invalid token, although the token is not concerned.
    """
    media_type, _ = parse_header(request.headers.get("content-type", ""))
    if not request.has_body and media_type not in _CONTENT_TYPES:
        raise refused("the header content-type must be application/json, also without a body")


def text_claim(claims: Mapping[str, Any], name: str, known: Callable[[str], bool]) -> str:
    """Return a claim that must be a known text. Raises Unauthenticated otherwise."""
    value = claims.get(name)
    if not isinstance(value, str) or not known(value):
        raise _claim(name, "does not match a known value")
    return value


def refused(reason: str) -> Unauthenticated:
    """Return the rejection of a token."""
    return Unauthenticated(sentence(f"Invalid token: {reason}"))


def _url_difference(signed: object, received: str) -> str:
    if not isinstance(signed, str) or not signed:
        return "must be the URL of this request"
    return f"is not the URL of this request: {describe_difference(signed, received, _vocabulary())}"


@lru_cache(maxsize=1)
def _vocabulary() -> Vocabulary:
    return Vocabulary(documents.load("coreplus"))


def _claim(name: str, reason: str) -> Unauthenticated:
    return refused(f"the claim {name} {reason}")


def _seconds(claims: Mapping[str, Any], name: str) -> int:
    value = claims.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise _claim(name, "must be a whole number of seconds since 1970-01-01")
    return value


def _json(text: str) -> Mapping[str, Any]:
    try:
        value: object = json_text.parse(_bytes(text))
    except json_text.UnusableJson:
        raise refused("a part of it is not JSON") from None
    if is_object(value):
        return value
    raise refused("a part of it is not a JSON object")


def _bytes(text: str) -> bytes:
    if text.endswith("="):
        raise refused("a part of it ends with =, which base64url in a token leaves out")
    if not _BASE64URL.fullmatch(text):
        raise refused("a part of it is not base64url")
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except binascii.Error:
        raise refused("a part of it is not base64url") from None
