# Generated from specs/pracsuite/paths/note.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "list": Command(
        "notes.list", "_LIST", "List notes", "GET /note", "read", "list",
        "Returns the notes in the appointment book, one page at a time. The text of the notes may be missing.",
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
        filters=(
            ("created", "created", "date-time"), ("updated", "updated", "date-time"),
            ("app_time", "app_time", "date-time-local"), ("appointment_id", "appointment_id", "integer"),
            ("business_id", "business_id", "integer"), ("practitioner_id", "practitioner_id", "integer"),
        ),
    ),
    "create": Command(
        "notes.create", "_CREATE", "Create a note", "POST /note", "unsafe", "record",
        "Adds a note to the appointment book.",
        arguments=(
            Argument(
                "app_time", "app-time", "body", "clinic-time",
                "Start of the entry, in the clinic's local time, without a UTC offset.", name="app_time", required=True,
                private=True, example="2027-01-04T12:00:00",
            ),
            Argument(
                "practitioner_id", "practitioner-id", "body", "integer",
                "ID of the practitioner in whose appointment book the note is.", name="practitioner_id", required=True,
                private=True, example="3",
            ),
            Argument(
                "business_id", "business-id", "body", "integer", "ID of the business (a clinic or location).",
                name="business_id", required=True, private=True, example="1",
            ),
            Argument(
                "duration", "duration", "body", "integer", "Duration in minutes, a multiple of 5 from 5 to 1440.",
                name="duration", required=True, private=True, example="30",
            ),
            Argument(
                "description", "description", "body", "text", "Heading of the note.", name="description", required=True,
                private=True, example="Team meeting",
            ),
            Argument(
                "notes", "notes", "body", "text", "Text of the note.", name="notes", private=True,
                example="Door code at the desk.",
            ),
            Argument(
                "font_colour", "font-colour", "body", "text", "Text colour as `#RRGGBB`.", name="font_colour",
                private=True,
            ),
            Argument(
                "bg_colour", "bg-colour", "body", "text", "Background colour as `#RRGGBB`.", name="bg_colour",
                private=True, example="#FFD700",
            ),
            Argument(
                "column_number", "column-number", "body", "integer",
                "Column of the practitioner's appointment book, starting at 1.", name="column_number", private=True,
            ),
            Argument(
                "width", "width", "body", "integer", "Number of columns that the note covers.", name="width",
                private=True,
            ),
            Argument(
                "resource_ids", "resource-ids", "body", "integer", "IDs of the resources (rooms, equipment) to use.",
                name="resource_ids", many=True, private=True,
            ),
        ),
        data="{\"app_time\": \"2027-01-04T12:00:00\", \"practitioner_id\": 3, \"business_id\": 1, \"duration\": 30, \"description\": \"Team meeting\", \"notes\": \"Door code at the desk.\", \"bg_colour\": \"#FFD700\"}",
    ),
    "get": Command(
        "notes.get", "_GET", "Get a note", "GET /note/{appointment_id}", "read", "record",
        "Returns the note with the given ID.",
        arguments=(
            Argument(
                "appointment_id", "appointment-id", "path", "integer",
                "ID of the note. Notes and appointments share one sequence of IDs.", name="appointment_id",
                required=True, private=True, positional=True, example="4102",
            ),
        ),
    ),
}
