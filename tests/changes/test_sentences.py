"""Changes are summed up as a person would."""

from __future__ import annotations

from tools.changes.findings import Breaks, Finding, Place, Rule, Severity, short
from tools.changes.sentences import sentences

from .support import BREAKING, MODEL, RISKY, SAFE, finding, named

FIELD = Rule("response-added", Severity.SAFE, Breaks.NEITHER, "A property was added.", "Records get an attribute.")
GONE = Rule("response-removed", Severity.BREAKING, Breaks.BOTH, "A property was removed.", "It is missing.")
ARGUMENT = Rule("parameter-added", Severity.SAFE, Breaks.NEITHER, "A parameter was added.", "Calls need not pass it.")
CLASS = Rule("model-added", Severity.SAFE, Breaks.NEITHER, "A schema was added.", "No program uses it.")


def texts(*found: Finding) -> list[str]:
    return [one.text for one in sentences(found)]


def test_one_change_has_its_own_sentence() -> None:
    assert texts(finding(FIELD, f"{MODEL}.note", "A note.")) == ["A note."]


def test_several_fields_of_one_class_are_one_sentence() -> None:
    found = [finding(FIELD, f"{MODEL}.{name}") for name in ("note", "reason", "room", "state")]
    assert texts(*found) == ["`Visit` has 4 new fields: `note`, `reason`, `room` and `state`."]


def test_several_classes_are_one_sentence_about_the_package() -> None:
    found = [finding(CLASS, f"clinic_client.models.{name}") for name in ("Visit", "Room")]
    assert texts(*found) == ["The package has 2 new classes: `Visit` and `Room`."]


def test_one_argument_of_several_methods_is_one_sentence() -> None:
    resources = "clinic_client.resources"
    methods = [f"{resources}.visits.Visits.get", f"{resources}.visits.Visits.list", f"{resources}.rooms.Rooms.get"]
    assert texts(*(finding(ARGUMENT, f"{method}(label)") for method in methods)) == [
        "3 methods have the new argument `label`: `rooms.get`, `visits.get` and `visits.list`."
    ]


def test_names_of_breaking_changes_are_all_there_and_others_are_counted() -> None:
    names = [f"field_{number}" for number in range(12)]
    [breaking] = texts(*(finding(GONE, f"{MODEL}.{name}") for name in names))
    [safe] = texts(*(finding(FIELD, f"{MODEL}.{name}") for name in names))
    assert all(f"`{name}`" in breaking for name in names)
    assert safe.endswith("`field_7` and 4 more.")


def test_every_change_is_in_exactly_one_sentence() -> None:
    found = [
        finding(FIELD, f"{MODEL}.note"),
        finding(FIELD, f"{MODEL}.room"),
        finding(FIELD, "clinic_client.models.B.c"),
    ]
    found += [finding(FIELD, f"clinic_client.models.{name}.shared") for name in ("A", "B", "Visit")]
    found += [finding(rule, f"{MODEL}.x") for rule in (BREAKING, RISKY, SAFE)]
    covered = [id(one) for sentence in sentences(found) for one in sentence.findings]
    assert sorted(covered) == sorted(map(id, found))


def test_change_of_a_shared_part_is_said_once() -> None:
    place = Place("specs/clinic/schemas/visit.yaml", 3)
    found = [finding(SAFE, f"clinic_client.models.{name}", "Descriptions changed.", place=place) for name in "AB"]
    assert texts(*found) == ["Descriptions changed."]


def test_kind_without_phrase_has_a_sentence_for_each_change() -> None:
    unknown = named(SAFE, "never-heard-of")
    assert len(texts(*(finding(unknown, f"{MODEL}.{name}") for name in "abc"))) == 3


def test_sentences_that_differ_in_a_name_only_are_one() -> None:
    rule = named(BREAKING, "attribute-renamed")
    found = [
        finding(rule, f"clinic_models.{name}.self", f"`{name}.self` is now `{name}.self_`.")
        for name in ("Visit", "Room", "A")
    ]
    other = finding(rule, f"{MODEL}.self", "`Visit.self` is now `Visit.itself`.")
    assert texts(*found, other) == [
        "`Visit.self` is now `Visit.self_`. The same is true of `Room` and `A`.",
        "`Visit.self` is now `Visit.itself`.",
    ]
    whole = [
        finding(named(BREAKING, "x"), f"clinic_client.{name}", f"`{name}` has no `y`.") for name in ("Visit", "Room")
    ]
    assert texts(*whole) == ["`Visit` has no `y`. The same is true of `Room`."]


def test_most_significant_changes_come_first() -> None:
    place = Place("specs/clinic/schemas/visit.yaml", 3)
    types = Rule("response-nullable", Severity.BREAKING, Breaks.TYPES, "It can be null.", "It can be None.")
    found = [
        finding(SAFE, "", "5"),
        finding(RISKY, f"{MODEL}.a", "4", place=place),
        finding(BREAKING, f"{MODEL}.b", "3"),
        finding(types, f"{MODEL}.c", "2", place=place),
        finding(GONE, f"{MODEL}.d", "1", place=place),
    ]
    assert texts(*found) == ["1", "2", "3", "4", "5"]


def test_names_are_those_that_a_program_writes() -> None:
    resource = "clinic_client.resources.visits.Visits.create"
    assert short(f"{resource}(room)") == "visits.create(room)"
    assert short(resource) == "visits.create"
    assert short(f"{MODEL}.note") == "Visit.note"
    assert short("clinic_models.Visit.note") == "Visit.note"
    assert short("clinic_client.Clinic(vendor_key)") == "Clinic(vendor_key)"
    assert short("clinic_client.models") == short("clinic_client") == ""
