"""The settings that a client takes from the environment if the caller does not pass them: addresses and time zone."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, TypeVar

from ..values.argument_error import ArgumentError
from ..values.unset import UNSET, Unset
from .options import checked_base_url, checked_context

T = TypeVar("T")


def base_url_of(prefix: str, given: str | Unset, default: str, *, allow_insecure: bool) -> str:
    """Return the base URL: the argument, otherwise ``<prefix>_BASE_URL``, otherwise that of the API.

    Keys are read from the environment too, so those of a test server must not go to the address of the real API.
    """
    return _setting(
        prefix, "base_url", given, default, lambda found: checked_base_url(found, allow_insecure=allow_insecure)
    )


def token_url_of(prefix: str, given: str | Unset | None) -> str | None:
    """Return the base URL that is in tokens: the argument, otherwise ``<prefix>_TOKEN_URL``, otherwise ``None``."""
    return _setting(prefix, "token_url", given, None, lambda found: checked_base_url(found, allow_insecure=True))


def time_zone_of(prefix: str, given: str | Unset | None) -> str | None:
    """Return the name of the clinic's time zone: the argument, otherwise ``<prefix>_TIME_ZONE``, otherwise ``None``."""
    return _setting(prefix, "time_zone", given, None, checked_context)


def _setting(prefix: str, name: str, given: T | Unset, default: T, check: Callable[[str], Any]) -> T | str:
    """Return a setting. An argument takes precedence, also ``None``, and is checked by the client.

    Raises:
        ArgumentError: The variable is empty, or its value cannot be used. The message names it, without the value.
    """
    if given is not UNSET:
        return given
    variable = f"{prefix}_{name.upper()}"
    found = os.environ.get(variable)
    if found is None:
        return default
    if not found.strip():
        raise ArgumentError(name, f"is empty in {variable}: set that variable, remove it, or pass {name}=")
    try:
        check(found)
    except ArgumentError as error:
        raise ArgumentError(name, f"{error.reason} ({variable})") from None
    return found
