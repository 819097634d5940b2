"""Operations on notes in the appointment book."""

from __future__ import annotations

from collections.abc import Mapping

from practice_mock.pracsuite.domain import note
from practice_mock.pracsuite.presenters.records import present_note
from practice_mock.pracsuite.routes.listing import getting, listing
from practice_mock.wire import Handler

HANDLERS: Mapping[str, Handler] = {
    "listNotes": listing(note.notes, present_note, key="notes"),
    "createNote": lambda call: present_note(call, note.create(call.tenant, call.body)),
    "getNote": getting(note.get, present_note),
}
