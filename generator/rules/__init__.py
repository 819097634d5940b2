"""Our own conventions for documents, as rules. Each violation names the file, the line, the pointer and the mend."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..document.bundle import Document
from ..document.problems import Problem
from . import file_methods, links, names, operations, reconciliation, root, schemas, supported_openapi

Rule = Callable[[Document], Iterable[Problem]]

BASES: tuple[Rule, ...] = (supported_openapi.is_followed, root.declares_what_clients_need)
"""What the other rules stand on, one after the other."""

RULES: tuple[Rule, ...] = (
    operations.are_described,
    operations.are_classified,
    operations.have_sound_variants,
    operations.answer,
    operations.take_plain_parameters,
    operations.take_closed_bodies,
    operations.page,
    operations.filter_and_sort,
    file_methods.are_sound,
    names.are_unique,
    names.are_usable,
    names.leave_room_for_ours,
    schemas.are_described,
    schemas.name_every_object,
    schemas.compose_plainly,
    schemas.are_open_or_closed,
    schemas.are_used,
    links.lead_somewhere,
    reconciliation.are_found_again,
)


def check(document: Document) -> list[Problem]:
    """Every violation in a document. When it lacks what the rules stand on, only that is told."""
    for base in BASES:
        if found := list(base(document)):
            return found
    return [problem for rule in RULES for problem in rule(document)]
