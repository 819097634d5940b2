"""Tests talk to servers on this machine only, so they ignore the proxies of the environment."""

from __future__ import annotations

import os

PROXIES = ("http_proxy", "https_proxy", "all_proxy")


def ignore_proxies() -> None:
    """Remove the proxy variables from this process and those that it starts."""
    for name in [name for name in os.environ if name.lower() in PROXIES]:
        del os.environ[name]
