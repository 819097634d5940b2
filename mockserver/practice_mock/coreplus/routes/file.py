"""Operations on files of clients."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from practice_mock.coreplus.domain import file
from practice_mock.wire import Call, Handler


def upload_file(call: Call) -> dict[str, Any]:
    """Store a file. The response of the real API is not documented, so the mock's is empty."""
    (part,) = call.files["File"]
    file.upload(call.tenant, call.body["json"], part.content, part.content_type)
    return {}


HANDLERS: Mapping[str, Handler] = {"uploadFile": upload_file}
