"""Pagination styles: how the URL of the next page is found, as data of an operation."""

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
    """Pagination by a link to the next page. The attributes, except ``page``, are JSON pointers into the body.

    Only the link's query parameters are used, and they are merged into the query of the call. So a link that drops a
    filter or points to another list has no effect.
    """

    page: str
    total: str
    next: str

    def next_url(self, url: str, body: Any, count: int) -> str | None:
        """Return the URL of the next page, ``None`` after the last. ``count`` is the number of records on this page."""
        link = at_pointer(body, self.next)
        if not isinstance(link, str) or not link:
            return None
        return _with_query(url, urlsplit(link).query)


@frozen(eq=False, repr=False)
class NumberPaging:
    """Pagination by page number and total count. ``total``, ``number`` and ``length`` are pointers into the body."""

    page: str
    size: str
    total: str
    number: str
    length: str

    def next_url(self, url: str, body: Any, count: int) -> str | None:
        """Return the URL of the next page, ``None`` after the last. ``count`` is the number of records on this page.

        A response without a total has a next page if it contains as many records as were requested.
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
    """Return the number in a query parameter of a URL, ``None`` if there is none."""
    given = [value for key, value in parse_qsl(urlsplit(url).query) if key == name]
    return int(given[-1]) if given and re.fullmatch("[0-9]{1,18}", given[-1]) else None


def _with_query(url: str, query: str) -> str:
    """Return ``url`` with the parameters of ``query`` in place of its own parameters of the same names."""
    base, _, own = url.partition("?")
    new = parse_qsl(query, keep_blank_values=True)
    names = {name for name, _ in new}
    pairs = [pair for pair in parse_qsl(own, keep_blank_values=True) if pair[0] not in names] + new
    return base + (
        "?" + "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in pairs) if pairs else ""
    )


@frozen(eq=False, repr=False)
class ListOperation(Operation[Model], Generic[T]):
    """An operation that returns a page of a list.

    Attributes:
        items: The attribute of the page that contains the records.
        paging: The pagination style; ``None`` if the list has a single page.
        key: The properties that identify a record; empty if none are known.
    """

    items: str = attrs.field(kw_only=True)
    paging: LinkPaging | NumberPaging | None = None
    key: tuple[str, ...] = ()

    def key_of(self, record: object) -> str | None:
        """Return the identifying key of a record, ``None`` if it has none."""
        if not isinstance(record, Model):
            return None
        raw = as_received(record)
        parts = [raw.get(name, UNSET) for name in self.key]
        return None if UNSET in parts or all(part is None for part in parts) else json.dumps(parts)
