# Generated from specs/pracsuite/paths/resource.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "list": Command(
        "resources.list", "_LIST", "List resources", "GET /resource", "read", "list",
        "Returns the resources (rooms, equipment) of the account, one page at a time.",
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
        order=("resource_id", "description", "resource_rank"),
    ),
    "get": Command(
        "resources.get", "_GET", "Get a resource", "GET /resource/{resource_id}", "read", "record",
        "Returns the resource with the given ID.",
        arguments=(
            Argument(
                "resource_id", "resource-id", "path", "integer", "ID of the resource.", name="resource_id",
                required=True, positional=True, example="4",
            ),
        ),
    ),
    "list_by_appointment": Command(
        "resources.list_by_appointment", "_LIST_BY_APPOINTMENT", "List the resources of an appointment",
        "GET /appointment/{appointment_id}/resource", "read", "list",
        "Returns the resources that one appointment uses, one page at a time.",
        arguments=(
            Argument(
                "appointment_id", "appointment-id", "path", "integer", "ID of the appointment.", name="appointment_id",
                required=True, private=True, positional=True, example="4101",
            ),
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
        order=("resource_id", "description", "resource_rank"),
    ),
    "list_by_appointment_type": Command(
        "resources.list_by_appointment_type", "_LIST_BY_APPOINTMENT_TYPE", "List the resources of an appointment type",
        "GET /appointment_type/{appointment_type_id}/resource", "read", "list",
        "Returns the resources that one appointment type uses, one page at a time.",
        arguments=(
            Argument(
                "appointment_type_id", "appointment-type-id", "path", "integer", "ID of the appointment type.",
                name="appointment_type_id", required=True, positional=True, example="2",
            ),
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
        order=("resource_id", "description", "resource_rank"),
    ),
    "list_by_group_appointment": Command(
        "resources.list_by_group_appointment", "_LIST_BY_GROUP_APPOINTMENT",
        "List the resources of a group appointment", "GET /group_appointment/{appointment_id}/resource", "read", "list",
        "Returns the resources that one group appointment uses, one page at a time.",
        arguments=(
            Argument(
                "appointment_id", "appointment-id", "path", "integer", "ID of the group appointment.",
                name="appointment_id", required=True, private=True, positional=True, example="4104",
            ),
            Argument(
                "page", "page", "query", "integer", "Number of the page to return, starting at 1.", name="page",
                example="1",
            ),
            Argument(
                "page_size", "page-size", "query", "integer", "Number of records per page, at most 100. Default: 50.",
                name="page_size", example="50",
            ),
            Argument("limit", "limit", "walk", "integer", "Maximum number of records."),
            Argument(
                "allow_changes", "allow-changes", "walk", "boolean",
                "Whether the command succeeds although the list changed while it was read.",
            ),
        ),
    ),
    "list_by_note": Command(
        "resources.list_by_note", "_LIST_BY_NOTE", "List the resources of a note",
        "GET /note/{appointment_id}/resource", "read", "list",
        "Returns the resources that one note uses, one page at a time.",
        arguments=(
            Argument(
                "appointment_id", "appointment-id", "path", "integer",
                "ID of the note. Notes and appointments share one sequence of IDs.", name="appointment_id",
                required=True, private=True, positional=True, example="4102",
            ),
            Argument(
                "page", "page", "query", "integer", "Number of the page to return, starting at 1.", name="page",
                example="1",
            ),
            Argument(
                "page_size", "page-size", "query", "integer", "Number of records per page, at most 100. Default: 50.",
                name="page_size", example="50",
            ),
            Argument("limit", "limit", "walk", "integer", "Maximum number of records."),
            Argument(
                "allow_changes", "allow-changes", "walk", "boolean",
                "Whether the command succeeds although the list changed while it was read.",
            ),
        ),
    ),
}
