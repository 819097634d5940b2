"""How the pages of a list follow one another, as data of an operation."""

from __future__ import annotations

import json
import re
from typing import Any, Generic, TypeVar
from urllib.parse import parse_qsl, quote, urlsplit

import attrs
from attrs import frozen

from ..operation.definition import Operation
from ..values.json_pointer import at_pointer
from ..values.records import Model, as_received
from ..values.unset import UNSET

T = TypeVar("T")


@frozen(eq=False, repr=False)
class LinkPaging:
    """Pages that say by a link whether there is a next one. Pointers lead into the body.

    Only the link's query is followed, laid over the query of the call: a link that drops a filter or names another list
    cannot lead the walk astray.
    """

    page: str
    total: str
    next: str

    def next_url(self, url: str, body: Any, count: int) -> str | None:
        """The address of the next page, or ``None`` after the last. ``count`` is the number of records on this one."""
        link = at_pointer(body, self.next)
        if not isinstance(link, str) or not link:
            return None
        return _with_query(url, urlsplit(link).query)


@frozen(eq=False, repr=False)
class NumberPaging:
    """Pages that say their number and how many records there are in all. Pointers lead into the body."""

    page: str
    size: str
    total: str
    number: str
    length: str

    def next_url(self, url: str, body: Any, count: int) -> str | None:
        """The address of the next page, or ``None`` after the last. ``count`` is the number of records on this one.

        An answer that does not say how many records there are has a next page if it holds as many as were asked for.
        """
        total, number, length = (at_pointer(body, pointer) for pointer in (self.total, self.number, self.length))
        if not (isinstance(total, int) and isinstance(number, int) and isinstance(length, int)):
            asked = number_in(url, self.size)
            number, more = number_in(url, self.page) or 1, asked is not None and count >= asked
        else:
            more = number * length < total
        if not more:
            return None
        return _with_query(url, f"{quote(self.page, safe='')}={number + 1}")


def number_in(url: str, name: str) -> int | None:
    """The number that a parameter of an address has."""
    given = [value for key, value in parse_qsl(urlsplit(url).query) if key == name]
    return int(given[-1]) if given and re.fullmatch("[0-9]{1,18}", given[-1]) else None


def _with_query(url: str, query: str) -> str:
    """``url`` with its parameters replaced by those of the same name in ``query``."""
    base, _, own = url.partition("?")
    new = parse_qsl(query, keep_blank_values=True)
    names = {name for name, _ in new}
    pairs = [pair for pair in parse_qsl(own, keep_blank_values=True) if pair[0] not in names] + new
    return base + (
        "?" + "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in pairs) if pairs else ""
    )


@frozen(eq=False, repr=False)
class ListOperation(Operation[Model], Generic[T]):
    """An operation that answers with a page.

    Attributes:
        items: The attribute of the answer that holds the records.
        paging: How pages follow; ``None`` when the list comes whole.
        key: The properties that tell two records apart; none when nothing is known to.
    """

    items: str = attrs.field(kw_only=True)
    paging: LinkPaging | NumberPaging | None = None
    key: tuple[str, ...] = ()

    def key_of(self, record: object) -> str | None:
        """What tells a record from others; ``None`` for one of which nobody can say."""
        if not isinstance(record, Model):
            return None
        raw = as_received(record)
        parts = [raw.get(name, UNSET) for name in self.key]
        return None if UNSET in parts or all(part is None for part in parts) else json.dumps(parts)
