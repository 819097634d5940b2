"""The comparison of documents finds what changed in meaning, and nothing else."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from tools.changes.documents import RULES, DocumentFinding, UnreadableError, compare
from tools.changes.documents.finding import Findings
from tools.changes.findings import Breaks, Place, Rule, Severity

from .cases import CASES, WITHOUT_CASE
from .parts import Case, Part, ask, read, record, send, values
from .proofs import Outcome, Proof
from .refactorings import rewritten
from .writing import ROOT, document, write

VET = ROOT / "tests" / "generator" / "vet"
APIS = tuple(dict.fromkeys(case.api for case in CASES))


def _files(api: str, *, old: bool, cases: Sequence[Case] = CASES) -> dict[str, Any]:
    return document(api, [(case, case.old if old else case.new) for case in cases if case.api == api])


def _some(chance: Random) -> list[Case]:
    """Return some of the cases, in their order: fewer take less time."""
    return [case for case in CASES if chance.random() < 0.2]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[DocumentFinding]]:
    """Return what the comparison finds in each API of the cases."""
    folder = tmp_path_factory.mktemp("versions")
    for name in ("old", "new"):
        for api in APIS:
            write(folder / name / api, _files(api, old=name == "old"))
    return {api: compare(folder / "old", folder / "new", api) for api in APIS}


def test_every_rule_has_one_proof() -> None:
    proved = Counter([*(case.rule for case in CASES), *WITHOUT_CASE])
    assert proved == Counter(rule.id for rule in RULES)


@pytest.mark.parametrize("api", APIS)
def test_expected_changes_are_found_and_no_other(api: str, found: dict[str, list[DocumentFinding]]) -> None:
    expected = Counter(rule for case in CASES if case.api == api for rule in (case.rule, *case.also))
    assert Counter(one.rule.id for one in found[api]) == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_change_has_its_place_and_symbols(case: Case, found: dict[str, list[DocumentFinding]]) -> None:
    own = [
        one
        for one in found[case.api]
        if one.rule.id == case.rule
        and (f"/{case.slug}.yaml" in one.place.file or one.place.file.endswith("openapi.yaml"))
    ]
    assert own, [str(one.place) for one in found[case.api] if one.rule.id == case.rule]
    symbols = [symbol for one in own for symbol in one.symbols]
    assert any(symbol.endswith(case.symbol) for symbol in symbols), symbols
    for one in own:
        lines = _lines(case, one)
        assert 1 <= one.place.line <= len(lines)
        assert lines[one.place.line - 1].strip(), "the line is empty"
        assert one.text.endswith("."), one.text
        assert "{}" not in one.text


def _lines(case: Case, one: DocumentFinding) -> list[str]:
    files = _files(case.api, old=one.place.old)
    with tempfile.TemporaryDirectory() as folder:
        name = one.place.file.removeprefix(f"specs/{case.api}/")
        write(Path(folder), {name: files[name]})
        return (Path(folder) / name).read_text("utf-8").splitlines()


@pytest.mark.parametrize("api", ["coreplus", "pracsuite"])
def test_same_document_has_no_change(api: str) -> None:
    assert compare(ROOT / "specs", ROOT / "specs", api) == []


@given(seed=st.integers(0, 2**32))
def test_other_spelling_is_not_a_change(seed: int) -> None:
    chance = Random(seed)
    old = _files("depot", old=True, cases=_some(chance))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "old" / "depot", old)
        write(folder / "other" / "depot", rewritten(old, chance))
        assert [one.text for one in compare(folder / "old", folder / "other", "depot")] == []
        assert [one.text for one in compare(folder / "other", folder / "old", "depot")] == []


@given(seed=st.integers(0, 2**32))
def test_other_spelling_hides_no_change(seed: int) -> None:
    chance = Random(seed)
    cases = _some(chance)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for version in ("old", "new"):
            files = _files("depot", old=version == "old", cases=cases)
            write(folder / version / "depot", files)
            write(folder / f"other {version}" / "depot", rewritten(files, chance))
        plain = compare(folder / "old", folder / "new", "depot")
        other = compare(folder / "other old", folder / "other new", "depot")
    assert sorted(map(_meaning, other)) == sorted(map(_meaning, plain))


def _meaning(one: DocumentFinding) -> tuple[str, list[str]]:
    return one.rule.id, sorted(one.symbols)


STRING = {"type": "string"}


def _compared(folder: Path, old: Part, new: Part) -> list[DocumentFinding]:
    """Return what the comparison finds in a document with one part."""
    case = Case("a-part", old, new, "")
    for name, part in (("old", old), ("new", new)):
        write(folder / name / "depot", document("depot", [(case, part)]))
    return compare(folder / "old", folder / "new", "depot")


def test_bound_that_nothing_checks_is_not_a_change(tmp_path: Path) -> None:
    """The client makes the text of a date itself, and the models package has no parameters."""
    old, new = (
        ask({"name": "day", "schema": {"type": "string", "format": "date", "maxLength": length}}) for length in (12, 10)
    )
    assert _compared(tmp_path, old, new) == []


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        ({}, {"minLength": 0}, []),
        ({}, {"minLength": 1}, ["tightened"]),
        ({"minLength": 1}, {"minLength": 0}, ["loosened"]),
        ({}, {"minimum": 0}, ["tightened"]),
        ({"multipleOf": 10}, {"multipleOf": 5}, ["loosened"]),
        ({"multipleOf": 5}, {"multipleOf": 10}, ["tightened"]),
        ({"multipleOf": 5}, {"multipleOf": 3}, ["tightened"]),
        ({}, {"uniqueItems": False}, []),
        ({}, {"uniqueItems": True}, ["tightened"]),
    ],
)
def test_bound_is_compared_by_the_values_that_it_excludes(
    tmp_path: Path, old: dict[str, Any], new: dict[str, Any], rules: list[str]
) -> None:
    key = next(iter({**old, **new}))
    kind = {"minLength": STRING, "uniqueItems": {"type": "array", "items": STRING}}.get(key, {"type": "integer"})
    found = _compared(tmp_path, *(send(record((), closed=True, size={**kind, **one})) for one in (old, new)))
    assert [one.rule.id.removeprefix("request-bound-") for one in found] == rules


def test_further_properties_of_a_record_are_compared_if_both_versions_describe_them(tmp_path: Path) -> None:
    plain, text, number = (
        read({**record((), size=STRING), **more})
        for more in ({}, {"additionalProperties": STRING}, {"additionalProperties": {"type": "integer"}})
    )
    assert [one.rule.id for one in _compared(tmp_path / "other", text, number)] == ["response-type"]
    assert _compared(tmp_path / "added", plain, text) == []


@pytest.mark.parametrize(
    ("kind", "key", "words"), [("array", "items", "Items"), ("object", "additionalProperties", "Values")]
)
def test_change_of_what_is_in_a_value_is_said_of_that(tmp_path: Path, kind: str, key: str, words: str) -> None:
    old, new = (read(record((), size={"type": kind, key: inner})) for inner in (STRING, {"type": ["string", "null"]}))
    [one] = _compared(tmp_path / "null", old, new)
    assert one.text == f"{words} of `APartRecord.size` can be `None`."
    old, new = (
        send(record((), closed=True, size={"type": kind, key: inner})) for inner in (values("s", "m"), values("s"))
    )
    [one] = _compared(tmp_path / "values", old, new)
    assert one.text == f"{words} of `a_part.call(size)` and `APartNew.size` cannot be `'m'` any more."


def test_value_of_a_property_is_not_one_of_its_record(tmp_path: Path) -> None:
    old, new = (read(record((), size=values(*names))) for names in (("s",), ("s", "m")))
    [one] = _compared(tmp_path, old, new)
    assert one.text == "`APartRecord.size` can be `'m'`."


@pytest.mark.parametrize("old", [{"type": "array"}, {"type": "object"}], ids=["items", "values"])
def test_schema_inside_a_value_that_is_added_or_removed_is_a_change(tmp_path: Path, old: dict[str, Any]) -> None:
    key = {"array": "items", "object": "additionalProperties"}[old["type"]]
    free, bound = (record((), size=schema) for schema in (old, {**old, key: STRING}))
    for folder, before, after, rule in (
        ("read, added", read(free), read(bound), "response-type-narrowed"),
        ("read, removed", read(bound), read(free), "response-type"),
        ("sent, added", send(free), send(bound), "request-type"),
        ("sent, removed", send(bound), send(free), "request-type-widened"),
    ):
        assert [one.rule.id for one in _compared(tmp_path / folder, before, after)] == [rule]
        assert _compared(tmp_path / f"{folder}, same", before, before) == []


class Vet:
    """Two versions of the small API ``vet``, of which the tests edit one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("old", "new"):
            shutil.copytree(VET, folder / name / "vet")

    def replace(self, file: str, old: str, new: str, version: str = "new") -> None:
        """Replace a text in a file of a version."""
        path = self.folder / version / "vet" / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    def compare(self) -> list[DocumentFinding]:
        """Return what the comparison finds."""
        return compare(self.folder / "old", self.folder / "new", "vet")


@pytest.fixture
def vet(tmp_path: Path) -> Vet:
    """Return two equal versions of the small API."""
    return Vet(tmp_path)


NAME = "    name: {type: string, description: Name of the pet., x-phi: false}\n"
NEW_NAME = NAME.replace("false}", "false, maxLength: 9}")


def test_change_of_a_body_has_file_line_argument_and_classes(vet: Vet) -> None:
    vet.replace(
        "schemas/pet.yaml",
        f'properties:\n{NAME}    keeper: {{type: [string, "null"]',
        f'properties:\n{NEW_NAME}    keeper: {{type: [string, "null"]',
    )
    (one,) = vet.compare()
    assert (one.rule.id, one.place.file, one.place.line) == (
        "request-bound-tightened",
        "specs/vet/schemas/pet.yaml",
        38,
    )
    assert not one.place.old
    assert one.symbols == (
        "vet_client.resources.pets.Pets.create(name)",
        "vet_client.models.NewPet.name",
        "vet_models.NewPet.name",
    )
    assert one.text == "The client accepts fewer values of `pets.create(name)` and `NewPet.name`: at most 9 characters."
    assert one.packages() == ("vet-client", "vet-models")


def test_removed_property_has_its_place_in_the_old_version(vet: Vet) -> None:
    vet.replace(
        "schemas/keeper.yaml",
        "    id:\n      type: integer\n      description: ID of the keeper.\n",
        "    number:\n      type: string\n      description: Number of the keeper.\n",
    )
    vet.replace("paths/keeper.yaml", "key: id", "key: number")
    found = {one.rule.id: one for one in vet.compare()}
    assert found.keys() == {"response-removed", "response-added", "paging-changed"}
    assert str(found["response-removed"].place) == "specs/vet/schemas/keeper.yaml:5 (old)"
    assert found["response-removed"].symbols == ("vet_client.models.Keeper.id", "vet_models.Keeper.id")


def test_shared_change_is_one_finding(vet: Vet) -> None:
    vet.replace(
        "schemas/pet.yaml",
        "name: {type: string, description: Name of the pet., x-phi: false}",
        "name: {type: integer, description: Name of the pet., x-phi: false}",
    )
    types = [one for one in vet.compare() if one.rule.id == "response-type"]
    assert [one.symbols for one in types] == [
        (
            "vet_client.models.Pet.name",
            "vet_models.Pet.name",
            "vet_client.models.KeptPet.name",
            "vet_models.KeptPet.name",
        )
    ]


def test_name_of_a_parameter_of_the_path_is_not_sent(vet: Vet) -> None:
    for file, old, new in (
        ("openapi.yaml", "/pets/{pet_id}:", "/pets/{petId}:"),
        ("paths/pet.yaml", "name: pet_id\n        in: path", "name: petId\n        in: path"),
    ):
        vet.replace(file, old, new)
    assert vet.compare() == []


def test_other_severity_of_rejections_is_named(vet: Vet) -> None:
    reasons = "  reasons:\n    list: /result\n    severity: /severity\n    failures: [{}]\n"
    for version, failures in (("old", "2"), ("new", "2, 3")):
        vet.replace("openapi.yaml", "  detail: /message\n", "  detail: /message\n" + reasons.format(failures), version)
    (one,) = vet.compare()
    assert one.text == "`Vet` takes reasons of severity 2 or 3 for rejections, instead of 2."


def test_similar_name_of_an_equal_property_is_a_rename(vet: Vet) -> None:
    vet.replace("schemas/keeper.yaml", "    total:", "    totals:")
    vet.replace("openapi.yaml", "total: /total", "total: /totals")
    assert {one.rule.id for one in vet.compare()} == {"response-renamed", "paging-style"}


def test_unlike_name_of_an_equal_property_is_not_a_rename(vet: Vet) -> None:
    vet.replace("schemas/keeper.yaml", "    total:\n", "    count:\n")
    vet.replace("schemas/keeper.yaml", "Number of keepers on all pages.", "How many.")
    vet.replace("openapi.yaml", "total: /total", "total: /count")
    assert {one.rule.id for one in vet.compare()} == {"response-removed", "response-added", "paging-style"}


def test_similar_name_of_another_type_is_not_a_rename(vet: Vet) -> None:
    vet.replace("schemas/keeper.yaml", '    total:\n      type: [integer, "null"]', "    totals:\n      type: string")
    rules = {one.rule.id for one in vet.compare()}
    assert rules == {"response-removed", "response-added"}


def test_schemas_that_contain_themselves_are_compared(vet: Vet) -> None:
    mother = "    mother:\n      anyOf: [{$ref: '#/Keeper'}, {type: 'null'}]\n      description: The mother.\n"
    for version in ("old", "new"):
        vet.replace("schemas/keeper.yaml", "    id:\n", f"{mother}    id:\n", version)
    assert vet.compare() == []
    vet.replace("schemas/keeper.yaml", "type: integer", "type: string")
    (one,) = vet.compare()
    assert (one.rule.id, one.symbols[0]) == ("response-type", "vet_client.models.Keeper.id")


def test_changed_operation_keeps_its_name_at_another_path(vet: Vet) -> None:
    vet.replace("openapi.yaml", "  /keepers:\n", "  /people:\n")
    (one,) = vet.compare()
    assert (one.rule.id, str(one.place)) == ("operation-path", "specs/vet/openapi.yaml:32")
    assert one.text == "`keepers.list` calls `/people` instead of `/keepers`."


def test_operation_with_another_path_and_name_is_recognized_by_its_id(vet: Vet) -> None:
    vet.replace("openapi.yaml", "  /keepers:\n", "  /people:\n")
    vet.replace("paths/keeper.yaml", "resource: keepers", "resource: people")
    assert {one.rule.id for one in vet.compare()} == {"operation-path", "operation-renamed"}


def test_all_names_of_a_breaking_change_are_in_its_text() -> None:
    symbols = [f"vet_client.models.{name}.size" for name in "ABCDE"]
    findings = Findings("vet")
    for rule in ("response-removed", "response-added"):
        findings.add(rule, Place("specs/vet/openapi.yaml", 1), symbols, "It concerns {}.")
    assert [(one.text, one.text_for("vet-client")) for one in findings.all()] == [
        ("It concerns `A.size`, `B.size`, `C.size`, `D.size` and `E.size`.",) * 2,
        ("It concerns `A.size`, `B.size`, `C.size` and 2 more.",) * 2,
    ]


def test_most_severe_changes_are_first(found: dict[str, list[DocumentFinding]]) -> None:
    order = [*Severity]
    given = [order.index(one.rule.severity) for one in found["depot"]]
    assert given == sorted(given)


def _without_file(vet: Vet) -> None:
    (vet.folder / "old" / "vet" / "schemas" / "keeper.yaml").unlink()


def _with_bad_yaml(vet: Vet) -> None:
    vet.replace("schemas/keeper.yaml", "type: object", "type: [object", "old")


def _with_unknown_key(vet: Vet) -> None:
    vet.replace(
        "schemas/keeper.yaml", "      type: integer\n", "      type: integer\n      contentEncoding: base64\n", "old"
    )


def _with_unknown_extension(vet: Vet) -> None:
    vet.replace("paths/pet.yaml", "    x-safety: read\n", "    x-safety: read\n    x-cost: 3\n", "old")


def _with_text_for_parameters(vet: Vet) -> None:
    vet.replace(
        "paths/pet.yaml",
        "    x-sdk: {resource: pets, method: get}",
        "    x-sdk: {resource: pets, method: get, name: 3}",
        "old",
    )
    vet.replace(
        "paths/pet.yaml",
        "        schema: {type: integer}\n    responses",
        "        schema: {type: integer}\n        x-sdk: text\n    responses",
        "old",
    )


@pytest.mark.parametrize(
    "damage", [_without_file, _with_bad_yaml, _with_unknown_key, _with_unknown_extension, _with_text_for_parameters]
)
def test_what_cannot_be_read_is_reported(vet: Vet, damage: Callable[[Vet], None]) -> None:
    damage(vet)
    found = [one for one in vet.compare() if one.rule.id == "not-compared"]
    assert found
    assert all(one.place.file.startswith("specs/vet/") and one.place.line for one in found)


@pytest.mark.parametrize("version", ["old", "new"])
def test_version_without_a_readable_root_is_an_error(vet: Vet, version: str) -> None:
    root = vet.folder / version / "vet" / "openapi.yaml"
    root.write_text("[", "utf-8")
    with pytest.raises(UnreadableError, match=version):
        vet.compare()
    shutil.rmtree(root.parent)
    with pytest.raises(UnreadableError, match=version):
        vet.compare()


def _proof(severity: Severity, breaks: Breaks, **new: str) -> Proof:
    rule = Rule("a-rule", severity, breaks, "A title.", "A reason.")
    old = Outcome("", "1", "", "")
    return Proof(rule, old, evolve(old, **new))


@pytest.mark.parametrize(
    "proof",
    [
        _proof(Severity.BREAKING, Breaks.BOTH),
        _proof(Severity.BREAKING, Breaks.BOTH, error="TypeError", mypy="wrong"),
        _proof(Severity.BREAKING, Breaks.BOTH, error="TypeError", pyright="wrong"),
        _proof(Severity.BREAKING, Breaks.BOTH, mypy="wrong", pyright="wrong"),
        _proof(Severity.BREAKING, Breaks.RUN_TIME, error="TypeError", mypy="wrong"),
        _proof(Severity.BREAKING, Breaks.TYPES, error="TypeError", mypy="wrong", pyright="wrong"),
        _proof(Severity.BREAKING, Breaks.NEITHER),
        _proof(Severity.RISKY, Breaks.NEITHER),
        _proof(Severity.SAFE, Breaks.NEITHER, shown="2"),
        _proof(Severity.SAFE, Breaks.NEITHER, pyright="wrong"),
    ],
)
def test_proof_of_a_wrong_rule_fails(proof: Proof) -> None:
    assert list(proof.contradictions())


@pytest.mark.parametrize(
    "proof",
    [
        _proof(Severity.BREAKING, Breaks.BOTH, error="TypeError", mypy="wrong", pyright="wrong"),
        _proof(Severity.BREAKING, Breaks.RUN_TIME, error="TypeError"),
        _proof(Severity.BREAKING, Breaks.TYPES, mypy="wrong", pyright="wrong"),
        _proof(Severity.RISKY, Breaks.NEITHER, shown="2"),
        _proof(Severity.SAFE, Breaks.NEITHER),
    ],
)
def test_proof_of_a_correct_rule_holds(proof: Proof) -> None:
    assert list(proof.contradictions()) == []
