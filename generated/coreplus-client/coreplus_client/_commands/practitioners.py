# Generated from specs/coreplus/paths/practitioner.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Command

COMMANDS = {
    "list": Command(
        "practitioners.list", "_LIST", "List practitioners", "GET /Practitioner/", "read", "list",
        "Returns all practitioners of the practice. Practitioners can only be created in coreplus itself.",
    ),
}
