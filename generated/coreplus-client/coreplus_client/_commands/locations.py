# Generated from specs/coreplus/paths/location.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Command

COMMANDS = {
    "list": Command(
        "locations.list", "_LIST", "List locations", "GET /Location/", "read", "list",
        "Returns all locations of the practice with their time zones. Other calls take a location's `timeZone.timezoneId` as their time zone.",
    ),
}
