"""What each coreplus operation does: from a call to the rules, and from records to the body of the answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from practice_mock.coreplus import messages
from practice_mock.wire import Call, Handler


def handlers() -> Mapping[str, Handler]:
    """A handler for every operation of the document."""
    return {"sendMessage": send_message}


def send_message(call: Call) -> dict[str, Any]:
    """Store the message; answer with what was read."""
    files = [messages.File(part.file_name or "", part.content_type, part.content) for part in call.files["file"]]
    message = messages.send(call.tenant, call.body["messageData"], files)
    echoed: dict[str, Any] = messages.echo(message["data"])
    return echoed
