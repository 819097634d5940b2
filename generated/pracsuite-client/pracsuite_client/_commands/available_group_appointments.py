# Generated from specs/pracsuite/paths/available_group_appointment.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "list": Command(
        "available_group_appointments.list", "_LIST", "List group appointments that have places",
        "GET /available_group_appointments", "read", "list",
        "Searches at most seven days, from today at the clinic onwards, for one appointment type, which must be for groups.\nThe filters for business, practitioner and profession apply together.\n",
        arguments=(
            Argument(
                "from_", "from", "query", "date",
                "First day of the search. It must not be before today at the clinic, and must be at most seven days before `to`.",
                name="from", required=True, example="2027-01-04",
            ),
            Argument(
                "to", "to", "query", "date",
                "Last day of the search. It must not be before today at the clinic, and must be at most seven days after `from`.",
                name="to", required=True, example="2027-01-08",
            ),
            Argument(
                "appointment_type_id", "appointment-type-id", "query", "integer",
                "ID of the appointment type to find sessions for. It must be a type for groups.",
                name="appointment_type_id", required=True, example="8",
            ),
            Argument(
                "business_ids", "business-ids", "query", "integer",
                "IDs of the businesses to search. Default: all businesses.", name="business_ids", many=True,
            ),
            Argument(
                "practitioner_ids", "practitioner-ids", "query", "integer",
                "IDs of the practitioners to search. Default: all practitioners.", name="practitioner_ids", many=True,
            ),
            Argument(
                "profession_ids", "profession-ids", "query", "integer",
                "IDs of the professions to search. Default: all professions.", name="profession_ids", many=True,
            ),
            Argument(
                "page", "page", "query", "integer", "Number of the page to return, starting at 1.", name="page",
                example="1",
            ),
            Argument(
                "page_size", "page-size", "query", "integer", "Number of records per page, at most 100. Default: 50.",
                name="page_size", example="50",
            ),
            Argument("limit", "limit", "walk", "integer", "Maximum number of records."),
            Argument(
                "allow_changes", "allow-changes", "walk", "boolean",
                "Whether the command succeeds although the list changed while it was read.",
            ),
        ),
    ),
    "next": Command(
        "available_group_appointments.next", "_NEXT", "Find the next group appointment that has places",
        "GET /next_available_group_appointment", "read", "record",
        "Searches at most seven days, from today at the clinic onwards, for one appointment type, which must be for groups.\nThe filters for business, practitioner and profession apply together. The response has the form of a list, but is\nnot paginated.\n",
        arguments=(
            Argument(
                "from_", "from", "query", "date",
                "First day of the search. It must not be before today at the clinic, and must be at most seven days before `to`.",
                name="from", required=True, example="2027-01-04",
            ),
            Argument(
                "to", "to", "query", "date",
                "Last day of the search. It must not be before today at the clinic, and must be at most seven days after `from`.",
                name="to", required=True, example="2027-01-08",
            ),
            Argument(
                "appointment_type_id", "appointment-type-id", "query", "integer",
                "ID of the appointment type to find sessions for. It must be a type for groups.",
                name="appointment_type_id", required=True, example="8",
            ),
            Argument(
                "business_ids", "business-ids", "query", "integer",
                "IDs of the businesses to search. Default: all businesses.", name="business_ids", many=True,
            ),
            Argument(
                "practitioner_ids", "practitioner-ids", "query", "integer",
                "IDs of the practitioners to search. Default: all practitioners.", name="practitioner_ids", many=True,
            ),
            Argument(
                "profession_ids", "profession-ids", "query", "integer",
                "IDs of the professions to search. Default: all professions.", name="profession_ids", many=True,
            ),
        ),
    ),
}
