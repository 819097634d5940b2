"""The models of a third API pass the same properties as those of the two."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.document.bundle import bundle
from tests.property.amount import fewer
from tests.property.apis import Api
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
