"""Compiled classes of records: with these, msgspec decodes, checks and converts a record in one step.

A compiled class extends the class of its records by a slot for each attribute. msgspec accepts nothing for one that the
tolerant reader (``record_codec.py``) would report or read otherwise, except for some times: see ``other_times.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cache
from operator import attrgetter
from types import GenericAlias
from typing import Annotated, Any, Final, Literal, cast

from attrs import frozen

from .codec import Codec, Mismatch
from .codecs import Array, Boolean, Choice, Integer, Nullable, Number, String
from .datetimes import Date, DateTime, LocalDateTime
from .json import MAX_DEPTH, Numeral, check_depth, is_array, is_object, is_tuple
from .record_base import Wire
from .record_codec import Object
from .records import Model

_MAX_LEVELS: Final = 8
"""The number of records inside each other that are compiled. No record of the APIs has as many."""

_MAX_DEPTH_OF_VALUES: Final = MAX_DEPTH // 2
"""The number of lists and objects inside each other that a value may have if the document does not limit it."""


@frozen
class Place:
    """The records at one place in other records.

    Attributes:
        get: Returns what is at this place in a record: another record, a list of records, or ``None``.
        put: Sets the source of a record at this place.
        is_list: Whether it is a list.
        inside: The places in these records.
    """

    get: Callable[[Any], Any]
    put: Callable[[Any, Any], None]
    is_list: bool
    inside: tuple[Any, ...]

    def name_sources(self, records: Iterable[Any], sources: Iterable[Any]) -> None:
        """Set the source of all records at this place in some records, which have these sources.

        The source of a record is that of the record of the page that it is in, and its index in each list on the way
        to it.
        """
        found: list[Any] = []
        named: list[Any] = []
        get, put = self.get, self.put
        if self.is_list:
            for record, source in zip(records, sources, strict=True):
                items = get(record) or ()
                whole = source if is_tuple(source) else ([source],)
                found += items
                named += ((*whole, index) for index in range(len(items)))
            any(map(put, found, named))  # which returns None for each
        else:
            for part, source in zip(map(get, records), sources, strict=True):
                if part is not None:
                    put(part, source)
                    if self.inside:
                        found.append(part)
                        named.append(source)
        for place in self.inside:
            place.name_sources(found, named)


def items_of(codec: Any) -> type[Model] | None:
    """Return the class of the records in a list, ``None`` for another codec."""
    while type(codec) is Nullable:
        codec = cast("Any", codec).inner
    items: Any = cast("Any", codec).items if type(codec) is Array else None
    return items.model if type(items) is Object else None


def list_of(kind: Any) -> Any:
    """Return the type of a list."""
    return GenericAlias(list, (kind,))


def objects_at(samples: list[Any], name: str) -> list[Any]:
    """Return the JSON objects at a property of some JSON objects, or in a list there."""
    found = [sample.get(name) for sample in samples]
    return [one for value in found for one in (value if is_array(value) else [value]) if is_object(one)]


def source_setter(kind: Any) -> Callable[[Any, Any], None]:
    """Return what sets the source of a record of a compiled class, which is immutable otherwise."""
    return cast("Callable[[Any, Any], None]", kind._source.__set__)  # noqa: SLF001


class _NotCompilableError(Exception):
    """The records of a class may be inside each other, so that their depth has no limit."""


def compiled_class(model: type[Model], samples: list[Any], path: tuple[str | None, ...] = (), level: int = 1) -> Any:
    """Return the compiled subclass of a record class for the records at one place of a record of a page.

    Args:
        model: The class.
        samples: JSON objects at this place. The slots get the order of their properties: msgspec reads objects with
            that order fastest, and writes it.
        path: The properties on the way to the place; ``None`` is any item of a list.
        level: The number of records that a record at this place is in, with itself.
    """
    if level > _MAX_LEVELS:
        raise _NotCompilableError
    types: dict[str, Any] = {}
    places: list[Place] = []
    has_times = False
    wires = _in_order(model.__wires__, samples)
    for name, wire in wires.items():
        typing = _Typing(wire.name, samples, path, level)
        types[name] = typing.of(wire.codec)
        has_times = has_times or typing.has_times
        for kind, is_list in typing.inside:
            places.append(Place(attrgetter(name), source_setter(kind), is_list, kind.__places__))
    # msgspec wants base classes without an __init__ of their own.
    base = type(model.__name__, (model,), {"__slots__": ("_source",), "__is_compiled__": True})
    members: dict[str, Any] = {
        **{name: field(wire, None) for name, wire in wires.items()},
        "__annotations__": types,
        "__doc__": model.__doc__,
        "__has_times__": has_times,
        "__is_compiled__": True,
        "__module__": model.__module__,
        "__path__": path,
        "__places__": tuple(places),
        "__qualname__": model.__qualname__,
    }
    bases = (base, msgspec().Struct)
    return _metaclass()(model.__name__, bases, members, kw_only=True, forbid_unknown_fields=True)


def _in_order(wires: dict[str, Wire], samples: list[Any]) -> dict[str, Wire]:
    """Return attributes in the order of the properties of some JSON objects."""
    order = {name: place for place, name in enumerate(dict.fromkeys(name for one in samples for name in one))}
    return dict(sorted(wires.items(), key=lambda item: order.get(item[1].name, len(order))))


@cache
def _metaclass() -> Any:
    """Return the metaclass of compiled classes. A caller who calls one gets a record of the class itself."""

    def call(cls: Any, *arguments: Any, **keywords: Any) -> Any:
        return cls.__record__(*arguments, **keywords)

    kind: Any = cast("Any", type)(msgspec().Struct)
    return type(str(kind.__name__), (kind,), {"__call__": call})


def field(wire: Wire, default: Any) -> Any:
    """Return msgspec's declaration of an attribute."""
    kwargs = {} if wire.required else {"default": default}
    return msgspec().field(name=wire.name, **kwargs)


class _Typing:
    """Finds the type with which msgspec reads the values of a codec.

    It is one of msgspec's own only for codecs that are known to accept and to return exactly the same, and otherwise a
    class whose values are read by the codec.
    """

    def __init__(self, name: str, samples: list[Any], path: tuple[str | None, ...], level: int) -> None:
        self._name = name
        self._samples = samples
        self._path = path
        self._level = level
        self.has_times = False
        self.inside: list[tuple[Any, bool]] = []

    def of(self, codec: Codec[Any]) -> Any:
        """Return the type for a property."""
        found: Any = codec
        if type(codec) is Nullable:
            return self.of(found.inner) | None
        if type(codec) is Object:
            return self._record(found, is_list=False)
        if type(codec) is Array:
            items = found.items
            kind = self._record(items, is_list=True) if type(items) is Object else self._value(items)
            return list_of(kind)
        return self._value(codec)

    def _record(self, codec: Any, *, is_list: bool) -> Any:
        steps = (self._name, None) if is_list else (self._name,)
        samples = objects_at(self._samples, self._name)
        kind = compiled_class(codec.model, samples, (*self._path, *steps), self._level + 1)
        self.has_times = self.has_times or kind.__has_times__
        self.inside.append((kind, is_list))
        return kind

    def _value(self, codec: Codec[Any]) -> Any:
        own = _TYPES.get(type(codec))
        if own is not None:
            return own
        if type(codec) in _ZONED:
            self.has_times = True
            return Annotated[datetime, msgspec().Meta(tz=_ZONED[type(codec)])]
        if type(codec) is Choice and {type(value) for value in codec.values} in ({int}, {str}):
            return Literal[codec.values]
        return _AnyValue("Checked", (), {"codec": codec, "unchanged": codec.unchanged})


_TYPES: Final[dict[type[Codec[Any]], Any]] = {
    Boolean: bool,
    Integer: int,
    Number: int | float,
    String: str,
    Date: date,
}

_ZONED: Final[dict[type[Codec[Any]], bool]] = {DateTime: True, LocalDateTime: False}
"""The codecs of times, and whether these have an offset."""


class _AnyValue(type):
    """The class of types that a codec reads: msgspec takes any value for one of theirs."""

    codec: Codec[Any]
    unchanged: frozenset[type]
    """That of the codec, which may compute it."""

    def __instancecheck__(cls, instance: Any) -> bool:
        return True


def checked_value(kind: Any, value: Any) -> Any:
    """Return the value of a type that msgspec does not know. Raises ``ValueError`` if it does not conform."""
    if not isinstance(kind, _AnyValue):
        raise ValueError
    if type(value) in kind.unchanged:
        return value
    if isinstance(value, (dict, list)):
        check_value_depth(value)
    try:
        return kind.codec.checked(value)
    except Mismatch:
        raise ValueError from None


def check_value_depth(value: Any) -> None:
    """Raise ``TooDeep`` for a value that the tolerant reader might reject because it is nested too deeply."""
    if is_object(value) or is_array(value):
        check_depth(value, _MAX_DEPTH_OF_VALUES)


def as_written(value: Any) -> Any:
    """Return what msgspec writes for a value that it does not know. Raises ``ValueError`` if that is not known."""
    if isinstance(value, Numeral):
        return msgspec().Raw(value.text.encode())
    raise ValueError


@cache
def msgspec() -> Any:
    """Return msgspec. It is imported at the first response, because that takes time."""
    import msgspec

    return msgspec
