# Generated from specs/pracsuite/paths/cancelled_appointment.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "list": Command(
        "cancelled_appointments.list", "_LIST", "List cancelled appointments", "GET /cancelled_appointment", "read",
        "list",
        "Returns the appointments that were cancelled, one page at a time. Some of the times that can be filtered by are\nnot fields of the records.\n",
        arguments=(
            Argument(
                "include_deletions", "include-deletions", "query", "boolean",
                "Whether to also return appointments that were removed without being recorded as cancelled.",
                name="include_deletions",
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
            Argument("limit", "limit", "walk", "integer", "Maximum number of records."),
            Argument(
                "allow_changes", "allow-changes", "walk", "boolean",
                "Whether the command succeeds although the list changed while it was read.",
            ),
        ),
        filters=(
            ("created", "created", "date-time"), ("updated", "updated", "date-time"),
            ("cancellation_time", "cancellation_time", "date-time"), ("app_time", "app_time", "date-time-local"),
            ("profession_id", "profession_id", "integer"), ("business_id", "business_id", "integer"),
            ("client_id", "client_id", "integer"), ("appointment_type_id", "appointment_type_id", "integer"),
            ("practitioner_id", "practitioner_id", "integer"),
        ),
    ),
    "get": Command(
        "cancelled_appointments.get", "_GET", "Get a cancelled appointment",
        "GET /cancelled_appointment/{appointment_id}", "read", "record",
        "Returns the cancelled appointment with the given ID.",
        arguments=(
            Argument(
                "appointment_id", "appointment-id", "path", "integer",
                "ID that the appointment had before it was cancelled.", name="appointment_id", required=True,
                private=True, positional=True, example="4103",
            ),
        ),
    ),
}
