"""The values that a program may send, or receives, are compared by what they are and not by how they are described."""

from __future__ import annotations

from pathlib import Path

import pytest

from .test_meaning import Vet

NAME = "    name: {type: string, description: Name of the pet., x-phi: false}\n"
SENT, RECEIVED = ("properties:\n" + NAME + "    keeper: {"), ("ID of the pet.}\n" + NAME)
FREE = "type: object, additionalProperties: true"
NUMBERS = "type: object, additionalProperties: {type: integer}"


def _found(folder: Path, where: str, old: str, new: str) -> list[tuple[str, str]]:
    """Return the rules and lines of the changes, if a property has other keys in each version."""
    vet = Vet(folder)
    for version, keys in (("old", old), ("new", new)):
        vet.replace("schemas/pet.yaml", where, where.replace("type: string", keys), version)
    return [(one.rule.id, str(one.place).partition("schemas/")[2]) for one in vet.compare()]


def _rules(folder: Path, where: str, old: str, new: str) -> list[str]:
    return sorted({rule for rule, _ in _found(folder, where, old, new)})


@pytest.mark.parametrize(
    ("old", "new", "sent", "received"),
    [
        (FREE, NUMBERS, "request-type", "response-type-narrowed"),
        (NUMBERS, FREE, "request-type-widened", "response-type"),
        (
            "type: string, format: date-time",
            "type: string, format: date-time-local",
            "request-format",
            "response-format",
        ),
        (
            "type: string, format: date-time-local",
            "type: string, format: date-time",
            "request-format",
            "response-format",
        ),
        (
            "type: string, format: coreplus-date-time",
            "type: string, format: coreplus-query-date-time",
            "request-spelling",
            "response-spelling",
        ),
        ("type: integer, multipleOf: 4", "type: integer, multipleOf: 2", "request-bound-loosened", None),
        ("type: integer, multipleOf: 4", "type: integer, multipleOf: 6", "request-bound-tightened", None),
        ("type: number, multipleOf: 0.5", "type: number, multipleOf: 0.1", "request-bound-loosened", None),
        ("type: number", "type: number, multipleOf: 1", "request-bound-tightened", None),
    ],
)
def test_change_is_that_of_the_values(old: str, new: str, sent: str, received: str | None, tmp_path: Path) -> None:
    (one,) = set(_found(tmp_path / "sent", SENT, old, new))
    assert one == (sent, "pet.yaml:38")
    if received is not None:
        assert _rules(tmp_path / "received", RECEIVED, old, new) == [received]


@pytest.mark.parametrize("where", [SENT, RECEIVED], ids=["sent", "received"])
@pytest.mark.parametrize(
    ("plain", "bounded"),
    [
        ("type: string", "type: string, minLength: 0"),
        ("type: array, items: {type: string}", "type: array, items: {type: string}, minItems: 0"),
        ("type: integer", "type: integer, multipleOf: 1"),
    ],
)
def test_bound_that_excludes_nothing_is_no_change(where: str, plain: str, bounded: str, tmp_path: Path) -> None:
    assert _rules(tmp_path / "added", where, plain, bounded) == []
    assert _rules(tmp_path / "removed", where, bounded, plain) == []


def test_values_that_are_not_listed_any_more_are_those_of_the_property(tmp_path: Path) -> None:
    vet = Vet(tmp_path)
    vet.replace("schemas/pet.yaml", RECEIVED, RECEIVED.replace("type: string", "type: string, enum: [a, b]"), "old")
    (one,) = vet.compare()
    assert one.rule.id == "response-value-added"
    assert {symbol.rpartition(".")[2] for symbol in one.symbols} == {"name"}


HEADER = "      - name: {}\n        in: header\n        description: A header.\n        schema: {{type: string}}\n"


@pytest.mark.parametrize(("name", "expected"), [("x-unit", []), ("X-Site", ["api-parameter-renamed"])])
def test_case_of_a_header_does_not_matter(name: str, expected: list[str], tmp_path: Path) -> None:
    vet = Vet(tmp_path)
    for version, given in (("old", "X-Unit"), ("new", name)):
        vet.replace("paths/pet.yaml", "    parameters:\n", "    parameters:\n" + HEADER.format(given), version)
    found = {one.rule.id for one in vet.compare()}
    assert found == set(expected)


OPERATION = "    x-sdk: {resource: pets, method: list}\n"


@pytest.mark.parametrize(
    ("security", "expected"), [("[{key: []}]", []), ("[]", ["operation-security"])], ids=["same", "none"]
)
def test_credentials_of_an_operation_are_those_that_it_sends(
    security: str, expected: list[str], tmp_path: Path
) -> None:
    vet = Vet(tmp_path)
    vet.replace("paths/pet.yaml", OPERATION, f"{OPERATION}    security: {security}\n")
    assert [one.rule.id for one in vet.compare()] == expected
