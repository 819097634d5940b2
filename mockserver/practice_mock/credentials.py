"""The credentials of the demo practices. They are fixed, and visibly not real."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PracSuiteCredentials:
    """The credentials of a PracSuite client."""

    vendor_key: str
    account_key: str


@dataclass(frozen=True, slots=True)
class CoreplusCredentials:
    """The credentials of a coreplus client."""

    consumer_id: str
    consumer_secret: str
    access_token: str
    issuer: str
    """The claim `iss` of a token: the address of the add-on."""
    audience: str
    """The claim `aud` of a token."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """The credentials of one practice on each API."""

    pracsuite: PracSuiteCredentials
    coreplus: CoreplusCredentials


def _coreplus(consumer: int, access_token: int) -> CoreplusCredentials:
    return CoreplusCredentials(
        consumer_id=f"00000000-0000-4000-8000-{consumer:012d}",
        consumer_secret=f"demo-consumer-secret-{consumer}-for-nothing-real",
        access_token=f"00000000-0000-4000-8000-{access_token:012d}",
        issuer="https://clinic.example",
        audience="https://coreplus.com.au",
    )


DEMO = Credentials(PracSuiteCredentials("demo-vendor-key", "demo-account-key"), _coreplus(1, 2))
"""The credentials of the first practice of each API."""

OTHER = Credentials(PracSuiteCredentials("demo-vendor-key", "other-account-key"), _coreplus(1, 3))
"""The credentials of the second practice of each API, which cannot access data of the first."""

LIMITED = _coreplus(4, 5)
"""An add-on of the first coreplus practice that has no advanced permissions."""

TOKEN_VARIABLE = "PRACTICE_MOCK_TOKEN"
"""The environment variable with the token of the control plane, for the server and for those who call it."""


def in_namespace(key: str, namespace: str) -> str:
    """Return the form of a key that selects a namespace of the mock, for clients that cannot send a header."""
    return f"{key}{_SEPARATOR}{namespace}"


def namespace_in(key: str) -> str | None:
    """Return the namespace that a key selects, or None if it selects none."""
    _, separator, namespace = key.partition(_SEPARATOR)
    return namespace if separator else None


def without_namespace(key: str) -> str:
    """Return a key without the namespace that it selects, if any."""
    return key.partition(_SEPARATOR)[0]


def key_for(key: str, namespace: str) -> str | None:
    """Return a key without the namespace that it selects; None if that is another one than the request's.

    Letter case does not distinguish names of namespaces, but it distinguishes keys.
    """
    plain, separator, name = key.partition(_SEPARATOR)
    return plain if not separator or name.lower() == namespace else None


_SEPARATOR = "@"
