"""A state file looks only at the marks of the components to find out whether any has changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from practice_mock import Clock
from practice_mock.faults import Faults, Match, Reset
from practice_mock.faults.state import CallContext
from practice_mock.state.backend import Beginning, Origin, Wanted
from practice_mock.state.ids import Ids
from practice_mock.state.journal import JournalSettings
from practice_mock.state.rate_limit import RateLimiter
from practice_mock.switches.positions import Switches

NOON = datetime(2027, 1, 4, 12, tzinfo=UTC)
CALL = CallContext("pracsuite", "listAppointments", "GET", "/appointment", 1)


def beginning() -> Beginning:
    return Beginning(Origin.chosen(Wanted(), Clock(NOON)))


def started_over(made: Beginning) -> None:
    made.resets += 1


def other_records(made: Beginning) -> None:
    made.restarts += 1


def other_origin(made: Beginning) -> None:
    made.origin = Origin.chosen(Wanted(seed=7), Clock(NOON))


def planned() -> Faults:
    faults = Faults()
    faults.add(Reset(), Match(nth=2))
    return faults


def keeping_bodies(settings: JournalSettings) -> None:
    settings.bodies = True


def cleared(settings: JournalSettings) -> None:
    settings.clears += 1


CHANGES: dict[str, tuple[Callable[[], Any], Callable[[Any], object]]] = {
    "beginning: reset": (beginning, started_over),
    "beginning: restart": (beginning, other_records),
    "beginning: origin": (beginning, other_origin),
    "clock: set": (lambda: Clock(NOON), lambda clock: clock.set(NOON + timedelta(seconds=1))),
    "clock: advance": (Clock, lambda clock: clock.advance(timedelta(seconds=1))),
    "clock: run": (lambda: Clock(NOON), lambda clock: clock.set(NOON, running=True)),
    "faults: add": (Faults, lambda faults: faults.add(Reset())),
    "faults: counted": (planned, lambda faults: faults.fire(CALL)),
    "faults: clear": (Faults, lambda faults: faults.clear()),
    "ids": (lambda: Ids(1), lambda ids: ids.uuid("client")),
    "ids: more": (lambda: (ids := Ids(1), ids.uuid("client"))[0], lambda ids: ids.uuid("client")),
    "journal: bodies": (JournalSettings, keeping_bodies),
    "journal: clear": (JournalSettings, cleared),
    "rate": (lambda: RateLimiter(5, Clock(NOON)), lambda limiter: limiter.count("a caller")),
    "switches: set": (Switches, lambda switches: switches.set("holds-in-book", "hidden")),
    "switches: start": (Switches, lambda switches: switches.start({"holds-in-book": "hidden"})),
}


@pytest.mark.parametrize(("make", "change"), CHANGES.values(), ids=CHANGES)
def test_a_change_gives_a_component_another_mark(make: Callable[[], Any], change: Callable[[Any], object]) -> None:
    component = make()
    saved, mark = component.save(), component.mark()
    assert component.mark() == mark
    change(component)
    assert component.save() != saved
    assert component.mark() != mark


@pytest.mark.parametrize(("make", "change"), CHANGES.values(), ids=CHANGES)
def test_what_is_loaded_gives_a_component_another_mark(
    make: Callable[[], Any], change: Callable[[Any], object]
) -> None:
    component, other = make(), make()
    change(other)
    mark = component.mark()
    component.load(other.save())
    assert component.save() == other.save()
    assert component.mark() != mark
