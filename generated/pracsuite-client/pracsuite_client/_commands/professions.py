# Generated from specs/pracsuite/paths/profession.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "list": Command(
        "professions.list", "_LIST", "List professions", "GET /profession", "read", "list",
        "Returns the professions of the account, one page at a time. The filter `archived` takes a time, although the record's field is a flag.",
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
            Argument("order_by", "order-by", "order", "text", many=True),
            Argument("limit", "limit", "walk", "integer", "Maximum number of records."),
            Argument(
                "allow_changes", "allow-changes", "walk", "boolean",
                "Whether the command succeeds although the list changed while it was read.",
            ),
        ),
        filters=(
            ("created", "created", "date-time"), ("archived", "archived", "date-time"),
            ("updated", "updated", "date-time"),
        ),
        order=("profession_id", "description"),
    ),
    "get": Command(
        "professions.get", "_GET", "Get a profession", "GET /profession/{profession_id}", "read", "record",
        "Returns the profession with the given ID.",
        arguments=(
            Argument(
                "profession_id", "profession-id", "path", "integer", "ID of the profession.", name="profession_id",
                required=True, positional=True, example="5",
            ),
        ),
    ),
    "list_by_practitioner": Command(
        "professions.list_by_practitioner", "_LIST_BY_PRACTITIONER", "List the professions of a practitioner",
        "GET /practitioner/{practitioner_id}/profession", "read", "list",
        "Returns the professions of one practitioner, one page at a time. An appointment with the practitioner may specify any of them. The filter `archived` takes a time, although the record's field is a flag.",
        arguments=(
            Argument(
                "practitioner_id", "practitioner-id", "path", "integer", "ID of the practitioner.",
                name="practitioner_id", required=True, positional=True, example="3",
            ),
            Argument(
                "page", "page", "query", "integer", "Number of the page to return, starting at 1.", name="page",
                example="1",
            ),
            Argument(
                "page_size", "page-size", "query", "integer", "Number of records per page, at most 100. Default: 50.",
                name="page_size", example="50",
            ),
            Argument("where", "where", "where", "text", many=True),
            Argument("order_by", "order-by", "order", "text", many=True),
            Argument("limit", "limit", "walk", "integer", "Maximum number of records."),
            Argument(
                "allow_changes", "allow-changes", "walk", "boolean",
                "Whether the command succeeds although the list changed while it was read.",
            ),
        ),
        filters=(
            ("created", "created", "date-time"), ("archived", "archived", "date-time"),
            ("updated", "updated", "date-time"),
        ),
        order=("created", "updated", "archived"),
    ),
}
