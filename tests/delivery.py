"""The failure of a request that did not leave, for transports that only pretend to send."""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import Any


def unsent(package: ModuleType) -> Any:
    """Return what the transport of a package raises if a connection is refused."""
    failure = importlib.import_module(f"{package.__name__}._runtime.transport.failure")
    return failure.TransportFailure("ConnectError", place="127.0.0.1:9", may_have_arrived=False)
