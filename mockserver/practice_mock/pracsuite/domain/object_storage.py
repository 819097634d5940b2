"""The object storage of the API: signed forms for uploads and presigned URLs for downloads, like S3.

The mock does not store what it signed. A form and a URL contain what they allow and until when, under a signature
that only the tenant's secret makes, so they cannot be changed, or used for another tenant. The secret follows from the
seed, so that runs can be repeated: whoever knows the seed can sign anything, and a mock protects nothing.
"""

from __future__ import annotations

import hmac
import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import quote, urlencode

from practice_mock.rejection import BadBody, Forbidden, Problem
from practice_mock.state.clock import timestamp
from practice_mock.state.tenant import Tenant

UPLOAD_LIFE = timedelta(hours=1)
DOWNLOAD_LIFE = timedelta(minutes=5)

MAX_BYTES = 100_000_000
"""The maximum size of a file."""

_ALGORITHM = "AWS4-HMAC-SHA256"
_SCOPE = "ap-southeast-2/s3/aws4_request"
_TIME = "%Y%m%dT%H%M%SZ"


class TooLarge(BadBody):
    """The file is larger than the storage allows."""

    def __init__(self) -> None:
        super().__init__("The file is larger than 100 MB.", [Problem("file", "must have at most 100 MB")])


@dataclass(frozen=True, slots=True)
class Address:
    """The URL of a file, below the storage's own URL."""

    path: str = field(repr=False)
    """File and query, percent-encoded."""
    expires: str
    """The first instant at which it no longer works."""


def form(tenant: Tenant, key: str) -> dict[str, str]:
    """Return the fields of a form that uploads a file under a key, until `UPLOAD_LIFE` has passed."""
    now = tenant.now()
    granted = {
        "key": key,
        "x-amz-algorithm": _ALGORITHM,
        "x-amz-credential": _credential(tenant, now),
        "x-amz-date": now.strftime(_TIME),
        "x-amz-security-token": _session(tenant),
    }
    conditions = [*({name: value} for name, value in granted.items()), ["content-length-range", 0, MAX_BYTES]]
    policy = {"expiration": timestamp(now + UPLOAD_LIFE), "conditions": conditions}
    text = b64encode(json.dumps(policy).encode()).decode()
    return {**granted, "Policy": text, "x-amz-signature": _signature(tenant, text)}


def granted_key(tenant: Tenant, fields: Mapping[str, str], size: int) -> str:
    """Return the key under which a form allows to upload a file of `size` bytes.

    Raises Forbidden unless the fields are those that `form` returned, unchanged and in time; TooLarge for too many
    bytes.
    """
    text = fields.get("Policy", "")
    if not _same(fields.get("x-amz-signature", ""), _signature(tenant, text)):
        raise Forbidden("The signature does not match the policy.")
    policy: dict[str, Any] = json.loads(b64decode(text))
    if tenant.timestamp() >= policy["expiration"]:
        raise Forbidden("The policy has expired.")
    granted: dict[str, str] = {
        name: value for condition in policy["conditions"][:-1] for name, value in condition.items()
    }
    sent = {name: value for name, value in fields.items() if name not in {"Policy", "x-amz-signature"}}
    if sent != granted:
        raise Forbidden("The form must contain exactly the signed fields.")
    if size > MAX_BYTES:
        raise TooLarge
    return granted["key"]


def address(tenant: Tenant, file_id: str, file_name: str) -> Address:
    """Return where a file can be read until `DOWNLOAD_LIFE` has passed."""
    now = tenant.now().replace(microsecond=0)
    query = [
        ("X-Amz-Algorithm", _ALGORITHM),
        ("X-Amz-Credential", _credential(tenant, now)),
        ("X-Amz-Date", now.strftime(_TIME)),
        ("X-Amz-Expires", str(int(DOWNLOAD_LIFE.total_seconds()))),
        ("X-Amz-Security-Token", _session(tenant)),
    ]
    signature = _signature(tenant, _readable(file_id, file_name, query))
    signed = urlencode([*query, ("X-Amz-Signature", signature)])
    return Address(f"{file_id}/{quote(file_name, safe='')}?{signed}", timestamp(now + DOWNLOAD_LIFE))


def require_readable(tenant: Tenant, file_id: str, file_name: str, query: Sequence[tuple[str, str]]) -> None:
    """Raise Forbidden unless file and query are those of a URL that `address` returned, in time."""
    rest = [pair for pair in query if pair[0] != "X-Amz-Signature"]
    sent = "".join(value for name, value in query if name == "X-Amz-Signature")
    if not _same(sent, _signature(tenant, _readable(file_id, file_name, rest))):
        raise Forbidden("The signature does not match the URL.")
    signed = dict(rest)
    begin = datetime.strptime(signed["X-Amz-Date"], _TIME).replace(tzinfo=UTC)
    if tenant.now() >= begin + timedelta(seconds=int(signed["X-Amz-Expires"])):
        raise Forbidden("The URL has expired.")


def owner(tenants: Iterable[Tenant], credential: str) -> Tenant:
    """Return the tenant whose key a credential names. Raises Forbidden if there is none."""
    for tenant in tenants:
        if _same(credential.partition("/")[0], _key_id(tenant)):
            return tenant
    raise Forbidden("There is no such key.")


def _readable(file_id: str, file_name: str, query: Sequence[tuple[str, str]]) -> str:
    return "\n".join(("GET", file_id, file_name, urlencode(sorted(query))))


def _credential(tenant: Tenant, now: datetime) -> str:
    return f"{_key_id(tenant)}/{now:%Y%m%d}/{_SCOPE}"


def _key_id(tenant: Tenant) -> str:
    return "MOCK" + tenant.ids.secret(f"storage key of {tenant.number}")[:16].upper()


def _session(tenant: Tenant) -> str:
    return b64encode(bytes.fromhex(tenant.ids.secret(f"storage session of {tenant.number}"))).decode()


def _signature(tenant: Tenant, text: str) -> str:
    secret = tenant.ids.secret(f"storage of {tenant.number}")
    return hmac.new(secret.encode(), text.encode(), sha256).hexdigest()


def _same(sent: str, right: str) -> bool:
    """Return whether two texts are equal, in constant time."""
    return hmac.compare_digest(sent.encode(), right.encode())
