# Generated from specs/pracsuite/paths/group_appointment.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "get": Command(
        "group_appointments.get", "_GET", "Get a group appointment", "GET /group_appointment/{appointment_id}", "read",
        "record", "Returns the group appointment with the given ID.",
        arguments=(
            Argument(
                "appointment_id", "appointment-id", "path", "integer", "ID of the group appointment.",
                name="appointment_id", required=True, private=True, positional=True, example="4104",
            ),
        ),
    ),
}
