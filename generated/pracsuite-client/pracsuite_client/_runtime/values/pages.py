"""Read a page of records with a compiled decoder, if the page conforms to its schema.

The records are of compiled classes (``compiled.py``). A page that does not conform, or of which that is not proven, is
left to the tolerant reader (``record_codec.py``), the only place that knows about deviations. So a page that is read
here has no deviation, and its records equal those of the tolerant reader.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, Final

from attrs import frozen

from .codec import Codec
from .compiled import (
    Place,
    as_written,
    check_value_depth,
    checked_value,
    compiled_class,
    field,
    items_of,
    list_of,
    msgspec,
    objects_at,
    source_setter,
)
from .json import read_json, read_number
from .other_times import has_other_times
from .record_base import Wire
from .record_codec import Object
from .record_reading import as_received, read_partly
from .records import Model
from .signal_handlers import let_through
from .unset import UNSET

_WRITTEN_AT_ONCE: Final = 100
"""The number of records that are written before they are compared. They can be much longer than what was received."""


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
    if not isinstance(returns, Object):
        return None
    model: Any = returns.model
    first = _reader(model)
    if first is None:
        return None
    if model not in _IN_ORDER:
        page = first.read(content)
        if page is None or not any(page.body[one.declared.name] for one in first.lists):
            return page
        _IN_ORDER.setdefault(model, _compiled_reader(model, [as_received(page.record)]))
    return _IN_ORDER[model].read(content)


@frozen
class _List:
    """A list of records in a page.

    Attributes:
        attribute: The attribute of the page.
        declared: How it is declared.
        put: Sets the source of a record in the list.
        places: The places of records in these records.
    """

    attribute: str
    declared: Wire
    put: Callable[[Any, Any], None]
    places: tuple[Place, ...]


@frozen
class _PageReader:
    """Reads the pages of one class.

    Attributes:
        model: The class.
        decode: Returns the lists of records.
        encode: Writes the JSON text of a record into a buffer.
        split: Returns the JSON text of each property, or of each item of a list of records. An unknown property is an
            error.
        lists: The lists of records.
        others: The other attributes.
        has_times: Whether there are times that msgspec reads.
    """

    model: type[Model]
    decode: Callable[[bytes], Any]
    encode: Callable[[Any, bytearray], None]
    split: Callable[[bytes], Any]
    lists: tuple[_List, ...]
    others: tuple[tuple[str, Wire], ...]
    has_times: bool

    def read(self, content: bytes) -> Page | None:
        """Read a page, ``None`` if it does not conform, or if that is not proven."""
        try:
            found = self.decode(content)
            encoded, rest = self._encoded(found, content)
            if self.has_times and has_other_times(rest):
                return None
            texts = self.split(rest)
            lists: dict[str, list[Any]] = {}
            body: dict[str, Any] = {}
            unread = rest
            for one in self.lists:
                name = one.declared.name
                copies = [*map(bytes, getattr(texts, one.attribute))]  # a record must not keep the text of its page
                unread = _without(copies, unread)
                body[name] = lists[one.attribute] = _with_sources(one, getattr(found, one.attribute), encoded + copies)
            for attribute, declared in self.others:
                text = getattr(texts, attribute)
                if text is not UNSET:
                    body[declared.name] = _checked(declared, read_json(bytes(text)))
            read_json(unread)  # a property may be repeated, of which msgspec has not read the first value
        except (msgspec().MsgspecError, ValueError, RecursionError) as error:
            let_through(error)
            return None
        return Page(read_partly(self.model, body, lists, content), body)

    def _encoded(self, found: Any, content: bytes) -> tuple[list[bytes], bytes]:
        """Return the text of each record, and the page without them, if msgspec writes the records as the server did.

        It does so if they have all properties in the usual order, no spaces between these, and times in the form of
        msgspec. To write them is faster than to find them in the page, and to examine each time. Otherwise return no
        texts, and the page as it is.
        """
        records: list[Any] = getattr(found, self.lists[0].attribute) if len(self.lists) == 1 else []
        start = end = content.find(b"[{") + 1
        texts: list[bytes] = []
        try:
            if not records or not content.startswith(self._written(records[:1])[0], start):
                return [], content
            for first in range(0, len(records), _WRITTEN_AT_ONCE):
                part = self._written(records[first : first + _WRITTEN_AT_ONCE])
                text = b"," * bool(first) + b",".join(part)
                if not content.startswith(text, end):
                    return [], content
                texts += part
                end += len(text)
        except Exception as error:  # noqa: BLE001  # msgspec has no text for some of the values that it accepts
            let_through(error)
            return [], content
        return texts, content[:start] + content[end:]

    def _written(self, records: list[Any]) -> list[bytes]:
        """Return the text of each record, as msgspec writes it. None takes more memory than it needs."""
        buffer = bytearray()
        texts: list[bytes] = []
        for record in records:
            self.encode(record, buffer)
            texts.append(bytes(buffer))
        return texts


def _without(texts: list[bytes], content: bytes) -> bytes:
    """Return a JSON text with an empty string in place of these values, if they are in it with the same spaces between.

    Otherwise return it as it is. If these bytes are part of a string, its quotes end it, and the result is not JSON.
    """
    start = content.find(texts[0]) if texts else -1
    if start < 0:
        return content
    end = start + len(texts[0])
    between = content[end : content.find(texts[1], end)] if len(texts) > 1 else b","
    length = sum(map(len, texts)) + len(between) * (len(texts) - 1)
    if between.strip() != b"," or start + length > len(content):  # another value is there, or many spaces once only
        return content
    listed = between.join(texts)
    return content[:start] + b'""' + content[start + length :] if content.startswith(listed, start) else content


def _with_sources(one: _List, records: list[Any], texts: list[bytes]) -> list[Any]:
    """Return the records of a list after they were given their texts."""
    if len(texts) != len(records):
        raise ValueError  # the list is repeated
    any(map(one.put, records, texts))  # which returns None for each
    for place in one.places:
        place.name_sources(records, texts)
    return records


def _checked(declared: Wire, value: Any) -> Any:
    """Return a value that is not a list of records. Raises ``ValueError`` if it does not conform."""
    if type(value) not in declared.unchanged:
        check_value_depth(value)
        if not declared.codec.fits((value,)):
            raise ValueError
    return value


@cache
def _reader(model: Any) -> _PageReader | None:
    """Return what reads the pages of a class, ``None`` if it has no lists of records or cannot be compiled."""
    if not any(items_of(wire.codec) for wire in model.__wires__.values()):
        return None
    try:
        return _compiled_reader(model, [])
    except Exception as error:  # noqa: BLE001  # the tolerant reader reads what msgspec has no type for
        let_through(error)
        return None


_IN_ORDER: Final[dict[Any, _PageReader]] = {}
"""What reads the pages of each class after the first one with records. Its slots have the order of that page."""


def _compiled_reader(model: type[Model], samples: list[Any]) -> _PageReader:
    """Compile what reads the pages of a class, of which some JSON objects are given: see ``compiled_class``."""
    spec = msgspec()
    wires = model.__wires__
    items = {name: cls for name, wire in wires.items() if (cls := items_of(wire.codec)) is not None}
    kinds = {name: compiled_class(cls, objects_at(samples, wires[name].name)) for name, cls in items.items()}
    others = {name: wire for name, wire in wires.items() if name not in kinds}
    lists = [(name, list_of(kind), spec.field(name=wires[name].name)) for name, kind in kinds.items()]
    texts = [
        *((name, list_of(spec.Raw), spec.field(name=wires[name].name)) for name in kinds),
        *((name, spec.Raw, field(wire, UNSET)) for name, wire in others.items()),
    ]
    return _PageReader(
        model,
        spec.json.Decoder(spec.defstruct("Lists", lists), dec_hook=checked_value, float_hook=read_number).decode,
        spec.json.Encoder(enc_hook=as_written, decimal_format="number").encode_into,
        spec.json.Decoder(spec.defstruct("Texts", texts, kw_only=True, forbid_unknown_fields=True)).decode,
        tuple(_List(name, wires[name], source_setter(kind), kind.__places__) for name, kind in kinds.items()),
        tuple(others.items()),
        any(kind.__has_times__ for kind in kinds.values()),
    )
