"""What is measured in a process of its own: `python -m benchmarks.subject NAME SIZE` prints the figures as JSON."""

from __future__ import annotations

import asyncio
import gc
import json
import os
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import httpx

from pracsuite_client import AsyncPracSuite, PracSuite

from .handwritten import AppointmentPage
from .payload import RECORDS, LongList, appointment_page

ADDRESS = "https://practice.example/v1"
JSON = {"content-type": "application/json"}
PROCESS = Path("/proc/self")
WARM_PAGES = 3
"""The pages that are read first, so that no import and no compiled decoder is measured."""

Pages = Callable[[int], bytes]
"""Returns the page with a number."""


def main(name: str, size: int) -> None:
    """Measure, and print the figures."""
    print(json.dumps(SUBJECTS[name](size)))


def keep(read: Callable[[LongList], list[Any]], pages: int) -> dict[str, float]:
    """Measure the memory that the records of a list take."""
    pages_of_list = LongList(pages)
    read(LongList(WARM_PAGES))
    before = resident()
    records = read(pages_of_list)
    return {"bytes": max(1, resident() - before), "records": len(records)}


def walk(read: Callable[[LongList], int], pages: int) -> dict[str, float]:
    """Measure the time that all records of a list take, and the peak of memory meanwhile."""
    pages_of_list = LongList(pages)
    read(LongList(WARM_PAGES))
    before = resident()
    forget_peak()
    start = time.process_time()
    count = read(pages_of_list)
    seconds = time.process_time() - start
    return {"seconds": seconds, "peak": peak(), "bytes": max(1, peak() - before), "records": count}


def kept_by_us(pages: LongList) -> list[Any]:
    """Walk a list, and keep its records."""
    with _client(pages.page) as client:
        return list(client.appointments.list(page_size=RECORDS))


def kept_by_pydantic(pages: LongList) -> list[Any]:
    """Decode the same pages with pydantic, and keep the records."""
    found: list[Any] = []
    for number in range(1, pages.records // RECORDS + 1):
        found += AppointmentPage.model_validate_json(pages.page(number)).appointments
    return found


def walked_by_us(pages: LongList) -> int:
    """Walk a list with prefetch, and count the records."""

    async def run() -> int:
        count = 0
        transport = httpx.MockTransport(_responder(pages.page))
        async with (
            AsyncPracSuite(
                vendor_key="vendor",
                account_key="account",
                base_url=ADDRESS,
                http_client=httpx.AsyncClient(transport=transport),
            ) as client,
            client.appointments.list(page_size=RECORDS).prefetch() as appointments,
        ):
            async for _ in appointments:
                count += 1
        return count

    return asyncio.run(run())


def decoded_by_pydantic(pages: LongList) -> int:
    """Decode the same pages with pydantic, without requesting them, and count the records."""
    count = 0
    for number in range(1, pages.records // RECORDS + 1):
        for _ in AppointmentPage.model_validate_json(pages.page(number)).appointments:
            count += 1
    return count


def walked_by_hand(pages: LongList, *, remembers: bool = False) -> int:
    """Request the same pages with httpx, decode them with pydantic, and count the records.

    Args:
        pages: The pages.
        remembers: Whether to count each record once, by its ID.
    """

    async def run() -> int:
        count = 0
        known: set[int] = set()
        async with httpx.AsyncClient(transport=httpx.MockTransport(_responder(pages.page))) as client:
            for number in range(1, pages.records // RECORDS + 1):
                response = await client.get(f"{ADDRESS}/appointment", params={"page_size": RECORDS, "page": number})
                for appointment in AppointmentPage.model_validate_json(response.content).appointments:
                    if remembers:
                        known.add(appointment.appointment_id)
                    else:
                        count += 1
        return len(known) if remembers else count

    return asyncio.run(run())


def calls(count: int) -> dict[str, Any]:
    """Call again and again, each time for a page of one record, and note time and memory after each part of them."""
    page = appointment_page(1)
    parts = max(1, count // 100)
    with _client(lambda _: page) as client:
        for _ in range(min(count, 1_000)):
            client.appointments.list(page_size=RECORDS)
        seconds, memory, blocks = list[float](), list[int](), list[int]()
        for begin in range(0, count, parts):
            part = min(parts, count - begin)
            start = time.process_time()
            for _ in range(part):
                client.appointments.list(page_size=RECORDS)
            seconds.append((time.process_time() - start) / part)
            memory.append(resident())
            blocks.append(sys.getallocatedblocks())
    return {"seconds": seconds, "bytes": memory, "blocks": blocks, "each": parts}


def resident() -> int:
    """Return the memory of this process without garbage, in bytes."""
    gc.collect()
    return int((PROCESS / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def forget_peak() -> None:
    """Let the peak of memory begin at what this process has now."""
    (PROCESS / "clear_refs").write_text("5")


def peak() -> int:
    """Return the most memory that this process had, in bytes."""
    line = next(line for line in (PROCESS / "status").read_text().splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) * 1024


def _client(page: Pages) -> PracSuite:
    transport = httpx.MockTransport(_responder(page))
    return PracSuite(
        vendor_key="vendor", account_key="account", base_url=ADDRESS, http_client=httpx.Client(transport=transport)
    )


def _responder(page: Pages) -> Callable[[httpx.Request], httpx.Response]:
    def respond(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers=JSON, content=page(int(request.url.params.get("page", 1))))

    return respond


SUBJECTS: Mapping[str, Callable[[int], Mapping[str, Any]]] = {
    "kept by us": lambda pages: keep(kept_by_us, pages),
    "kept by pydantic": lambda pages: keep(kept_by_pydantic, pages),
    "walked by us": lambda pages: walk(walked_by_us, pages),
    "decoded by pydantic": lambda pages: walk(decoded_by_pydantic, pages),
    "walked by hand": lambda pages: walk(walked_by_hand, pages),
    "walked by hand, each once": lambda pages: walk(partial(walked_by_hand, remembers=True), pages),
    "calls": calls,
}


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
