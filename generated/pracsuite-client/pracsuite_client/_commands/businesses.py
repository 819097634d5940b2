# Generated from specs/pracsuite/paths/business.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "list": Command(
        "businesses.list", "_LIST", "List businesses", "GET /business", "read", "list",
        "Returns the businesses (clinics or locations) of the account, one page at a time.",
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
        order=("business_id", "business_name", "display_name"),
    ),
    "get": Command(
        "businesses.get", "_GET", "Get a business", "GET /business/{business_id}", "read", "record",
        "Returns the business with the given ID.",
        arguments=(
            Argument(
                "business_id", "business-id", "path", "integer", "ID of the business (a clinic or location).",
                name="business_id", required=True, positional=True, example="1",
            ),
        ),
    ),
}
