"""Classes that extend a model, and models in the places where pydantic treats classes in a special way."""

from __future__ import annotations

import json
import warnings
from typing import Any

import pytest
from pydantic import BaseModel, PrivateAttr, RootModel, TypeAdapter, ValidationError, field_validator

import pracsuite_client
from pracsuite_models import AppointmentReserve, Patient, PatientCreate, PatientEdit, PatientPage, Record

CANARY = "CANARY-Zoe"


class Own(Patient):
    nickname: str
    marks: list[int] = []  # noqa: RUF012 - pydantic copies it
    _seen: int = PrivateAttr(default=7)


class Pair(RootModel[list[Patient]]):
    pass


def test_own_class_adds_validated_fields() -> None:
    own = Own.model_validate({"client_id": 1, "nickname": "Zo", "marks": ["3"], "zz": 1})
    assert (own.nickname, own.marks, own.client_id, own._seen) == ("Zo", [3], 1, 7)  # noqa: SLF001
    assert own.to_dict() == {"client_id": 1, "nickname": "Zo", "marks": [3], "zz": 1}
    assert (isinstance(own, Patient), isinstance(own, Record)) == (True, True)
    assert CANARY not in repr(Own(client_id=1, nickname=CANARY))
    with pytest.raises(ValidationError) as caught:
        Own.model_validate({"client_id": CANARY, "nickname": [CANARY]})
    assert CANARY not in f"{caught.value} {caught.value.errors()}"
    tolerant = Own.model_validate({"client_id": "x", "nickname": "Zo"})
    assert (tolerant.to_dict(), tolerant._seen) == ({"client_id": "x", "nickname": "Zo"}, 7)  # noqa: SLF001
    schema = Own.model_json_schema()
    assert schema["properties"]["marks"]["items"] == {"type": "integer"}
    assert schema["required"] == [*Patient.model_json_schema()["required"], "nickname"]


def test_own_class_converts_records() -> None:
    record = pracsuite_client.Patient.from_dict({"client_id": 1, "first_name": "Zoe"})
    with pytest.raises(ValidationError):
        Own.from_record(record)
    assert Own.model_validate({**record.to_dict(), "nickname": "Zo"}).first_name == "Zoe"


def test_validators_of_own_classes_are_rejected() -> None:
    with pytest.raises(TypeError, match="put it in a model that contains the record"):

        class Checked(Patient):
            @field_validator("first_name")
            @classmethod
            def check(cls, value: Any) -> Any:
                return value


def test_a_class_without_schema_is_rejected() -> None:
    with pytest.raises(TypeError, match="has no schema"):

        class Other(Record):
            name: str

    with pytest.raises(TypeError, match="has no schema"):
        Record()


def test_models_in_root_models_and_generics() -> None:
    pair = Pair.model_validate([{"client_id": 1}, {"client_id": "x"}])
    assert json.loads(pair.model_dump_json()) == [{"client_id": 1}, {"client_id": "x"}]
    with pytest.raises(ValidationError) as caught:
        Pair.model_validate([CANARY])
    assert CANARY not in f"{caught.value} {caught.value.errors()}"


def test_union_takes_the_request_that_fits() -> None:
    adapter: TypeAdapter[Any] = TypeAdapter(PatientCreate | PatientEdit | AppointmentReserve)
    assert type(adapter.validate_python({"mobile": "1"})) is PatientEdit
    body = {"app_time": "2027-01-04T09:00:00", "duration": 30, "practitioner_id": 2, "business_id": 1}
    found = adapter.validate_python(body)
    assert type(found) is AppointmentReserve
    assert json.loads(adapter.dump_json(found)) == body


def test_dump_selects_by_attribute_at_every_level() -> None:
    page = PatientPage.model_validate(
        {"clients": [], "total_entries": 1, "links": {"self": "https://practice.example/v1", "next": None}}
    )
    assert page.model_dump(include={"total_entries"}) == {"total_entries": 1}
    assert page.model_dump(exclude={"clients", "links"}) == {"total_entries": 1}
    assert page.model_dump(include={"links": {"self_"}}) == {"links": {"self": "https://practice.example/v1"}}
    assert page.model_dump(exclude={"links": {"next"}, "clients": True})["links"] == {
        "self": "https://practice.example/v1"
    }
    assert "next" not in page.model_dump_json(exclude_none=True)
    assert PatientEdit(mobile="1").model_dump(exclude_defaults=True) == {"mobile": "1"}


def test_deprecated_attributes_warn_only_when_they_are_read() -> None:
    body = {"app_time": "2027-01-04T09:00:00", "duration": 30, "practitioner_business_id": 2, "column": 1}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        made = AppointmentReserve.model_validate(body)
        assert json.loads(made.model_dump_json()) == body
        assert made == made.model_copy()
        assert "column" in repr(made)
    with pytest.warns(DeprecationWarning, match="deprecated"):
        assert made.column == 1


def test_model_of_a_caller_keeps_absent_and_null_apart() -> None:
    class Holder(BaseModel):
        patient: PatientEdit

    for body in ({"mobile": "1"}, {"mobile": "1", "date_of_birth": None}):
        assert json.loads(Holder.model_validate({"patient": body}).model_dump_json()) == {"patient": body}
