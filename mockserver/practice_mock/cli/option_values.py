"""Readers of the values of options. Each raises ArgumentTypeError, which states what a value has to be."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from typing import TypeVar
from zoneinfo import ZoneInfo

from practice_mock.practice import FEWEST_PATIENTS
from practice_mock.state.ids import require_seed
from practice_mock.wire.cors import ANY

T = TypeVar("T")

_ORIGIN = re.compile(r"[a-z][a-z0-9+.-]*://[^/?#\s]+|null", re.ASCII)


def checked(read: Callable[[str], T]) -> Callable[[str], T]:
    """Return a reader of an option's value that reports what is wrong with it."""

    def read_checked(text: str) -> T:
        try:
            return read(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return read_checked


def read_port(text: str) -> int:
    """Return a port. 0 stands for a free one."""
    if not text.isascii() or not text.isdecimal() or len(text) > 5 or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port: a number from 0 to 65535")
    return int(text)


def read_processes(text: str) -> int:
    """Return a number of processes."""
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text[:9]) <= 1000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes: 1 or more")
    return int(text)


def read_origin(text: str) -> str:
    """Return the origin of pages in a browser, or the asterisk that stands for all."""
    if text != ANY and not _ORIGIN.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not an origin; use * or scheme and host: http://localhost:3000")
    return text


def read_count(text: str) -> int:
    """Return a whole number of at least 1."""
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text[:19]) <= 10**15:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number: 1 or more")
    return int(text)


def read_seconds(text: str) -> float:
    """Return a number of seconds."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0.001 <= seconds <= 1_000_000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds from 0.001 to 1000000")
    return seconds


def read_seed(text: str) -> int:
    """Return a seed."""
    try:
        return require_seed(int(text))
    except ValueError:
        raise argparse.ArgumentTypeError("must be a whole number from -2**63 to 2**63 - 1") from None


def read_patients(text: str) -> int:
    """Return a number of patients of a practice."""
    number = read_count(text)
    if number < FEWEST_PATIENTS:
        raise argparse.ArgumentTypeError(f"must be {FEWEST_PATIENTS} or more")
    return number


def read_zone(text: str) -> str:
    """Return the name of a time zone."""
    try:
        return ZoneInfo(text).key
    except (KeyError, OSError, ValueError):
        raise argparse.ArgumentTypeError(f"{text!r} is not a time zone; use a name such as Australia/Perth") from None
