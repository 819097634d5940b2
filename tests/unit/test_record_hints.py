"""The types of a record's arguments can be found at runtime, whatever order its module declares the records in."""

from __future__ import annotations

import inspect
import typing
from types import ModuleType
from typing import Any

import pytest

import coreplus_client
import coreplus_models
import pracsuite_client
import pracsuite_models
from pracsuite_client import UNSET, Model
from pracsuite_client._runtime.values.codecs import INTEGER, Nullable
from pracsuite_client._runtime.values.record_codec import Object
from pracsuite_client._runtime.values.records import wire


class First(Model):
    second: Second | None = wire(Nullable(Object(lambda: Second)), default=UNSET)
    number: int = wire(INTEGER)


class Second(Model):
    first: First | None = wire(Nullable(Object(lambda: First)), default=UNSET)


class Own(Model):
    """A record with an ``__init__`` that attrs did not make."""

    number: int = wire(INTEGER)

    def __init__(self, text: str) -> None:
        super().__init__()
        vars(self)["number"] = int(text)


def records(package: ModuleType) -> list[type[Any]]:
    """Return the classes of a package that are exported."""
    found = [getattr(package, name) for name in package.__all__]
    return [one for one in found if isinstance(one, type) and ".models" in one.__module__]


@pytest.mark.parametrize("package", [coreplus_client, coreplus_models, pracsuite_client, pracsuite_models])
def test_type_hints_of_every_record_resolve(package: ModuleType) -> None:
    assert len(records(package)) > 20
    for record in records(package):
        hints = typing.get_type_hints(record.__init__)
        assert not [hint for hint in hints.values() if isinstance(hint, (str, typing.ForwardRef))]
        assert typing.get_type_hints(record)


@pytest.mark.parametrize("package", [coreplus_client, pracsuite_client])
def test_arguments_of_a_record_are_its_attributes(package: ModuleType) -> None:
    for record in records(package):
        if issubclass(record, package.Model):
            hints = typing.get_type_hints(record.__init__)
            assert hints.keys() - {"return"} == record.__wires__.keys() == inspect.signature(record).parameters.keys()


def test_records_that_refer_to_each_other() -> None:
    assert typing.get_type_hints(First.__init__) == {"second": Second | None, "number": int, "return": type(None)}
    assert typing.get_type_hints(Second.__init__)["first"] == First | None
    assert str(inspect.signature(Second)) == "(*, first: 'First | None' = UNSET) -> None"
    made = First(number=1, second=Second(first=First(number=2)))
    assert made.to_dict() == {"number": 1, "second": {"first": {"number": 2}}}


def test_init_of_a_caller_is_kept() -> None:
    assert Own("7").number == 7
    assert inspect.unwrap(Own.__init__).__code__.co_filename == __file__
