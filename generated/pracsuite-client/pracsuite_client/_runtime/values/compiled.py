"""Read a page of records with a compiled decoder, if the page conforms to its schema.

msgspec decodes, checks and converts a record in one step. The record is of a compiled subclass of its class, which has
a slot for each attribute. A page that does not conform, or of which that is not proven, is left to the tolerant reader
(``record_codec.py``), the only place that knows about deviations. So a page that is read here has no deviation, and its
records equal those of the tolerant reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cache
from operator import attrgetter
from types import GenericAlias
from typing import Annotated, Any, Final, Literal, cast

from attrs import frozen

from .codec import Codec, tolerant
from .codecs import Array, Boolean, Choice, Integer, Nullable, Number, String
from .datetimes import Date, DateTime, LocalDateTime
from .json import MAX_DEPTH, check_depth, is_array, is_object, is_tuple, read_json, read_number
from .record_base import Wire
from .record_codec import Object
from .record_reading import read_partly
from .records import Model
from .signal_handlers import let_through
from .unset import UNSET

_MAX_LEVELS: Final = 8
"""The number of records inside each other that are compiled. No record of the APIs has as many."""

_MAX_DEPTH_OF_VALUES: Final = MAX_DEPTH // 2
"""The number of lists and objects inside each other that a value may have if the document does not limit it."""


@frozen
class Page:
    """A page that conforms to its schema.

    Attributes:
        record: The page as a record. Its lists of records are compiled records.
        body: The page as a JSON object, in which these lists have records as items.
    """

    record: Model
    body: dict[str, Any]


def read_page(returns: Codec[Any], content: bytes) -> Page | None:
    """Read a page that has lists of records.

    Args:
        returns: The codec of the page.
        content: The JSON text of the page.

    Returns:
        The page, or ``None`` if it does not conform, if that is not proven, or if it has no lists of records.
    """
    reader = _reader(cast("Any", returns.model)) if isinstance(returns, Object) else None
    return None if reader is None else reader.read(content)


@frozen
class _Place:
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
            for record, source in zip(found, named, strict=True):
                put(record, source)
        else:
            for record, source in zip(records, sources, strict=True):
                part = get(record)
                if part is not None:
                    put(part, source)
                    if self.inside:
                        found.append(part)
                        named.append(source)
        for place in self.inside:
            place.name_sources(found, named)


@frozen
class _PageReader:
    """Reads the pages of one class.

    Attributes:
        model: The class.
        split: Returns the JSON text of each property, or of each item of a list of records. An unknown property is an
            error.
        decode: Returns the lists of records.
        lists: For each attribute that is a list of records: how it is declared, what sets the source of a record, and
            the places of records in these.
        others: The other attributes.
        has_times: Whether there are times that msgspec reads.
    """

    model: type[Model]
    split: Callable[[bytes], Any]
    decode: Callable[[bytes], Any]
    lists: tuple[tuple[str, Wire, Callable[[Any, Any], None], tuple[_Place, ...]], ...]
    others: tuple[tuple[str, Wire], ...]
    has_times: bool

    def read(self, content: bytes) -> Page | None:
        msgspec = _msgspec()
        try:
            found = self.decode(content)
            texts = self.split(content)
            lists: dict[str, list[Any]] = {}
            body: dict[str, Any] = {}
            length = 1  # of the page, if there is no space in it outside of its values
            for name, declared, put, places in self.lists:
                records = getattr(found, name)
                sources = [bytes(text) for text in getattr(texts, name)]  # a record must not keep the text of its page
                for record, source in zip(records, sources, strict=True):
                    put(record, source)
                for place in places:
                    place.name_sources(records, sources)
                body[declared.name] = lists[name] = records
                length += len(declared.name) + 5 + sum(map(len, sources)) + max(len(sources), 1)
            for name, declared in self.others:
                text = getattr(texts, name)
                if text is not UNSET:
                    item = bytes(text)
                    body[declared.name] = self._checked(declared, read_json(item))
                    length += len(declared.name) + 4 + len(item)
            if length != len(content):
                read_json(content)  # a property may be repeated, of which msgspec has not read the first value
            if self.has_times and _has_other_times(content):
                return None
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            let_through(error)
            return None
        return Page(read_partly(self.model, body, lists, content), body)

    def _checked(self, declared: Wire, value: Any) -> Any:
        """Return a value that is not a list of records. Raises ``ValueError`` if it does not conform."""
        if type(value) not in declared.unchanged:
            _check_depth(value)
            if not declared.codec.fits((value,)):
                raise ValueError
        return value


@cache
def _reader(model: Any) -> _PageReader | None:
    """Return what reads the pages of a class, ``None`` if it has no lists of records or cannot be compiled."""
    lists = {name: items for name, wire in model.__wires__.items() if (items := _items_of(wire.codec)) is not None}
    if not lists:
        return None
    try:
        return _compiled_reader(model, lists)
    except Exception as error:  # noqa: BLE001  # the tolerant reader reads what msgspec has no type for
        let_through(error)
        return None


def _compiled_reader(model: type[Model], lists: dict[str, type[Model]]) -> _PageReader:
    msgspec = _msgspec()
    wires = model.__wires__
    raw = msgspec.Raw
    kinds = {name: _compiled(items, (), 1) for name, items in lists.items()}
    others = {name: wire for name, wire in wires.items() if name not in lists}
    texts = msgspec.defstruct(
        "Texts",
        [
            *((name, _list_of(raw), msgspec.field(name=wires[name].name)) for name in kinds),
            *((name, raw, _field(wire, UNSET)) for name, wire in others.items()),
        ],
        kw_only=True,
        forbid_unknown_fields=True,
    )
    records = msgspec.defstruct(
        "Records", [(name, _list_of(kind), msgspec.field(name=wires[name].name)) for name, kind in kinds.items()]
    )
    return _PageReader(
        model,
        msgspec.json.Decoder(texts).decode,
        msgspec.json.Decoder(records, dec_hook=_checked_value, float_hook=read_number).decode,
        tuple((name, wires[name], _put(kind), kind.__places__) for name, kind in kinds.items()),
        tuple(others.items()),
        any(kind.__has_times__ for kind in kinds.values()),
    )


def _items_of(codec: Any) -> type[Model] | None:
    """Return the class of the records in a list, ``None`` for another codec."""
    while type(codec) is Nullable:
        codec = cast("Any", codec).inner
    items: Any = cast("Any", codec).items if type(codec) is Array else None
    return items.model if type(items) is Object else None


def _list_of(kind: Any) -> Any:
    return GenericAlias(list, (kind,))


def _put(kind: Any) -> Callable[[Any, Any], None]:
    """Return what sets the source of a record of a compiled class, which is immutable otherwise."""
    return cast("Callable[[Any, Any], None]", kind._source.__set__)  # noqa: SLF001


class _NotCompilableError(Exception):
    """The records of a class may be inside each other, so that their depth has no limit."""


def _compiled(model: type[Model], path: tuple[str | None, ...], level: int) -> Any:
    """Return the compiled subclass of a record class for the records at one place of a record of a page.

    Args:
        model: The class.
        path: The properties on the way to the place; ``None`` is any item of a list.
        level: The number of records that a record at this place is in, with itself.
    """
    if level > _MAX_LEVELS:
        raise _NotCompilableError
    types: dict[str, Any] = {}
    places: list[_Place] = []
    has_times = False
    for name, wire in model.__wires__.items():
        typing = _Typing(path, wire.name, level)
        types[name] = typing.of(wire.codec)
        has_times = has_times or typing.has_times
        for kind, is_list in typing.inside:
            places.append(_Place(attrgetter(name), _put(kind), is_list, kind.__places__))
    # msgspec wants base classes without an __init__ of their own.
    base = type(model.__name__, (model,), {"__slots__": ("_source",), "__is_compiled__": True})
    members: dict[str, Any] = {
        **{name: _field(wire, None) for name, wire in model.__wires__.items()},
        "__annotations__": types,
        "__doc__": model.__doc__,
        "__has_times__": has_times,
        "__is_compiled__": True,
        "__module__": model.__module__,
        "__path__": path,
        "__places__": tuple(places),
        "__qualname__": model.__qualname__,
    }
    bases = (base, _msgspec().Struct)
    return _kind_of_compiled_classes()(model.__name__, bases, members, kw_only=True, forbid_unknown_fields=True)


@cache
def _kind_of_compiled_classes() -> Any:
    """Return the metaclass of compiled classes. A caller who calls one gets a record of the class itself."""

    def call(cls: Any, *arguments: Any, **keywords: Any) -> Any:
        return cls.__record__(*arguments, **keywords)

    kind: Any = cast("Any", type)(_msgspec().Struct)
    return type(str(kind.__name__), (kind,), {"__call__": call})


def _field(wire: Wire, default: Any) -> Any:
    field = _msgspec().field
    return field(name=wire.name) if wire.required else field(name=wire.name, default=default)


class _Typing:
    """Finds the type with which msgspec reads the values of a codec.

    It is one of msgspec's own only for codecs that are known to accept and to return exactly the same, and otherwise a
    class whose values are read by the codec.
    """

    def __init__(self, path: tuple[str | None, ...], name: str, level: int) -> None:
        self._path = path
        self._name = name
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
            return _list_of(kind)
        return self._value(codec)

    def _record(self, codec: Any, *, is_list: bool) -> Any:
        steps = (self._name, None) if is_list else (self._name,)
        kind = _compiled(codec.model, (*self._path, *steps), self._level + 1)
        self.has_times = self.has_times or kind.__has_times__
        self.inside.append((kind, is_list))
        return kind

    def _value(self, codec: Codec[Any]) -> Any:
        own = _TYPES.get(type(codec))
        if own is not None:
            return own
        if type(codec) in _ZONED:
            self.has_times = True
            return Annotated[datetime, _msgspec().Meta(tz=_ZONED[type(codec)])]
        if type(codec) is Choice and {type(value) for value in codec.values} in ({int}, {str}):
            return Literal[codec.values]
        return _AnyValue("Checked", (), {"codec": codec})


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

    def __instancecheck__(cls, instance: Any) -> bool:
        return True


def _checked_value(kind: Any, value: Any) -> Any:
    """Return the value of a type that msgspec does not know. Raises ``ValueError`` if it does not conform."""
    if not isinstance(kind, _AnyValue) or not kind.codec.fits((value,)):
        raise ValueError
    _check_depth(value)
    return value if type(value) in kind.codec.unchanged else tolerant(kind.codec, value)


def _check_depth(value: Any) -> None:
    """Raise ``TooDeep`` for a value that the tolerant reader might reject because it is nested too deeply."""
    if is_object(value) or is_array(value):
        check_depth(value, _MAX_DEPTH_OF_VALUES)


_REST: Final = rb"T..:..:..(?:\"|Z\"|\.\d{1,6}+(?:Z\"|\"|[+-]..:..\")|[+-]..:..\")"
"""What follows the date of a time that msgspec and the codecs read alike. If a dot is not a digit, both reject it.

It is an alternative for each form, because this is searched faster than optional parts.
"""

_OTHER_REST: Final = rb"[Tt ]\d\d:\d\d:\d\d(?:\.\d++)?+(?:[Zz]|[+-]\d\d:?\d\d)?+\""
"""What follows the date of any time that msgspec reads."""

_OTHER_TIME: Final = re.compile(rb"-..-..(?!" + _REST + rb")" + _OTHER_REST)
"""A time without its year. The search begins with a fixed byte, so it is fast."""

_YEAR: Final = re.compile(rb'"\d{4}')

_ESCAPED: Final = re.compile(rb'"(?=[\d:.+TtZz -]{0,40}\\)(?:[\d:.+TtZz -]|\\u00[2-7][\dA-Fa-f])++"')
"""A string of the characters of a time, of which some are escape sequences."""


def _has_other_times(content: bytes) -> bool:
    """Return whether a JSON text may have a time that msgspec reads, but the codecs do not, or not equally.

    It has a space in place of the ``T``, an offset without a colon, more digits than microseconds have, escape
    sequences, or a NUL, which is the end of a time without an offset for msgspec.
    """
    for found in _OTHER_TIME.finditer(content):
        if _YEAR.fullmatch(content, max(0, found.start() - 5), found.start()):
            return True
    if b"\\" not in content:
        return False
    return b"\\u0000" in content or any(_is_time(found[0]) for found in _ESCAPED.finditer(content))


def _is_time(string: bytes) -> bool:
    plain = re.sub(rb"\\u00(..)", lambda found: bytes.fromhex(found[1].decode()), string)
    return re.fullmatch(rb'"\d{4}-\d\d-\d\d' + _OTHER_REST, plain) is not None


@cache
def _msgspec() -> Any:
    """Return msgspec. It is imported at the first response, because that takes time."""
    import msgspec

    return msgspec
