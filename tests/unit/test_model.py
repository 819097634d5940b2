"""Rules that all record classes share."""

from __future__ import annotations

import inspect
from datetime import UTC, datetime, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coreplus_client import UNSET as UNSET_OF_COREPLUS
from coreplus_client import ArgumentError, Coreplus, MessageData
from pracsuite_client import (
    UNSET,
    AppointmentEdit,
    CancellationReason,
    Patient,
    PatientEdit,
    Pronoun,
    RescheduleReason,
    ResourcePage,
    Sex,
)
from pracsuite_client import ArgumentError as ArgumentErrorOfPracSuite
from pracsuite_client._runtime.values.codec import Context, Mismatch
from pracsuite_client._runtime.values.codecs import INTEGER, STRING
from pracsuite_client._runtime.values.record_codec import Object
from pracsuite_client._runtime.values.record_writing import write_record
from pracsuite_client._runtime.values.records import Model, wire


def test_records_of_different_classes_are_never_equal() -> None:
    same = {"tenant_id": 3, "reason": "Ill"}
    assert CancellationReason.from_dict(same) == CancellationReason.from_dict(same)
    assert CancellationReason.from_dict(same) != RescheduleReason.from_dict(same)
    assert Sex.from_dict({"tenant_id": 3}) != {"tenant_id": 3}
    assert Pronoun.from_dict({}) != Sex.from_dict({})


def test_records_with_equal_fields_are_equal() -> None:
    pronoun = {"pronoun_id": 1, "description": None}
    assert Pronoun.from_dict(pronoun) == Pronoun.from_dict({**pronoun})
    for other in ({"pronoun_id": 1}, {**pronoun, "hat": 1}, {**pronoun, "description": "they"}):
        assert Pronoun.from_dict(pronoun) != Pronoun.from_dict(other)
    assert Pronoun.from_dict({"hat": 1}) != Pronoun.from_dict({"hat": 2})


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


def spoil(value: Any) -> None:
    """Change every list and every object inside a value."""
    if isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            spoil(inner)
        value.clear()


@given(json_values | st.builds(set) | st.builds(bytearray))
def test_changing_returned_values_does_not_change_the_record(value: Any) -> None:
    came = {"client_id": 7, "hat": value, "links": {"self": value}}
    record = Patient.from_dict(came)
    for out in (record.to_dict(), record.additional_properties):
        assert all(out[name] == came[name] for name in out)
        if isinstance(value, (set, bytearray)):
            assert out["hat"] is not value
            assert out["hat"] is not record.to_dict()["hat"]
        spoil(out)
        assert out == {}
    assert record.to_dict() == came


def test_nested_record_is_decoded_once() -> None:
    patient = Patient.from_dict({"client_id": 7, "links": {"self": "x"}, "archive": "no"})
    assert patient.links is patient.links
    page = ResourcePage.from_dict({"resources": [{"resource_id": 1}]})
    assert page.resources is page.resources


@pytest.mark.parametrize("model", [Patient, AppointmentEdit, MessageData, Sex])
def test_record_constructor_takes_only_keywords(model: type[Model]) -> None:
    assert {one.kind for one in inspect.signature(model).parameters.values()} == {inspect.Parameter.KEYWORD_ONLY}


class Open(Model):
    """A record that allows additional properties."""

    name: str = wire(STRING)


def test_additional_properties_are_sent_where_allowed() -> None:
    assert write_record(Open.from_dict({"name": "Rex", "hat": 1}), Context()) == {"name": "Rex", "hat": 1}


class Choice(Model):
    """A record with two mutually exclusive attributes."""

    name: str = wire(STRING)
    keeper: str | None = wire(STRING, default=UNSET)
    keeper_id: int | None = wire(INTEGER, name="keeperId", default=UNSET)
    __exclusive__ = (("keeper", "keeperId"),)


def test_mutually_exclusive_properties_are_rejected() -> None:
    for sent in ({"keeper": "Sam"}, {"keeper_id": 1}, {}):
        assert write_record(Choice(name="Rex", **sent), Context())["name"] == "Rex"
    with pytest.raises(Mismatch) as caught:
        write_record(Choice(name="Rex", keeper="Sam", keeper_id=1), Context())
    assert (caught.value.reason, caught.value.path) == ("cannot be given together with keeper_id", ("keeper",))
    codec = Object(lambda: Choice)
    for others in ("keeper_id", "keeperId"):  # a caller is answered in the spelling of the dict
        with pytest.raises(Mismatch) as caught:
            codec.encode({"name": "Rex", "keeper": "Sam", others: 1}, Context())
        assert (caught.value.reason, caught.value.path) == (f"cannot be given together with {others}", ("keeper",))


def test_unset_is_falsy_and_has_a_repr() -> None:
    assert not UNSET
    assert repr(UNSET) == "UNSET"


@pytest.mark.parametrize("name", ["client_id", "first_name", "date_of_birth", "email_marketing"])
def test_class_attributes_can_be_inspected(name: str) -> None:
    assert getattr(Patient, name) is vars(Patient)[name]


def test_page_repr_shows_its_records() -> None:
    page = ResourcePage.from_dict({"resources": [{"resource_id": 1}, {"resource_id": 2}], "total_entries": 2})
    printed = repr(page)
    assert "resources=[Resource(resource_id=1" in printed
    assert "), Resource(resource_id=2" in printed
    assert printed.endswith(")")
    assert printed.count("[") == printed.count("]") == 1


def test_nested_missing_and_wrong_fields_are_distinguished() -> None:
    keys = {"consumer_id": "c", "consumer_secret": "s" * 40, "access_token": "a", "issuer": "i"}
    with Coreplus(**keys) as core:
        for message, reason, place in (
            ({"MessageContents": []}, "is required", "Header"),
            ({"Header": {"SendingFacility": 5}, "MessageContents": []}, "must be a string", "SendingFacility"),
        ):
            with pytest.raises(ArgumentError) as caught:
                core.messages.send(message_data=message, files=[("a", b"")])
            assert caught.value.reason == reason
            assert place in caught.value.argument


def test_dict_for_a_record_rejects_unknown_keys() -> None:
    keys = {"consumer_id": "c", "consumer_secret": "s" * 40, "access_token": "a", "issuer": "i"}
    nine = datetime(2027, 1, 4, 9, tzinfo=UTC)
    kim = {"practitionerId": "33333333-3333-4333-8333-333333333333"}
    with Coreplus(**keys) as core, pytest.raises(ArgumentError) as caught:
        core.appointments.book(
            start_date_time=nine,
            end_date_time=nine + timedelta(minutes=30),
            practitioner={**kim, "hat": 1},
            location_id="11111111-1111-4111-8111-111111111111",
            clients=[{"clientId": "66666666-6666-4666-8666-666666666666"}],
        )
    assert str(caught.value) == "practitioner.(key 2): is not a property of this record; the API accepts no others"


def test_unwritable_record_names_its_class_and_field() -> None:
    with pytest.raises(ArgumentErrorOfPracSuite) as caught:
        AppointmentEdit(resource_ids=["one"]).to_dict()  # pyright: ignore[reportArgumentType]
    assert caught.value.argument == "AppointmentEdit.resource_ids[0]"


def test_unset_required_field_is_rejected_at_any_depth() -> None:
    keys = {"consumer_id": "c", "consumer_secret": "s" * 40, "access_token": "a", "issuer": "i"}
    message = {"Header": {"SendingFacility": "Example Pathology"}, "MessageContents": []}
    without = MessageData.from_dict(message).replace(header=UNSET_OF_COREPLUS)
    with Coreplus(**keys) as core:
        for given, place in ((UNSET_OF_COREPLUS, "message_data"), (without, "message_data.header")):
            with pytest.raises(ArgumentError) as caught:
                core.messages.send(message_data=given, files=[("a", b"")])  # pyright: ignore[reportArgumentType]
            assert (caught.value.argument, caught.value.reason) == (place, "is required")


def test_page_repr_redacts_items_that_are_not_records() -> None:
    """An item that is not a record is kept as received and may contain patient data."""
    page = ResourcePage(resources=[{"name": "Sam Doe"}, 5], total_entries=2)  # type: ignore[list-item]
    assert repr(page) == "ResourcePage(resources=[<redacted>, 5], total_entries=2)"


@pytest.mark.parametrize("record", [PatientEdit(first_name="A"), Patient.from_dict({"client_id": 1, "colour": "red"})])
def test_tool_that_would_turn_absent_attributes_into_null_is_refused(record: Any) -> None:
    with pytest.raises(TypeError, match=r"use record\.replace"):
        attrs.evolve(record, surname="B")
    assert record.replace(surname="B").fields_set == record.fields_set | {"surname"}
    assert len(attrs.fields(type(record))) == len([*attrs.fields(type(record))])


@pytest.mark.parametrize("data", ["text", [1], [("client_id", 7)], None, 5])
def test_from_dict_rejects_what_is_not_an_object(data: Any) -> None:
    with pytest.raises(ArgumentErrorOfPracSuite, match=r"^data: must be a JSON object, as a dict"):
        Patient.from_dict(data)
