"""Faults that no test notices, each with the reason. One that is noticed after all makes the command fail."""

from __future__ import annotations

EXPLAINED: dict[str, str] = {
    "cosmic-ray-14 log.py": "Whoever calls it names the arguments that it lets stand without a name.",
    "mutmut-04 patients.py": (
        "Only what is safe to read is sent again, so a write whose safety is misspelt is treated as it was."
    ),
    "reconcile.py Reconcile.judge_list: list truncated: [record for match, record in suspects if match i": (
        "Only whether there is none, one or more counts, and the candidates are taken from all suspects."
    ),
    "reconcile.py choose: list truncated: [record for record in records if _all(read.key, ": (
        "Only whether there is exactly one counts, and two are as good as more to say that there is not."
    ),
    "recovery.py sent_facts: null is absence: arguments.get(name, UNSET) is UNSET": (
        "What a look needs are identifiers of the body, whose codecs have refused null before this is asked."
    ),
    "base.py Codec.fits: returned nothing: return True #2": (
        "Without this quick way every value is looked at by itself, with the same result."
    ),
    'auth.py _base64url: constant changed: b"="': (
        "No part of a token ends in an x: two end with a brace, and the signature has no such letter at its end."
    ),
    "model.py Model.__init_subclass__: statement dropped: cls.__plain__ = tuple((name, declared.name, decl": (
        "Without this quick way every attribute is read by itself, with the same result."
    ),
    "model.py Model.__init_subclass__: statement dropped: super().__init_subclass__(**kwargs)": (
        "A record has no other base that would have to hear of it."
    ),
    "model.py Object._walk: arithmetic changed: known += 1": (
        "Counting only spares the look for unknown properties where there are none."
    ),
    "model.py Object.survey: constant changed: True": "Each record of a group has the same properties.",
    "model.py Object.survey: argument lost: zip(*(record.values() for record in records), st": (
        "Each record of a group has the same properties."
    ),
    "model.py _LazyPlain.__get__: condition shortened: value is None or type(value) in unchanged": (
        "Without this quick way the attribute is read by itself, with the same result."
    ),
    "model.py _LazyPlain.__get__: condition shortened: value is None or type(value) in unchanged #3": (
        "Without this quick way the attribute is read by itself, with the same result."
    ),
    'operation.py _address: argument lost: quote(text, safe="") #2': "A slash may stand in a query as it is.",
    "pracsuite AppointmentReserve.duration minimum: bound moved": "No multiple of five lies between the two bounds.",
    "recovery.py Recovery.__init__: statement dropped: self._begun = 0.0": (
        "The first look sets it before anybody reads it; this says only of which type it is."
    ),
    'saving.py _place: constant changed: "/"': "The tests run where this is the only separator of a path.",
    "times.py LocalDateTime.encode: microseconds lost: to_wall_time(value, context.time_zone).isoformat": (
        "A wall time with a fraction of a second is refused before."
    ),
    'times.py _all_read: returned nothing: return bool(lines.match("\\n".join(values) + "\\n"': (
        "Without this quick way every value is looked at by itself, with the same result."
    ),
    "coreplus/views.py slot: microseconds lost: free.span.start.astimezone(zone).isoformat()": (
        "Free times begin on whole seconds."
    ),
    "coreplus/views.py slot: microseconds lost: free.span.end.astimezone(zone).isoformat()": (
        "Free times end on whole seconds."
    ),
    "practice.py _load: constant changed: True": "A snapshot has as many stores as there are shapes.",
    'pracsuite/directory.py professions_of: list truncated: [fetch(tenant, "profession", number) for number ': (
        "Nobody in the demo practices has more than two professions, and no request changes that."
    ),
    'pracsuite/accounts.py of_patient: order lost: sorted(tenant.table("account").find("client", cl': (
        "Accounts are numbered in the order in which the table has them."
    ),
    'pracsuite/attachments.py of_folder: order lost: sorted(tenant.table("attachment").find("folder",': (
        "Attachments are numbered in the order in which the table has them."
    ),
    "pracsuite/attachments.py receive: microseconds lost: tenant.now().astimezone(tenant.zone).date().isof": (
        "A day has no fraction of a second."
    ),
    "pracsuite/availability.py _times: microseconds lost: (datetime.combine(day, datetime.min.time()) + ti": (
        "Free times begin on whole minutes."
    ),
    'pracsuite/directory.py items_of_group: order lost: sorted(group["item_ids"])': (
        "No request changes a group, and the demo practices have its items in order."
    ),
    "pracsuite/spans.py Span.covers: microseconds lost: self.last.isoformat()": "A day has no fraction of a second.",
}
"""By the name of the fault."""
