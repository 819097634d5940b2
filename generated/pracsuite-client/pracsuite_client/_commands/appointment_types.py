# Generated from specs/pracsuite/paths/appointment_type.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "list": Command(
        "appointment_types.list", "_LIST", "List appointment types", "GET /appointment_type", "read", "list",
        "Returns the appointment types of the account without their durations, one page at a time. The filter `archived`\ntakes a time, although the record's field is a flag.\n",
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
        order=("appointment_type_id", "created", "updated", "archived", "profession_id"),
    ),
    "get": Command(
        "appointment_types.get", "_GET", "Get an appointment type", "GET /appointment_type/{appointment_type_id}",
        "read", "record", "Returns the appointment type with the given ID, with its durations.",
        arguments=(
            Argument(
                "appointment_type_id", "appointment-type-id", "path", "integer", "ID of the appointment type.",
                name="appointment_type_id", required=True, positional=True, example="2",
            ),
        ),
    ),
    "list_by_profession": Command(
        "appointment_types.list_by_profession", "_LIST_BY_PROFESSION", "List the appointment types of a profession",
        "GET /profession/{profession_id}/appointment_type", "read", "list",
        "Returns the appointment types of one profession, without their durations, one page at a time. The filter\n`archived` takes a time, although the record's field is a flag.\n",
        arguments=(
            Argument(
                "profession_id", "profession-id", "path", "integer", "ID of the profession.", name="profession_id",
                required=True, positional=True, example="5",
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
        order=("appointment_type_id", "created", "updated", "archived", "profession_id"),
    ),
}
