"""Along any path of links, calls are sent and read as documented, new records can be used, removed ones are gone."""

from __future__ import annotations

from collections.abc import Mapping, Set

import pytest
from hypothesis import Phase, settings

from practice_mock.pracsuite.domain import appointment
from practice_mock.testing import Mock
from tests.property.amount import fewer
from tests.property.apis import APIS, Api
from tests.property.clients import SyncCaller, settings_of
from tests.property.examples import Pool
from tests.property.flows import Link, Seen, machine_of

ENOUGH = 12
"""Scenarios from which on the shares below mean something."""
FEWEST_LINKS = 0.25
"""Share of the links of a document along which a value has to have been taken."""
FEWEST_CARRIED_OUT = 0.5
"""Share of the steps that have to succeed."""

BOOK = {
    "coreplus": {
        *[("listLocations", "listAvailabilitySlots"), ("listPractitioners", "listAvailabilitySlots")],
        *[("listAvailabilitySlots", "bookAppointment"), ("listClients", "bookAppointment")],
        *[("bookAppointment", "getAppointment"), ("bookAppointment", "updateAppointment")],
        *[("getAppointment", "updateAppointment"), ("updateAppointment", "getAppointment")],
    },
    "pracsuite": {
        *[("reserveAppointment", "finaliseAppointment"), ("finaliseAppointment", "getAppointment")],
        *[("getAppointment", "editAppointment"), ("editAppointment", "getAppointment")],
        *[("editAppointment", "removeAppointment"), ("removeAppointment", "getCancelledAppointment")],
    },
}
"""The links that lead through the appointment book."""

FLOWS = {
    "coreplus": [
        ("listClients", "bookAppointment", "getAppointment", "updateAppointment"),
        ("listAvailabilitySlots", "bookAppointment", "getAppointment", "updateAppointment", "getAppointment"),
    ],
    "pracsuite": [
        ("reserveAppointment", "finaliseAppointment", "getAppointment", "editAppointment", "getAppointment"),
        ("reserveAppointment", "finaliseAppointment", "getAppointment", "editAppointment", "removeAppointment"),
    ],
}
FEWEST_FLOWS = 0.1
"""Share of the scenarios that have to carry out each of them to its end."""


@pytest.fixture
def carried_out(mock: Mock, pools: Mapping[Api, Pool]):
    """Run scenarios over the operations of an API and return what they did."""

    def run(api: Api, amount: settings, only: Set[Link] = frozenset()) -> Seen:
        seen = Seen()
        caller = SyncCaller(api, settings_of(api, mock), mock.transport)
        # No shrinking: it would take minutes for a scenario of HTTP calls, and the failure shows its steps anyway.
        bounded = settings(amount, stateful_step_count=30, phases=[Phase.generate])
        machine_of(api, mock, pools[api], caller, seen, only).run(settings=bounded)
        return seen

    return run


@pytest.mark.parametrize("api", APIS, ids=lambda api: api.name)
def test_every_link_can_be_followed(api: Api, carried_out) -> None:
    seen = carried_out(api, fewer(5))
    links = sum(len(operation.links) for operation in api.operations if operation.variant is None)
    steps = [status for scenario in seen.scenarios for _, status in scenario]
    assert seen.senders["through the client"] >= 0.95 * seen.senders.total()
    if len(seen.scenarios) >= ENOUGH:
        assert len(seen.links) >= FEWEST_LINKS * links
        assert sum(status < 400 for status in steps) >= FEWEST_CARRIED_OUT * len(steps)


@pytest.mark.parametrize("api", APIS, ids=lambda api: api.name)
def test_appointment_flow_is_made_changed_and_cancelled(api: Api, carried_out) -> None:
    seen = carried_out(api, fewer(3), BOOK[api.name])
    assert seen.senders["through the client"] >= 0.95 * seen.senders.total()
    if len(seen.scenarios) >= ENOUGH:
        for flow in FLOWS[api.name]:
            assert seen.times(flow) >= FEWEST_FLOWS * len(seen.scenarios), flow


def test_flows_detect_a_server_that_removes_nothing(carried_out, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(appointment, "cancel", lambda *_, **__: None)
    with pytest.raises(AssertionError, match="a removed record exists again") as caught:
        carried_out(APIS[1], settings(max_examples=30), BOOK["pracsuite"])
    assert "_cancel__POST_appointment" in str(caught.value.__notes__), "the failure shows its steps"
