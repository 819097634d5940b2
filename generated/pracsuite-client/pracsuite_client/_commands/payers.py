# Generated from specs/pracsuite/paths/payer.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "get": Command(
        "payers.get", "_GET", "Get a payer", "GET /payer/{payer_id}", "read", "record",
        "Returns the payer with the given ID.",
        arguments=(
            Argument(
                "payer_id", "payer-id", "path", "integer", "ID of the payer.", name="payer_id", required=True,
                private=True, positional=True, example="6",
            ),
        ),
    ),
}
