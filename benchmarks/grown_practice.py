"""Serve a PracSuite practice with many patients and entries: copies of those of the demo practice in other years."""

from __future__ import annotations

import asyncio
import sys
from datetime import datetime, timedelta

from practice_mock import Practice, create_app
from practice_mock.serving import server

YEAR = timedelta(weeks=52)
"""The demo practice fills 52 weeks, so a copy that is moved by as much overlaps nothing, and has the same weekdays."""


def grown(patients: int, entries: int) -> Practice:
    """Return a practice with a number of patients, and at least a number of entries in the appointment book."""
    practice = Practice(patients=patients)
    tenant = practice.pracsuite[0]
    people = [patient["client_id"] for patient in tenant.table("patient").records()]
    table = tenant.table("appointment")
    book, made = list(table.records()), 0
    with practice.lock:
        for number in range(max(0, entries - len(book))):
            copy, place = divmod(number, len(book))
            entry = dict(book[place])
            moved = datetime.fromisoformat(entry["app_time"]) + YEAR * (copy + 1)
            entry |= {"appointment_id": table.next_key(), "app_time": moved.isoformat()}
            if entry["client_id"] is not None:
                entry["client_id"] = people[made % len(people)]
                made += 1
            table.put(entry)
    return practice


def main(port: int, patients: int, entries: int) -> None:
    """Serve on a port of the loopback interface until interrupted."""
    practice = grown(patients, entries)
    with server.interruptible(), server.listen("127.0.0.1", port) as listener:
        asyncio.run(server.make_server(create_app(practice)).serve(sockets=[listener]))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:4]))
