"""All cases: one proof for each rule."""

from __future__ import annotations

from . import called, received, sent
from .parts import Case

CASES: tuple[Case, ...] = (*called.cases(), *sent.cases(), *received.cases())

WITHOUT_CASE = {"not-compared": "test_meaning.py::test_what_cannot_be_read_is_reported"}
"""The rules that no valid document can show, with the tests that prove them."""
