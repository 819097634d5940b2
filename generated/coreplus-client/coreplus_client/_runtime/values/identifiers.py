"""Identifiers: one spelling for comparison. GUIDs are written in both cases, with and without braces and dashes."""

from __future__ import annotations

import re

_GUID = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}")


def plain_identifier(text: str) -> str:
    """Return the one spelling of an identifier for comparison. The case of letters does not matter."""
    return _plain_guid(text) or text.strip("{} ").casefold()


def plain_key(text: str) -> str:
    """Return the one spelling of a GUID. In any other key of a record, the case of letters may matter."""
    return _plain_guid(text) or text


def _plain_guid(text: str) -> str | None:
    if not 32 <= len(text) <= 60:
        return None
    plain = text.strip().casefold().removeprefix("urn:uuid:").strip("{}() ")
    return plain.replace("-", "") if _GUID.fullmatch(plain) else None
