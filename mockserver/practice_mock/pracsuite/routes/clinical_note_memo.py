"""The operation on memos."""

from __future__ import annotations

from collections.abc import Mapping

from practice_mock.pracsuite.domain import clinical_note_memo
from practice_mock.wire import Handler

HANDLERS: Mapping[str, Handler] = {
    "createClinicalNoteMemo": lambda call: clinical_note_memo.create(call.tenant, call.body),
}
