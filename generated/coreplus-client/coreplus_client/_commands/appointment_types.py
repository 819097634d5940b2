# Generated from specs/coreplus/paths/appointment_type.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "list": Command(
        "appointment_types.list", "_LIST", "List appointment types", "GET /appointmenttype/", "read", "list",
        "Returns all appointment types of the practice.",
    ),
    "create": Command(
        "appointment_types.create", "_CREATE", "Create an appointment type", "POST /appointmenttype/", "unsafe",
        "record",
        "Creates an appointment type for the whole practice, or for one practitioner, location or client group.",
        arguments=(
            Argument(
                "description", "description", "body", "text", "Name of the appointment type.", name="description",
                required=True, example="Initial visit",
            ),
            Argument(
                "block_colour", "block-colour", "body", "text",
                "Colour in the calendar: six hexadecimal digits, with or without a leading `#`.", name="blockColour",
                example="#33AA66",
            ),
            Argument(
                "duration_minutes", "duration-minutes", "body", "integer", "Usual duration in minutes; at most 120.",
                name="durationMinutes", example="45",
            ),
            Argument(
                "practitioner_id", "practitioner-id", "body", "text",
                "ID of the practitioner to whom the type belongs, a GUID.", name="practitionerId",
            ),
            Argument(
                "location_id", "location-id", "body", "text", "ID of the location to which the type belongs, a GUID.",
                name="locationId",
            ),
            Argument(
                "client_group_id", "client-group-id", "body", "text",
                "ID of the client group to which the type belongs, a GUID.", name="clientGroupId",
            ),
        ),
        data="{\"description\": \"Initial visit\", \"blockColour\": \"#33AA66\", \"durationMinutes\": \"45\"}",
    ),
}
