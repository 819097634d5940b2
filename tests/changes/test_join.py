"""A change of a document that the surface shows is one finding, and the others stay."""

from __future__ import annotations

import pytest
from attrs import frozen

from tools.changes.findings import Breaks, Place, Rule, Severity
from tools.changes.join import join
from tools.changes.sentences import sentences
from tools.changes.served import served

from .support import ADDED, BREAKING, MODEL, PACKAGE, SAFE, finding

REMOVED = Rule("response-removed", Severity.BREAKING, Breaks.BOTH, "A property was removed.", "It is missing.")
NULLABLE = Rule("response-nullable", Severity.BREAKING, Breaks.TYPES, "A property can be null.", "It can be None.")
DEPRECATED = Rule("response-deprecated", Severity.SAFE, Breaks.NEITHER, "A property is deprecated.", "It works.")
OPERATION = Rule("operation-removed", Severity.BREAKING, Breaks.BOTH, "An operation was removed.", "It is missing.")
METHOD = "clinic_client.resources.visits.Visits.close"


PLACE = Place("specs/clinic/schemas/visit.yaml", 12, old=True)


@frozen
class Change:
    """A change of a document."""

    rule: Rule
    symbols: tuple[str, ...]
    text: str = "A change."
    place: Place = PLACE

    def packages(self) -> tuple[str, ...]:
        """Return the distributions that it concerns."""
        return tuple({symbol.partition(".")[0].replace("_", "-") for symbol in self.symbols}) or (
            PACKAGE,
            "clinic-models",
        )

    def text_for(self, package: str) -> str:
        """Return the text, which names nothing of one package only."""
        return self.text


def test_change_that_the_surface_shows_is_one_finding_with_the_place_of_the_spec() -> None:
    change = Change(REMOVED, (f"{MODEL}.note", "clinic_models.Visit.note"))
    [found] = join(PACKAGE, [finding()], [change])
    assert (found.rule, found.symbol, found.place) == (BREAKING, f"{MODEL}.note", change.place)


def test_change_without_effect_on_the_surface_stays() -> None:
    change = Change(DEPRECATED, (f"{MODEL}.note",), "`Visit.note` is deprecated.")
    found = join(PACKAGE, [finding()], [change])
    assert [(one.rule, one.text, one.place) for one in found] == [
        (BREAKING, finding().text, None),
        (DEPRECATED, "`Visit.note` is deprecated.", change.place),
    ]


LOOSER = Rule(
    "response-bound-loosened", Severity.SAFE, Breaks.NEITHER, "A bound is looser.", "More values are allowed."
)
DEFINED = Rule("definition-changed", Severity.BREAKING, Breaks.BOTH, "A definition changed.", "It is not judged.")


@pytest.mark.parametrize(
    ("option", "expected"), [("ge=0.0", [LOOSER]), ("pattern='^a$'", [LOOSER]), ("strict=True", [DEFINED, LOOSER])]
)
def test_change_of_a_bound_has_the_severity_that_the_document_knows(option: str, expected: list[Rule]) -> None:
    seen = finding(DEFINED, text=f"`Visit.note` is no longer defined with `{option}`.")
    change = Change(LOOSER, (f"{MODEL}.note",))
    found = join(PACKAGE, [seen], [change])
    assert [one.rule for one in found if one.rule in expected] == [one.rule for one in found]
    assert found[0].rule == expected[0]
    assert {one.place for one in found} == {change.place}
    assert [one.rule for one in join(PACKAGE, [seen], [])] == [DEFINED]


@pytest.mark.parametrize("count", [1, 2, 9])
def test_mock_server_names_a_document_in_the_same_words_however_many_changes_it_has(count: int) -> None:
    documents = [Change(REMOVED, (f"{MODEL}.note{index}",)) for index in range(count)]
    (found,) = served("practice-mock", "clinic", documents)
    assert found.text == (
        "The mock server follows changes of the document of clinic, which the changelog of `clinic-client` lists."
    )


VALUE = Rule("request-value-removed", Severity.BREAKING, Breaks.BOTH, "A value was removed.", "It is rejected.")
TYPES = Rule("type-alias-changed", Severity.BREAKING, Breaks.TYPES, "An alias changed.", "It is another type.")


def test_break_at_run_time_is_not_lost_where_the_surface_shows_types_only() -> None:
    said = "`visits.close(state)`, `State` cannot be `'Closed'` any more."
    change = Change(VALUE, (f"{METHOD}(state)", "clinic_client.State"), said)
    found = join(PACKAGE, [finding(TYPES, "clinic_client.State", "`State` is another type.")], [change])
    assert [(one.rule.id, one.rule.breaks, one.symbol, one.text, one.place) for one in found] == [
        ("request-value-removed", Breaks.BOTH, symbol, said, PLACE)
        for symbol in ("clinic_client.State", f"{METHOD}(state)")
    ]
    [sentence] = sentences(found)
    assert sentence.text == said


def test_joined_entry_breaks_what_either_of_the_two_says() -> None:
    bound = Rule("response-format", Severity.BREAKING, Breaks.RUN_TIME, "A format changed.", "Methods are missing.")
    change = Change(bound, (f"{MODEL}.day",), "The type of `Visit.day` is `date` instead of `datetime`.")
    widened = Rule("attribute-type-widened", Severity.BREAKING, Breaks.TYPES, "It has more types.", "It differs.")
    [found] = join(PACKAGE, [finding(widened, f"{MODEL}.day")], [change])
    assert (found.rule.severity, found.rule.breaks, found.text) == (Severity.BREAKING, Breaks.BOTH, change.text)


def test_safe_finding_of_the_surface_does_not_hide_what_breaks() -> None:
    change = Change(VALUE, (f"{METHOD}(state)",), "It is rejected.")
    found = join(PACKAGE, [finding(ADDED, f"{METHOD}(state)")], [change])
    assert [(one.rule, one.text) for one in found] == [
        (VALUE, "It is rejected."),
        (ADDED, finding(ADDED, f"{METHOD}(state)").text),
    ]


def test_finding_without_a_change_of_the_document_has_no_place() -> None:
    other = Change(REMOVED, (f"{MODEL}.other",))
    places = {one.symbol: one.place for one in join(PACKAGE, [finding()], [other])}
    assert places == {f"{MODEL}.note": None, f"{MODEL}.other": other.place}


def test_place_of_a_change_that_has_its_own_entry_is_that_of_the_surface_too() -> None:
    body = Rule("error-body", Severity.RISKY, Breaks.NEITHER, "The body of an error changed.", "It differs.")
    change = Change(body, (f"{MODEL}.note", "clinic_models.Visit.note"))
    assert [(one.rule, one.place) for one in join(PACKAGE, [finding()], [change])] == [(BREAKING, PLACE), (body, PLACE)]
    of_models = finding(symbol="clinic_models.Visit.note", package="clinic-models")
    assert [(one.rule, one.place) for one in join("clinic-models", [of_models], [change])] == [(BREAKING, PLACE)]


def test_most_similar_change_is_the_cause() -> None:
    first, second = (Change(rule, (f"{MODEL}.note",), rule.title) for rule in (NULLABLE, REMOVED))
    found = join(PACKAGE, [finding()], [first, second])
    assert [(one.rule, one.text) for one in found] == [(BREAKING, finding().text), (NULLABLE, NULLABLE.title)]


def test_removed_operation_explains_what_was_inside() -> None:
    change = Change(OPERATION, (METHOD,))
    [found] = join(PACKAGE, [finding(symbol=f"{METHOD}(reason)")], [change])
    assert found.place == change.place


def test_changed_class_does_not_explain_its_attributes() -> None:
    base = Rule(
        "model-base", Severity.BREAKING, Breaks.BOTH, "A schema extends another one.", "It is not a subclass any more."
    )
    change = Change(base, (MODEL,))
    assert {one.rule.id: one.place for one in join(PACKAGE, [finding()], [change])} == {
        "attribute-removed": None,
        "model-base": change.place,
    }


def test_change_of_another_package_is_left_out() -> None:
    assert join(PACKAGE, [], [Change(DEPRECATED, ("clinic_models.Visit.note",))]) == []


def test_change_of_calls_does_not_concern_the_models() -> None:
    calls = Rule("success-changed", Severity.RISKY, Breaks.NEITHER, "The proof of a success changed.", "It differs.")
    change = Change(calls, (MODEL, "clinic_models.Visit"))
    assert [one.rule for one in join(PACKAGE, [], [change])] == [calls]
    assert join("clinic-models", [], [change]) == []


def test_new_operation_says_all_about_its_resource() -> None:
    added = Rule("operation-added", Severity.SAFE, Breaks.NEITHER, "An operation was added.", "No program uses it.")
    change = Change(added, ("clinic_client.resources.rooms.Rooms.list",))
    names = ["resources.rooms", "resources.rooms.Rooms", "Clinic.rooms", "AsyncClinic.rooms", "models.Visit.rooms"]
    names.append("resources.rooms.RoomsRaw.list")
    found = join(PACKAGE, [finding(ADDED, f"clinic_client.{name}") for name in names], [change])
    assert [one.symbol for one in found] == [
        "clinic_client.resources.rooms.Rooms.list",
        "clinic_client.models.Visit.rooms",
    ]


def test_removed_resource_is_not_explained_by_a_new_operation() -> None:
    added = Rule("operation-added", Severity.SAFE, Breaks.NEITHER, "An operation was added.", "No program uses it.")
    change = Change(added, ("clinic_client.resources.rooms.Rooms.list",))
    assert len(join(PACKAGE, [finding(BREAKING, "clinic_client.Clinic.rooms")], [change])) == 2


def test_class_of_the_package_is_that_of_its_module() -> None:
    change = Change(REMOVED, (f"{MODEL}.note",))
    [found] = join(PACKAGE, [finding(symbol="clinic_client.Visit.note")], [change])
    assert (found.symbol, found.place) == ("clinic_client.Visit.note", PLACE)


def test_change_without_symbol_concerns_both_packages() -> None:
    change = Change(SAFE, ())
    for package in (PACKAGE, "clinic-models"):
        [found] = join(package, [], [change])
        assert (found.package, found.symbol, found.place) == (package, "", change.place)


def test_change_of_several_symbols_is_a_finding_for_each() -> None:
    change = Change(DEPRECATED, (f"{MODEL}.note", f"{MODEL}.text", "clinic_models.Visit.note"))
    assert [one.symbol for one in join(PACKAGE, [], [change])] == [f"{MODEL}.note", f"{MODEL}.text"]


def test_findings_are_ordered_by_severity_and_those_of_a_spec_come_first() -> None:
    factory = [finding(ADDED, "clinic_client.a"), finding(BREAKING, "clinic_client.b")]
    change = Change(REMOVED, (f"{MODEL}.note",))
    assert [one.symbol for one in join(PACKAGE, factory, [change])] == [
        f"{MODEL}.note",
        "clinic_client.b",
        "clinic_client.a",
    ]
