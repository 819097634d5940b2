# Generated from specs/pracsuite/paths/item.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "list": Command(
        "items.list", "_LIST", "List items", "GET /item", "read", "list",
        "Returns the billable items of the account without their prices, one page at a time.",
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
        filters=(("item_code", "item_code", "string"), ("description", "description", "string")),
        order=("item_id", "description", "item_code"),
    ),
    "get": Command(
        "items.get", "_GET", "Get an item", "GET /item/{item_id}", "read", "record",
        "Returns the billable item with the given ID, with its prices.",
        arguments=(
            Argument(
                "item_id", "item-id", "path", "integer", "ID of the item.", name="item_id", required=True,
                positional=True, example="12",
            ),
        ),
    ),
    "list_by_item_group": Command(
        "items.list_by_item_group", "_LIST_BY_ITEM_GROUP", "List the items of an item group",
        "GET /item_group/{item_group_id}/item", "read", "list",
        "Returns the billable items in one group, without their prices, one page at a time.",
        arguments=(
            Argument(
                "item_group_id", "item-group-id", "path", "integer", "ID of the item group.", name="item_group_id",
                required=True, positional=True, example="15",
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
        filters=(("item_code", "item_code", "string"), ("description", "description", "string")),
        order=("item_id", "description", "item_code"),
    ),
}
