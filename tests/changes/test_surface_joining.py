"""What is one change for users has one finding: a rename, an inherited member, a pair of sync and async classes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.changes.surface import compare
from tools.changes.surface.naming import are_similar, renamed


def found(folder: Path, old: str, new: str) -> list[tuple[str, str, str]]:
    """Return rule, symbol and text of each finding for two versions of a package that is one module."""
    for version, text in (("old", old), ("new", new)):
        (folder / version / "lib").mkdir(parents=True)
        (folder / version / "lib" / "__init__.py").write_text(text, encoding="utf-8")
    findings = compare(folder / "old", folder / "new", "lib", "lib")
    return [(one.rule.id, one.symbol.removeprefix("lib."), one.text) for one in findings]


def rules(folder: Path, old: str, new: str) -> list[str]:
    """Return the rules of the findings."""
    return sorted(rule for rule, _, _ in found(folder, old, new))


@pytest.mark.parametrize(
    ("one", "other"),
    [("column", "column_number"), ("organization", "organisation"), ("HTTPError", "HttpError"), ("end", "end_time")],
)
def test_names_of_one_thing_are_similar(one: str, other: str) -> None:
    assert are_similar(one, other)
    assert are_similar(other, one)


@pytest.mark.parametrize(("one", "other"), [("home_phone", "work_phone"), ("start", "end"), ("fax", "sex"), ("a", "b")])
def test_names_of_different_things_are_not_similar(one: str, other: str) -> None:
    assert not are_similar(one, other)


def test_same_description_is_evidence_for_a_rename(tmp_path: Path) -> None:
    old = 'class C:\n    fax: str = ""\n    """Number of the machine."""\n'
    new = 'class C:\n    telecopier: str = ""\n    """Number of the machine."""\n'
    assert rules(tmp_path, old, new) == ["attribute-renamed"]


def test_two_independent_changes_are_no_rename(tmp_path: Path) -> None:
    old = "class C:\n    home_phone: str = ''\n"
    new = "class C:\n    work_phone: str = ''\n"
    assert rules(tmp_path, old, new) == ["attribute-added", "attribute-removed"]


def test_rename_has_one_candidate_only(tmp_path: Path) -> None:
    old = "class C:\n    phone: str = ''\n"
    new = "class C:\n    home_phone: str = ''\n    work_phone: str = ''\n"
    assert rules(tmp_path, old, new) == ["attribute-added", "attribute-added", "attribute-removed"]


def test_renamed_thing_has_the_same_type(tmp_path: Path) -> None:
    old, new = "class C:\n    column: int = 1\n", "class C:\n    column_number: str = ''\n"
    assert rules(tmp_path, old, new) == ["attribute-added", "attribute-removed"]


def test_renamed_thing_is_in_the_same_place(tmp_path: Path) -> None:
    old = "def f(*, column: int = 1, other: int = 2) -> None: ...\n"
    new = "def f(*, other: int = 2, column_number: int = 1) -> None: ...\n"
    assert rules(tmp_path, old, new) == ["parameter-added-optional", "parameter-removed"]


def test_renames_of_several_names_are_found_together() -> None:
    old, new = {"a_first": 1, "b_first": 2, "c": 3}, {"a_first_one": 1, "b_first_one": 2, "c": 3}
    pairs = renamed(old, new, same=lambda one, other: one == other, text=lambda one: "")
    assert pairs == {"a_first": "a_first_one", "b_first": "b_first_one"}


def test_renamed_class_is_not_a_change_where_it_is_used(tmp_path: Path) -> None:
    old = "class Colour:\n    red: int = 1\ndef f(one: Colour) -> list[Colour]: ...\n"
    new = "class Color:\n    red: int = 1\ndef f(one: Color) -> list[Color]: ...\n"
    assert rules(tmp_path, old, new) == ["class-renamed"]


def test_changed_alias_is_one_change(tmp_path: Path) -> None:
    text = "Key = {}\ndef f(one: Key) -> Key: ...\nclass C:\n    one: Key\n"
    assert rules(tmp_path, text.format("int | str"), text.format("int | bytes")) == ["type-alias-changed"]


def test_private_alias_is_what_it_stands_for(tmp_path: Path) -> None:
    text = "_Key = {}\ndef f(one: _Key) -> None: ...\n"
    assert rules(tmp_path, text.format("int | str"), text.format("int")) == ["parameter-type-narrowed"]


def test_pair_of_classes_has_one_finding(tmp_path: Path) -> None:
    text = "class Notes:\n    def get(self{0}) -> int: ...\nclass AsyncNotes:\n    async def get(self{0}) -> int: ...\n"
    assert found(tmp_path, text.format(", a: int = 0"), text.format("")) == [
        ("parameter-removed", "Notes.get(a)", "`Notes.get` no longer accepts `a`.")
    ]


def test_change_of_the_asynchronous_class_alone_is_found(tmp_path: Path) -> None:
    text = "class Notes:\n    def get(self) -> int: ...\nclass AsyncNotes:\n    async def get(self{}) -> int: ...\n"
    assert found(tmp_path, text.format(", a: int = 0"), text.format("")) == [
        ("parameter-removed", "AsyncNotes.get(a)", "`AsyncNotes.get` no longer accepts `a`.")
    ]


def test_inherited_member_has_one_finding_at_the_public_class(tmp_path: Path) -> None:
    text = "class Base:\n    def m(self) -> {}: ...\nclass A(Base): ...\nclass B(Base): ...\n"
    assert found(tmp_path, text.format("int"), text.format("str")) == [
        ("return-type-changed", "Base.m", "`Base.m` returns `str` instead of `int`.")
    ]


def test_member_of_a_private_base_has_one_finding(tmp_path: Path) -> None:
    text = "class _Base:\n    def m(self) -> {}: ...\nclass A(_Base): ...\nclass B(_Base): ...\n"
    assert found(tmp_path, text.format("int"), text.format("str")) == [
        ("return-type-changed", "A.m", "`A.m` returns `str` instead of `int`. The same is true of 1 other class.")
    ]


def test_member_that_moves_to_a_base_is_the_same(tmp_path: Path) -> None:
    old = "class Base: ...\nclass A(Base):\n    def m(self) -> int: ...\n"
    new = "class Base:\n    def m(self) -> int: ...\nclass A(Base): ...\n"
    assert rules(tmp_path, old, new) == ["method-added"]


def test_resource_is_called_as_in_a_program(tmp_path: Path) -> None:
    text = (
        "class _Engine: ...\n"
        "class Appointments:\n"
        "    def __init__(self, engine: _Engine) -> None: ...\n"
        "    def create(self{}) -> int: ...\n"
        "class Client:\n"
        "    @property\n"
        "    def appointments(self) -> Appointments: ...\n"
    )
    assert found(tmp_path, text.format(", *, end_time: int = 0"), text.format("")) == [
        ("parameter-removed", "Appointments.create(end_time)", "`appointments.create` no longer accepts `end_time`.")
    ]


def test_type_variable_may_have_another_name(tmp_path: Path) -> None:
    text = (
        "from typing import Generic, TypeVar\n{0} = TypeVar('{0}')\n"
        "class Box(Generic[{0}]):\n    def get(self) -> {0}: ...\ndef f(one: {0}) -> list[{0}]: ...\n"
    )
    assert rules(tmp_path, text.format("_T"), text.format("_S")) == []


def test_argument_of_a_base_is_the_type_of_its_members(tmp_path: Path) -> None:
    text = (
        "from typing import Generic, TypeVar\nT = TypeVar('T')\n"
        "class _Box(Generic[T]):\n    def get(self) -> T: ...\nclass Own(_Box[{}]): ...\n"
    )
    assert rules(tmp_path, text.format("int"), text.format("str")) == ["return-type-changed"]


def test_class_in_a_class_is_public(tmp_path: Path) -> None:
    text = "class Outer:\n    class Inner:\n        def m(self) -> {}: ...\n"
    assert found(tmp_path / "changed", text.format("int"), text.format("str")) == [
        ("return-type-changed", "Outer.Inner.m", "`Inner.m` returns `str` instead of `int`.")
    ]
    assert rules(tmp_path / "removed", text.format("int"), "class Outer: ...\n") == ["class-removed"]
    assert rules(tmp_path / "both", text.format("int"), "x = 1\n") == ["class-removed", "name-added"]


def test_renamed_class_has_the_classes_in_it(tmp_path: Path) -> None:
    text = "class {}:\n    one: int = 1\n    class Inner: ...\n"
    assert rules(tmp_path, text.format("Colour"), text.format("Color")) == ["class-renamed"]


def test_awaitable_result_is_what_an_asynchronous_function_returns(tmp_path: Path) -> None:
    old = "from collections.abc import Awaitable\ndef f() -> Awaitable[int]: ...\n"
    new = "from collections.abc import Awaitable\nasync def f() -> int: ...\n"
    assert rules(tmp_path, old, new) == []


def test_default_is_compared_by_the_value_of_its_constant(tmp_path: Path) -> None:
    text = "_TIMEOUT = {}\ndef f(timeout: float = _TIMEOUT) -> None: ...\n"
    assert found(tmp_path / "value", text.format("5.0"), text.format("9.0")) == [
        ("parameter-default-changed", "f(timeout)", "The default of `timeout` of `f` is `9.0` instead of `5.0`.")
    ]
    other = text.format("5.0").replace("_TIMEOUT", "_SECONDS")
    assert rules(tmp_path / "name", text.format("5.0"), other) == []


def test_record_with_a_constructor_of_its_own_takes_what_that_takes(tmp_path: Path) -> None:
    text = "from attrs import define\n@define\nclass C:\n    {}\n    def __init__(self, {}) -> None: ...\n"
    old, new = text.format("one: int", "first: int"), text.format("one: int", "first: int, second: int")
    assert found(tmp_path, old, new) == [("parameter-added-required", "C(second)", "`C` requires `second`.")]


def test_attribute_of_an_undecorated_subclass_is_not_an_argument(tmp_path: Path) -> None:
    text = "from dataclasses import dataclass\n@dataclass\nclass A:\n    one: int\nclass B(A):\n    {}\n"
    assert rules(tmp_path, text.format("x: int = 1"), text.format("x: int = 1\n    y: int = 2")) == ["attribute-added"]


def test_overloads_of_methods_are_compared(tmp_path: Path) -> None:
    text = "from typing import overload\nclass C:\n"
    one = "    @overload\n    def m(self, a: {0}) -> {0}: ...\n"
    end = "    def m(self, a): ...\n"
    old = text + one.format("int") + one.format("str") + one.format("bytes") + end
    assert rules(tmp_path / "less", old, text + one.format("int") + one.format("str") + end) == ["overload-removed"]
    order = text + one.format("str") + one.format("int") + one.format("bytes") + end
    assert rules(tmp_path / "order", old, order) == []


def test_member_of_an_enum_may_have_an_automatic_value(tmp_path: Path) -> None:
    text = "from enum import Enum, auto\nclass Colour(Enum):\n    RED = auto()\n"
    assert rules(tmp_path, text, text + "    BLUE = auto()\n") == ["enum-member-added"]


def test_bound_of_a_variable_is_compared_by_its_type(tmp_path: Path) -> None:
    text = "from typing import Generic, TypeVar\nclass A: ...\nT = TypeVar('T', bound={})\nclass Box(Generic[T]): ...\n"
    assert rules(tmp_path / "quoted", text.format("A"), text.format("'A'")) == []
    assert rules(tmp_path / "other", text.format("A"), text.format("int")) == ["generic-parameter-changed"]


def test_class_may_be_written_by_hand_instead_of_as_a_record(tmp_path: Path) -> None:
    old = "from dataclasses import dataclass\n@dataclass\nclass C:\n    one: int\n    other: str = ''\n"
    head = "class C:\n    def __init__(self, one: int, other: str = '') -> None:\n"
    new = f"{head}        self.one = one\n        self.other = other\n"
    assert rules(tmp_path / "same", old, new) == ["definition-changed"]  # it has no __eq__
    less = new.replace(", other: str = ''", "").replace("= other", "= ''")
    assert rules(tmp_path / "less", old, less) == ["definition-changed", "parameter-removed"]


def test_default_and_the_type_that_goes_with_it_are_one_change(tmp_path: Path) -> None:
    optional, required = "def f(a: int | None = None) -> None: ...\n", "def f(a: int) -> None: ...\n"
    assert found(tmp_path / "required", optional, required) == [
        ("parameter-required", "f(a)", "`f` requires `a`, which is `int` instead of `int | None`.")
    ]
    assert found(tmp_path / "optional", required, optional) == [
        ("parameter-optional", "f(a)", "`f` no longer requires `a`.")
    ]


def test_field_that_may_be_missing_is_one_change(tmp_path: Path) -> None:
    text = "from attrs import frozen\n@frozen\nclass C:\n    one: {}\ndef f() -> list[C]: ...\n"
    assert found(tmp_path / "optional", text.format("int"), text.format("int | None = None")) == [
        ("attribute-none-added", "C.one", "`C.one` can be `None`: `int | None` instead of `int`.")
    ]
    assert found(tmp_path / "required", text.format("int | None = None"), text.format("int")) == [
        ("field-required", "C.one", "`C` requires `one`, which is `int` instead of `int | None`.")
    ]


def test_further_value_of_an_alias_is_named(tmp_path: Path) -> None:
    text = "from typing import Literal\nGender = Literal[{}]\ndef f() -> list[Gender]: ...\n"
    assert found(tmp_path, text.format("'a', 'b'"), text.format("'a', 'b', 'c'")) == [
        ("type-alias-changed", "Gender", "The type `Gender` can have the further value `'c'`.")
    ]


def test_record_in_a_record_that_is_returned_is_received(tmp_path: Path) -> None:
    text = (
        "from attrs import frozen\n@frozen\nclass Item:\n    one: {}\n@frozen\nclass Page:\n    items: list[Item]\n{}"
    )
    returns = "def f() -> Page: ...\n"
    assert rules(tmp_path / "given", text.format("int", ""), text.format("int | str", "")) == ["given-type-widened"]
    assert rules(tmp_path / "received", text.format("int", returns), text.format("int | str", returns)) == [
        "attribute-type-widened"
    ]
