"""The models of a third API pass the same properties as those of the two."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from generator.document.bundle import bundle
from tests.property import test_models_odd_values as odd_values
from tests.property import test_models_selection as selection
from tests.property import test_models_state as state
from tests.property.amount import fewer
from tests.property.apis import Api, Json
from tests.property.modelled import agree, conforming, documents, exported_validator, is_request, model_of, objects
from tests.property.modelled import schema_named as named
from tests.property.responses import broken, described
from tests.property.test_models_privacy import INSTEAD, keeps_values_private
from tests.property.validation import conforms

from .drafts import Draft, packages


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    """Return the third API, with an enum, a map and lists of records in its schemas."""
    draft = Draft("vet")
    schemas = draft.schemas
    schemas["Species"] = {
        "type": "integer",
        "enum": [1, 2],
        "x-enum-descriptions": {"1": "Dog.", "2": "Cat."},
        "description": "The species.",
    }
    added = {
        "species": {"$ref": "#/Species"},
        "parents": {"type": "array", "items": {"$ref": "#/Pet"}, "description": "The parents.", "x-phi": True},
        "labels": {
            "type": "object",
            "additionalProperties": {"type": ["string", "null"]},
            "description": "Labels.",
            "x-phi": True,
        },
        "born": {"type": ["string", "null"], "format": "date-time", "description": "Time of birth.", "x-phi": True},
        "weight": {"type": "number", "description": "Weight in kilograms.", "x-phi": False},
    }
    schemas["Pet"]["properties"] |= added
    schemas["KeptPet"]["properties"] |= {key: {"$ref": f"#/Pet/properties/{key}"} for key in added}
    schemas["NewPet"]["properties"] |= {
        "species": {"$ref": "#/Species"},
        "weight": {"type": "number", "minimum": 0, "description": "Weight in kilograms.", "x-phi": True},
        "born": {"type": "string", "format": "date", "description": "Day of birth.", "x-phi": True},
    }
    folder = tmp_path_factory.mktemp("third")
    files = draft.generate(folder / "specs")
    with packages(files, folder / "made"):
        yield Api("vet", bundle(folder / "specs" / "vet").data)


NAMES = ("Keeper", "KeeperPage", "KeptPet", "NewPet", "Pet", "PetList")


def test_every_schema_of_the_third_api_is_tested(api: Api) -> None:
    assert set(NAMES) == set(objects(api))


@pytest.mark.parametrize("name", NAMES)
def test_model_agrees_with_its_document(api: Api, name: str) -> None:
    validator = exported_validator(model_of(api, name))

    @given(documents(api, name))
    def every_document(value):
        agree(api, name, value)
        assert validator.is_valid(value) == conforms(api, named(name), value)

    every_document()


@pytest.mark.parametrize("name", NAMES)
def test_model_prints_nothing_private(api: Api, name: str) -> None:
    @fewer(4)
    @given(described(api, named(name)), st.sampled_from(INSTEAD))
    def every_object(value, instead):
        keeps_values_private(api, name, value, instead, model_of(api, "Keeper"))

    every_object()


@pytest.mark.parametrize("name", NAMES)
def test_model_and_record_convert_exactly(api: Api, name: str) -> None:
    model, record = model_of(api, name), getattr(api.package, name)
    values = conforming(api, name)

    @given(values if is_request(api, name) else st.one_of(values, broken(api, named(name))))
    def every_object(value):
        received = record.from_dict(value)
        made = model.from_record(received)
        assert made.to_record(record) == received
        assert json.loads(made.model_dump_json()) == value
        assert made == model.model_validate(value)

    every_object()


@pytest.mark.parametrize("name", NAMES)
def test_model_is_written_as_those_of_the_two(api: Api, name: str) -> None:
    selection.test_dump_selects_as_pydantic_does(api, name)
    selection.test_record_is_written_as_the_declared_class(api, name)
    selection.test_record_inside_of_a_record_is_written_as_the_declared_class(api, name)
    state.test_a_copy_shares_nothing_that_can_change(api, name)
    if not is_request(api, name):
        state.test_no_property_replaces_what_a_record_uses(api, name)
        state.test_null_and_absent_differ_whatever_else_is_there(api, name)
        state.test_copies_and_parts_of_a_record_are_exact(api, name)
        state.test_true_is_not_one(api, name)


@pytest.mark.parametrize("name", NAMES)
def test_odd_value_of_a_model_is_kept_or_refused(api: Api, name: str) -> None:
    odd_values.test_half_a_surrogate_pair_loses_nothing_else(api, name)
    odd_values.test_number_that_is_no_json_is_kept_and_marked(api, name)
    odd_values.test_deep_value_is_refused_or_can_be_written(api, name)


def test_record_without_end_is_refused_or_can_be_written(api: Api) -> None:
    model = model_of(api, "Pet")
    for depth in (1, 10, 30, 31, 32, 33, 40, 100, 200):
        document: Json = {}
        for _ in range(depth):
            document = {"parents": [document]}
        for read in (
            model.model_validate,
            lambda one: model.model_validate_json(json.dumps(one)),
            lambda one: model(**one),
        ):
            try:
                record = read(document)
            except ValidationError as error:
                kinds = {found["type"] for found in error.errors()}
            else:
                assert json.loads(record.model_dump_json()) == record.to_dict() == document
                kinds = set()
            assert ("too_deep" in kinds) == (depth > 32) or "missing" in kinds
