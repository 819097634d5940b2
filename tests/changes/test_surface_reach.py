"""What a program reaches without its name in a list: arguments of private fields, star imports, arguments of bases."""

from __future__ import annotations

from pathlib import Path

import pytest

from .test_surface_definitions import rules

ATTRS = "from attrs import define, field\n@define\nclass A:\n    x: int\n"
DATACLASS = "from dataclasses import dataclass, field\n@dataclass\nclass A:\n    x: int\n"
EMPTY = "from attrs import define\n@define\nclass A:\n    {}\n"
CLASS_VAR = (
    "from dataclasses import dataclass\nfrom typing import ClassVar\n@dataclass\nclass A:\n    y: ClassVar[int] = 1\n"
)
HIDDEN = "class _State:\n    x: int\n"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (ATTRS, ATTRS + "    _y: int\n", ["field-added-required"]),
        (ATTRS, ATTRS + "    _y: int = 0\n", ["field-added-optional"]),
        (ATTRS + "    _y: int = 0\n", ATTRS, ["field-not-accepted"]),
        (ATTRS + "    _y: int = 0\n", ATTRS + "    _y: int\n", ["field-required"]),
        (ATTRS + "    _y: int\n", ATTRS + "    _y: str\n", ["parameter-type-changed"]),
        (ATTRS + "    _y: int\n", ATTRS + "    _y: int | str\n", ["parameter-type-widened"]),
        (ATTRS + "    _y: int\n", ATTRS + '    _y: int = field(alias="other")\n', ["field-argument-renamed"]),
        (ATTRS + "    _y: int\n", ATTRS + '    _y: int = field(alias="_y")\n', ["field-argument-renamed"]),
        (ATTRS + "    _y: int = 0\n", ATTRS + "    _y: int = field(init=False, default=0)\n", ["field-not-accepted"]),
        (ATTRS + "    _y: int = field(init=False)\n", ATTRS + "    _z: int = field(init=False)\n", []),
        (ATTRS, ATTRS + '    _y: int = field(default=0, alias="_y")\n', []),
        (DATACLASS, DATACLASS + "    _y: int\n", ["field-added-required"]),
        (DATACLASS, DATACLASS + "    _y: int = 0\n", []),
        (HIDDEN + ATTRS, HIDDEN + ATTRS + "    _y: _State\n", []),
    ],
)
def test_private_field_is_an_argument_of_the_constructor(
    old: str, new: str, expected: list[str], tmp_path: Path
) -> None:
    assert rules(tmp_path, old, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (EMPTY.format("pass"), EMPTY.format("x: int = 1"), ["field-added-optional"]),
        (EMPTY.format("pass"), EMPTY.format("x: int"), ["field-added-required"]),
        (CLASS_VAR, CLASS_VAR.replace("ClassVar[int]", "int"), ["field-accepted"]),
    ],
)
def test_record_that_gets_its_first_field_can_still_be_made(
    old: str, new: str, expected: list[str], tmp_path: Path
) -> None:
    assert rules(tmp_path, old, new) == expected


FUNCTIONS = "def a() -> None: ...\ndef b() -> None: ...\n"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", '__all__ = ["a"]\n', ["all-name-removed"]),
        ("", '__all__ = ["a", "b"]\n', []),
        ('__all__ = ["a"]\n__all__.extend(["b"])\n', '__all__ = ["a"]\n', ["all-name-removed"]),
        ('__all__ = ["a"]\n__all__.append("b")\n', '__all__ = ["a"]\n', ["all-name-removed"]),
        ('__all__ = ["a", "b"]\n__all__.remove("b")\n', '__all__ = ["a", "b"]\n', ["function-added"]),
        ('__all__ = ["a"]\n__all__.extend(("b",))\n', '__all__ = ["b", "a"]\n', []),
        ('__all__ = ["a"]\n__all__ += ["b"]\n', '__all__ = ["a"]\n__all__.extend(["b"])\n', []),
    ],
)
def test_star_import_is_compared_however_its_names_are_listed(
    old: str, new: str, expected: list[str], tmp_path: Path
) -> None:
    assert rules(tmp_path, FUNCTIONS + old, FUNCTIONS + new) == expected


BASES = (
    "from collections.abc import Mapping\nfrom typing import Generic, TypeVar\nT = TypeVar('T')\n"
    "class _Hidden(list[{0}]): ...\nclass Box(Generic[T]): ...\nclass A({1}): ...\n"
)


@pytest.mark.parametrize("base", ["list[{}]", "Mapping[str, {}]", "Box[{}]", "_Hidden"])
def test_base_with_another_argument_is_another_base(base: str, tmp_path: Path) -> None:
    old, new = (BASES.format(name, base.format(name)) for name in ("int", "str"))
    assert rules(tmp_path / "changed", old, new) == ["base-removed"]
    assert rules(tmp_path / "same", old, old) == []


def test_base_with_a_narrower_argument_includes_the_old_one(tmp_path: Path) -> None:
    old, new = (BASES.format("int", f"Mapping[str, {name}]") for name in ("int | str", "int"))
    assert rules(tmp_path / "narrower", old, new) == []
    assert rules(tmp_path / "wider", new, old) == ["base-removed"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("a, b = 1, 2\n", "a, c = 1, 2\n", ["name-added", "name-removed"]),
        ("a, b = 1, 2\n", "a = 1\nb = 2\n", []),
        ("a = 1\nb = 2\n", "a, b = 1, 3\n", ["constant-value-changed"]),
        ("a, b = 1, 2\n", 'a, b = 1, "2"\n', ["constant-type-changed"]),
        ("a, *b = f()\n", "a, *b = g()\n", ["definition-changed"]),
        ("(a := 1)\n", "(b := 1)\n", ["name-added", "name-removed"]),
    ],
)
def test_name_is_compared_however_it_is_assigned(old: str, new: str, expected: list[str], tmp_path: Path) -> None:
    assert rules(tmp_path, old, new) == expected


@pytest.mark.parametrize(("slots", "expected"), [('("x",)', ["class-slots"]), ('("x", "__dict__", "z")', [])])
def test_slot_for_the_dict_is_one(slots: str, expected: list[str], tmp_path: Path) -> None:
    text = "class A:\n    __slots__ = {}\n    x: int\n"
    assert rules(tmp_path, text.format('("x", "__dict__")'), text.format(slots)) == expected


OVERLOADS = (
    "from typing import overload\nfrom typing_extensions import deprecated\n@overload\ndef f(a: int) -> int: ...\n"
    "@overload\n{}def f(a: str) -> str: ...\ndef f(a: object) -> object: ...\n"
)
GENERIC = (
    "from typing import Generic\nfrom typing_extensions import TypeVar\n"
    "_T = TypeVar('_T'{})\nclass A(Generic[_T]): ...\n"
)
KEYS = "from typing import TypedDict\nfrom typing_extensions import ReadOnly\nclass K(TypedDict):\n    a: {}\n"
UNTYPED = "from typing import Any\ndef _d(f: {0}) -> {0}: ...\n{1}def f(a: int) -> int: ...\n"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (OVERLOADS.format(""), OVERLOADS.format('@deprecated("x")\n'), ["deprecated-added"]),
        (OVERLOADS.format('@deprecated("x")\n'), OVERLOADS.format(""), ["deprecated-removed"]),
        (OVERLOADS.format('@deprecated("x")\n'), OVERLOADS.format('@deprecated("y")\n'), []),
        (GENERIC.format(", default=int"), GENERIC.format(""), ["generic-parameter-changed"]),
        (GENERIC.format(", default=int"), GENERIC.format(", default=str"), ["generic-parameter-changed"]),
        (GENERIC.format(""), GENERIC.format(", default=str"), []),
        (KEYS.format("int"), KEYS.format("ReadOnly[int]"), ["definition-changed"]),
        (KEYS.format("int"), KEYS.format("int  # ReadOnly"), []),
        (UNTYPED.format("object", ""), UNTYPED.format("object", "@_d\n"), ["definition-changed"]),
        (UNTYPED.format("Any", ""), UNTYPED.format("Any", "@_d\n"), ["definition-changed"]),
        ("from datetime import date as date\n", "from datetime import date\n", ["export-removed"]),
        ("from datetime import date\n", "from datetime import date as date\n", ["name-added"]),
    ],
)
def test_change_that_only_a_type_checker_sees_is_found(old: str, new: str, expected: list[str], tmp_path: Path) -> None:
    assert rules(tmp_path, old, new) == expected


FACTORY = "from attrs import Factory, define, field\n@define\nclass A:\n    x: list[int] = {}\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (FACTORY.format("field(factory=list)"), FACTORY.format("Factory(list)")),
        (FACTORY.format("field(factory=list)"), FACTORY.format("field(default=Factory(list))")),
        ("A = 24 * 60 * 60\n", "A = 86400\n"),
        ("A = 3 - 5\n", "A = -2\n"),
        ("A = frozenset({'a', 'b'})\n", "A = frozenset(['b', 'a'])\n"),
        ("def f(a: int = 60 * 60) -> None: ...\n", "def f(a: int = 3600) -> None: ...\n"),
    ],
)
def test_same_value_in_other_words_is_no_change(old: str, new: str, tmp_path: Path) -> None:
    assert rules(tmp_path / "one", old, new) == []
    assert rules(tmp_path / "other", new, old) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("(1, 2)", "[1, 2]", ["constant-type-changed"]),
        ("(1, 2)", "(1, 2, 3)", ["constant-type-changed"]),
        ("(1, 2)", "(1, 'a')", ["constant-type-changed"]),
        ("[1]", "{'a': 1}", ["constant-type-changed"]),
        ("{'a': 1}", "{'a': 'b'}", ["constant-type-changed"]),
        ("{'a': 1}", "{'a': 2}", ["constant-value-changed"]),
        ("[1, 2]", "[1, 2, 3]", ["constant-value-changed"]),
        ("[1, 'a']", "[1, 'b']", ["constant-value-changed"]),
    ],
)
def test_type_of_a_constant_is_that_of_its_items(old: str, new: str, expected: list[str], tmp_path: Path) -> None:
    assert rules(tmp_path, f"A = {old}\n", f"A = {new}\n") == expected


DEFINED = "def f() -> int: ...\n"
UNDER = "import os\nif os.environ.get('X'):\n    def f() -> int: ...\n"
TWICE = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    A = int\nelse:\n    A = {}\n"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (DEFINED, UNDER, ["definition-changed"]),
        (UNDER, DEFINED, []),
        (DEFINED, f"{UNDER}else:\n    def f() -> int: ...\n", []),
        (DEFINED, f"try:\n    {DEFINED}except ImportError:\n    {DEFINED}", []),
        (TWICE.format("int"), TWICE.format("str"), ["definition-changed"]),
        (TWICE.format("int"), TWICE.format("int  # the same"), []),
        ("A = int\n", TWICE.format("int"), []),
    ],
)
def test_name_exists_in_any_case_and_is_the_same_at_run_time(
    old: str, new: str, expected: list[str], tmp_path: Path
) -> None:
    assert rules(tmp_path, old, new) == expected
