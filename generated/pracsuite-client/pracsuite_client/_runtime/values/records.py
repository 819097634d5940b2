"""Records: attrs classes that keep all of the data that is received, and never print patient data.

There are three kinds. A record of a page that conforms to its schema is of a compiled subclass, which has a slot for
each attribute (``compiled.py``), and keeps its JSON text. Any other record from a server keeps the received JSON object
and decodes an attribute on first access. A record that a caller creates keeps its values and is checked when it is
sent. All are immutable.
"""

from __future__ import annotations

import copy
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from itertools import islice
from types import FunctionType
from typing import Any, Self, cast, dataclass_transform

import attrs

from .argument_error import ArgumentError, argument_error
from .codec import Codec, Context, Mismatch, is_given, unnamed
from .display import MOST_ITEMS, ROOM, Verbatim, display, joined
from .hidden_frames import HIDDEN
from .json import MAX_DEPTH, TooDeep, copied, is_array, is_equal, is_mapping, taken
from .json_pointer import escape_pointer
from .record_base import RecordBase, Wire
from .record_reading import (
    Lazy,
    LazyPlain,
    R,
    as_received,
    attributes_set,
    is_received,
    read_record,
    unknown_properties,
)
from .record_writing import write_record
from .safe_text import REDACTED, shown
from .similar_name import similar_name
from .type_hints import resolve_in
from .unset import UNSET

_MOST_DEVIATIONS = 100
"""The number of deviations of a value that are looked at before it is printed."""


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
class Model(RecordBase):
    """Base class of all records.

    An attribute that was not received, or not given, is ``None``; ``fields_set`` distinguishes it from null. A received
    value whose type differs from the schema is kept unchanged. A record may extend another: it then has the attributes
    of both, and its own declaration of an attribute replaces the other's. Two records are equal if they have the same
    values and the class of one is that of the other, or extends it.

    A record prints itself without private values, in little room. Whatever reads its attributes, such as ``vars`` and
    ``rich.inspect``, prints all of them.
    """

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
            setattr(cls, name, (LazyPlain if name in plain else Lazy)(name, declared))

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
            return attributes_set(self)

    @property
    def additional_properties(self) -> dict[str, Any]:
        """Return the received properties that the schema does not list, by their names in the API."""
        with HIDDEN:
            return unknown_properties(self)

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


def _state(record: Model) -> dict[str, Any]:
    """Return what a copy of a record has to keep."""
    if record._source is None:  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
        return dict(record.__dict__)
    return {"_raw": as_received(record)}


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


def _restore(cls: type[R], state: dict[str, Any]) -> R:
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
