"""Lists as data of an operation: where a page has its records, the total and the link to the next page."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any, Generic, TypeVar, cast
from urllib.parse import parse_qsl, quote, unquote_plus, urlsplit

import attrs
from attrs import frozen

from ..errors.api import ResponseValidationError
from ..messages.http import Response
from ..operation.definition import Operation
from ..operation.response import says_something
from ..values.codec import Mismatch
from ..values.codecs import INTEGER, Array, Either, Nullable
from ..values.identifiers import plain_key
from ..values.json import is_array
from ..values.json_pointer import at_pointer, tokens
from ..values.record_codec import Object
from ..values.record_reading import as_received, compiled_values, outline, received_value
from ..values.records import Model
from ..values.signal_handlers import let_through
from ..values.type_hints import resolve_inherited
from ..values.unset import UNSET
from .walk import LoadedPage, NextLink, RecordKey

T = TypeVar("T")

_SORT = "sort_by"
"""The query parameter that gives a list a stable order."""


@frozen(eq=False, repr=False)
class PageNumbering:
    """How the pages of a list are requested, and what a page says about the list.

    Attributes:
        page: The query parameter for the page number. The first page is 1.
        size: The query parameter for the page size.
        total: The JSON pointer of the number of records on all pages.
        next: The JSON pointer of the link to the next page, if pages have one. Only the page number of a link is used,
            so a link that drops a filter or points to another list has no effect.
        number: The JSON pointer of the number of the page, if pages state it.
    """

    page: str
    size: str
    total: str
    next: str | None = None
    number: str | None = None

    def loaded(self, url: str, response: Response, body: Model, keys: tuple[RecordKey, ...]) -> LoadedPage:
        """Return what the walk of a list needs to know about a page.

        Args:
            url: The URL of the request.
            response: The response.
            body: The body of the response.
            keys: The keys of the records.
        """
        total = self.total_of(body)
        unclear = total is None and stated_at(body, self.total) is not None
        number = number_in(url, self.page) or 1
        stated = None if self.number is None else _whole_number_at(body, self.number)
        return LoadedPage(number, keys, total, self._link(body, number), response, stated, unclear)

    def total_of(self, body: Model) -> int | None:
        """Return the total that a page reports, ``None`` if it reports none or one that cannot be read."""
        return whole_number(stated_at(body, self.total))

    def _link(self, body: Model, number: int) -> NextLink:
        if self.next is None:
            return NextLink.NONE
        holder, name = self.next.rpartition("/")[0], tokens(self.next)[-1]
        record = _decoded_at(body, holder) if holder else body
        link = outline(record).get(name) if isinstance(record, Model) else None
        if link is None or link == "":
            return NextLink.NONE
        following = number_in(link, self.page) if isinstance(link, str) else None
        return NextLink.NEXT if following == number + 1 else NextLink.WRONG

    def url_of(self, url: str, number: int) -> str:
        """Return the URL of another page of the same list."""
        base, _, query = url.partition("?")
        kept = [pair for pair in query.split("&") if pair and unquote_plus(pair.partition("=")[0]) != self.page]
        return base + "?" + "&".join([*kept, f"{quote(self.page, safe='')}={number}"])


def stated_at(body: Model, pointer: str) -> Any:
    """Return the value at a JSON pointer as received, ``None`` if there is none."""
    return at_pointer(outline(body), pointer)


def whole_number(value: Any) -> int | None:
    """Return a count, also if it was sent as text; ``None`` if it cannot be read."""
    if isinstance(value, str):
        return int(value) if re.fullmatch(r"\s*[0-9]{1,18}\s*", value, re.ASCII) else None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return int(value) if value >= 0 and value == value // 1 else None


def _whole_number_at(body: Model, pointer: str) -> int | None:
    """Return the whole number at a JSON pointer, ``None`` if there is none that can be read."""
    try:
        return INTEGER.decode(_decoded_at(body, pointer))
    except Mismatch:
        return None


def _decoded_at(body: Any, pointer: str) -> Any:
    """Return the value at a JSON pointer through declared properties, decoded; raises ``Mismatch`` if there is none."""
    value = body
    for token in tokens(pointer):
        wires = value.__wires__ if isinstance(value, Model) else {}
        name = next((name for name, wire in wires.items() if wire.name == token), None)
        if name is None:
            raise Mismatch("is missing")
        value = getattr(value, name)
    return value


def number_in(url: str, name: str) -> int | None:
    """Return the number in a query parameter of a URL, ``None`` if there is none that can be read."""
    try:
        given = {value for key, value in parse_qsl(urlsplit(url).query) if key == name}
    except ValueError as error:
        let_through(error)
        return None
    (text,) = given if len(given) == 1 else ("",)
    return int(text) if re.fullmatch("[0-9]{1,1000}", text) else None


@resolve_inherited
@frozen(eq=False, repr=False)
class ListOperation(Operation[Model], Generic[T]):
    """An operation that returns a page of a list.

    Attributes:
        items: The attribute of the page that contains the records.
        paging: How its pages are requested; ``None`` if the list has a single page.
        totals: For a list with a single page, where a response may state a total all the same.
        key: The properties that identify a record; empty if none are known.
    """

    items: str = attrs.field(kw_only=True)
    paging: PageNumbering | None = None
    totals: tuple[str, ...] = ()
    key: tuple[str, ...] = ()

    def records_of(self, body: Model, response: Response) -> list[T]:
        """Return the records of a page.

        Raises:
            ResponseValidationError: The response has no list of records, or it contradicts itself.
        """
        items = getattr(body, self.items)
        problem = self._problem_of(body, items)
        if problem is not None:
            message = f"{self.name}: {problem}"
            raise ResponseValidationError(message, operation=self.name, response=response, maybe_applied=False)
        return cast("list[T]", items)

    def _problem_of(self, body: Model, items: Any) -> str | None:
        if not is_array(items):
            return "the response contains no list of records"  # an empty page would hide the records that there may be
        others = [place for place, item in enumerate(items) if not isinstance(item, Model)]
        if others and (self.key or len(others) < len(items) or None in items or _declares_records(body, self.items)):
            return f"the list contains something that is not a record, at /{others[0]}"
        for pointer in self.totals:
            total = stated_at(body, pointer)
            if total is not None and whole_number(total) != len(items):
                return f"the list has {len(items)} records, but states another total"
        if not items and _reports_a_problem(body):
            return "the list is empty, but the response reports an error or has a message"
        return None

    def key_of(self, record: object) -> RecordKey | None:
        """Return the identifying key of a record, ``None`` if it has none. It is small, because a walk keeps it."""
        if not isinstance(record, Model) or not self.key:
            return None
        parts = [received_value(record, name) for name in self.key]
        if UNSET in parts or all(part is None for part in parts):
            return None
        parts = [_plain(part) for part in parts]
        return _small(parts[0]) if len(parts) == 1 else (_text(parts),)

    def keys(self, records: list[T]) -> tuple[RecordKey, ...]:
        """Return a key for each record: its identifying key, otherwise a digest of its contents.

        Records of one page that have the same key but other contents are different records.
        """
        numbers = self._different_numbers(records)
        if numbers is not None:
            return numbers
        keys: list[RecordKey] = []
        first: dict[RecordKey, object] = {}
        for record in records:
            key = self.key_of(record)
            if key is None or (key in first and _digest(record) != _digest(first[key])):
                key = _digest(record)
            else:
                first.setdefault(key, record)
            keys.append(key)
        return tuple(keys)

    def _different_numbers(self, records: list[T]) -> tuple[RecordKey, ...] | None:
        """Return the keys of records which are identified by different whole numbers, ``None`` if they are not.

        This is much faster for a page that was read by a compiled decoder.
        """
        found = compiled_values(records, self.key[0]) if len(self.key) == 1 else None
        if found is None or {*map(type, found)} != {int} or len({*found}) != len(found):
            return None
        return tuple(found)

    def is_ordered(self, url: str) -> bool:
        """Return whether a caller has requested a stable order of a list whose records have keys."""
        return bool(self.key) and any(name == _SORT for name, _ in parse_qsl(urlsplit(url).query))


def _declares_records(page: Model, name: str) -> bool:
    """Return whether a list of a page is declared to contain nothing else. A document may have a list of texts."""
    codec: Any = page.__wires__[name].codec
    while isinstance(codec, Nullable):
        codec = cast("Any", codec).inner
    return not isinstance(codec, Array) or _is_record(cast("Any", codec).items)


def _is_record(codec: Any) -> bool:
    """Return whether each value that a codec accepts is a record, or null."""
    if isinstance(codec, Nullable):
        return _is_record(cast("Any", codec).inner)
    if isinstance(codec, Either):
        return all(map(_is_record, codec.kinds))
    return isinstance(codec, Object)


_REPORTS = frozenset(
    {
        *(
            "error",
            "errors",
            "fault",
            "faults",
            "exception",
            "exceptions",
            "problem",
            "problems",
            "failure",
            "failures",
        ),
        *("message", "messages", "detail", "details", "reason", "reasons", "warning", "warnings"),
        *("error_message", "errormessage", "error_description", "error_code", "errorcode"),
    }
)
"""The names of properties in which servers report why a list is empty."""


def _reports_a_problem(body: Model) -> bool:
    """Return whether a body has a property of such a name that its schema does not declare."""
    received = outline(body)
    unknown = received.keys() - body.__names__
    return any(name.casefold() in _REPORTS and says_something(received[name]) for name in unknown)


_NUMBER = re.compile(r"[+-]?[0-9]{1,40}(?:\.0{1,9})?", re.ASCII)


def _plain(value: object) -> object:
    """Return the one form of a part of a key. A number counts as the same in any spelling, also as text."""
    if isinstance(value, str):
        text = value.strip()
        return int(text.partition(".")[0]) if _NUMBER.fullmatch(text) else plain_key(text)
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _small(value: object) -> RecordKey:
    return value if isinstance(value, (int, str)) and not isinstance(value, bool) else (_text([value]),)


def _digest(record: object) -> bytes:
    raw = as_received(record) if isinstance(record, Model) else record
    return hashlib.blake2b(_text(raw).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _text(value: object) -> str:
    try:
        return json.dumps(value, sort_keys=True)
    except (RecursionError, TypeError, ValueError) as error:
        let_through(error)
        return ""  # equal to any other value that cannot be compared, so that a walk rather raises than ends
