"""What the client says about arguments in Python, in the words of a command line."""

from __future__ import annotations

import re
from collections.abc import Mapping

SETTINGS: Mapping[str, str] = {
    name: f"--{name.replace('_', '-')}"
    for name in ("allow_changes", "base_url", "overwrite", "strict", "time_zone", "timeout", "token_url")
}
"""The options that are settings of the client, or of its walks and files, and the same in every command."""

_PASSED = re.compile(r"\b([a-z][a-z_]*)=(\w*)(?: to the client\b)?")
"""An argument as Python programmers pass it, with a value if there is one."""

_CLAUSE = re.compile(r"(; |: |, or |, and | or | and (?=pass ))")

_TUPLE = re.compile(r"\(\w+, \w+\)")
"""A tuple, as Python programmers pass it."""

_PYTHON = (
    (re.compile(r"\ba \w+, or a dict with the names of its attributes or of the API"), "a JSON object"),
    (re.compile(r" with [a-z_]+=(?:True|true)\b"), ""),
    (re.compile(r"\b(is|be) aware\b"), r"\1 given with a UTC offset"),
    (re.compile(r"\b(is|be) naive\b"), r"\1 given without a UTC offset"),
    (re.compile(r"\ban aware (?:datetime|time)\b"), "a time with UTC offset, such as 2027-01-04T09:00+10:30"),
    (re.compile(r"\ba naive (?:datetime|time)\b"), "a time without UTC offset"),
    (re.compile(r"\ba timezone-aware\b"), "a"),
    (re.compile(r"\bdatetimes?\b"), "time"),
    (re.compile(r"\b(?:a )?dict(?:ionary)?\b"), "a JSON object"),
    (re.compile(r"\bstr\b"), "text"),
    (re.compile(r"\bint\b"), "whole number"),
    (re.compile(r"\bbool\b"), "true or false"),
    (re.compile(r"\bNone\b"), "null"),
    (re.compile(r"\bTrue\b"), "true"),
    (re.compile(r"\bFalse\b"), "false"),
    (re.compile(r"\bthe client has\b"), "the command has"),
)
"""The words of Python in the reasons of the client."""


def spoken(text: str, options: Mapping[str, str] = SETTINGS) -> str:
    """Return what the client says, with options in place of arguments.

    Advice to pass an argument that is not an option is left out, because a user cannot follow it.

    Args:
        text: What the client says.
        options: The options by the names of their arguments.
    """
    first, *rest = _CLAUSE.split(text)
    kept, pending = _options(first, options), ""
    for between, clause in zip(rest[::2], rest[1::2], strict=True):
        impossible = any(found[1] not in options for found in _PASSED.finditer(clause))
        is_advice = clause.startswith("pass ") and (impossible or clause.startswith("pass no "))
        if _TUPLE.search(clause) or is_advice:
            pending = pending or between
        else:
            kept += (pending or between) + _options(clause, options)
            pending = ""
    for pattern, words in _PYTHON:
        kept = pattern.sub(words, kept)
    return kept


def _options(text: str, options: Mapping[str, str]) -> str:
    def option(found: re.Match[str]) -> str:
        shown = options.get(found[1])
        if shown is None:
            return found[0]
        return f"{shown} {found[2].lower()}" if found[2] and found[1] != "strict" else shown

    named = _PASSED.sub(option, text)
    for keyword, shown in options.items():
        if "_" in keyword.strip("_"):  # a word without it may be one of the sentence
            named = re.sub(rf"(?<![\w.-]){re.escape(keyword)}(?![\w-])", shown.replace("\\", ""), named)
    return named


def option_of(name: str, options: Mapping[str, str] = SETTINGS) -> str:
    """Return the option for an argument, or what else it is: environment variables have names in capitals."""
    if name in options:
        return options[name]
    return name if name.partition(" ")[0].isupper() else f"--{name.replace('_', '-')}"
