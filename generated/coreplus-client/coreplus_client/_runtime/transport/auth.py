"""Credentials: keys in headers or in the query, or a token that is signed for each request."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol
from urllib.parse import quote

from ..messages.caller_code import CallerCode
from ..values.argument_error import ArgumentError
from ..values.codec import Mismatch, unicode_text
from ..values.concealed import concealed
from ..values.hidden_frames import runs_code_of_the_caller
from ..values.unset import UNSET, Unset
from .headers import header_value


class Auth(Protocol):
    """Returns what authenticates one request: headers and query parameters."""

    @property
    def names(self) -> frozenset[str]:
        """The names of the headers, in lower case. No caller may set them."""
        ...

    @property
    def parameters(self) -> frozenset[str]:
        """The names of the query parameters. No caller may set them."""
        ...

    @property
    def signs(self) -> bool:
        """Whether the headers depend on the request and the time."""
        ...

    def of(self, schemes: tuple[str, ...] | None) -> Auth:
        """Return the part that belongs to the schemes that an operation names; ``None`` names those of the API.

        Raises:
            ArgumentError: The client has no credential for one of them.
        """
        ...

    def headers(self, method: str, url: str) -> dict[str, str]:
        """Return the headers for a request that is sent now, given its method and its URL exactly as sent."""
        ...

    def query(self) -> str:
        """Return the query parameters, encoded for a URL. They are added when a request is sent, and never before."""
        ...

    def digest(self) -> str:
        """Return a digest by which the same credentials are recognized. They cannot be found from it."""
        ...


def credentials(
    prefix: str,
    given: Mapping[str, str | Unset],
    *,
    encoded: frozenset[str] = frozenset(),
    optional: tuple[tuple[str, ...], ...] = (),
) -> dict[str, str]:
    """Return the credentials of a client: all from its arguments or, if no argument is given, all from the environment.

    A mixture would combine the keys of one clinic with those of another. For the same reason ``None`` does not stand
    for "not given": it is what a look-up of a clinic without a key returns.

    Args:
        prefix: What the names of the environment variables begin with.
        given: The arguments by name; ``UNSET`` if not given.
        encoded: The arguments that are encoded before they are sent, so that they may contain any character.
        optional: The arguments that only some operations need, in groups of which all or none are given.

    Raises:
        ArgumentError: A credential is missing or empty, or cannot be sent in a header.
    """
    from_environment = all(value is UNSET for value in given.values())
    may_lack = {
        argument
        for group in optional
        for argument in group
        if from_environment or all(given[name] is UNSET for name in group)
    }
    found: dict[str, str] = {}
    for argument, value in given.items():
        variable = f"{prefix}_{argument.upper()}"
        if from_environment:
            value, place = os.environ.get(variable, ""), f" ({variable})"
            if not value and argument in may_lack:
                continue
        elif value is UNSET:
            if argument in may_lack:
                continue
            others = ", ".join(f"{name}=" for name in given if given[name] is not UNSET)
            raise ArgumentError(
                argument, f"is missing: pass {argument}= as well as {others}, or none of them to use the environment"
            )
        else:
            place = ""
        found[argument] = _checked(argument, value, variable, place, is_encoded=argument in encoded)
    return found


def _checked(argument: str, value: Any, variable: str, place: str, *, is_encoded: bool) -> str:
    if value is None:
        raise ArgumentError(argument, f"must not be None; leave out all credentials to use {variable} and the others")
    if not isinstance(value, str):
        raise ArgumentError(argument, "must be a string")
    if not value:
        raise ArgumentError(argument, f"is missing: pass {argument}= or set {variable}")
    try:
        return _printable(value) if is_encoded else header_value(value)
    except Mismatch as mismatch:
        raise ArgumentError(argument, f"{mismatch.reason}{place}") from None


def _printable(value: str) -> str:
    text = unicode_text(value)
    if not text.isprintable():
        raise Mismatch("must be printable text")
    return text


def basic(secrets: Mapping[str, str], username: str, password: str | None = None) -> str:
    """Return the value of ``Authorization`` for a user name and a password (RFC 7617), given the names of both.

    Raises:
        ArgumentError: The user name contains a colon, which would end it.
    """
    if ":" in secrets[username]:
        raise ArgumentError(username, "must not contain a colon")
    pair = f"{secrets[username]}:{'' if password is None else secrets[password]}"
    return f"Basic {base64.b64encode(pair.encode()).decode()}"


class HeaderKeys:
    """Keys that are sent as headers with every request."""

    signs = False
    parameters: frozenset[str] = frozenset()

    def __init__(self, keys: Mapping[str, str]) -> None:
        self._keys = concealed(dict(keys))
        self._names = tuple(keys)

    @property
    def names(self) -> frozenset[str]:
        return frozenset(name.lower() for name in self._names)

    def of(self, schemes: tuple[str, ...] | None) -> HeaderKeys:
        return self

    def headers(self, method: str, url: str) -> dict[str, str]:
        return dict(self._keys())

    def query(self) -> str:
        return ""

    def digest(self) -> str:
        return _digest(self._keys())

    def __repr__(self) -> str:
        return f"HeaderKeys({', '.join(f'{name}=<redacted>' for name in self._names)})"


class QueryKeys:
    """Keys that are sent as query parameters with every request. They are in no URL before a request is sent."""

    signs = False
    names: frozenset[str] = frozenset()

    def __init__(self, keys: Mapping[str, str]) -> None:
        self._keys = concealed(dict(keys))
        self._names = tuple(keys)

    @property
    def parameters(self) -> frozenset[str]:
        return frozenset(self._names)

    def of(self, schemes: tuple[str, ...] | None) -> QueryKeys:
        return self

    def headers(self, method: str, url: str) -> dict[str, str]:
        return {}

    def query(self) -> str:
        return "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in self._keys().items())

    def digest(self) -> str:
        return _digest(self._keys())

    def __repr__(self) -> str:
        return f"QueryKeys({', '.join(f'{name}=<redacted>' for name in self._names)})"


class JwtSigner:
    """Signs a JSON Web Token (HS256) for each request. It contains method and URL, and is valid for a minute."""

    signs = True
    parameters: frozenset[str] = frozenset()

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
        header: str = "Authorization",
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
            header: The header that carries the token.
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
        self._header = header
        self._rewrite = rewrite
        self._clock = clock

    @property
    def names(self) -> frozenset[str]:
        return frozenset({self._header.lower()})

    def of(self, schemes: tuple[str, ...] | None) -> JwtSigner:
        return self

    def headers(self, method: str, url: str) -> dict[str, str]:
        return {self._header: f"{self._prefix} {self._token(method, url)}"}

    def query(self) -> str:
        return ""

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

    def digest(self) -> str:
        return _digest(self._claims())

    def __repr__(self) -> str:
        return "JwtSigner(<redacted>)"


class NotGiven:
    """The place of a credential that the client has not got. A call that needs it is not made."""

    signs = False

    def __init__(
        self, prefix: str, *arguments: str, secrets: Mapping[str, str], header: str = "", key: str = ""
    ) -> None:
        """Set up the place of a credential.

        Args:
            prefix: What the names of the environment variables begin with.
            arguments: The arguments of the client for the credential.
            secrets: The credentials that the client has got.
            header: The header that would carry the credential.
            key: The query parameter that would carry it.
        """
        self._argument = next(argument for argument in arguments if argument not in secrets)
        self._variable = f"{prefix}_{self._argument.upper()}"
        self.names = frozenset({header.lower()} - {""})
        self.parameters = frozenset({key} - {""})

    def of(self, schemes: tuple[str, ...] | None) -> NotGiven:
        raise ArgumentError(
            self._argument,
            f"is missing, and this operation needs it: pass {self._argument}= to the client, or set {self._variable}"
            " and pass no credential to it",
        )

    def headers(self, method: str, url: str) -> dict[str, str]:
        self.of(None)
        return {}

    def query(self) -> str:
        self.of(None)
        return ""

    def digest(self) -> str:
        return ""

    def __repr__(self) -> str:
        return f"NotGiven({self._argument})"


class Schemes:
    """Several schemes, of which each request gets those that its operation requires."""

    def __init__(self, schemes: Mapping[str, Auth], default: tuple[str, ...]) -> None:
        """Set up the schemes, by name; ``default`` are those of operations that name none."""
        self._schemes = dict(schemes)
        self._default = default

    @property
    def names(self) -> frozenset[str]:
        return frozenset[str]().union(*(scheme.names for scheme in self._schemes.values()))

    @property
    def parameters(self) -> frozenset[str]:
        return frozenset[str]().union(*(scheme.parameters for scheme in self._schemes.values()))

    @property
    def signs(self) -> bool:
        return any(scheme.signs for scheme in self._chosen())

    def of(self, schemes: tuple[str, ...] | None) -> Schemes:
        for name in self._default if schemes is None else schemes:
            self._schemes[name].of(None)
        return self if schemes is None else Schemes(self._schemes, schemes)

    def headers(self, method: str, url: str) -> dict[str, str]:
        return {name: value for scheme in self._chosen() for name, value in scheme.headers(method, url).items()}

    def query(self) -> str:
        return "&".join(filter(None, (scheme.query() for scheme in self._chosen())))

    def _chosen(self) -> Iterable[Auth]:
        return [self._schemes[name] for name in self._default]

    def digest(self) -> str:
        return _digest({name: scheme.digest() for name, scheme in self._schemes.items()})

    def __repr__(self) -> str:
        return f"Schemes({', '.join(self._schemes)})"


def _digest(values: Mapping[str, str]) -> str:
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:16]


def _segment(value: Mapping[str, object]) -> str:
    return _base64url(json.dumps(value, separators=(",", ":")).encode())


def _base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
