"""Operations on messages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from practice_mock.coreplus.domain import message
from practice_mock.coreplus.presenters.message import present_message
from practice_mock.wire import Call, Handler


def send_message(call: Call) -> dict[str, Any]:
    """Store a message and repeat what it contained."""
    files = [message.File(part.file_name or "", part.content_type, part.content) for part in call.files["file"]]
    stored = message.send(call.tenant, call.body["messageData"], files)
    repeated: dict[str, Any] = present_message(stored["data"])
    return repeated


HANDLERS: Mapping[str, Handler] = {"sendMessage": send_message}
