"""The responses that are decoded, made from the document's own example so that they are valid for every tool."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from .stock import document

RECORDS = 100

START = 100_000
"""The first digits of the IDs on page 0 of a long list. Two digits for the place on the page follow."""

NEXT_PAGE = "https://practice.example/v1/appointment?page=2"

EMPTY_PAGE = b'{"appointments":[],"total_entries":0,"links":{"self":null,"previous":null,"next":null}}'


def appointment_page(records: int = RECORDS) -> bytes:
    """Return a page of appointments with all fields of PracSuite's document."""
    data = json.loads(document("pracsuite").read_text("utf-8"))
    response = data["paths"]["/appointment"]["get"]["responses"]["200"]["content"]["application/json"]
    page = response["examples"]["page"]["value"]
    page["appointments"] = [_varied(page["appointments"][0], index) for index in range(records)]
    page["total_entries"] = records
    return json.dumps(page, separators=(",", ":")).encode()


class LongList:
    """The pages of a list of different appointments, made when they are requested.

    Attributes:
        records: The number of records on all pages.
    """

    def __init__(self, pages: int) -> None:
        self.records = pages * RECORDS
        self._pages = pages
        page = json.loads(appointment_page())
        page["total_entries"] = self.records
        for index, record in enumerate(page["appointments"]):
            record["appointment_id"] = START * 100 + index
        page["links"] = {"self": None, "previous": None, "next": NEXT_PAGE}
        self._page = json.dumps(page, separators=(",", ":")).encode()
        self._last = self._page.replace(f'"{NEXT_PAGE}"'.encode(), b"null")

    def page(self, number: int) -> bytes:
        """Return a page by its number, which begins at 1. After the last page there is an empty one."""
        if number > self._pages:
            return EMPTY_PAGE.replace(b'"total_entries":0', f'"total_entries":{self.records}'.encode())
        page = self._last if number == self._pages else self._page.replace(b"page=2", f"page={number + 1}".encode())
        old, new = (f'"appointment_id":{START + added}'.encode() for added in (0, number))
        return page.replace(old, new)


def with_an_unknown_field(page: bytes) -> bytes:
    """Return the same page with an unknown property in each record."""
    data = json.loads(page)
    for record in data["appointments"]:
        record["colour_code"] = 3
    return json.dumps(data, separators=(",", ":")).encode()


def with_one_deviating_record(page: bytes) -> bytes:
    """Return the same page with a text in place of a number in its last record, which a decoder reaches last."""
    data = json.loads(page)
    data["appointments"][-1]["duration"] = "thirty"
    return json.dumps(data, separators=(",", ":")).encode()


def with_spaces(page: bytes) -> bytes:
    """Return the same page with a space after each comma and colon."""
    return json.dumps(json.loads(page)).encode()


def _varied(record: dict[str, Any], index: int) -> dict[str, Any]:
    start = datetime(2027, 1, 4, 9) + timedelta(minutes=30 * index)
    made = datetime(2026, 11, 20, 1, 2, 3, 456789, UTC) + timedelta(seconds=7 * index)
    number = record["appointment_id"] + index
    address = f"https://practice.example/v1/appointment/{number}"
    return record | {
        "row_num": index + 1,
        "total_rows": RECORDS,
        "links": {"self": address, "resources": f"{address}/resource"},
        "appointment_id": number,
        "client_id": record["client_id"] + index % 40,
        "app_time": start.isoformat(),
        "notes": None if index % 3 else "Prefers the room without stairs.",
        "created": made.isoformat().replace("+00:00", "Z"),
        "modified": (made + timedelta(hours=5)).isoformat().replace("+00:00", "Z"),
    }
