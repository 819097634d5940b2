# Generated from specs/pracsuite/paths/referrer.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "list": Command(
        "referrers.list", "_LIST", "List referrers", "GET /referrer", "read", "list",
        "Returns the referrers of patients, one page at a time. The filter `active` is the opposite of the field `archive`.",
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
            ("first_name", "first_name", "string"), ("surname", "surname", "string"), ("email", "email", "string"),
            ("phone", "phone", "string"), ("active", "active", "boolean"), ("updated", "updated", "date-time"),
            ("created", "created", "date-time"),
        ),
    ),
    "get": Command(
        "referrers.get", "_GET", "Get a referrer", "GET /referrer/{referrer_id}", "read", "record",
        "Returns the referrer with the given ID.",
        arguments=(
            Argument(
                "referrer_id", "referrer-id", "path", "integer", "ID of the referrer.", name="referrer_id",
                required=True, private=True, positional=True, example="41",
            ),
        ),
    ),
}
