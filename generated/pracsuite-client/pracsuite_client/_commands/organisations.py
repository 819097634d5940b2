# Generated from specs/pracsuite/paths/organisation.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "list": Command(
        "organisations.list", "_LIST", "List organisations", "GET /organisation", "read", "list",
        "Returns the organisations to which referrers belong, one page at a time.",
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
        filters=(("description", "description", "string"), ("active", "active", "boolean")),
    ),
    "get": Command(
        "organisations.get", "_GET", "Get an organisation", "GET /organisation/{organisation_id}", "read", "record",
        "Returns the organisation with the given ID.",
        arguments=(
            Argument(
                "organisation_id", "organisation-id", "path", "integer", "ID of the organisation.",
                name="organisation_id", required=True, private=True, positional=True, example="51",
            ),
        ),
    ),
}
