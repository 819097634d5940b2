"""What every part of the mock that responds to requests has from its practice: the locks and the clock."""

from __future__ import annotations

from contextlib import AbstractContextManager

from practice_mock.state.clock import Clock
from practice_mock.state.practice import PracticeState
from practice_mock.wire.messages import Request
from practice_mock.wire.methods import only_reads


class OfPractice:
    """Responds to requests with the state of a practice."""

    def __init__(self, practice: PracticeState) -> None:
        self._practice = practice
        self.clock: Clock = practice.clock

    @property
    def lock(self) -> AbstractContextManager[object]:
        """Held while a request is received or carried out, one at a time."""
        return self._practice.lock

    def lock_for(self, request: Request) -> AbstractContextManager[object]:
        """Return what a request needs to be received and carried out: the lock, unless it only reads."""
        return self._practice.reading() if only_reads(request.method) else self._practice.lock

    def reading(self) -> AbstractContextManager[object]:
        """Return a context in which the state is only read."""
        return self._practice.reading()

    @property
    def interruptions(self) -> int:
        """See `PracticeState.interruptions`."""
        return self._practice.interruptions

    @property
    def busy(self) -> bool:
        """See `PracticeState.busy`."""
        return self._practice.busy
