"""Tell which hosts are this machine: only to these may keys and records go over plain HTTP."""

from __future__ import annotations

from enum import Enum
from typing import Any

from .signal_handlers import let_through


class PlainHttp(Enum):
    """Where a client may send anything over plain HTTP."""

    NOWHERE = 0
    THIS_MACHINE = 1
    ANYWHERE = 2

    def reaches(self, host: str) -> bool:
        """Return whether a host is among those."""
        return self is PlainHttp.ANYWHERE or (self is PlainHttp.THIS_MACHINE and is_loopback(host))


def is_loopback(host: str) -> bool:
    """Return whether a host is this machine."""
    address = address_of(host)
    if address is None:
        return host == "localhost"
    # An IPv4 address in the form of an IPv6 one is loopback to some versions of Python only.
    return bool(address.is_loopback) and getattr(address, "ipv4_mapped", None) is None


def address_of(host: str) -> Any:
    """Return the IP address that a host is, ``None`` if it is a name."""
    from ipaddress import ip_address

    try:
        return ip_address(host)
    except ValueError as error:
        let_through(error)
        return None
