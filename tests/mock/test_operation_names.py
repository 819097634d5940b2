"""The operation that a wrong name suggests, in fault plans and verifications."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_mock.control import ControlError
from practice_mock.faults import PlanError, operation_meant, read_plan, targets
from practice_mock.testing import Mock

READS = ("get", "list")
NAMES = sorted({target.operation for target in targets()})


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("cancelAppointment", "removeAppointment"),
        ("cancel_appointment", "removeAppointment"),
        ("deleteAppointment", "removeAppointment"),
        ("holdAppointment", "reserveAppointment"),
        ("reserveApointment", "reserveAppointment"),
        ("RESERVEAPPOINTMENT", "reserveAppointment"),
        ("updatePatient", "editPatient"),
        ("moveAppointment", "editAppointment"),
        ("fetchClient", "getClient"),
        ("listPatient", "listPatients"),
        ("deleteNote", None),
        ("Jane Doe", None),
        ("", None),
        ("x" * 100, None),
    ],
)
def test_the_words_of_name_and_path_are_compared(name: str, meant: str | None) -> None:
    assert operation_meant(name, targets()) == meant


@given(st.sampled_from(NAMES), st.data())
def test_a_missing_letter_suggests_the_operation(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(name) - 1))
    misspelt = name[:at] + name[at + 1 :]
    if misspelt not in NAMES and len(name) > 8:
        meant = operation_meant(misspelt, targets())
        assert meant is not None
        assert meant == name or len(set(meant) ^ set(name)) <= 2


@given(st.sampled_from(["cancel", "delete", "remove", "create", "add", "edit", "update"]), st.sampled_from(NAMES))
def test_a_write_never_suggests_a_read(verb: str, name: str) -> None:
    wanted = verb + name.removeprefix("get").removeprefix("list")
    meant = operation_meant(wanted, targets())
    assert meant is None or not meant.startswith(READS) or meant == wanted


def test_plans_and_verifications_suggest_it(mock: Mock) -> None:
    with pytest.raises(PlanError, match=r"did you mean removeAppointment\?"):
        read_plan({"rules": [{"match": {"operation": "cancelAppointment"}, "action": {"kind": "reset"}}]})
    with mock.control() as control, pytest.raises(ControlError, match=r"Did you mean removeAppointment\?"):
        control.verify("cancelAppointment")
