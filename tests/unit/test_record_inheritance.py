"""A record that extends another has the attributes of both, and is a record of its own type."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest

from pracsuite_client import UNSET, Appointment, ArgumentError, BookedAppointment, Model
from pracsuite_client._runtime.values.codec import Context
from pracsuite_client._runtime.values.codecs import INTEGER, STRING, Nullable
from pracsuite_client._runtime.values.record_codec import Object
from pracsuite_client._runtime.values.records import wire

BOOKED = {
    "appointment_id": 4101,
    "client_id": 7,
    "app_time": "2027-01-04T09:00:00",
    "duration": 30,
    "description": "Robin Example",
    "hat": "red",
}


class Pet(Model):
    name: str | None = wire(Nullable(STRING), default=UNSET)
    keeper: str | None = wire(Nullable(STRING), name="keptBy", default=UNSET, phi=True)
    legs: int | None = wire(Nullable(INTEGER), default=UNSET)


class KeptPet(Pet):
    keeper: str = wire(STRING, name="keptBy", phi=True)


class ShownPet(KeptPet):
    prizes: int = wire(INTEGER)


def test_extending_record_keeps_the_order_and_replaces_what_it_declares() -> None:
    assert list(BookedAppointment.__wires__) == list(Appointment.__wires__)
    assert list(ShownPet.__wires__) == ["name", "keeper", "legs", "prizes"]
    differing = {
        name: (declared.required, BookedAppointment.__wires__[name].required)
        for name, declared in Appointment.__wires__.items()
        if declared.codec is not BookedAppointment.__wires__[name].codec
    }
    assert differing == {"client_id": (False, True)}
    assert BookedAppointment.__wires__["client_id"].phi
    assert (Pet.__wires__["keeper"].required, ShownPet.__wires__["keeper"].required) == (False, True)


def test_extending_record_is_an_instance_of_both() -> None:
    booked = BookedAppointment.from_dict(BOOKED)
    assert isinstance(booked, Appointment)
    assert (booked.client_id, booked.duration, booked.notes) == (7, 30, None)
    assert booked.additional_properties == {"hat": "red"}
    assert booked.fields_set == Appointment.from_dict(BOOKED).fields_set


def test_records_of_base_and_extension_are_equal_if_their_values_are() -> None:
    booked, read = BookedAppointment.from_dict(BOOKED), Appointment.from_dict(BOOKED)
    assert booked == BookedAppointment.from_dict(BOOKED)
    assert booked == read
    assert read == booked
    assert booked.to_dict() == read.to_dict() == BOOKED
    other = Appointment.from_dict({**BOOKED, "duration": 45})
    assert booked != other
    assert other != booked
    assert ShownPet.from_dict({"keptBy": "Sam"}) != booked


def test_reading_one_type_first_does_not_affect_the_other() -> None:
    for first, second in ((Pet, ShownPet), (ShownPet, Pet)):
        raw = {"keptBy": "Sam", "legs": 4, "prizes": 2, "name": None}
        assert [getattr(first.from_dict(raw), name) for name in ("legs", "keeper", "name")] == [4, "Sam", None]
        assert [getattr(second.from_dict(raw), name) for name in ("legs", "keeper", "name")] == [4, "Sam", None]
    assert Pet.from_dict({"prizes": 2}).additional_properties == {"prizes": 2}
    assert ShownPet.from_dict({"prizes": 2}).prizes == 2


@pytest.mark.parametrize("duplicate", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
def test_extending_record_survives_copying_and_pickling(duplicate: Any) -> None:
    booked = BookedAppointment.from_dict(BOOKED)
    for one in (booked, BookedAppointment(appointment_id=1, app_time=booked.app_time, client_id=7)):
        again = duplicate(one)
        assert type(again) is BookedAppointment
        assert again == one


def test_representation_names_the_extending_record_and_hides_the_patient() -> None:
    assert repr(BookedAppointment.from_dict({**BOOKED, "row_num": 3})) == (
        "BookedAppointment(appointment_id=<redacted>, app_time=<redacted>, row_num=3, client_id=<redacted>, "
        "description=<redacted>, duration=<redacted>, hat=<redacted>)"
    )
    assert repr(ShownPet(keeper="Sam", prizes=2, legs=4)) == "ShownPet(keeper=<redacted>, legs=4, prizes=2)"


def test_replace_gives_the_same_type_and_checks_its_description() -> None:
    booked = BookedAppointment.from_dict(BOOKED)
    assert booked.replace(duration=45) == BookedAppointment.from_dict({**BOOKED, "duration": 45})
    assert Appointment.from_dict(BOOKED).replace(client_id=None).client_id is None
    with pytest.raises(ArgumentError, match=r"^client_id: "):
        booked.replace(client_id=None)
    assert copy.replace(booked, duration=45).duration == 45 if hasattr(copy, "replace") else True


def test_required_attribute_of_the_base_stays_required() -> None:
    with pytest.raises(TypeError, match="keeper"):
        ShownPet(prizes=2)  # type: ignore[call-arg]
    assert ShownPet(keeper="Sam", prizes=2).to_dict() == {"keptBy": "Sam", "prizes": 2}
    assert Pet().to_dict() == {}


def test_deviations_name_the_extending_record() -> None:
    broken = {"appointment_id": "4101", "app_time": BOOKED["app_time"], "client_id": None, "hat": 1}
    expected = [
        ("/appointment_id", "type", ("properties", "appointment_id")),
        ("/client_id", "type", ("properties", "client_id")),
        ("/hat", "unknown", ("properties", "hat")),
    ]
    for codec, kept in (
        (Object(lambda: BookedAppointment), expected),
        (Object(lambda: Appointment), [expected[0], expected[2]]),
    ):
        found = list(codec.deviations(broken, ""))
        assert [(one.pointer, one.kind, one.path) for one in found] == kept
        assert {one.schema for one in found} == {codec.schema()["$ref"].rpartition("/")[2]}
        surveyed = {(one.pointer, one.schema) for one, _ in codec.survey([broken, broken], "")}
        assert surveyed == {(one.pointer, one.schema) for one in found}
    missing = list(Object(lambda: BookedAppointment).deviations({"appointment_id": 1}, ""))
    assert [(one.pointer, one.kind, one.schema) for one in missing] == [
        ("/app_time", "missing", "BookedAppointment"),
        ("/client_id", "missing", "BookedAppointment"),
    ]


def test_base_accepts_the_extending_record_when_it_is_written() -> None:
    pet = ShownPet(keeper="Sam", prizes=2)
    assert Object(lambda: Pet).encode(pet, Context()) == {"keptBy": "Sam", "prizes": 2}
