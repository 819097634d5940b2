"""Mutants that behave like the original code, or are accepted, each with the reason.

The key is the mutant's id without the file, so that it stays valid when a module moves. A full run fails if a test
kills one of these mutants after all.
"""

from __future__ import annotations

from collections.abc import Iterable

from tools.mutation.mutants import Kind, place
from tools.mutation.results import Result

EQUIVALENT: dict[str, str] = {
    "choose: list truncated: [record for record in records if all_hold(read.k": (
        "Only whether there is exactly one record matters, and two records show that there is not."
    ),
    "Codec.fits: return value removed: return True #2": (
        "This is a shortcut. Without it, each value is checked separately, with the same result."
    ),
    '_base64url: constant changed: b"="': (
        "No part of a token ends in an x: two end in a brace, and the signature never ends in this letter."
    ),
    "Model.__init_subclass__: statement removed: cls.__plain__ = tuple((name, declared.name, decl": (
        "This is a shortcut. Without it, each attribute is read separately, with the same result."
    ),
    "Model.__init_subclass__: statement removed: super().__init_subclass__(**kwargs)": (
        "A record has no other base class with this method."
    ),
    "Object._walk: arithmetic changed: known += 1": (
        "The count only avoids a search for unknown properties where there are none."
    ),
    "Object.survey: constant changed: True": "Each record of a group has the same properties.",
    "LazyPlain._stored: condition reduced: value is None or type(value) in unchanged": (
        "This is a shortcut. Without it, the attribute is read separately, with the same result."
    ),
    "LazyPlain._stored: condition reduced: value is None or type(value) in unchanged #3": (
        "This is a shortcut. Without it, the attribute is read separately, with the same result."
    ),
    "pracsuite AppointmentReserve.duration minimum: bound changed": "No multiple of five lies between the two bounds.",
    "LocalDateTime.encode: microseconds removed: self._wall_time(_plain(value), context).isoforma": (
        "A wall time with a fraction of a second is rejected before."
    ),
    '_all_read: return value removed: return bool(lines.match("\\n".join(values) + "\\n"': (
        "This is a shortcut. Without it, each value is checked separately, with the same result."
    ),
    "present_slot: microseconds removed: free.span.start.astimezone(zone).isoformat()": (
        "Free times start on whole seconds."
    ),
    "present_slot: microseconds removed: free.span.end.astimezone(zone).isoformat()": (
        "Free times end on whole seconds."
    ),
    "PracticeState._load: constant changed: True": "A snapshot has as many stores as there are shapes.",
    'of_practitioner: list truncated: [fetch(tenant, "profession", number) for number ': (
        "No practitioner in the demo practices has more than two professions, and no request changes that."
    ),
    'of_patient: sorting removed: sorted(tenant.table("account").find("client", cl': (
        "Accounts are numbered in the order in which the table has them."
    ),
    'of_folder: sorting removed: sorted(tenant.table("attachment").find("folder",': (
        "Attachments are numbered in the order in which the table has them."
    ),
    "receive: microseconds removed: tenant.now().astimezone(tenant.zone).date().isof": (
        "A date has no fraction of a second."
    ),
    "_times: microseconds removed: (datetime.combine(day, datetime.min.time()) + ti": (
        "Free times start on whole minutes."
    ),
    'of_group: sorting removed: sorted(group["item_ids"])': (
        "No request changes a group, and in the demo practices its items are in order."
    ),
    "Span.covers: microseconds removed: self.last.isoformat()": "A date has no fraction of a second.",
}
"""The reason for each mutant."""


def reason(mutant_id: str, kind: Kind) -> str | None:
    """Return why a mutant is equivalent or accepted, or None if it is a gap in the tests."""
    return EQUIVALENT.get(place(mutant_id, kind))


def outdated(results: Iterable[Result]) -> list[str]:
    """Return the entries whose mutants were all killed."""
    state: dict[str, bool] = {}
    for result in results:
        key = place(result.id, result.kind)
        if key in EQUIVALENT:
            state[key] = state.get(key, True) and result.killed
    return sorted(key for key, killed in state.items() if killed)
