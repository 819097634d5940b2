# Generated from specs/pracsuite/paths/item_group.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "list": Command(
        "item_groups.list", "_LIST", "List item groups", "GET /item_group", "read", "list",
        "Returns the item groups of the account, one page at a time.",
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
        filters=(("description", "description", "string"), ("archived", "archived", "boolean")),
        order=("item_group_id", "description"),
    ),
    "get": Command(
        "item_groups.get", "_GET", "Get an item group", "GET /item_group/{item_group_id}", "read", "record",
        "Returns the item group with the given ID.",
        arguments=(
            Argument(
                "item_group_id", "item-group-id", "path", "integer", "ID of the item group.", name="item_group_id",
                required=True, positional=True, example="15",
            ),
        ),
    ),
}
