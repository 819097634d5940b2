"""Calls on the request journal."""

from __future__ import annotations

from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from practice_mock.control.reading import read_fields, read_query
from practice_mock.control.since import mark_of, read_since
from practice_mock.control.verify import require_operation
from practice_mock.state.practice import PracticeState


class JournalPlane:
    """Shows and clears the request journal, and sets what it keeps."""

    def __init__(self, practice: PracticeState) -> None:
        self._practice = practice

    async def read(self, request: Request) -> Response:
        query = read_query(request, {"operation", "since"})
        text = query.get("since", "0")
        if "operation" in query:
            require_operation(query["operation"])
        number = int(text) if text.isascii() and text.isdecimal() and len(text) < 20 else None
        with self._practice.lock:
            since = read_since(self._practice, text if number is None else number, within=False)
            mark = mark_of(self._practice)
            last, entries = self._practice.journal.last, list(self._practice.journal)
        shown = [
            asdict(entry)
            for entry in entries
            if entry.number > since and query.get("operation") in (None, entry.operation)
        ]
        missed = [asdict(one) for one in self._practice.missed]
        return JSONResponse({"entries": shown, "last": last, "mark": mark, "missed": missed})

    async def put(self, request: Request) -> Response:
        body = await read_fields(request, {"bodies": bool}, required={"bodies"})
        with self._practice.lock:
            self._practice.journal_settings.bodies = body["bodies"]
        return JSONResponse(body)

    async def clear(self, request: Request) -> Response:
        self._practice.clear_journal()
        return Response(status_code=204)
