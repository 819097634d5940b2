"""Calls on the messages that were sent to the tenants."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from practice_mock.control.inspection import Inspection
from practice_mock.state.practice import PracticeState
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant


class MessagePlane:
    """Shows the messages that were sent to the tenants."""

    def __init__(self, practice: PracticeState, inspection: Inspection) -> None:
        self._practice = practice
        self._inspection = inspection

    async def read(self, request: Request) -> Response:
        with self._practice.lock:
            messages = [_shown(message, tenant.number) for tenant, message in self._received()]
        return JSONResponse({"messages": messages})

    async def read_file(self, request: Request) -> Response:
        message_id, position = request.path_params["message_id"], request.path_params["position"]
        with self._practice.lock:
            files = [message["files"] for _, message in self._received() if message["messageId"] == message_id]
        if not files or position >= len(files[0]):
            raise HTTPException(404, "There is no such file.")
        return Response(files[0][position]["content"], media_type="application/octet-stream")

    def _received(self) -> Iterable[tuple[Tenant, Record]]:
        """Return every message, oldest first, with the tenant that received it."""
        for tenant in self._inspection.tenants["coreplus"]:
            for message in self._inspection.messages(tenant):
                yield tenant, message


def _shown(message: Record, tenant: int) -> Mapping[str, Any]:
    shown = [
        {
            "name": file["name"],
            "contentType": file["contentType"],
            "size": len(file["content"]),
            "sha256": sha256(file["content"]).hexdigest(),
        }
        for file in message["files"]
    ]
    return {**message, "tenant": tenant, "files": shown}
