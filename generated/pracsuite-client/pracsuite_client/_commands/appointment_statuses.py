# Generated from specs/pracsuite/paths/appointment_status.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "list": Command(
        "appointment_statuses.list", "_LIST", "List appointment statuses", "GET /appointment_status", "read", "list",
        "Returns the statuses that the clinic assigns to its appointments, one page at a time. According to the vendor's help,\nevery account has Booked, Reminder Sent, Confirmed, Arrived, In Session, Completed and Missed/DNA, which cannot be\nhidden or removed, and may add its own.\n",
        arguments=(
            Argument(
                "page", "page", "query", "integer", "Number of the page to return, starting at 1.", name="page",
                example="1",
            ),
            Argument(
                "page_size", "page-size", "query", "integer", "Number of records per page, at most 100. Default: 50.",
                name="page_size", example="50",
            ),
            Argument("order_by", "order-by", "order", "text", many=True),
            Argument("limit", "limit", "walk", "integer", "Maximum number of records."),
            Argument(
                "allow_changes", "allow-changes", "walk", "boolean",
                "Whether the command succeeds although the list changed while it was read.",
            ),
        ),
        order=("appointment_status_id", "status_description"),
    ),
}
