"""Where the entries of the journal begin that a call is about."""

from __future__ import annotations

import re

from starlette.exceptions import HTTPException

from practice_mock.state.practice import PracticeState

_MARK = re.compile(r"(\d{1,15})/(\d{1,15})", re.ASCII)


def mark_of(practice: PracticeState) -> str:
    """Return the present end of the journal as a mark, which is refused after the journal was cleared."""
    return f"{practice.journal_settings.clears}/{practice.journal.last}"


def read_since(practice: PracticeState, since: int | str, *, within: bool) -> int:
    """Return the number after which entries count, from a number or a mark.

    Raises HTTPException if it is neither, if the journal was cleared after the mark, or, `within` the journal, if the
    latest request has a lower number. The caller holds the lock.
    """
    number = since
    if isinstance(since, str):
        mark = _MARK.fullmatch(since)
        if mark is None:
            raise HTTPException(400, "since must be the number of a request, or a mark of the journal such as 0/41.")
        if int(mark[1]) != practice.journal_settings.clears:
            raise HTTPException(409, "The journal was cleared after the mark since: take a new mark.")
        number = int(mark[2])
    assert isinstance(number, int)
    if number < 0:
        raise HTTPException(400, "since must not be negative.")
    last = practice.journal.last
    if within and number > last:
        raise HTTPException(
            400, f"since must be at most {last}, the number of the latest request. The journal may have been cleared."
        )
    return number
