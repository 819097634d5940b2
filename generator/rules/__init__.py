"""The conventions of this project for documents. Each violation names file, line, pointer and suggested fix."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..document.bundle import Document
from ..document.problems import Problem
from . import (
    described_files,
    errors,
    file_methods,
    inheritance,
    links,
    names,
    operations,
    personal_data,
    reconciliation,
    root,
    schemas,
    security,
    servers,
    supported_openapi,
    types,
)

Rule = Callable[[Document], Iterable[Problem]]

PREREQUISITES: tuple[Rule, ...] = (
    supported_openapi.is_used,
    root.declares_what_clients_need,
    inheritance.extend_known_records,
)
"""Rules that the other rules rely on. They are checked in this order."""

RULES: tuple[Rule, ...] = (
    operations.are_described,
    operations.are_classified,
    operations.have_valid_variants,
    operations.list_responses,
    operations.conflict_as_documented,
    errors.point_into_bodies,
    operations.take_plain_parameters,
    operations.take_closed_bodies,
    operations.page_by_a_style,
    operations.reuse_components_as_they_are,
    operations.encode_parts_of_forms,
    operations.filter_and_sort_by_known_fields,
    servers.have_usable_urls,
    security.are_complete,
    security.can_be_satisfied,
    file_methods.are_complete,
    described_files.repeat_facts_of_files,
    names.are_unique,
    names.are_usable,
    names.avoid_reserved_names,
    schemas.are_described,
    schemas.require_declared_properties,
    personal_data.is_decided,
    schemas.name_every_object,
    schemas.compose_plainly,
    types.keep_their_keywords,
    schemas.order_known_times,
    schemas.are_open_or_closed,
    schemas.are_used,
    inheritance.narrow_their_bases,
    links.resolve_to_operations,
    reconciliation.can_identify_the_call,
)


def check(document: Document) -> list[Problem]:
    """Return every violation in a document; those of the first violated prerequisite, if there is one."""
    for rule in PREREQUISITES:
        if found := list(rule(document)):
            return found
    return [problem for rule in RULES for problem in rule(document)]
