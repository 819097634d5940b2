"""How changes of one kind are summed up: several in one place, or one in several places.

A kind that is not listed has one sentence for each change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen


@frozen
class Phrase:
    """Two templates.

    Attributes:
        many_members: For several members of one holder: ``{Holder}`` at the beginning or ``{holder}`` elsewhere, with
            ``{members}`` and their ``{count}``. Empty if they are not summed up.
        many_holders: For one ``{member}`` of several ``{holders}``, whose number is ``{count}``. Empty likewise.
    """

    many_members: str
    many_holders: str = ""


def _inputs(side: str) -> Iterator[tuple[str, Phrase]]:
    """Yield the phrases for what a call sends: parameters, and the properties of a body."""
    yield (
        f"{side}-added",
        Phrase("{Holder} takes {count} more: {members}.", "{member} is new in {count} places: {holders}."),
    )
    yield (
        f"{side}-added-required",
        Phrase(
            "{Holder} requires {count} more: {members}.", "{member} is new and required in {count} places: {holders}."
        ),
    )
    yield (
        f"{side}-removed",
        Phrase("{Holder} no longer takes {members}.", "{member} was removed from {count} places: {holders}."),
    )
    yield (
        f"{side}-required",
        Phrase("{Holder} requires {members}.", "{member} is required in {count} places: {holders}."),
    )
    yield (
        f"{side}-optional",
        Phrase("{Holder} no longer requires {members}.", "{member} is optional in {count} places: {holders}."),
    )
    yield (
        f"{side}-deprecated",
        Phrase(
            "The marks of {holder} as deprecated changed: {members}.",
            "The mark of {member} as deprecated changed in {count} places: {holders}.",
        ),
    )
    yield (
        f"{side}-phi-added",
        Phrase(
            "{count} values of {holder} are personal data now, and are not printed: {members}.",
            "{member} is personal data now, and is not printed, in {count} places: {holders}.",
        ),
    )


_DOCUMENTS: Mapping[str, Phrase] = {
    **dict(_inputs("parameter")),
    **dict(_inputs("request")),
    "response-added": Phrase(
        "{Holder} has {count} new fields: {members}.", "{count} records have the new field {member}: {holders}."
    ),
    "response-removed": Phrase(
        "{Holder} no longer has the fields {members}.", "{count} records no longer have the field {member}: {holders}."
    ),
    "response-optional": Phrase(
        "{count} fields of {holder} can be `None`: {members}.",
        "The field {member} of {count} records can be `None`: {holders}.",
    ),
    "response-nullable": Phrase(
        "{count} fields of {holder} can be `None`: {members}.",
        "The field {member} of {count} records can be `None`: {holders}.",
    ),
    "response-phi-added": Phrase(
        "{count} fields of {holder} are personal data now, and are not printed: {members}.",
        "The field {member} is personal data now, and is not printed, in {count} records: {holders}.",
    ),
    "response-deprecated": Phrase("The marks of fields of {holder} as deprecated changed: {members}."),
    "response-bound": Phrase("The bounds of {count} fields of {holder} changed: {members}."),
    "operation-added": Phrase("{Holder} has {count} new methods: {members}."),
    "operation-removed": Phrase("{Holder} no longer has the methods {members}."),
    "model-added": Phrase("{Holder} has {count} new classes: {members}."),
    "model-removed": Phrase("{Holder} no longer has the classes {members}."),
    "filter-added": Phrase("{Holder} can be filtered by {count} more fields: {members}."),
    "sort-added": Phrase("{Holder} can be sorted by {count} more fields: {members}."),
}

_SURFACE: Mapping[str, Phrase] = {}

PHRASES: Mapping[str, Phrase] = {**_DOCUMENTS, **_SURFACE}
"""The phrases, by the ids of the rules."""
