"""Mutation operators for specs.

The same operators serve two purposes. A client that is generated from a mutated spec, and tested against the original
spec, is a client that sends or reads something wrongly. A mutated spec from which everything is generated is a mistake
of the spec's author: only tests with independent knowledge can kill it.

Operators change names on the wire only. Names in Python stay the same.
"""

from __future__ import annotations

from tools.mutation.spec_edits import SpecOperator
from tools.mutation.spec_operations import (
    constant_body_changed,
    credential_changed,
    error_pointer_changed,
    evidence_raised,
    evidence_removed,
    filter_format_changed,
    filter_removed,
    method_changed,
    paging_pointer_changed,
    part_media_type_changed,
    path_changed,
    rate_limit_changed,
    response_body_removed,
    response_schema_changed,
    safety_changed,
    server_url_changed,
    sort_field_removed,
    trailing_slash_changed,
)
from tools.mutation.spec_parameters import (
    list_style_changed,
    parameter_added,
    parameter_moved,
    parameter_removed,
    parameter_renamed,
    parameter_required_changed,
    parameter_type_changed,
)
from tools.mutation.spec_schemas import (
    additional_properties_allowed,
    bound_changed,
    enum_narrowed,
    enum_widened,
    format_changed,
    null_added,
    null_removed,
    phi_mark_removed,
    properties_swapped,
    property_removed,
    property_renamed,
    property_required_changed,
    property_rule_removed,
    property_type_changed,
)

IN_CLIENTS: tuple[SpecOperator, ...] = (
    parameter_renamed,
    parameter_moved,
    list_style_changed,
    parameter_required_changed,
    parameter_type_changed,
    parameter_removed,
    parameter_added,
    method_changed,
    path_changed,
    trailing_slash_changed,
    safety_changed,
    response_body_removed,
    response_schema_changed,
    filter_removed,
    filter_format_changed,
    sort_field_removed,
    constant_body_changed,
    part_media_type_changed,
    error_pointer_changed,
    paging_pointer_changed,
    credential_changed,
    server_url_changed,
    rate_limit_changed,
    property_renamed,
    properties_swapped,
    property_removed,
    property_required_changed,
    property_type_changed,
    format_changed,
    null_removed,
    null_added,
    enum_narrowed,
    enum_widened,
    bound_changed,
    phi_mark_removed,
    property_rule_removed,
)
"""Operators for clients: a client is generated from the mutated spec and tested against the original."""

IN_SPECS: tuple[SpecOperator, ...] = (
    parameter_renamed,
    parameter_required_changed,
    parameter_removed,
    method_changed,
    path_changed,
    trailing_slash_changed,
    safety_changed,
    filter_removed,
    sort_field_removed,
    credential_changed,
    server_url_changed,
    property_renamed,
    property_removed,
    property_required_changed,
    property_type_changed,
    format_changed,
    enum_narrowed,
    phi_mark_removed,
    additional_properties_allowed,
    evidence_removed,
    evidence_raised,
)
"""Operators for specs: everything is generated from the mutated spec, so only independent facts can kill it."""
