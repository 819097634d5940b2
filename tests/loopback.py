"""Tests talk to servers on this machine only, so they ignore proxies, keys and addresses of the environment."""

from __future__ import annotations

import os

PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")
"""The proxy variables that httpx reads, in lower case."""


def ignore_proxies() -> None:
    """Remove the proxy variables from this process and those that it starts.

    ``NO_PROXY`` is one of them: it gives its hosts a transport of their own, which takes precedence over the mounts of
    a pool.
    """
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        del os.environ[name]


def ignore_settings() -> None:
    """Remove what this process and those that it starts would take from the user's environment: keys and addresses.

    Every variable of a client begins with the prefix of its API, whatever its name.
    """
    for name in [name for name in os.environ if name.upper().startswith(("PRACSUITE_", "COREPLUS_"))]:
        del os.environ[name]
