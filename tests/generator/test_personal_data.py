"""A name that suggests personal data needs a decision, however it is written."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.rules.personal_data import suggested

from .variants import Variant

PERSONAL = (
    *("first_name", "lastName", "FullName", "surname", "maidenName", "givenNames", "kin", "username"),
    *("address", "homeAddress", "street_1", "suburb", "post_code", "postcode", "zip", "AddressLine2"),
    *("phone", "mobile_number", "homePhone", "fax", "telephone", "Tel", "cellPhone"),
    *("email", "e_mail", "emailAddress", "EMAIL", "eMail"),
    *("born", "dob", "DOB", "date_of_birth", "dateofbirth", "birthDate", "birthday", "age"),
    *("gender", "sex", "pronouns", "religion", "ethnicity", "maritalStatus"),
    *("medicareNumber", "medicare_card", "IHI", "ihiNumber", "nhs_number", "NHSNumber", "dvaFileNumber", "ssn", "SSN"),
    *("passport_no", "insurancePolicy", "healthFund", "patientId", "mrn", "MRNs"),
    *("notes", "Note", "comments", "clinicalNotes", "allergies", "medications", "diagnosis", "referralReason"),
)

NEUTRAL = (
    *("id", "total", "items", "created_at", "status", "amount", "currency", "page", "limit", "count"),
    *(
        "stage",
        "ageing",
        "version",
        "active",
        "duration",
        "start_time",
        "sessions",
        "tablet",
        "sixth",
        "fixed",
        "oddity",
    ),
)


@pytest.mark.parametrize("name", PERSONAL)
def test_name_suggests_personal_data(name: str) -> None:
    assert suggested(name) is not None


@pytest.mark.parametrize("name", NEUTRAL)
def test_other_name_suggests_nothing(name: str) -> None:
    assert suggested(name) is None


def _camel(words: list[str]) -> str:
    return words[0] + "".join(word.capitalize() for word in words[1:])


STYLES: tuple[Callable[[list[str]], str], ...] = (
    "_".join,
    "-".join,
    ".".join,
    _camel,
    lambda words: _camel(words) + "2",
)
ROOTS = ("name", "address", "phone", "email", "birth", "gender", "medicare", "ihi", "ssn", "note", "dob")
NEUTRAL_WORDS = ("id", "total", "old", "main", "second", "x", "number", "at", "is", "primary", "list", "code")


@given(
    st.sampled_from(ROOTS),
    st.lists(st.sampled_from(NEUTRAL_WORDS), max_size=3),
    st.lists(st.sampled_from(NEUTRAL_WORDS), max_size=3),
    st.sampled_from(STYLES),
    st.sampled_from([str, str.upper, str.capitalize]),
    st.booleans(),
)
def test_word_is_found_in_every_style(
    word: str,
    before: list[str],
    after: list[str],
    style: Callable[[list[str]], str],
    case: Callable[[str], str],
    is_plural: bool,
) -> None:
    name = style([*before, case(word) + ("S" if case is str.upper else "s") * is_plural, *after])
    assert suggested(name) is not None


@given(st.lists(st.sampled_from(NEUTRAL_WORDS), min_size=1, max_size=4), st.sampled_from(STYLES))
def test_neutral_words_suggest_nothing(words: list[str], style: Callable[[list[str]], str]) -> None:
    assert suggested(style(words)) is None


@pytest.mark.parametrize("mark", [True, False, "secret"])
def test_mark_solves_the_problem(variant: Variant, mark: object) -> None:
    phone: dict[str, Any] = {"type": "string", "description": "How to call."}
    variant.edit("schemas/keeper.yaml", lambda schemas: schemas["Keeper"]["properties"].update(phone=phone))
    message = "looks like a telephone number; decide: x-phi: true prints <redacted>, x-phi: false prints the value"
    assert variant.problems() == [f"/Keeper/properties/phone: {message}"]
    variant.edit(
        "schemas/keeper.yaml", lambda schemas: schemas["Keeper"]["properties"]["phone"].update({"x-phi": mark})
    )
    assert variant.problems() == []
    printed = repr(variant.client().Keeper.from_dict({"id": 1, "phone": "0491 570 006"}))
    assert ("0491" in printed) == (mark is False)
    assert ("0491" in repr(variant.models().Keeper(id=1, phone="0491 570 006"))) == (mark is False)


@pytest.mark.parametrize(
    ("declared", "is_asked"),
    [
        ({"type": "string"}, True),
        ({"type": ["string", "null"]}, True),
        ({"type": "array", "items": {"type": "string"}}, True),
        ({"type": "object", "additionalProperties": {"type": "string"}}, True),
        ({"$ref": "#/Kind"}, True),
        ({"$ref": "#/Pet"}, False),
        ({"anyOf": [{"$ref": "#/Pet"}, {"type": "null"}]}, False),
        ({"type": "array", "items": {"$ref": "#/Pet"}}, False),
    ],
)
def test_records_hide_their_own_properties(variant: Variant, declared: dict[str, Any], is_asked: bool) -> None:
    def change(schemas: dict[str, Any]) -> None:
        kind = {"$ref": "#/Kind", "description": "The kind."}
        schemas["Kind"] = {"type": "string", "enum": ["cat", "dog"], "description": "A kind."}
        schemas["PetList"]["properties"] |= {"address": {**declared, "description": "Where."}, "group": kind}

    variant.edit("schemas/pet.yaml", change)
    asked = [found for found in variant.problems() if re.match("/PetList/properties/address: looks like", found)]
    assert bool(asked) == is_asked


def test_parameter_and_python_name_are_asked_too(variant: Variant) -> None:
    def change(paths: dict[str, Any]) -> None:
        parameter = {"in": "query", "description": "A filter.", "schema": {"type": "string"}}
        listed = paths["pets"]["get"]["parameters"]
        listed += [{"name": "dob", **parameter}, {"name": "f12", "x-sdk": {"name": "birthday"}, **parameter}]

    variant.edit("paths/pet.yaml", change)
    place = "/pets/get/parameters"
    assert [found.partition(";")[0] for found in variant.problems()] == [
        f"{place}/{index}: looks like a date of birth or an age" for index in (1, 2)
    ]
