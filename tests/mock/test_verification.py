"""The journal with bodies, and the verification of requests."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_mock import Clock, Practice
from practice_mock.control import AsyncControl, Control, ControlError, VerificationError
from practice_mock.state.journal import MOST_KEPT
from practice_mock.state.verification import differences
from practice_mock.testing import Mock, in_process, serve
from tests.mock.support import NOW, message_data, message_parts, pracsuite_client, send_message

PATIENT = {"first_name": "Io", "surname": "Nova"}
PLACE = {"practitioner_id": 3, "business_id": 1, "duration": 30, "app_time": "2027-02-01T09:00:00"}


@pytest.fixture
def control(mock: Mock) -> Iterator[Control]:
    with mock.control() as found:
        found.keep_bodies()
        yield found


def failure(control: Control, operation: str, **expected: Any) -> VerificationError:
    with pytest.raises(VerificationError) as caught:
        control.verify(operation, **expected)
    return caught.value


def test_requests_are_verified_by_their_values(control: Control, pracsuite: httpx.Client) -> None:
    pracsuite.post("/patient", json=PATIENT)
    pracsuite.post("/patient", json={**PATIENT, "first_name": "Bo", "email": "bo@example.com"})
    pracsuite.get("/patient", params={"q[]": ["surname:=Nova"], "page_size": 5})
    pracsuite.get("/patient/7")
    assert control.verify("createPatient") == 2
    assert control.verify("createPatient", body={"surname": "Nova"}, exactly=2, status=201, tenant=3) == 2
    assert control.verify("createPatient", body=PATIENT, exactly=1) == 1
    assert control.verify("createPatient", body={"first_name": "Jo"}, exactly=0) == 0
    assert control.verify("listPatients", query={"q[]": ["surname:=Nova"], "page_size": 5}, at_most=1) == 1
    assert control.verify("getPatient", path={"client_id": 7}, at_least=1) == 1


def test_a_failure_shows_what_came_close(control: Control, pracsuite: httpx.Client) -> None:
    pracsuite.post("/patient", json={**PATIENT, "email": "io@example.com"})
    pracsuite.post("/patient", json={"first_name": "Bo", "surname": "Other"})
    error = failure(control, "createPatient", body={**PATIENT, "email": "IO@example.com", "mobile": "1"})
    assert str(error).splitlines() == [
        "Expected at least 1 call of createPatient; 0 matched.",
        'Request 1 differs: body.email is "io@example.com", expected "IO@example.com"; '
        'body.mobile is missing, expected "1".',
        'Request 2 differs: body.first_name is "Bo", expected "Io"; body.surname is "Other", expected "Nova"; '
        'body.email is missing, expected "IO@example.com"; body.mobile is missing, expected "1".',
    ]
    assert error.matched == 0
    assert [miss["number"] for miss in error.near_misses] == [1, 2]
    assert isinstance(error, AssertionError)


def test_a_failure_without_calls_of_the_operation_shows_the_others(control: Control, pracsuite: httpx.Client) -> None:
    assert "There were no calls." in str(failure(control, "removeAppointment"))
    pracsuite.get("/patient/7")
    pracsuite.get("/patient/8")
    assert "Other calls: getPatient (2)." in str(failure(control, "removeAppointment"))


def test_too_many_calls_are_a_failure_with_their_numbers(control: Control, pracsuite: httpx.Client) -> None:
    for _ in range(7):
        pracsuite.get("/patient/7")
    error = failure(control, "getPatient", at_most=2)
    assert str(error) == "Expected at most 2 calls of getPatient; 7 matched (requests 1, 2, 3, 4, 5, …)."


def test_only_calls_since_a_mark_count(control: Control, pracsuite: httpx.Client) -> None:
    pracsuite.post("/patient", json=PATIENT)
    mark = control.mark()
    assert failure(control, "createPatient", since=mark).matched == 0
    pracsuite.post("/patient", json=PATIENT)
    assert control.verify("createPatient", since=mark, exactly=1) == 1


def test_rejected_requests_count_unless_a_status_is_expected(control: Control, pracsuite: httpx.Client) -> None:
    pracsuite.post("/patient", json={"first_name": "Io", "email": 5})
    assert control.verify("createPatient", body={"first_name": "Io", "email": 5}, exactly=1) == 1
    assert "status is 422, expected 201" in str(failure(control, "createPatient", status=201))


def test_the_journal_contains_bodies_and_parameters_if_it_is_told_to(
    mock: Mock, control: Control, pracsuite: httpx.Client
) -> None:
    held = pracsuite.post("/reserve_appointment", json=PLACE).json()
    pracsuite.get("/patient/7")
    send_message(mock, message_parts(message_data(("a.txt", b"hello")), ("a.txt", b"hello")))
    pracsuite.post("/patient", content=b'{"first_name": ', headers={"content-type": "application/json"})
    first, second, third, fourth = control.journal().entries
    assert (first.body, first.response, first.values_kept) == (PLACE, held, True)
    assert (second.body, second.path_parameters) == (None, {"client_id": 7})
    assert second.response["first_name"] == "Robin"
    assert third.body["messageData"]["Header"] == {"SendingFacility": "Example Lab"}
    assert (fourth.body, fourth.status, fourth.values_kept) == (None, 422, True)
    assert "demo-vendor-key" not in json.dumps([str(entry) for entry in control.journal().entries])


def test_large_bodies_are_not_kept(control: Control, pracsuite: httpx.Client) -> None:
    pracsuite.post("/patient", json={**PATIENT, "suburb": "x" * MOST_KEPT})
    (entry,) = control.journal().entries
    assert (entry.body, entry.values_kept) == (None, False)
    assert "the journal did not keep its values" in str(failure(control, "createPatient", body=PATIENT))


def test_values_are_not_kept_unless_requested(mock: Mock, pracsuite: httpx.Client) -> None:
    pracsuite.post("/patient", json=PATIENT)
    with mock.control() as control:
        assert control.journal().entries[0].body is None
        assert control.verify("createPatient", exactly=1) == 1
        with pytest.raises(ControlError, match="409: The journal does not keep values") as caught:
            control.verify("createPatient", body=PATIENT)
        assert "--journal-bodies" in str(caught.value)
        control.keep_bodies()
        mock.practice.reset()
        assert mock.practice.journal_settings.bodies is False


def test_a_practice_keeps_bodies_from_the_start() -> None:
    mock = in_process(Practice(clock=Clock(NOW), journal_bodies=True))
    with pracsuite_client(mock) as client, mock.control() as control:
        client.post("/patient", json=PATIENT)
        assert control.verify("createPatient", body=PATIENT) == 1
        control.reset()
        assert mock.practice.journal_settings.bodies is True
        assert mock.namespace("alice").practice.journal_settings.bodies is True


@pytest.mark.parametrize(
    ("expectation", "reason"),
    [
        ({"operation": "createPatients"}, "Did you mean createPatient?"),
        ({"operation": "createPatient", "api": "coreplus"}, "belongs to pracsuite"),
        ({"operation": "createPatient", "exactly": 1, "at_most": 2}, "one of exactly"),
        ({"operation": "createPatient", "exactly": -1}, "must not be negative"),
        ({"operation": "createPatient", "exactly": True}, "wrong type"),
        ({"operation": "createPatient", "bodies": {}}, "Unknown field"),
        ({"body": {}}, "Missing field"),
    ],
)
def test_an_expectation_that_cannot_be_meant_is_rejected(mock: Mock, expectation: dict[str, Any], reason: str) -> None:
    headers = {"authorization": f"Bearer {mock.control_token}"}
    with httpx.Client(transport=mock.transport, headers=headers) as client:
        rejected = client.post(f"{mock.control_url}/verify", json=expectation)
    assert rejected.status_code == 400
    assert reason in rejected.json()["message"]


def test_the_asynchronous_client_verifies_over_a_socket() -> None:
    async def story(mock: Mock) -> None:
        async with AsyncControl(mock.control_url, token=mock.control_token) as control:
            assert await control.verify("createPatient", exactly=0) == 0
            with pytest.raises(VerificationError):
                await control.verify("createPatient", body=PATIENT)
            assert (await control.mark()).endswith("/0")

    with serve(Practice(journal_bodies=True)) as mock:
        asyncio.run(story(mock))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from(["", "a"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=8,
)


@given(JSON)
def test_a_value_equals_itself(value: Any) -> None:
    assert list(differences("body", value, json.loads(json.dumps(value)))) == []


@given(st.dictionaries(st.sampled_from("abc"), JSON, max_size=3), st.sampled_from("xyz"), JSON)
def test_more_fields_are_no_difference_but_missing_ones_are(value: dict[str, Any], name: str, other: Any) -> None:
    more = {**value, name: other}
    assert list(differences("body", value, more)) == []
    assert [str(one.field) for one in differences("body", more, value)] == [f"body.{name}"]


@given(JSON, JSON)
def test_differences_without_objects_are_exactly_inequality(first: Any, second: Any) -> None:
    shown = [json.dumps(value) for value in (first, second)]
    if "{" not in "".join(shown):
        assert bool(list(differences("body", first, second))) == (shown[0] != shown[1])
