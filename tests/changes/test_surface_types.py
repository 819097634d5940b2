"""The relation of two types: reflexive, transitive, and that of the type checkers in the cases that matter."""

from __future__ import annotations

import builtins
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.changes.surface.relations import Relation, Types
from tools.changes.surface.types import (
    NONE,
    Any,
    Called,
    Literal,
    Named,
    Never,
    Parameters,
    Tuple,
    Type,
    normal,
    parsed,
    shown,
    union,
)

TYPES = Types()
MODULES = {
    "datetime": "datetime.datetime",
    "date": "datetime.date",
    "Path": "pathlib.Path",
    "Decimal": "decimal.Decimal",
    "Set": "collections.abc.Set",
}


def resolve(name: str) -> str:
    """Return the full path of a name of the tests."""
    if hasattr(builtins, name):
        return f"builtins.{name}"
    return MODULES.get(name) or normal(f"typing.{name}")


def type_of(text: str) -> Type:
    """Return the type of an annotation."""
    return parsed(text, resolve)


PLAIN = st.sampled_from(
    [
        *(Named(f"builtins.{name}") for name in ("object", "int", "float", "bool", "str", "bytes", "ValueError")),
        *(Literal("'a'", "builtins.str"), Literal("1", "builtins.int"), Literal("True", "builtins.bool")),
        *(NONE, Named("datetime.datetime"), Named("datetime.date"), Named("package.Class"), Never()),
    ]
)


def larger(inner: st.SearchStrategy[Type]) -> st.SearchStrategy[Type]:
    """Return types that contain others."""
    ones = ("list", "set", "frozenset", "tuple", "type")
    abstract = ("Iterable", "Collection", "Sequence", "MutableSequence", "Set", "Iterator", "Awaitable")
    names = [*(f"builtins.{name}" for name in ones), *(f"collections.abc.{name}" for name in abstract)]
    pairs = ["builtins.dict", "collections.abc.Mapping", "collections.abc.MutableMapping"]
    return st.one_of(
        st.builds(lambda name, one: Named(name, (one,)), st.sampled_from(names), inner),
        st.builds(lambda name, one, other: Named(name, (one, other)), st.sampled_from(pairs), inner, inner),
        st.builds(lambda items: Tuple(tuple(items)), st.lists(inner, max_size=3)),
        st.builds(lambda items: union(items), st.lists(inner, min_size=1, max_size=3)),
        st.builds(
            lambda items, returns: Called(Parameters(None if items is None else tuple(items)), returns),
            st.none() | st.lists(inner, max_size=2),
            inner,
        ),
    )


KNOWN = st.recursive(PLAIN, larger, max_leaves=5)


@given(KNOWN)
def test_type_includes_itself(one: Type) -> None:
    assert TYPES.includes(one, one)
    assert TYPES.relation(one, one) is Relation.EQUAL


@given(st.lists(KNOWN, min_size=3, max_size=8))
def test_inclusion_is_transitive(ones: list[Type]) -> None:
    """With all unions and containers of two of them, so that there are many inclusions."""
    pool = [*ones, *(union(pair) for pair in pairwise(ones)), *(Named("builtins.list", (one,)) for one in ones)]
    pool += [Named("collections.abc.Sequence", (one,)) for one in pool[:6]]
    above = {index: {at for at, wide in enumerate(pool) if TYPES.includes(wide, one)} for index, one in enumerate(pool)}
    for index, wider in above.items():
        for at in wider:
            assert above[at] <= wider, (pool[index], pool[at])


@given(KNOWN, KNOWN)
def test_union_includes_its_members(one: Type, other: Type) -> None:
    both = union((one, other))
    assert TYPES.includes(both, one)
    assert TYPES.includes(both, other)


@given(KNOWN, KNOWN)
def test_relation_of_the_opposite_change_is_the_opposite(one: Type, other: Type) -> None:
    opposite = {Relation.WIDENED: Relation.NARROWED, Relation.NARROWED: Relation.WIDENED}
    found = TYPES.relation(one, other)
    assert TYPES.relation(other, one) is opposite.get(found, found)


@given(KNOWN)
def test_every_type_is_one_of_any(one: Type) -> None:
    assert TYPES.includes(Any(), one)


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        ("float", "int"),
        ("int", "bool"),
        ("complex", "bool"),
        ("date", "datetime"),
        ("int | None", "int"),
        ("Optional[int]", "None"),
        ("str", "Literal['a']"),
        ("Literal['a', 'b']", "Literal['b']"),
        ("Sequence[float]", "list[int]"),
        ("Iterable[object]", "dict[str, int]"),
        ("Mapping[str, float]", "dict[str, int]"),
        ("tuple[int, ...]", "tuple[int, bool]"),
        ("Sequence[int | str]", "tuple[int, str]"),
        ("Sequence[str]", "str"),
        ("Callable[[int], object]", "Callable[[float], int]"),
        ("Callable[..., object]", "Callable[[int], int]"),
        ("type[Exception]", "type[ValueError]"),
        ("Exception", "KeyError"),
        ("Awaitable[int]", "Coroutine[Any, Any, int]"),
    ],
)
def test_type_is_wider(wide: str, narrow: str) -> None:
    assert TYPES.relation(type_of(wide), type_of(narrow)) is Relation.NARROWED
    assert TYPES.relation(type_of(narrow), type_of(wide)) is Relation.WIDENED


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("list[float]", "list[int]"),
        ("dict[str, int | None]", "dict[str, int]"),
        ("int", "str"),
        ("Literal['a']", "Literal['b']"),
        ("Callable[[int], int]", "Callable[[int, int], int]"),
        ("tuple[int, int]", "tuple[int]"),
        ("SomeClass", "OtherClass"),
    ],
)
def test_types_do_not_include_each_other(one: str, other: str) -> None:
    assert TYPES.relation(type_of(one), type_of(other)) is Relation.CHANGED


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Optional[int]", "int | None"),
        ("Union[int, str]", "str | int"),
        ("List[int]", "list[int]"),
        ("'int | None'", "None | int"),
        ("list['int']", "list[int]"),
        ("Annotated[int, 'metres']", "int"),
        ("Literal['a', 'b']", "Literal['b'] | Literal['a']"),
        ("int | bool", "int"),
        ("NoReturn", "Never"),
        ("Type[int]", "type[int]"),
    ],
)
def test_types_are_the_same(one: str, other: str) -> None:
    assert TYPES.relation(type_of(one), type_of(other)) is Relation.EQUAL


@given(KNOWN)
def test_shown_type_is_read_as_the_same(one: Type) -> None:
    assert shown(type_of(shown(one))) == shown(one)
