"""What a definition says beyond names and types: what exists at run time, special methods, decorators, options."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tools.changes.surface import compare

ROOT = Path(__file__).parents[2]


def rules(folder: Path, old: str, new: str) -> list[str]:
    """Return the rules of the findings for two versions of a package that is one module."""
    for version, text in (("old", old), ("new", new)):
        (folder / version / "lib").mkdir(parents=True)
        (folder / version / "lib" / "__init__.py").write_text(text, encoding="utf-8")
    return sorted({one.rule.id for one in compare(folder / "old", folder / "new", "lib", "lib")})


@pytest.mark.parametrize(
    ("source", "package", "line"),
    [
        ("generated/coreplus-client", "coreplus_client", '        "Location",\n'),
        ("mockserver", "practice_mock", '    "Clock": "state.clock",\n'),
    ],
)
def test_name_that_is_imported_on_first_use_must_be_in_its_table(
    source: str, package: str, line: str, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / source / package, tmp_path / package)
    shutil.copy(ROOT / source / "pyproject.toml", tmp_path)
    file = tmp_path / package / "__init__.py"
    before, _, after = file.read_text("utf-8").rpartition(line)
    assert before
    file.write_text(before + after, "utf-8")
    found = compare(ROOT / source, tmp_path, package, "package")
    name = line.split('"')[1]
    assert [(one.rule.id, one.symbol) for one in found] == [("run-time-name-removed", f"{package}.{name}")]


CHECKING = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    "


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("class Foo: ...\n", f"{CHECKING}class Foo: ...\n", ["run-time-name-removed"]),
        ("class Foo: ...\n", f"{CHECKING}class Foo: ...\nelse:\n    class Foo: ...\n", []),
        ("class Foo: ...\n", "class Foo: ...\ndel Foo\n", ["class-removed"]),
        (
            f"{CHECKING}from decimal import Decimal as Decimal\ndef __getattr__(name: str) -> object:\n    'Decimal'\n",
            f"{CHECKING}from decimal import Decimal as Decimal\n",
            ["run-time-name-removed"],
        ),
    ],
)
def test_name_must_exist_at_run_time(old: str, new: str, expected: list[str], tmp_path: Path) -> None:
    assert rules(tmp_path, old, new) == expected


EXPORT = "from {} import {} as Name\n__all__ = ['Name']\n"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (EXPORT.format("collections", "Counter"), EXPORT.format("collections", "OrderedDict"), ["definition-changed"]),
        (EXPORT.format("collections", "Counter"), "Name: int = 1\n__all__ = ['Name']\n", ["definition-changed"]),
        (EXPORT.format("collections", "Counter"), "class Name: ...\n__all__ = ['Name']\n", ["kind-changed"]),
        (EXPORT.format("typing", "Counter"), EXPORT.format("collections", "Counter"), []),
        (EXPORT.format("other", "name"), EXPORT.format("other", "name"), []),
    ],
)
def test_name_of_another_package_is_compared_by_where_it_is_from(
    old: str, new: str, expected: list[str], tmp_path: Path
) -> None:
    assert rules(tmp_path, old, f"{new}# end\n") == expected


OPERATIONS = (
    *("eq", "ne", "iadd", "pow", "round", "divmod", "trunc", "complex", "getattr", "rxor", "init_subclass", "missing"),
    "instancecheck",
)


@pytest.mark.parametrize("name", OPERATIONS)
def test_special_method_is_compared(name: str, tmp_path: Path) -> None:
    text = f"class A:\n    x: int = 1\n    def __{name}__(self, other: object) -> {{}}: ...\n"
    assert rules(tmp_path / "removed", text.format("int"), "class A:\n    x: int = 1\n") == ["method-removed"]
    assert rules(tmp_path / "returns", text.format("int"), text.format("str")) == ["return-type-changed"]


@pytest.mark.parametrize("name", ["str", "repr", "format", "hash"])
def test_what_every_object_does_can_differ(name: str, tmp_path: Path) -> None:
    old, new = f"class A:\n    def __{name}__(self) -> str: ...\n", "class A: ...\n"
    assert rules(tmp_path / "removed", old, new) == ["operation-changed"]
    assert rules(tmp_path / "added", new, old) == ["operation-changed"]


@pytest.mark.parametrize("name", ["eq", "bool", "len", "setattr", "getattr"])
def test_special_method_that_changes_other_uses_is_not_safe(name: str, tmp_path: Path) -> None:
    new = f"class A:\n    def __{name}__(self, other: object) -> bool: ...\n"
    assert rules(tmp_path, "class A: ...\n", new) == ["operation-changed"]


ITERATOR = "from collections.abc import AsyncIterator\n"
GENERATOR = "async def f() -> AsyncIterator[int]:\n    for one in (1, 2):\n        yield one\n"
AWAITED = "async def f() -> AsyncIterator[int]:\n    async def inner() -> AsyncIterator[int]:\n        yield 1\n"
PLAIN = "def f() -> AsyncIterator[int]: ...\n"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (GENERATOR, AWAITED, ["sync-to-async"]),
        (PLAIN, AWAITED, ["sync-to-async"]),
        (AWAITED, GENERATOR, ["async-to-sync"]),
        (GENERATOR, PLAIN, []),
        (PLAIN, GENERATOR, []),
    ],
)
def test_asynchronous_generator_is_known_by_its_yield(old: str, new: str, expected: list[str], tmp_path: Path) -> None:
    assert rules(tmp_path, ITERATOR + old, ITERATOR + new) == expected


DATACLASS = "from dataclasses import dataclass, field\n@dataclass{}\nclass P:\n    x: int = 0\n"
ATTRS = "import attrs\n@attrs.{}\nclass P:\n    x: int{}\n"
TYPED = "from typing import NamedTuple, Protocol, TypedDict\nclass P({}):\n    x: int\n"
CLASS_VAR = "from typing import ClassVar\nclass A:\n    x: ClassVar[int] = 1\n"
PYDANTIC = "import pydantic\nclass M(pydantic.BaseModel):\n    x: int = {}\n{}"
PROPERTY = (
    "class A:\n    @property\n    def x(self) -> int: ...\n    @x.setter\n    def x(self, value: {}) -> None: ...\n"
)
PARTIAL = "from functools import partial\ndef _f(a: int, b: int{}) -> int: ...\nf = partial(_f, 1)\n"
DECORATED = (
    "from collections.abc import Callable\nfrom typing import ParamSpec, TypeVar\n"
    "P = ParamSpec('P')\nR = TypeVar('R')\n"
    "def _d(f: Callable[P, R]) -> {}: ...\n{}def f(x: int) -> int: ...\n"
)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (DATACLASS.format("(order=True)"), DATACLASS.format(""), ["definition-changed"]),
        (DATACLASS.format(""), DATACLASS.format("(order=True)"), []),
        (DATACLASS.format(""), DATACLASS.format("()"), []),
        (DATACLASS.format(""), DATACLASS.format("(eq=True)"), []),
        (DATACLASS.format(""), DATACLASS.format("(eq=False)"), ["definition-changed"]),
        (DATACLASS.format(""), DATACLASS.format("(match_args=False)"), ["definition-changed"]),
        (DATACLASS.format(""), DATACLASS.format("(repr=False)"), ["operation-changed"]),
        (ATTRS.format("define", ""), ATTRS.format("mutable", ""), []),
        (ATTRS.format("frozen", ""), ATTRS.format("frozen(eq=False)", ""), ["definition-changed"]),
        (
            ATTRS.format("define", " = attrs.field(converter=int)"),
            ATTRS.format("define", ""),
            ["definition-changed"],
        ),
        (
            ATTRS.format("define", ""),
            ATTRS.format("define", " = attrs.field(validator=attrs.validators.gt(3))"),
            ["definition-changed"],
        ),
        (TYPED.format("TypedDict"), DATACLASS.format("").replace(" = 0", ""), ["definition-changed"]),
        (TYPED.format("Protocol"), TYPED.format("Protocol, metaclass=_Meta"), ["definition-changed"]),
        ("class P:\n    x: int\n", TYPED.format("Protocol"), ["definition-changed"]),
        (CLASS_VAR, "class A:\n    def __init__(self) -> None:\n        self.x: int = 1\n", ["definition-changed"]),
        ("class A:\n    x: int = 1\n", CLASS_VAR, ["definition-changed"]),
        (PROPERTY.format("int | str"), PROPERTY.format("int"), ["assigned-type-narrowed"]),
        (PROPERTY.format("int"), PROPERTY.format("int | str"), []),
        ("class A: ...\n", "class A:\n    def __new__(cls, x: int) -> 'A': ...\n", ["parameter-added-required"]),
        (
            "import abc\nclass A(abc.ABC): ...\n",
            "import abc\nclass A(abc.ABC):\n    @property\n    @abc.abstractmethod\n    def x(self) -> int: ...\n",
            ["method-abstract"],
        ),
        (
            "class A:\n    def __init__(self, x: int) -> None:\n        self.x = x\n",
            "class A:\n    def __init__(self, x: int) -> None:\n        self.x = str(x)\n",
            ["attribute-type-changed"],
        ),
        (
            "from typing import TypedDict\nP = TypedDict('P', {'x': int})\n",
            "from typing import TypedDict\nP = TypedDict('P', {'y': int})\n",
            ["definition-changed"],
        ),
        (
            "from typing import NewType\nU = NewType('U', int)\n",
            "from typing import NewType\nU = NewType('U', str)\n",
            ["definition-changed"],
        ),
        (PYDANTIC.format("1", ""), PYDANTIC.format("pydantic.Field(1, ge=3)", ""), ["definition-changed"]),
        (PYDANTIC.format("1", ""), PYDANTIC.format("pydantic.Field(1, description='One.')", ""), []),
        (
            PYDANTIC.format("1", ""),
            PYDANTIC.format("1", "    model_config = pydantic.ConfigDict(extra='forbid')\n"),
            ["definition-changed"],
        ),
        (
            PYDANTIC.format("1", ""),
            PYDANTIC.format("1", "    @pydantic.field_validator('x')\n    def _v(cls, v: int) -> int: ...\n"),
            ["definition-changed"],
        ),
        (DECORATED.format("Callable[P, R]", ""), DECORATED.format("Callable[P, R]", "@_d\n"), []),
        (
            DECORATED.format("Callable[P, R]", "@_d\n"),
            DECORATED.format("Callable[P, str]", "@_d\n"),
            ["definition-changed"],
        ),
        (PARTIAL.format(""), PARTIAL.format(", c: int"), ["definition-changed"]),
        ("def f() -> int: ...\n", "import other\n@other.wrapped\ndef f() -> int: ...\n", ["definition-changed"]),
        ("X = frozenset({'a', 'b'})\n", "X = frozenset({'a'})\n", ["constant-value-changed"]),
    ],
)
def test_what_is_said_of_a_definition_is_compared(old: str, new: str, expected: list[str], tmp_path: Path) -> None:
    assert rules(tmp_path, old, new) == expected


OVERLOADS = (
    "from typing import overload\n"
    "@overload\ndef f(x: {}) -> {}: ...\n@overload\ndef f(x: {}) -> {}: ...\ndef f(x): ...\n"
)
ENUM = "from enum import Enum, auto\nclass E(Enum):\n    {} = auto()\n    {} = auto()\n"
SELF = "from typing import Self\nclass A:\n    def f(self) -> {}: ...\n"
BASES = "class A(Exception): ...\nclass B(Exception): ...\nclass E({}): ...\n"
VARIABLE = "from typing import TypeVar\n_T = TypeVar('_T'{})\ndef f(x: _T) -> _T: ...\n"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("def f(x: int | str) -> int | str: ...\n", OVERLOADS.format("int", "int", "str", "str"), ["overload-added"]),
        (
            "def f(x: int | str | bytes) -> int | str: ...\n",
            OVERLOADS.format("int", "int", "str", "str"),
            ["overload-added", "overload-removed"],
        ),
        (
            OVERLOADS.format("bool", "str", "int", "int"),
            OVERLOADS.format("int", "int", "bool", "str"),
            ["definition-changed"],
        ),
        (ENUM.format("A", "B"), ENUM.format("B", "A"), ["enum-value-changed"]),
        (SELF.format("'A'"), SELF.format("Self"), ["return-type-narrowed"]),
        (SELF.format("Self"), SELF.format("'A'"), ["return-type-widened"]),
        (BASES.format("A, B"), BASES.format("B, A"), ["definition-changed"]),
        (
            "from typing import Any\ndef f() -> dict[str, Any]: ...\n",
            "def f() -> dict[str, int]: ...\n",
            ["any-removed"],
        ),
        ("def f(): ...\n", "def f() -> int: ...\n", ["any-removed"]),
    ],
)
def test_meaning_of_types_and_order_is_compared(old: str, new: str, expected: list[str], tmp_path: Path) -> None:
    assert rules(tmp_path, old, new) == expected


def test_variable_is_named_with_its_bound(tmp_path: Path) -> None:
    for version, text in (("old", VARIABLE.format("")), ("new", VARIABLE.format(", bound=int"))):
        (tmp_path / version / "lib").mkdir(parents=True)
        (tmp_path / version / "lib" / "__init__.py").write_text(text, encoding="utf-8")
    found = compare(tmp_path / "old", tmp_path / "new", "lib", "lib")
    assert "`f` returns `_T (bound: int)` instead of `_T (bound: object)`." in [one.text for one in found]


def test_classes_of_one_name_are_named_with_their_modules(tmp_path: Path) -> None:
    text = "import {0}\ndef f() -> dict[str, {0}.Client | None]: ...\n"
    for version, module in (("old", "one"), ("new", "other")):
        (tmp_path / version / "lib").mkdir(parents=True)
        (tmp_path / version / "lib" / "__init__.py").write_text(text.format(module), encoding="utf-8")
    [found] = compare(tmp_path / "old", tmp_path / "new", "lib", "lib")
    assert found.text == "`f` returns `dict[str, other.Client | None]` instead of `dict[str, one.Client | None]`."


FIELDS = "from attrs import frozen\n@frozen\nclass Retry:\n    {}: float = 8.0\n    factor: float = 2.0\n"
FLAG = "def f(*, {}: bool = False) -> None: ...\n"
MEMBERS = "from enum import Enum\nclass E(Enum):\n    {} = 'x'\n    OTHER = 'y'\n"


@pytest.mark.parametrize(
    ("text", "old", "new", "renamed"),
    [
        (FIELDS, "max_delay", "max_wait", True),
        (FIELDS, "max_delay", "min_delay", False),
        (FLAG, "include_deleted", "exclude_deleted", False),
        (FLAG, "open_file", "open_files", False),
        (FLAG, "client_id", "clinic_id", False),
        (FLAG, "organisation", "organization", True),
        ("class A:\n    def {}(self, x: int) -> None: ...\n", "activate", "deactivate", False),
        (MEMBERS, "CLOSED", "SHUT", True),
        (MEMBERS, "ENABLED", "DISABLED", False),
        ("class {}:\n    a: int\n    b: int\n    def c(self) -> int: ...\n", "Patient", "Client", True),
    ],
)
def test_rename_needs_evidence(text: str, old: str, new: str, renamed: bool, tmp_path: Path) -> None:
    found = rules(tmp_path, text.format(old), text.format(new))
    assert [one.endswith("-renamed") for one in found] == ([True] if renamed else [False, False])
