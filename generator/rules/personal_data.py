"""Find properties and parameters whose names suggest personal data, so that their author decides about ``x-phi``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..document.bundle import Document
from ..document.json_pointer import unescape
from ..document.problems import Problem
from ..document.traversal import parameters, properties
from ..runtime.values.json import is_object

_KINDS: Mapping[str, str] = {
    "a name": "name surname forename given family initial nickname maiden alias signature",
    "an address": (
        "address street suburb city town village postcode postal zip zipcode county country postbox latitude"
        " longitude lat lon lng geo coordinate residence home"
    ),
    "a telephone number": "phone telephone tel mobile cell cellphone fax sms whatsapp",
    "an e-mail address or another contact": "email mail contact website skype facebook",
    "a date of birth or an age": "birth birthday birthdate birthplace born dob age deceased death died dod",
    "a fact about a person": (
        "gender sex pronoun title salutation honorific religion ethnicity ethnic race nationality citizenship"
        " indigenous aboriginal language marital spouse occupation employer job income salary photo picture"
        " avatar portrait biography bio kin guardian parent mother father child sibling relative relationship"
        " emergency"
    ),
    "an official or health identifier": (
        "medicare ihi hpi hpii hpio nhs nhi dva ssn sin nin nino nric tfn abn mrn urn umrn chi hcn npi"
        " passport licence license insurance insurer insured fund policy card iban bic account bsb credential"
        " provider veteran pension concession"
    ),
    "a fact about a person's health": (
        "diagnosis diagnoses condition allergy allergie medication medicine drug symptom complaint disease"
        " illness disorder injury injurie treatment therapy therapie procedure prescription history clinical"
        " medical health disability disabilitie pregnant pregnancy smoker alcohol blood height weight bmi"
        " immunisation immunization vaccination vaccine pathology referral referrer"
    ),
    "free text, which may be about a person": (
        "note comment remark memo message description reason detail text body subject summary annotation feedback"
    ),
    "the identity of a person": "patient person resident user username login ip",
}
"""What words in a name suggest. A name is split into words; a plural is the same word."""

_BY_WORD = {word: kind for kind, words in _KINDS.items() for word in words.split()}

_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+")
_LONG = 5
"""The length from which a word is also found inside another one, as in ``homeaddress`` and ``dateofbirth``."""


def suggested(name: str) -> str | None:
    """Return what a name suggests that a value is about a person; ``None`` if it suggests nothing."""
    words = [word.lower() for word in _WORD.findall(name)]
    joined = {"".join(words[start : start + 2]) for start in range(len(words))}
    for word in (*words, *sorted(joined)):
        for form in (word, word.removesuffix("s"), word.removesuffix("es")):
            if form in _BY_WORD:
                return _BY_WORD[form]
    for word in words:
        if word.endswith(("name", "names")):
            return _BY_WORD["name"]
        for known, kind in _BY_WORD.items():
            if len(known) >= _LONG and known in word:
                return kind
    return None


def is_decided(document: Document) -> Iterator[Problem]:
    """Require that what looks like personal data has an ``x-phi``: true or false."""
    declared = ((pointer, unescape(pointer.rpartition("/")[2]), found) for pointer, found in properties(document))
    taken = ((pointer, str(found["name"]), found) for pointer, found in parameters(document))
    for pointer, name, found in (*declared, *taken):
        if "x-phi" not in found and not _is_record(document, found):
            kind = suggested(name) or suggested(str(found.get("x-sdk", {}).get("name", "")))
            if kind is not None:
                yield document.problem(
                    pointer,
                    f"looks like {kind}; decide: x-phi: true prints <redacted>, x-phi: false prints the value",
                )


def _is_record(document: Document, declared: Any) -> bool:
    """Return whether a value consists of records, whose own properties are marked, and nothing else but null."""
    schema = document.resolve(declared)
    if not is_object(schema) or schema.get("type") == "null":
        return bool(schema == {"type": "null"})
    if "items" in schema:
        return _is_record(document, schema["items"])
    if "type" not in schema and schema.get("anyOf"):
        return all(_is_record(document, choice) for choice in schema["anyOf"])
    return "properties" in schema
