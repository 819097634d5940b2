"""A copy of a record differs from it only in what was changed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.property.amount import fewer
from tests.property.apis import Api, Json
from tests.property.cases import cases
from tests.property.decode import Decoder
from tests.property.responses import anything, described, extras
from tests.property.test_records import BODIES, COMPONENTS, schema_named
from tests.property.validation import conforms


def of_every_component(test: Any) -> Any:
    return pytest.mark.parametrize(("api", "name"), COMPONENTS, ids=lambda value: getattr(value, "name", value))(test)


@of_every_component
def test_replace_changes_only_the_given_attributes(api: Api, name: str) -> None:
    model, schema = getattr(api.package, name), schema_named(name)
    properties = list(api.properties(api.shape(schema).schema))
    wires = {python: wire for wire, python, _ in properties}
    parts = {python: part for _, python, part in properties}

    @fewer(4)
    @given(described(api, schema), extras, described(api, schema), st.data())
    def every_change(came, more, others, data):
        came = {**more, **came}
        record, other = model.from_dict(came), model.from_dict(others)
        fitting = [python for python in sorted(other.fields_set) if conforms(api, parts[python], others[wires[python]])]
        taken = data.draw(st.sets(st.sampled_from(fitting))) if fitting else set()
        changes = {python: getattr(other, python) for python in taken}
        copied = record.replace(**changes)
        assert type(copied) is model
        assert copied == record.__replace__(**changes), "copy.replace of Python 3.13 calls __replace__"
        assert {python: getattr(copied, python) for python in taken} == changes
        assert copied.fields_set == record.fields_set | taken
        changed = {wires[python] for python in taken}
        assert _without(copied.to_dict(), changed) == _without(came, changed)
        assert list(_without(copied.to_dict(), changed)) == list(_without(came, changed)), "the order is kept"
        assert record.to_dict() == came

    every_change()


@of_every_component
def test_replace_with_unset_removes_an_attribute(api: Api, name: str) -> None:
    model, schema = getattr(api.package, name), schema_named(name)
    unset = api.package.UNSET

    @fewer(4)
    @given(described(api, schema), extras)
    def every_object(came, more):
        came = {**more, **came}
        record = model.from_dict(came)
        for wire, python, _ in api.properties(api.shape(schema).schema):
            copied = record.replace(**{python: unset})
            assert copied.to_dict() == _without(came, {wire})
            assert getattr(copied, python) is None
            assert python not in copied.fields_set

    every_object()


@of_every_component
def test_replace_accepts_none_only_where_null_is_allowed(api: Api, name: str) -> None:
    record = getattr(api.package, name).from_dict({})
    for wire, python, schema in api.properties(api.shape(schema_named(name)).schema):
        shape = api.shape(schema)
        if shape.nullable or not shape.types or None in shape.schema.get("enum", ()):
            copied = record.replace(**{python: None})
            assert copied.to_dict() == {wire: None}
            assert copied.fields_set == {python}
        else:
            with pytest.raises(api.package.ArgumentError, match=f"^{python}: "):
                record.replace(**{python: None})


@of_every_component
def test_replace_names_an_unknown_attribute(api: Api, name: str) -> None:
    known = sorted(python for _, python, _ in api.properties(api.shape(schema_named(name)).schema))
    with pytest.raises(api.package.ArgumentError) as caught:
        getattr(api.package, name).from_dict({"hat": 1}).replace(hat=2)
    assert str(caught.value) == f"(key 1): is not an attribute of {name}; it has {', '.join(known)}"


@of_every_component
def test_replace_keeps_unreadable_values(api: Api, name: str) -> None:
    model = getattr(api.package, name)
    properties = list(api.properties(api.shape(schema_named(name)).schema))

    @fewer(4)
    @given(st.fixed_dictionaries({}, optional={wire: anything for wire, _, _ in properties}))
    def every_oddity(came: Json):
        record = model.from_dict(came)
        assert record.replace().to_dict() == came
        assert record.replace() == record
        for wire, python, _ in properties:
            assert record.replace(**{python: api.package.UNSET}).to_dict() == _without(came, {wire})

    every_oddity()


@pytest.mark.parametrize("operation", BODIES, ids=str)
def test_replaced_record_equals_a_newly_built_one(operation) -> None:
    api, schema = operation.api, operation.body.schema
    model = getattr(api.package, api.shape(schema).component)
    decoder = Decoder(api, models=True)

    @fewer(2)
    @given(cases(operation), cases(operation), st.data())
    def every_change(case, another, data):
        one, other = ({} if case.body is None else case.body for case in (case, another))
        record, changed = decoder.argument(schema, one), decoder.argument(schema, other)
        if type(record) is not model or type(changed) is not model:
            return
        names = sorted(changed.fields_set)
        taken = data.draw(st.sets(st.sampled_from(names))) if names else set()
        copied = record.replace(**{python: getattr(changed, python) for python in taken})
        assert copied.fields_set == record.fields_set | taken
        for python in copied.fields_set:
            assert getattr(copied, python) == getattr(changed if python in taken else record, python)
        for python in record.fields_set:
            assert python not in record.replace(**{python: api.package.UNSET}).fields_set

    every_change()


def _without(value: dict[str, Json], names: set[str]) -> dict[str, Json]:
    return {name: part for name, part in value.items() if name not in names}
