# Generated from specs/pracsuite/paths/rule_out.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "list": Command(
        "rule_outs.list", "_LIST", "List rule outs", "GET /rule_out", "read", "list",
        "Returns the blocked times of the appointment book, one page at a time. Records do not include the times that the filters `created` and `updated` compare.",
        arguments=(
            Argument(
                "page", "page", "query", "integer", "Number of the page to return, starting at 1.", name="page",
                example="1",
            ),
            Argument(
                "page_size", "page-size", "query", "integer", "Number of records per page, at most 100. Default: 50.",
                name="page_size", example="50",
            ),
            Argument("where", "where", "where", "text", many=True),
            Argument("limit", "limit", "walk", "integer", "Maximum number of records."),
            Argument(
                "allow_changes", "allow-changes", "walk", "boolean",
                "Whether the command succeeds although the list changed while it was read.",
            ),
        ),
        filters=(
            ("created", "created", "date-time"), ("updated", "updated", "date-time"),
            ("app_time", "app_time", "date-time-local"), ("appointment_id", "appointment_id", "integer"),
            ("business_id", "business_id", "integer"), ("practitioner_id", "practitioner_id", "integer"),
        ),
    ),
}
