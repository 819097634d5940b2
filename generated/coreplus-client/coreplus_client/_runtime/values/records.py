"""Records: attrs classes that keep all of the data that is received, and never print patient data.

There are three kinds. A record of a page that conforms to its schema is of a compiled subclass, which has a slot for
each attribute (``compiled.py``), and keeps its JSON text. Any other record from a server keeps the received JSON object
and decodes an attribute on first access. A record that a caller creates keeps its values and is checked when it is
sent. All are immutable.
"""

from __future__ import annotations

import copy
import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache, wraps
from itertools import islice
from operator import attrgetter
from types import FunctionType
from typing import Any, ClassVar, Self, TypeVar, cast, dataclass_transform

import attrs
from attrs import frozen

from .argument_error import ArgumentError, argument_error
from .codec import Codec, Context, Mismatch, is_given, tolerant, unnamed
from .codecs import Nullable
from .datetimes import is_in_order
from .display import MOST_ITEMS, ROOM, Verbatim, display, joined
from .hidden_frames import HIDDEN
from .json import MAX_DEPTH, TooDeep, copied, is_array, is_equal, is_mapping, is_tuple, read_json, taken
from .json_pointer import escape_pointer
from .safe_text import REDACTED, shown
from .similar_name import similar_name
from .type_hints import resolve_in
from .unset import UNSET

M = TypeVar("M", bound="Model")

_MOST_DEVIATIONS = 100
"""The number of deviations of a value that are looked at before it is printed."""


@frozen(eq=False, repr=False)
class Wire:
    """How one attribute of a record is sent and received."""

    codec: Codec[Any]
    name: str
    required: bool
    phi: bool
    unchanged: frozenset[type]
    token: str
    """The name as a token of a JSON pointer."""


class _Lazy:
    """Decodes an attribute on first access. The record then stores the value, so this is not called again."""

    __slots__ = ("_codec", "_name", "_wire_name")

    def __init__(self, name: str, declared: Wire) -> None:
        self._name = name
        self._wire_name = declared.name
        codec = declared.codec
        self._codec = codec.inner if isinstance(codec, Nullable) else codec  # null never reaches the codec

    def __get__(self, record: Model | None, owner: type[Model]) -> Any:
        if record is None:
            return self
        with HIDDEN:
            return self._decoded(record.__dict__)

    def _decoded(self, state: dict[str, Any]) -> Any:
        value = state["_raw"].get(self._wire_name)
        if value is not None:
            value = tolerant(self._codec, value)
        state[self._name] = value
        return value


class _LazyPlain(_Lazy):
    """The same for attributes that usually need no conversion. The first access stores all such attributes at once."""

    __slots__ = ()

    def __get__(self, record: Model | None, owner: type[Model]) -> Any:
        if record is None:
            return self
        with HIDDEN:
            return self._stored(record.__dict__, owner)

    def _stored(self, state: dict[str, Any], owner: type[Model]) -> Any:
        value_of = state["_raw"].get
        for name, wire_name, unchanged in owner.__plain__:
            value = value_of(wire_name)
            if value is None or type(value) in unchanged:
                state[name] = value
        return state[self._name] if self._name in state else self._decoded(state)


def wire(codec: Codec[Any], *, name: str | None = None, default: Any = attrs.NOTHING, phi: bool = False) -> Any:
    """Declare an attribute of a record.

    Args:
        codec: Reads and writes the value.
        name: The property name in the API, if it differs from the attribute's name.
        default: ``UNSET`` if the attribute is optional.
        phi: Whether it identifies or describes a person, or is a secret. If so, it is never printed.
    """
    # `repr` is for tools that print what attrs knows.
    return attrs.field(default=default, repr=False, metadata={"wire": (codec, name, default is attrs.NOTHING, phi)})


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(wire,))
class Model:
    """Base class of all records.

    An attribute that was not received, or not given, is ``None``; ``fields_set`` distinguishes it from null. A received
    value whose type differs from the schema is kept unchanged. A record may extend another: it then has the attributes
    of both, and its own declaration of an attribute replaces the other's. Two records are equal if they have the same
    values and the class of one is that of the other, or extends it.

    A record prints itself without private values, in little room. Whatever reads its attributes, such as ``vars`` and
    ``rich.inspect``, prints all of them.
    """

    __wires__: ClassVar[dict[str, Wire]] = {}
    __plain__: ClassVar[tuple[tuple[str, str, frozenset[type]], ...]] = ()
    """Each attribute that may need no conversion: its name, its property name, and the types that need none."""
    __names__: ClassVar[frozenset[str]] = frozenset()
    """The property names in the API."""
    __schema__: ClassVar[str] = ""
    """The name of the schema in the API's document, which is that of the class if a class does not state it."""
    __closed__: ClassVar[bool] = False
    __one_of__: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Sets of property names. At least one set must be given completely."""
    __exclusive__: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Sets of property names that must not all be given together."""
    __ordered__: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Pairs of attributes with the start and the end of a period."""
    __record__: ClassVar[type[Model]]
    """The class itself; of a compiled subclass, the class that was compiled."""
    __is_compiled__: ClassVar[bool] = False
    __path__: ClassVar[tuple[str | None, ...]] = ()
    """Where a record is in its source: the properties on the way to it, and ``None`` for any item of a list."""
    _source: ClassVar[Any] = None
    """What a record was read from, if it keeps that as text: a list with the JSON text, or the value after it was read.

    A record that is inside another one, in lists, has a tuple of the list of the outer record and of its indexes."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "__is_compiled__" in vars(cls):
            return
        if cls.__is_compiled__:
            name = cls.__record__.__name__
            raise TypeError(f"cannot extend a compiled class of records; extend {name} itself instead of type(record)")
        cls.__record__ = cls
        cls.__schema__ = vars(cls).get("__schema__", cls.__name__)
        attrs.define(cls, frozen=True, slots=False, eq=False, repr=False, kw_only=True)
        _resolve_in_module(cls)
        for name in ("__init__", "__setattr__", "__delattr__"):
            setattr(cls, name, _hiding(vars(cls)[name]))
        attributes = attrs.fields_dict(cast("type[attrs.AttrsInstance]", cls))
        type(attrs.fields(cast("type[attrs.AttrsInstance]", cls))).__iter__ = _iterated
        wires: dict[str, Wire] = {}
        for attribute_name in {**cls.__wires__, **attributes}:  # a record that extends another keeps the other's order
            codec, name, required, phi = attributes[attribute_name].metadata["wire"]
            wire_name = attribute_name if name is None else name
            token = escape_pointer(wire_name)
            wires[attribute_name] = Wire(codec, wire_name, required, phi, codec.unchanged, token)
        cls.__wires__ = wires
        cls.__names__ = frozenset(declared.name for declared in wires.values())
        plain = {name: declared for name, declared in wires.items() if declared.unchanged - {type(None)}}
        cls.__plain__ = tuple((name, declared.name, declared.unchanged) for name, declared in plain.items())
        cls.__replace__ = cls.replace  # the one that attrs adds would turn absent attributes into null
        for name, declared in wires.items():
            setattr(cls, name, (_LazyPlain if name in plain else _Lazy)(name, declared))

    def __attrs_post_init__(self) -> None:
        state = self.__dict__
        state["_given"] = frozenset(
            name for name, declared in self.__wires__.items() if is_given(state[name], declared.codec)
        )
        for name in self.__wires__.keys() - state["_given"]:
            state[name] = None

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Create a record from a JSON object with the property names of the API. No value is rejected: see the class.

        Raises:
            ArgumentError: The object is nested too deeply, or is not an object.
        """
        with HIDDEN, HIDDEN:
            if not is_mapping(data):
                raise ArgumentError("data", "must be a JSON object, as a dict; of a list, pass each item")
            try:
                return cast("Self", read_record(cls.__record__, taken(dict(data))))
            except TooDeep:
                raise ArgumentError("data", f"must not be nested more than {MAX_DEPTH} levels deep") from None

    @property
    def fields_set(self) -> frozenset[str]:
        """Return the attributes that were received or given, including those that are null."""
        with HIDDEN:
            return self._fields_set()

    def _fields_set(self) -> frozenset[str]:
        if not is_received(self):
            return cast("frozenset[str]", self.__dict__.get("_given", frozenset()))  # none before __init__ has ended
        raw = as_received(self)
        return frozenset(name for name, declared in self.__wires__.items() if declared.name in raw)

    @property
    def additional_properties(self) -> dict[str, Any]:
        """Return the received properties that the schema does not list, by their names in the API."""
        with HIDDEN:
            return {name: copied(value) for name, value in as_received(self).items() if name not in self.__names__}

    def to_dict(self) -> dict[str, Any]:
        """Return the record as a JSON object with the property names of the API.

        Received values are returned unchanged; a number that a ``float`` cannot hold is a ``Decimal``. Given values are
        encoded as they would be sent.

        Raises:
            ArgumentError: A given value violates the schema.
        """
        with HIDDEN, HIDDEN:
            if is_received(self):
                return cast("dict[str, Any]", copied(as_received(self)))
            try:
                return write_record(self, Context())
            except Mismatch as mismatch:
                raise argument_error(type(self).__name__, mismatch) from None

    def replace(self, /, **changes: Any) -> Self:
        """Return a copy with other values. Everything else is kept, received values unchanged.

        Args:
            changes: The attributes to change, by name. ``UNSET`` removes an attribute, ``None`` sets it to null.

        Raises:
            ArgumentError: The record has no such attribute; or it was received, and a value violates the schema. The
                values of a record that a caller created are checked when it is sent.
        """
        with HIDDEN, HIDDEN:
            return self._replaced(changes)

    def _replaced(self, changes: Mapping[str, Any]) -> Self:
        for name in changes:
            if name not in self.__wires__:
                meant = similar_name(self.__wires__, name)
                advice = f"use {meant}" if meant else f"it has {', '.join(sorted(self.__wires__))}"
                place = unnamed([*changes].index(name) + 1)
                raise ArgumentError(place, f"is not an attribute of {type(self).__name__}; {advice}")
        if not is_received(self):
            given = {name: getattr(self, name) if name in self.fields_set else UNSET for name in self.__wires__}
            return type(self)(**{**given, **changes})
        raw = dict(as_received(self))
        for name, value in changes.items():
            declared = self.__wires__[name]
            if value is UNSET:
                raw.pop(declared.name, None)
                continue
            try:
                raw[declared.name] = declared.codec.encode(value, Context())
            except Mismatch as mismatch:
                raise argument_error("", mismatch.inside(name)) from None
        return self.from_dict(raw)

    __replace__ = replace

    def __eq__(self, other: object) -> bool:
        with HIDDEN:
            if not isinstance(other, Model):
                return NotImplemented
            if not isinstance(other, self.__record__) and not isinstance(self, other.__record__):
                return NotImplemented
            return (
                self.fields_set == other.fields_set
                and all(is_equal(getattr(self, name), getattr(other, name)) for name in self.__wires__)
                and is_equal(self.additional_properties, other.additional_properties)
            )

    __hash__ = None  # type: ignore[assignment]  # a record may hold lists

    def __repr__(self) -> str:
        with HIDDEN:
            return self.__shown__(ROOM)

    def __shown__(self, room: int) -> str:
        """Return what ``repr`` returns, in at most about as many characters as there is room for."""
        with HIDDEN:
            return f"{type(self).__name__}({joined((f'{name}={text}' for name, text in self._printed(room)), room)})"

    def __rich_repr__(self) -> Iterator[tuple[str, Verbatim] | tuple[Verbatim]]:
        # Without this method, or if its call raised an exception, rich would print what attrs knows. So this generator
        # does nothing before rich iterates over it.
        with HIDDEN:
            parts = list(self._rich_printed(ROOM))
        yield from parts

    def _rich_printed(self, room: int) -> Iterator[tuple[str, Verbatim] | tuple[Verbatim]]:
        for name, text in self._printed(ROOM):
            room -= len(text) + len(name) + 3
            if room < 0:
                yield (Verbatim("…"),)
                return
            yield name, Verbatim(text)

    def _printed(self, room: int) -> Iterator[tuple[str, str]]:
        """Yield each attribute that is set, with its value as it is printed."""
        present, raw = self.fields_set, as_received(self)
        for name, declared in self.__wires__.items():
            if name in present:
                yield name, self._shown(name, declared, raw, room)
        unknown = (name for name in raw if name not in self.__names__)
        for name in islice(unknown, MOST_ITEMS):
            yield shown(name), REDACTED
        if more := sum(1 for _ in unknown):
            yield "…", f"{more} more"

    def _shown(self, name: str, declared: Wire, raw: Mapping[str, Any], room: int) -> str:
        if declared.phi or not declared.codec.printable:
            return "None" if getattr(self, name) is None else REDACTED
        value = getattr(self, name)
        if value is None:
            return "None"
        # A value that its codec could not decode may contain anything.
        received = raw.get(declared.name)
        part = received[:MOST_ITEMS] if is_array(received) else received
        found = islice(declared.codec.deviations(part, ""), _MOST_DEVIATIONS + 1) if declared.name in raw else ()
        undecoded = [one.kind == "type" or number == _MOST_DEVIATIONS for number, one in enumerate(found)]
        return REDACTED if any(undecoded) else display(value, room)

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        with HIDDEN:
            return _restore, (self.__record__, _state(self))

    def __copy__(self) -> Self:
        with HIDDEN:  # the frames of the module copy have its values as variables
            return cast("Self", _restore(self.__record__, _state(self)))

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        with HIDDEN:  # the frame of copy.deepcopy has the memo as a variable
            same = _restore(self.__record__, {})
            same.__dict__.update(copy.deepcopy(_state(self), {id(self): same}))
            return cast("Self", same)


Model.__record__ = Model


def is_received(record: Model) -> bool:
    """Return whether a record is from a server. A caller has created any other one."""
    return record._source is not None or "_raw" in record.__dict__  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]


def read_record(cls: type[M], raw: dict[str, Any]) -> M:
    """Create a record from a JSON object. The record keeps the object itself, not a copy."""
    record = cls.__new__(cls)
    record.__dict__["_raw"] = raw
    return record


def read_partly(cls: type[M], raw: dict[str, Any], lists: Mapping[str, list[Any]], source: bytes) -> M:
    """Create a record of which some attributes are lists of records that were read already.

    Args:
        cls: The class.
        raw: The JSON object, which may have other values in place of these lists.
        lists: The lists, by attribute.
        source: The JSON text of the whole object.
    """
    record = cls.__new__(cls)
    record.__dict__.update(lists, _raw=raw, _source=[source])
    return record


def as_received(record: Model) -> Mapping[str, Any]:
    """Return the JSON object of a record as received. It must not be changed: the record may keep it.

    For a record that a caller created it is empty.
    """
    source = record._source  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    if source is None:
        raw: Mapping[str, Any] = record.__dict__.get("_raw", {})
        return raw
    whole, *indexes = source if is_tuple(source) else (source,)
    if isinstance(whole[0], bytes):
        whole[0] = read_json(whole[0])  # other records that are in it need it too
    value = whole[0]
    for step in record.__path__:
        value = value[indexes.pop(0) if step is None else step]
    return cast("Mapping[str, Any]", value)


def outline(record: Model) -> Mapping[str, Any]:
    """Return the JSON object of a record as received, perhaps with other values in place of lists of records.

    This is much faster than ``as_received`` for a page.
    """
    raw = record.__dict__.get("_raw")
    return as_received(record) if raw is None else raw


def received_value(record: Model, name: str) -> Any:
    """Return the value of a property as received, ``UNSET`` if there is none."""
    if record.__is_compiled__:
        attribute, unchanged = _attributes(cast("Any", record.__record__)).get(name, ("", ()))
        value = getattr(record, attribute) if attribute else None
        if value is not None and type(value) in unchanged:
            return value  # others may have been converted, and null is not distinguished from no value
    return as_received(record).get(name, UNSET)


def compiled_values(records: Sequence[Any], name: str) -> list[Any] | None:
    """Return the value of a property as received for each of some compiled records of one class.

    ``None`` is a value that is null or absent. Returns ``None`` for other records, and if a value was converted.
    """
    kinds = {*map(type, records)}
    kind: Any = kinds.pop() if len(kinds) == 1 else None
    if not isinstance(kind, type) or not issubclass(kind, Model) or not kind.__is_compiled__:
        return None
    attribute, unchanged = _attributes(cast("Any", kind.__record__)).get(name, ("", ()))
    values = [*map(attrgetter(attribute), records)] if attribute else None
    return values if values is not None and {type(None), *unchanged}.issuperset(map(type, values)) else None


@cache
def _attributes(cls: Any) -> Mapping[str, tuple[str, Collection[type]]]:
    """Return the attributes of a record class, and the types that are unchanged, by the names of their properties."""
    return {declared.name: (name, declared.unchanged) for name, declared in cls.__wires__.items()}


def _state(record: Model) -> dict[str, Any]:
    """Return what a copy of a record has to keep."""
    if record._source is None:  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
        return dict(record.__dict__)
    return {"_raw": as_received(record)}


def write_record(record: Model, context: Context) -> dict[str, Any]:
    """Encode a record for sending. Raises ``Mismatch`` if it violates the schema."""
    wires = record.__wires__
    present = {name for name in record.fields_set if is_given(getattr(record, name), wires[name].codec)}
    written = write_fields(type(record), {name: getattr(record, name) for name in present}, context, present)
    extra = record.additional_properties
    if extra and record.__closed__:
        place = unnamed([*as_received(record)].index(next(iter(extra))) + 1)
        raise Mismatch("is not a property of this record; the API accepts no others", (place,))
    return written | extra


def write_fields(
    model: type[Model],
    values: Mapping[str, Any],
    context: Context,
    present: Collection[str] | None = None,
    said: Callable[[str], str] = str,
) -> dict[str, Any]:
    """Encode the values of a record's attributes as a JSON object.

    Args:
        model: The class of the record.
        values: The values by attribute. ``UNSET`` means "not given", and so does ``None`` where null is not valid.
        context: What encoding depends on in addition to the value.
        present: The attributes that are given, if already known.
        said: Returns what the caller calls an attribute, for a reason that names others.

    Raises:
        Mismatch: A value violates the schema, or a required value is not given.
    """
    written: dict[str, Any] = {}
    for name, declared in model.__wires__.items():
        value = values.get(name, UNSET)
        if not (is_given(value, declared.codec) if present is None else name in present):
            if declared.required:
                raise Mismatch("is required", (name,))
            continue
        try:
            written[declared.name] = declared.codec.encode(value, context)
        except Mismatch as mismatch:
            raise mismatch.inside(name) from None
    _check_combinations(model, written, said)
    return written


def _check_combinations(model: type[Model], written: Mapping[str, Any], said: Callable[[str], str]) -> None:
    if not (model.__one_of__ or model.__exclusive__ or model.__ordered__):
        return
    attributes = {declared.name: name for name, declared in model.__wires__.items()}
    if model.__one_of__ and not any(all(name in written for name in names) for names in model.__one_of__):
        first = next(name for name in model.__one_of__[0] if name not in written)
        choices = ", or ".join(" and ".join(said(attributes[name]) for name in names) for names in model.__one_of__)
        raise Mismatch(f"is missing; pass {choices}", (attributes[first],))
    for names in model.__exclusive__:
        if all(name in written for name in names):
            first, *others = (attributes[name] for name in names)
            raise Mismatch(f"cannot be given together with {' and '.join(map(said, others))}", (first,))
    for names in model.__ordered__:
        start, end = (model.__wires__[name] for name in names)
        check_order(start.codec, names, [written.get(start.name), written.get(end.name)], said)


def check_order(
    codec: Codec[Any], names: tuple[str, str], written: Sequence[Any], said: Callable[[str], str] = str
) -> None:
    """Raise ``Mismatch`` unless the encoded end of a period is after its start. Nothing is checked if one is absent."""
    if None in written:
        return
    start, end = map(codec.decode, written)
    if not is_in_order(start, end):
        relation = "be after" if isinstance(start, datetime) else "not be before"
        raise Mismatch(f"must {relation} {said(names[0])}", (names[1],))


def _iterated(attributes: tuple[Any, ...]) -> Iterator[Any]:
    """Iterate over the attributes of a record class, but not for ``attrs.evolve``.

    It would turn every absent attribute into null, which clears a field of the API, and lose unknown properties.
    """
    caller = sys._getframe(1)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    if caller.f_code is attrs.evolve.__code__:
        raise TypeError("attrs.evolve cannot copy a record; use record.replace(…)")
    return (attributes[index] for index in range(len(attributes)))  # iter() would call this function again


def _resolve_in_module(cls: type[Model]) -> None:
    """Let ``typing.get_type_hints`` find the records that a module declares after this one.

    The globals of the ``__init__`` that attrs makes are a copy, which lacks them.
    """
    made, module = vars(cls).get("__init__"), sys.modules.get(cls.__module__)
    if module is None or not isinstance(made, FunctionType) or made.__closure__ or made.__globals__ is vars(module):
        return  # it is not the one that attrs makes
    resolve_in(made, vars(module))


def _restore(cls: type[M], state: dict[str, Any]) -> M:
    with HIDDEN:
        record = cls.__new__(cls)
        record.__dict__.update(state)
        return record


def _hiding(method: Callable[..., None]) -> Callable[..., None]:
    """Return a method of all record classes that attrs makes, without its frames in tracebacks."""

    @wraps(method)
    def hiding(*arguments: Any, **keywords: Any) -> None:
        with HIDDEN, HIDDEN:
            method(*arguments, **keywords)

    return hiding
