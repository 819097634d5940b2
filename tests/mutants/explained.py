"""Faults that no test notices, each with the reason. One that is noticed after all makes the command fail."""

from __future__ import annotations

EXPLAINED: dict[str, str] = {
    "reconcile.py Reconcile.judge_list: list truncated: [record for match, record in suspects if match i": (
        "Only whether there is none, one or more counts, and the candidates are taken from all suspects."
    ),
    "reconcile.py choose: list truncated: [record for record in records if _all(read.key, ": (
        "Only whether there is exactly one counts, and two are as good as more to say that there is not."
    ),
    "recovery.py sent_facts: null is absence: arguments.get(name, UNSET) is UNSET": (
        "What a look needs are identifiers of the body, whose codecs have refused null before this is asked."
    ),
    'times.py _all_read: returned nothing: return bool(lines.match("\\n".join(values) + "\\n"': (
        "Without this quick way every value is looked at by itself, with the same result."
    ),
}
"""By the name of the fault."""
