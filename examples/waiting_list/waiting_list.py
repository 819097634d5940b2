"""A waiting list: a time that becomes free is held for one patient after another, until one of them accepts it.

A small product, which is here to be tested: see test_waiting_list.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from pracsuite_client import ConflictError, NotFoundError, PracSuite

TO_ACCEPT = timedelta(minutes=10)
"""How long an offer is open. PracSuite holds a time for 15 minutes."""


@dataclass(frozen=True)
class FreeTime:
    """A time that has become free."""

    app_time: datetime
    duration: int
    practitioner_id: int
    business_id: int


@dataclass(frozen=True)
class Offer:
    """A time that is held for a patient."""

    time: FreeTime
    client_id: int
    hold: int
    until: datetime


class WaitingList:
    """Patients who wait for an earlier appointment, first come, first served."""

    def __init__(
        self, prac: PracSuite, client_ids: Iterable[int], *, appointment_type_id: int, now: Callable[[], datetime]
    ) -> None:
        self.waiting = list(client_ids)
        self._prac = prac
        self._appointment_type_id = appointment_type_id
        self._now = now

    def offer(self, time: FreeTime) -> Offer | None:
        """Hold a time for the patient who has waited longest. Return None if no one waits, or the time is taken.

        If it is not known whether the time is held, the error is raised, and the patient stays on the list.
        """
        if not self.waiting:
            return None
        try:
            held = self._prac.appointments.reserve(
                app_time=time.app_time,
                duration=time.duration,
                practitioner_id=time.practitioner_id,
                business_id=time.business_id,
                reconcile=True,
            )
        except ConflictError as error:
            if error.maybe_applied:
                raise
            return None
        return Offer(time, self.waiting.pop(0), held.appointment_id, self._now() + TO_ACCEPT)

    def accept(self, offer: Offer) -> int | None:
        """Book the time of an offer, and return the ID of the appointment. Return None if it is too late."""
        if self._now() >= offer.until:
            return None
        booked = self._prac.appointments.finalise(
            offer.hold, client_id=offer.client_id, appointment_type_id=self._appointment_type_id, reconcile=True
        )
        return booked.appointment_id

    def pass_on(self, offer: Offer) -> Offer | None:
        """Release the time of an offer that was declined or has ended, and offer it to the next patient.

        The hold is released even if it is old: no source says that PracSuite releases it after 15 minutes.
        """
        try:
            held = self._prac.appointments.get(offer.hold)
        except NotFoundError:
            return self.offer(offer.time)
        if held.client_id is not None:
            return None  # it is booked
        self._prac.appointments.cancel(offer.hold, record_as_cancelled=False)
        return self.offer(offer.time)
