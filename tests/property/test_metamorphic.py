"""Relations between two calls hold for any practice: filters partition a list, sorting reorders it, and an edit changes
only the given fields. test_paging.py covers that pages of any size add up to the list.
"""

from __future__ import annotations

import operator
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from practice_mock.testing import Mock
from tests.property.adapter import Call, example_call, to_call
from tests.property.amount import fewer
from tests.property.apis import LISTS, OPERATIONS, Api, Operation
from tests.property.clients import Caller, tomorrow
from tests.property.decode import Inexpressible
from tests.property.examples import Pool
from tests.property.realism import real_cases
from tests.property.worlds import worlds_of

FILTERED = [
    pytest.param(operation, field, form, id=f"{operation}-{field}")
    for operation in LISTS
    for field, form in operation.definition.get("x-filters", {}).items()
]
SORTED = [
    pytest.param(operation, field, id=f"{operation}-{field}")
    for operation in LISTS
    for field in operation.definition.get("x-sort", ())
]

CHANGES = [
    pytest.param(change, reading, id=str(change))
    for change in OPERATIONS
    for reading in OPERATIONS
    if not change.is_read and reading.method == "get" and reading.path == change.path
    if "{" in change.path and not reading.items
]
"""Each change of a record, with the operation that reads that record."""

FOLLOWS: Mapping[str, Set[str]] = {
    "default_business": {"default_business_id"},
    "default_practitioner": {"default_practitioner_id"},
    "email_marketing": {"email_marketing_type"},
    "fee_category": {"fee_cat_id"},
    "item_group_id": {"item_id"},
    "item_id": {"item_group_id"},
    "profession_id": {"practitioner_id"},
    "pronouns": {"pronoun_id"},
    "sex": {"sex_id"},
    "sms_marketing": {"sms_marketing_type"},
    "telehealth_patient_link": {"appointment_type_id"},
    "telehealth_practitioner_link": {"appointment_type_id"},
    "time_zone": {"timezone"},
}
"""Fields that also change when another field does."""

ORDERED = frozenset({"date", "date-time", "date-time-local", "integer", "number"})
"""The formats whose values have an order."""

OPERATORS: Mapping[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "!=": operator.ne,
}

OTHERS: Mapping[str, st.SearchStrategy[Any]] = {
    "date": st.dates(date(1930, 1, 1), date(2030, 1, 1)),
    "date-time": st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),
    "date-time-local": st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)),
    "integer": st.integers(0, 200),
    "integer-equals": st.integers(0, 200),
    "number": st.integers(0, 50_000).map(lambda cents: Decimal(cents) / 100),
    "string": st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=3),
    "boolean": st.booleans(),
}
"""Values of each format that no record need have."""

WALKED = 300
"""Records up to which a list is walked to its end."""


@pytest.fixture
def ask(mock: Mock, callers: Mapping[str, Mapping[Api, Caller]]) -> Callable[..., Any]:
    """Request the first full page of a list of the practice as seeded."""
    mock.practice.reset()

    def page(listing: Operation, **keywords: Any) -> Any:
        call = example_call(listing, tomorrow(mock))
        size = next(one.python for one in listing.parameters if one.name == listing.paging["size"])
        outcome = callers["sync"][listing.api](replace(call, keywords={**call.keywords, size: 100, **keywords}))
        assert outcome.error is None
        return outcome.value

    return page


@pytest.mark.parametrize(("listing", "field", "form"), FILTERED)
def test_filter_partitions_the_list(listing: Operation, field: str, form: str, ask: Callable[..., Any]) -> None:
    whole = ask(listing)
    attribute = listing.definition.get("x-filter-fields", {}).get(field, field)
    own = [value for record in whole.items if comparable(value := getattr(record, attribute, None), form)]

    @fewer(10)
    @given(st.sampled_from(own) | OTHERS[form] if own else OTHERS[form])
    def any_value(value):
        value = value.replace(microsecond=0) if isinstance(value, datetime) else value

        def total(sign: str) -> int:
            kept = ask(listing, where=[listing.api.package.Condition(field, sign, value)])
            for record in kept.items if form in ORDERED else ():
                found = getattr(record, attribute, None)
                assert not comparable(found, form) or OPERATORS[sign](found, value)
            return kept.total

        if form in ORDERED:
            below, above, up_to, over = map(total, ("<", ">=", "<=", ">"))
            assert max(below, above, up_to, over) <= whole.total
            assert (below <= up_to, over <= above) == (True, True)
            assert not own or below + above == up_to + over
            if form != "date-time":
                assert not own or (total("="), total("!=")) == (up_to - below, below + over)
        elif form == "string":
            assert total("=") <= total("~") <= whole.total
            assert total("!=") <= whole.total
        else:
            assert total("=") <= whole.total

    any_value()


@pytest.mark.parametrize(("listing", "field"), SORTED)
def test_sorting_only_reorders_the_list(listing: Operation, field: str, ask: Callable[..., Any]) -> None:
    plain, ordered = ask(listing), ask(listing, order_by=[field])
    assert ordered.total == plain.total
    if plain.total <= WALKED:
        assert contents(ordered) == contents(plain)
    attribute = listing.definition.get("x-filter-fields", {}).get(field, field)
    shown = [getattr(record, attribute, None) for record in ordered.items]
    # `archived` is a flag in the record; lists sort by the moment behind it.
    known = [value for value in shown if value is not None and not isinstance(value, bool)]
    assert known == sorted(known, key=lambda value: value.casefold() if isinstance(value, str) else value)


@pytest.mark.parametrize(("change", "reading"), CHANGES)
def test_edit_changes_only_the_edited_fields(
    change: Operation,
    reading: Operation,
    mock: Mock,
    pools: Mapping[Api, Pool],
    callers: Mapping[str, Mapping[Api, Caller]],
) -> None:
    caller = callers["sync"][change.api]

    @fewer(2)
    @given(real_cases(change, pools[change.api], worlds_of(change, mock), tomorrow(mock)))
    def every_change(real_case):
        mock.practice.restore(real_case.world.snapshot)
        try:
            call = to_call(change, real_case.case)
        except Inexpressible:
            reject()
        read = Call(reading, call.positional)
        before, done, after = shown(caller(read).value), caller(call), shown(caller(read).value)
        if done.error is not None:
            assert before == after, "a rejected call changed the state"
            return
        for name in after.fields_set:
            if name in call.keywords:
                assert getattr(after, name) == call.keywords[name], name
            elif change.method == "patch" and not FOLLOWS.get(name, set()) & call.keywords.keys():
                assert name == "modified" or getattr(after, name) == getattr(before, name), name

    every_change()


def shown(answer: Any) -> Any:
    """Return the record of a response, which coreplus wraps."""
    return getattr(answer, "appointment", answer)


def comparable(value: Any, form: str) -> bool:
    """Return whether a record shows a value of the format itself, not a part of it or another field of that name."""
    if isinstance(value, bool) or value is None:
        return form == "boolean" and value is not None
    kinds = {"date": date, "date-time": datetime, "date-time-local": datetime, "number": (int, Decimal), "string": str}
    return isinstance(value, kinds.get(form, int)) and (form == "date") != isinstance(value, datetime)


def contents(page: Iterable[Any]) -> Counter[str]:
    """Return the records of a list and of all its pages, without their positions."""
    return Counter(repr({**record.to_dict(), "row_num": None}) for record in page)
