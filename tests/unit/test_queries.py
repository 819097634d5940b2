"""A list can be filtered and sorted by what its document states, however the module shares the declarations."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib import import_module
from typing import Any, get_args
from zoneinfo import ZoneInfo

import pytest

from generator.ir.filters import Queries
from generator.ir.nodes import QueryUse
from pracsuite_client import ArgumentError, F, PracSuite
from tests.property.apis import OPERATIONS

ADELAIDE = ZoneInfo("Australia/Adelaide")
LISTS = [
    pytest.param(one.api.name, one.definition, id=f"{one.api.name}.{one.definition['operationId']}")
    for one in OPERATIONS
    if one.definition.get("x-filters") or one.definition.get("x-sort")
]


@pytest.mark.parametrize(("api", "operation"), LISTS)
def test_list_accepts_the_documented_filters_and_orders(api: str, operation: dict[str, Any]) -> None:
    sdk = operation["x-sdk"]
    module = import_module(f"{api}_client.resources.{sdk['resource']}")
    query = getattr(module, f"_{sdk['method'].upper()}").query
    assert dict(query.filters) == operation.get("x-filters", {})
    assert query.sort == tuple(operation.get("x-sort", ()))
    method = getattr(getattr(module, next(name for name in vars(module) if is_resource(name, module))), sdk["method"])
    if query.sort:
        alias = method.__annotations__["order_by"].removeprefix("Sequence[").partition("]")[0]
        assert get_args(getattr(module, alias)) == query.sort


def is_resource(name: str, module: Any) -> bool:
    return isinstance(getattr(module, name), type) and getattr(module, name).__module__ == module.__name__


def listed(method: str, filters: dict[str, str], *sort: str) -> dict[str, Any]:
    return {"x-sdk": {"method": method}, "x-filters": filters, "x-sort": list(sort)}


def test_narrower_filter_class_derives_from_the_widest() -> None:
    narrow = listed("list_by_room", {"name": "string"}, "name")
    wide = listed("list", {"name": "string", "room": "integer"}, "name")
    other = listed("list_by_day", {"name": "integer"}, "name")
    unsorted = listed("list_all", {"name": "string"})
    queries = Queries.of([narrow, wide, other, unsorted])
    assert queries.of_operation(narrow) == QueryUse("_LIST_QUERY", ("room",))
    assert queries.of_operation(wide) == QueryUse("_LIST_QUERY", ())
    assert queries.of_operation(other) == QueryUse("_LIST_BY_DAY_QUERY", ())
    assert queries.of_operation(unsorted) == QueryUse("_LIST_ALL_QUERY", ())
    assert queries.order(unsorted) is None
    assert list(queries.orders.values()) == ["ListByRoomOrderBy"]
    assert queries.of_operation(listed("get", {})) is None


@pytest.mark.parametrize(
    ("condition", "reason"),
    [
        (F.app_time == datetime(2027, 1, 4, 9, 0, 0, 1), "app_time has a fraction of a second; pass whole seconds"),
        (F.app_time != datetime(2027, 1, 4, 9, 0, 0, 1), "app_time has a fraction of a second; pass whole seconds"),
        (F.app_time >= datetime(2027, 10, 3, 2, 30), "app_time does not exist in the clinic's time zone"),
        (F.app_time >= datetime(2027, 10, 3, 2, 30, tzinfo=ADELAIDE), "app_time does not exist in its own time zone"),
        (F.created >= datetime(2027, 10, 3, 2, 30, tzinfo=ADELAIDE), "created does not exist in its own time zone"),
        (F.app_time >= datetime(2027, 4, 3, 17, tzinfo=UTC), "app_time is in the second pass of an hour"),
        (F.created >= "2027-01-04", "created must be a datetime"),
        (F.created == datetime(2027, 1, 4, tzinfo=UTC), "created (date-time) does not support =; use one of < <= > >="),
        (F.surname == "Doe", "this list has no filter surname; use one of "),
    ],
)
def test_invalid_condition_states_the_reason(condition: Any, reason: str) -> None:
    prac = PracSuite(vendor_key="v", account_key="a", time_zone="Australia/Adelaide")
    with pytest.raises(ArgumentError) as caught:
        prac.appointments.list(where=[condition])
    assert caught.value.argument == "where[0]"
    assert caught.value.reason.startswith(reason)


def test_filter_field_repr_is_its_source() -> None:
    assert repr(F.app_time) == "F.app_time"
    assert repr(F.app_time >= datetime(2027, 1, 4)) == "Condition(field='app_time', operator='>=')"
