"""Drift counts every deviation without its value, and its Overlay makes the same response conform."""

from __future__ import annotations

import copy
import json
import time
import timeit
from pathlib import Path
from typing import Any

import httpx
import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pracsuite_client import Deviation, Drift, Patient, PatientPage, PracSuite, ResponseValidationError
from pracsuite_client._runtime.values.drift import MAX_KINDS
from pracsuite_client._runtime.values.record_codec import Object

ROOT = Path(__file__).parents[2]
DOCUMENT = json.loads((ROOT / "mockserver/practice_mock/documents/pracsuite.json").read_text("utf-8"))
CANARY = "Canarybird"


def prac(body: Any, *, strict: bool = False) -> PracSuite:
    """Return a client whose server always responds with this body."""
    pool = httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200, json=body)))
    return PracSuite(vendor_key="v", account_key="a", http_client=pool, strict=strict)


def apply(overlay: dict[str, Any], document: dict[str, Any]) -> dict[str, Any]:
    """Apply an Overlay to a copy of a document. Only the JSONPath forms that ours use are supported."""
    document = copy.deepcopy(document)
    for action in overlay["actions"]:
        path, _, wanted = action["target"].partition("[?@ == ")
        tokens = path.removeprefix("$.components.schemas").removesuffix("]").removeprefix("[").split("][")
        names = [json.loads(token) for token in tokens]
        holder: Any = document["components"]["schemas"]
        for name in names[:-1]:
            holder = holder[name]
        if wanted:
            holder[names[-1]].remove(json.loads(wanted.removesuffix("]")))
        elif action.get("remove"):
            del holder[names[-1]]
        else:
            holder.setdefault(names[-1], {}).update(action["update"])
    return document


def conforms(body: Any, document: dict[str, Any], schema: str) -> bool:
    return _validator(document, schema).is_valid(body)


def check_conforms(body: Any, document: dict[str, Any], schema: str) -> None:
    """Fail with the schema, the pointer and the validator's message where a body does not fit."""
    problems = list(_validator(document, schema).iter_errors(body))
    pointers = ["".join(f"/{token}" for token in problem.instance_path) for problem in problems]
    shown = [f"{schema} {at}: {problem.message}" for at, problem in zip(pointers, problems, strict=True)]
    assert not problems, "\n".join(shown)


def _validator(document: dict[str, Any], schema: str) -> Any:
    described = {"$ref": f"#/components/schemas/{schema}", "components": document["components"]}
    return jsonschema_rs.validator_for(described)


PATIENT = {
    "client_id": 7,
    "surname": "Doe",
    "email_marketing": "Opt-In",
    "archive": False,
    "file_created": "2026-01-01T00:00:00Z",
}
json_values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.just(CANARY),
    st.just([CANARY]),
    st.just({CANARY: 1}),
)


@given(
    st.dictionaries(
        st.sampled_from(["account_id", "surname", "email_marketing", "archive", "file_created", "links", "hat"]),
        json_values,
    )
)
def test_overlay_makes_any_deviating_response_conform(changes: dict[str, Any]) -> None:
    body = {**PATIENT, **changes}
    client = prac(body)
    client.patients.get(7)
    loosened = apply(client.drift.overlay(), DOCUMENT) if len(client.drift) else DOCUMENT
    check_conforms(body, loosened, "Patient")
    if not isinstance(changes.get("links"), dict):  # drift contains names of unknown properties, but never values
        assert CANARY not in str(client.drift)
        assert CANARY not in repr(list(client.drift))


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["clients", "total_entries", "links"]),
            st.one_of(json_values, st.lists(st.one_of(json_values, st.just(PATIENT)), max_size=2), st.just(...)),
        ),
        min_size=1,
        max_size=3,
    )
)
def test_one_overlay_makes_all_deviating_pages_conform(changes: list[dict[str, Any]]) -> None:
    """Deviations of a list and of its items, from different responses, fit together in one Overlay."""
    drift = Drift()
    whole = {"clients": [PATIENT], "total_entries": 1, "links": {"self": "x"}}
    answers = [{name: part for name, part in {**whole, **change}.items() if part is not ...} for change in changes]
    for answer in answers:
        drift.note("patients.list", Object(lambda: PatientPage).deviations(answer, ""))
    loosened = apply(drift.overlay(), DOCUMENT) if len(drift) else DOCUMENT
    for answer in answers:
        check_conforms(answer, loosened, "PatientPage")


def test_overlay_is_valid_openapi_overlay() -> None:
    client = prac({"client_id": "7", "archive": 1, "hat": True})
    client.patients.get(7)
    overlay = client.drift.overlay()
    assert overlay.keys() == {"overlay", "info", "actions"}
    assert overlay["overlay"] == "1.0.0"
    assert overlay["info"].keys() == {"title", "version"}
    for action in overlay["actions"]:
        assert action.keys() in ({"target", "description", "update"}, {"target", "description", "remove"})
        assert action["target"].startswith('$.components.schemas["Patient"]')
        assert action.get("remove", True) is True
        for described in action.get("update", {}).values():
            assert described.keys() - {"x-phi"} == {"description", "anyOf"}


def documented(*path: str) -> Any:
    """Return a part of the named schemas of the document."""
    found = DOCUMENT["components"]["schemas"]
    for step in path:
        found = found[step]
    return found


def update_of(drift: Drift, schema: str, name: str) -> Any:
    """Return the schema with which the Overlay replaces a property, or adds it."""
    target = f'$.components.schemas["{schema}"]["properties"]'
    actions = [action for action in drift.overlay()["actions"] if action["target"] == target]
    (update,) = [action["update"][name] for action in actions if name in action["update"]]
    return update


@pytest.mark.parametrize(
    ("name", "came"),
    [
        ("surname", 5),
        ("client_id", "7"),
        ("file_created", "yesterday"),
        ("date_of_birth", 1980),
        ("archive", "no"),
        ("links", "self"),
    ],
)
def test_overlay_keeps_the_documented_schema_and_adds_what_was_seen(name: str, came: Any) -> None:
    client = prac({**PATIENT, name: came})
    client.patients.get(7)
    described, update = documented("Patient", "properties", name), update_of(client.drift, "Patient", name)
    own = described.get("anyOf", [described])
    seen = {"type": "string" if isinstance(came, str) else "integer"}
    assert update["anyOf"] == [*own, seen]
    assert not any("anyOf" in branch for branch in update["anyOf"])
    assert update["description"] == described["description"]
    assert update.get("x-phi") == described.get("x-phi")


def test_overlay_relaxes_a_list_and_its_items_in_one_schema() -> None:
    drift = Drift()
    for clients in ("none", ["Doe"], [PATIENT]):
        drift.note("patients.list", Object(lambda: PatientPage).deviations({"clients": clients}, ""))
    update = update_of(drift, "PatientPage", "clients")
    described = documented("PatientPage", "properties", "clients")
    items = {"description": "As found in responses.", "anyOf": [described["items"], {"type": "string"}]}
    assert update["anyOf"] == [{**described, "items": items}, {"type": "string"}]


def test_nullable_field_stays_nullable_in_the_overlay() -> None:
    client = prac({**PATIENT, "email_marketing": "Perhaps"})
    client.patients.get(7)
    loosened = apply(client.drift.overlay(), DOCUMENT)
    check_conforms({**PATIENT, "email_marketing": None}, DOCUMENT, "Patient")
    check_conforms({**PATIENT, "email_marketing": None}, loosened, "Patient")


def test_conforming_response_adds_no_drift() -> None:
    client = prac(PATIENT)
    client.patients.get(7)
    assert list(client.drift) == []
    check_conforms(PATIENT, DOCUMENT, "Patient")


def test_repeated_deviation_is_one_entry_with_a_count() -> None:
    records = [{"appointment_id": number, "app_time": "2027-01-04T09:00:00", "duration": "30"} for number in range(5)]
    client = prac({"appointments": records, "total_entries": 5, "links": {"self": "x"}})
    page = client.appointments.list()
    assert [appointment.duration for appointment in page.items] == ["30"] * 5
    (entry,) = client.drift
    assert (entry.operation, entry.count) == ("appointments.list", 5)
    assert entry.deviation.pointer == "/appointments/*/duration"
    assert (entry.deviation.kind, entry.deviation.actual) == ("type", "string")


def test_strict_error_lists_and_counts_every_deviation() -> None:
    client = prac({"client_id": "7", "surname": 1, "hat": True, "email_marketing": "Perhaps"}, strict=True)
    with pytest.raises(ResponseValidationError) as caught:
        client.patients.get(7)
    assert {deviation.pointer for deviation in caught.value.deviations} == {"/client_id", "/surname"}
    assert str(caught.value).endswith("the response violates its schema at /client_id, /surname")
    assert {entry.deviation.kind for entry in client.drift} == {"type", "unknown", "enum"}


def test_missing_record_id_is_reported() -> None:
    client = prac({"clients": [{"surname": "Doe"}], "total_entries": 1, "links": {}})
    assert client.patients.list().items[0].surname == "Doe"
    assert [entry.deviation.kind for entry in client.drift] == ["missing"]
    check_conforms({"surname": "Doe"}, apply(client.drift.overlay(), DOCUMENT), "Patient")


def test_with_options_shares_drift_and_clear_empties_it() -> None:
    client = prac({"client_id": "7"})
    client.with_options(timeout=1).patients.get(7)
    assert len(client.drift) == 1
    client.drift.clear()
    assert list(client.drift) == []


def test_deviation_does_not_contain_the_value() -> None:
    assert "value" not in Deviation.__annotations__


def test_overlay_accepts_nothing_that_was_not_observed() -> None:
    client = prac({**PATIENT, "hat": True, "surname": 5, "client_id": "7"})
    client.patients.get(7)
    overlay = client.drift.overlay()
    loosened = apply(overlay, DOCUMENT)
    for body in ({**PATIENT, "hat": False}, {**PATIENT, "surname": 6}, {**PATIENT, "client_id": "8"}, PATIENT):
        check_conforms(body, loosened, "Patient")
    for changes in ({"hat": "yes"}, {"surname": True}, {"client_id": [7]}, {"archive": "no"}):
        assert not conforms({**PATIENT, **changes}, loosened, "Patient")
    assert all(action["description"] for action in overlay["actions"])


def test_overlay_makes_only_the_missing_property_optional() -> None:
    client = prac({"clients": [{"surname": "Doe"}], "total_entries": 1, "links": {}})
    client.patients.list()
    overlay = client.drift.overlay()
    assert not conforms({"surname": "Doe", "client_id": "7"}, apply(overlay, DOCUMENT), "Patient")
    assert [action["description"] for action in overlay["actions"]] == ["A response did not contain it."]


def test_replaced_schema_keeps_its_other_types() -> None:
    """One response has another type at a place, and another response deviates inside it."""
    choices: list[dict[str, Any]] = [{"type": "string"}, {"type": "object"}, {"type": "array", "items": {}}]
    place = Deviation("/hat", "type", "", "integer", "Patient", ("properties", "hat"), {"anyOf": choices})
    inside = Deviation("/hat/0", "type", "", "null", "Patient", ("properties", "hat", "items"), {"type": "string"})
    drift = Drift()
    drift.note("patients.get", [place, inside])
    loosened = apply(drift.overlay(), {"components": {"schemas": {"Patient": {"properties": {"hat": {}}}}}})
    for value in ("felt", {}, [], ["felt"], [None], 5):
        check_conforms({"hat": value}, loosened, "Patient")
    for value in (None, 5.5, True):
        assert not conforms({"hat": value}, loosened, "Patient")


def test_overlay_accepts_every_observed_type() -> None:
    client = prac(PATIENT)
    seen: list[Any] = [5, True, None, ["Doe"], {"of": "Doe"}]
    for value in seen:
        client.drift.note("patients.get", Object(lambda: Patient).deviations({**PATIENT, "surname": value}, ""))
    overlay = client.drift.overlay()
    assert overlay["overlay"] == "1.0.0"
    assert overlay["info"] == {"title": "Differences found in responses", "version": "1"}
    loosened = apply(overlay, DOCUMENT)
    for value in seen:
        check_conforms({**PATIENT, "surname": value}, loosened, "Patient")
    assert json.loads(str(client.drift)) == overlay


def test_pointer_does_not_contain_an_unsafe_name() -> None:
    (found,) = Object(lambda: Patient).deviations({**PATIENT, "a/b~c": 1}, "/clients/0")
    assert found.pointer == "/clients/0/<redacted>"


def test_nested_deviation_is_fixed_where_it_occurs() -> None:
    path = ("properties", "hats", "items")
    drift = Drift()
    drift.note("patients.get", [Deviation("/hats/0", "type", "", "integer", "Patient", path, {"type": "string"})])
    document = {"components": {"schemas": {"Patient": {"properties": {"hats": {"items": {"type": "string"}}}}}}}
    loosened = apply(drift.overlay(), document)
    check_conforms({"hats": ["felt", 5]}, loosened, "Patient")
    assert not conforms({"hats": [None]}, loosened, "Patient")


def test_overlay_does_not_depend_on_response_order() -> None:
    overlays = []
    for names in (["surname", "client_id", "archive"], ["archive", "client_id", "surname"]):
        client = prac(PATIENT)
        for operation, name in zip(("patients.edit", "patients.get", "patients.search"), names, strict=True):
            client.drift.note(operation, Object(lambda: Patient).deviations({**PATIENT, name: ["odd"]}, ""))
        overlays.append(str(client.drift))
    assert overlays[0] == overlays[1]


def hostile(count: int) -> dict[str, Any]:
    """Return a patient with very many unknown properties, some of which are named after people."""
    return {
        **PATIENT,
        **{f"name_{number}": number for number in range(count)},
        **{f"Jane {n}": n for n in range(count)},
    }


def test_one_hostile_response_makes_drift_neither_large_nor_slow() -> None:
    started = time.process_time()
    client = prac(hostile(20_000))
    client.patients.get(PATIENT["client_id"])
    client.patients.get(PATIENT["client_id"])
    drift = client.drift
    assert len(drift) == MAX_KINDS
    assert drift.unlisted > 0
    assert repr(drift).startswith(f"<Drift: {MAX_KINDS} kinds of difference, ")
    assert repr(drift).endswith(f" in total, {drift.unlisted} more not listed>")
    assert "Jane" not in str(drift)
    assert len(str(drift)) < 1_000_000
    assert time.process_time() - started < 2
    drift.clear()
    assert (len(drift), drift.unlisted) == (0, 0)


def test_time_to_print_drift_is_linear() -> None:
    def seconds(count: int) -> float:
        drift = Drift()
        schema = [Deviation(f"/{n}", "type", "", "integer", f"S{n % 7}", ("properties", f"p{n}")) for n in range(count)]
        drift.note("patients.get", schema)
        return min(timeit.repeat(lambda: str(drift), number=1, repeat=5))

    assert seconds(1000) < 40 * seconds(100)


def test_message_of_a_strict_error_is_short() -> None:
    body = {"clients": [{"client_id": "x"}] * 500, "total_entries": 500, "links": {}}
    strict = prac(body).with_options(strict=True)
    with pytest.raises(ResponseValidationError) as caught:
        strict.patients.list()
    assert len(str(caught.value)) < 2000
    assert str(caught.value).endswith(" more places")
    assert len(caught.value.deviations) >= 500


def test_unsafe_property_names_are_not_printed() -> None:
    record = Patient.from_dict({**PATIENT, "Jane Doe": 1, "a\nERROR forged": 1, "plan_b": 1})
    assert repr(record).count("<redacted>=<redacted>") == 2
    assert "plan_b=<redacted>" in repr(record)
    assert record.additional_properties.keys() == {"Jane Doe", "a\nERROR forged", "plan_b"}
    client = prac({**PATIENT, "Jane Doe": 1, "plan_b": 1})
    client.patients.get(PATIENT["client_id"])
    assert "Jane" not in str(client.drift)
    assert "plan_b" in str(client.drift)
    assert "Jane" not in "".join(map(repr, client.drift))
