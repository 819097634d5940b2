"""The conventions of this project for documents. Each violation names file, line, pointer and suggested fix."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from ..document.bundle import Document
from ..document.partial import Consequences, Reach, without
from ..document.problems import Problem
from . import (
    described_files,
    errors,
    file_methods,
    inheritance,
    links,
    names,
    operations,
    paths,
    patterns,
    personal_data,
    pipelines,
    reconciliation,
    redirects,
    repetition,
    root,
    schemas,
    security,
    servers,
    success,
    supported_openapi,
    types,
    values,
)

Rule = Callable[[Document], Iterable[Problem]]

ROOT: tuple[Rule, ...] = (
    root.has_contents,
    root.names_the_client,
    root.lists_servers,
)
"""Rules for what is not replaced by something neutral for the other rules, if it is missing."""

RULES: tuple[Rule, ...] = (
    operations.are_described,
    operations.are_classified,
    operations.have_valid_variants,
    operations.list_responses,
    redirects.are_all_that_is_returned,
    operations.conflict_as_documented,
    errors.point_into_bodies,
    operations.rejected_fields_as_documented,
    operations.take_plain_parameters,
    paths.lead_where_they_say,
    paths.declare_parameters_once,
    operations.take_closed_bodies,
    operations.page_by_a_style,
    operations.reuse_components_as_they_are,
    operations.encode_parts_of_forms,
    operations.filter_and_sort_by_known_fields,
    servers.have_usable_urls,
    security.are_complete,
    security.can_be_satisfied,
    security.are_shown_completely,
    file_methods.are_complete,
    file_methods.are_parts_or_whole_responses,
    described_files.repeat_facts_of_files,
    names.are_unique,
    names.are_usable,
    names.avoid_reserved_names,
    schemas.are_described,
    schemas.require_declared_properties,
    personal_data.is_decided,
    pipelines.name_what_exists,
    pipelines.keep_private_properties,
    pipelines.ignore_known_properties,
    schemas.name_every_object,
    schemas.compose_plainly,
    patterns.take_little_time,
    types.keep_their_keywords,
    values.can_be_met,
    schemas.order_known_times,
    schemas.are_open_or_closed,
    schemas.are_used,
    inheritance.narrow_their_bases,
    links.resolve_to_operations,
    reconciliation.can_identify_the_call,
    success.contradict_declared_values,
    success.identify_records,
    repetition.list_nothing_twice,
)

REACH: Mapping[Rule, Reach] = {
    operations.are_described: Reach.VALUE,
    operations.are_classified: Reach.VALUE,
    operations.list_responses: Reach.VALUE,
    redirects.are_all_that_is_returned: Reach.OWNER,
    names.are_unique: Reach.VALUE,
    names.avoid_reserved_names: Reach.VALUE,
    schemas.are_described: Reach.VALUE,
    schemas.name_every_object: Reach.VALUE,
    schemas.compose_plainly: Reach.VALUE,
    patterns.take_little_time: Reach.VALUE,
    personal_data.is_decided: Reach.VALUE,
    schemas.are_open_or_closed: Reach.VALUE,
    names.are_usable: Reach.OWNER,
    schemas.require_declared_properties: Reach.OWNER,
    types.keep_their_keywords: Reach.OWNER,
    servers.have_usable_urls: Reach.OWNER,
    security.are_complete: Reach.OWNER,
    operations.have_valid_variants: Reach.OWNER,
    operations.conflict_as_documented: Reach.OWNER,
    operations.take_plain_parameters: Reach.OWNER,
    operations.take_closed_bodies: Reach.OWNER,
    operations.page_by_a_style: Reach.OWNER,
    operations.filter_and_sort_by_known_fields: Reach.OWNER,
    file_methods.are_complete: Reach.OWNER,
    schemas.order_known_times: Reach.OWNER,
    repetition.list_nothing_twice: Reach.VALUE,
}
"""What rules read. Any other rule may read the whole document."""


def check(document: Document) -> list[Problem]:
    """Return every violation in a document, without those that merely follow from others or from broken references."""
    unsupported = list(supported_openapi.is_used(document))
    known = Consequences(document)
    found = [problem for problem in unsupported if not known.follows(problem, Reach.VALUE)]
    for rule in ROOT:
        found += _violations(rule, document, found)
    supported = supported_openapi.supported_part(document) if unsupported else supported_openapi.with_root(document)
    extended = _violations(inheritance.extend_known_records, supported, found)
    found += extended
    wrong = {problem.pointer: True for problem in extended if supported.at(problem.pointer) is not None}
    supported = without(supported, wrong)
    consequences = Consequences(supported)
    for rule in RULES:
        reach = REACH.get(rule, Reach.DOCUMENT)
        found += [
            problem for problem in _violations(rule, supported, found) if not consequences.follows(problem, reach)
        ]
    return found


def _violations(rule: Rule, document: Document, known: Sequence[Problem]) -> list[Problem]:
    """Return the violations of a rule. Where a document has problems, a rule may be unable to read the rest."""
    found: list[Problem] = []
    try:
        found += rule(document)
    except Exception:  # what a rule cannot read has a problem, or it is a fault of the rule, which is reported
        if not known and not document.broken:
            raise
    return found
