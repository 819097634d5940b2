"""Who may use the control plane: those who know its token, from an allowed address, under a known host name."""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TypeAlias

from starlette.exceptions import HTTPException
from starlette.requests import Request

Network: TypeAlias = IPv4Network | IPv6Network

_HOST = re.compile(r"(?:\[(?P<v6>[0-9a-f:.]+)\]|(?P<name>[a-z0-9._-]+?)\.?)(?::\d{1,5})?", re.ASCII | re.IGNORECASE)
_NO_TOKEN = "The control plane requires its token, which the mock prints at start: Authorization: Bearer <token>."
_WRONG_TOKEN = (
    "This is not the token of the running mock, as Authorization: Bearer <token>. The mock prints its token at start; "
    "it is another one at each start, unless --control-token or PRACTICE_MOCK_TOKEN sets it."
)
_TOKEN = re.compile(r"[!-~]{1,1000}")


def new_token() -> str:
    """Return a random token."""
    return secrets.token_urlsafe(18)


@dataclass(frozen=True, slots=True)
class ControlAccess:
    """The rules for calls to the control plane. Loopback addresses and loopback host names are always allowed."""

    token: str = field(default_factory=new_token, repr=False)
    networks: tuple[Network, ...] = ()
    """The networks beyond loopback from which it may be called."""
    hosts: frozenset[str] = frozenset()
    """The host names and addresses, in lower case, by which it may be called.

    A page in a browser that makes its own name resolve to this server (DNS rebinding) is refused by its name.
    """

    def require_place(self, request: Request) -> None:
        """Raise HTTPException 403, naming all options that would allow it, unless host name and address are allowed.

        The one Host header must have an allowed name, and the caller an allowed address. Forwarded addresses are not
        believed.
        """
        problems = [problem for problem in (self._host_problem(request), self._address_problem(request)) if problem]
        if problems:
            raise HTTPException(403, " ".join(problems))

    def _host_problem(self, request: Request) -> str | None:
        sent = request.headers.getlist("host")
        name = _host_name(sent[0]) if len(sent) == 1 else None
        if name is None:
            return "The control plane requires one Host header with a host name."
        if name in self.hosts or _is_loopback_name(name):
            return None
        return (
            f"The control plane does not answer under the host name {name}. "
            f"If it is a name of this server, start the mock with --control-host {name}."
        )

    def _address_problem(self, request: Request) -> str | None:
        address = None if request.client is None else _address(request.client.host)
        if address is None:
            return "The control plane requires a caller with an IP address."
        if address.is_loopback or any(address in network for network in self.networks):
            return None
        return (
            f"The control plane does not answer to the address {address}. "
            f"To allow it, start the mock with --control-allow {address}, or with its network."
        )

    def require_token(self, request: Request) -> None:
        """Raise HTTPException 401 unless the token was sent."""
        if not self.knows_token(request):
            raise HTTPException(401, _WRONG_TOKEN if request.headers.get("authorization") else _NO_TOKEN)

    def knows_token(self, request: Request) -> bool:
        """Return whether the token was sent."""
        sent = request.headers.getlist("authorization")
        scheme, _, given = sent[0].partition(" ") if len(sent) == 1 else ("", "", "")
        return scheme.lower() == "bearer" and hmac.compare_digest(given.encode(), self.token.encode())


def read_token(text: str) -> str:
    """Return a token. Raises ValueError if it cannot be sent in a header."""
    if not _TOKEN.fullmatch(text):
        raise ValueError("a token consists of 1 to 1000 visible ASCII characters")
    return text


def read_networks(text: str) -> Sequence[Network]:
    """Return the networks of a list with commas. Raises ValueError if one is not an address or a network."""
    found: list[Network] = []
    for part in text.split(","):
        try:
            found.append(ip_network(part.strip()))
        except ValueError:
            raise ValueError(f"{part.strip()!r} is not an address or a network such as 172.16.0.0/12") from None
    return found


def read_hosts(text: str) -> Sequence[str]:
    """Return the host names of a list with commas. Raises ValueError if one is not a name without scheme and port."""
    return [_read_host(part.strip()) for part in text.split(",")]


def _read_host(text: str) -> str:
    bare = _address(text)
    name = str(bare) if bare is not None else _host_name(text)
    if name is None or (":" in text and bare is None):
        raise ValueError(f"{text!r} is not a host name such as mock.example, without scheme and port")
    return name


def _host_name(header: str) -> str | None:
    """Return the host name of a Host header in lower case, an address in its normal form; None if it has none."""
    match = _HOST.fullmatch(header)
    if match is None:
        return None
    name: str = match["v6"] or match["name"]
    address = _address(name)
    if address is None:
        return None if match["v6"] else name.lower()
    return str(address)


def _is_loopback_name(name: str) -> bool:
    address = _address(name)
    return name == "localhost" if address is None else address.is_loopback


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return (address.ipv4_mapped or address) if isinstance(address, IPv6Address) else address
