# Generated from specs/pracsuite/paths/practitioner.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "list": Command(
        "practitioners.list", "_LIST", "List practitioners", "GET /practitioner", "read", "list",
        "Returns the practitioners of the account, one page at a time.",
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
            ("updated", "updated", "date-time"), ("profession_id", "profession_id", "integer"),
            ("business_id", "business_id", "integer"),
        ),
        order=("practitioner_id", "first_name", "surname", "created"),
    ),
    "get": Command(
        "practitioners.get", "_GET", "Get a practitioner", "GET /practitioner/{practitioner_id}", "read", "record",
        "Returns the practitioner with the given ID.",
        arguments=(
            Argument(
                "practitioner_id", "practitioner-id", "path", "integer", "ID of the practitioner.",
                name="practitioner_id", required=True, positional=True, example="3",
            ),
        ),
    ),
    "list_by_business": Command(
        "practitioners.list_by_business", "_LIST_BY_BUSINESS", "List the practitioners of a business",
        "GET /business/{business_id}/practitioner", "read", "list",
        "Returns the practitioners at a business, one page at a time.",
        arguments=(
            Argument(
                "business_id", "business-id", "path", "integer", "ID of the business (a clinic or location).",
                name="business_id", required=True, positional=True, example="1",
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
            ("updated", "updated", "date-time"), ("profession_id", "profession_id", "integer"),
        ),
        order=("practitioner_id", "first_name", "surname", "created"),
    ),
    "list_by_profession": Command(
        "practitioners.list_by_profession", "_LIST_BY_PROFESSION", "List the practitioners of a profession",
        "GET /profession/{profession_id}/practitioner", "read", "list",
        "Returns the practitioners of a profession, one page at a time.",
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
            ("updated", "updated", "date-time"), ("business_id", "business_id", "integer"),
        ),
        order=("practitioner_id", "first_name", "surname", "created"),
    ),
}
