"""How changes of one kind are summed up: several in one place, one in several places, or all of them.

A kind that is not listed has one sentence for each change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen


@frozen
class Phrase:
    """Three templates, which are empty if such changes are not summed up.

    ``{count}`` is the number of changes. What has the ``{things}`` (arguments or fields, one ``{thing}``) is a
    ``{holder}``, with a capital ``{Holder}``; several are ``{owners}`` (methods or classes).

    Attributes:
        within: For several ``{members}`` of one holder.
        across: For one ``{member}`` of several ``{holders}``.
        all: For all others, with their ``{names}``.
    """

    within: str = ""
    across: str = ""
    all: str = ""


def _whole(kind: str, plural: str) -> Iterator[tuple[str, Phrase]]:
    """Yield the phrases for what was added, removed or renamed as a whole."""
    yield (
        f"{kind}-added",
        Phrase(
            f"{{Holder}} has {{count}} new {plural}: {{members}}.", "", f"There are {{count}} new {plural}: {{names}}."
        ),
    )
    yield (
        f"{kind}-removed",
        Phrase(
            f"{{Holder}} no longer has the {plural} {{members}}.",
            "",
            f"{{count}} {plural} were removed: {{names}}.",
        ),
    )


def _state(many: str, one: str) -> Phrase:
    """Return the phrase for a state of arguments or fields, such as ``are optional`` and ``is optional``."""
    return Phrase(
        f"{{count}} {{things}} of {{holder}} {many}: {{members}}.",
        f"The {{thing}} {{member}} of {{count}} {{owners}} {one}: {{holders}}.",
        f"{{count}} {{things}} {many}: {{names}}.",
    )


_NEW = Phrase(
    "{Holder} has {count} new {things}: {members}.",
    "{count} {owners} have the new {thing} {member}: {holders}.",
    "There are {count} new {things}: {names}.",
)
_NEW_REQUIRED = Phrase(
    "{Holder} has {count} new required {things}: {members}.",
    "{count} {owners} have the new required {thing} {member}: {holders}.",
    "There are {count} new required {things}: {names}.",
)
_GONE = Phrase(
    "{Holder} no longer has the {things} {members}.",
    "{count} {owners} no longer have the {thing} {member}: {holders}.",
    "{count} {things} were removed: {names}.",
)
_STATES: Mapping[str, Phrase] = {
    "added": _NEW,
    "added-optional": _NEW,
    "added-required": _NEW_REQUIRED,
    "removed": _GONE,
    "none-added": _state("can be `None`", "can be `None`"),
    "none-removed": _state("cannot be `None` any more", "cannot be `None` any more"),
    "nullable": _state("can be `None`", "can be `None`"),
    "not-nullable": _state("cannot be `None` any more", "cannot be `None` any more"),
    "optional": _state("are optional now", "is optional now"),
    "required": _state("are required now", "is required now"),
    "presence": _state("can be absent or null in other cases", "can be absent or null in other cases"),
    "phi-added": _state("are personal data now, and are not printed", "is personal data now, and is not printed"),
    "phi-removed": _state("are not personal data any more, and are printed", "is not personal data any more"),
    "deprecated": _state("are deprecated now, or are not any more", "is deprecated now, or is not any more"),
    "type": _state("have other types", "has another type"),
    "type-changed": _state("have other types", "has another type"),
    "type-widened": _state("have further types", "has further types"),
    "type-narrowed": _state("have fewer types", "has fewer types"),
    "format": _state("have other formats and types", "has another format and type"),
    "spelling": _state("have other formats", "has another format"),
    "literal-added": _state("have further values", "has further values"),
    "literal-removed": _state("have fewer values", "has fewer values"),
    "value-added": _state("have further values", "has further values"),
    "value-removed": _state("have fewer values", "has fewer values"),
    "bound-tightened": _state("allow fewer values", "allows fewer values"),
    "bound-loosened": _state("allow more values", "allows more values"),
    "default": _state("have other defaults", "has another default"),
    "default-changed": _state("have other defaults", "has another default"),
    "null-sent": _state("are sent as null if they are `None`", "is sent as null if it is `None`"),
    "null-not-sent": _state("are not sent if they are `None`", "is not sent if it is `None`"),
    "not-accepted": _state("cannot be given any more", "cannot be given any more"),
    "accepted": _state("can be given now", "can be given now"),
    "keyword-only": _state("can only be given by name", "can only be given by name"),
}


def _of(kinds: Iterable[str]) -> Iterator[tuple[str, Phrase]]:
    for kind in kinds:
        for end, phrase in _STATES.items():
            yield f"{kind}-{end}", phrase


PHRASES: Mapping[str, Phrase] = {
    **dict(
        _of(("parameter", "api-parameter", "request", "response", "attribute", "field", "assigned", "given", "key"))
    ),
    **dict(_whole("class", "classes")),
    **dict(_whole("model", "classes")),
    **dict(_whole("method", "methods")),
    **dict(_whole("operation", "methods")),
    **dict(_whole("function", "functions")),
    **dict(_whole("name", "names")),
    **dict(_whole("module", "modules")),
    **dict(_whole("export", "importable names")),
    **dict(_whole("enum-member", "members")),
    "response-optional": _state("can be `None`", "can be `None`"),
    "response-required": _state("cannot be `None` any more", "cannot be `None` any more"),
    "filter-added": Phrase("{Holder} can be filtered by {count} more fields: {members}."),
    "sort-added": Phrase("{Holder} can be sorted by {count} more fields: {members}."),
    "base-added": Phrase("", "", "{count} classes have further bases: {names}."),
    "base-removed": Phrase("", "", "{count} classes lost a base: {names}."),
    "class-frozen": Phrase("", "", "Attributes of {count} classes can no longer be assigned: {names}."),
    "class-renamed": Phrase("", "", "{count} classes have other names: {names}."),
    "class-moved": Phrase("", "", "{count} classes are in other modules: {names}."),
    "constructor-removed": Phrase("", "", "Programs can no longer make instances of {count} classes: {names}."),
    "kind-changed": Phrase("", "", "{count} names are another kind of object: {names}."),
    "pipeline-changed": Phrase("", "", "Pipelines load {count} lists and records in another way: {names}."),
    "paging-changed": Phrase("", "", "{count} lists request pages, or recognize records, in another way: {names}."),
    "success-changed": Phrase("", "", "The client accepts other responses as a success of {count} methods: {names}."),
    "error-body": Phrase("", "", "The bodies of errors of {count} methods changed: {names}."),
    "documentation": Phrase("", "", "The documentation of {count} names changed: {names}."),
    "error-status": Phrase("", "", "The documented errors of {count} methods changed: {names}."),
    "rejection-added": Phrase(
        "", "", "{count} writes document further rejections, for which `maybe_applied` is false: {names}."
    ),
    "rejection-removed": Phrase(
        "", "", "{count} writes document fewer rejections, so `maybe_applied` can be true: {names}."
    ),
    "reconcile-added": Phrase("", "", "{count} writes can look up what happened to them (`reconcile=True`): {names}."),
    "reconcile-changed": Phrase("", "", "{count} writes look up in another way what happened to them: {names}."),
    "return-type-changed": Phrase("", "", "{count} methods return other types: {names}."),
    "return-type-widened": Phrase("", "", "{count} methods can return further types: {names}."),
    "return-type-narrowed": Phrase("", "", "{count} methods return fewer types: {names}."),
    "return-none-added": Phrase("", "", "{count} methods can return `None`: {names}."),
}
"""The phrases, by the ids of the rules."""
