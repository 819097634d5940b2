# Generated from specs/pracsuite/paths/available_appointment.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "list": Command(
        "available_appointments.list", "_LIST", "List free times", "GET /available_appointments", "read", "list",
        "Searches at most seven days, from today at the clinic onwards, for one appointment type. The filters for business,\npractitioner, profession and resource apply together. The duration comes from the appointment type and can depend\non business, profession, practitioner and the patient's fee category, so pass `client_id` and `account_id` if they\nare known. If none of `manual`, `online` and `waiting_list` is given, only times that staff may book are returned.\n",
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
                "ID of the appointment type to find times for.", name="appointment_type_id", required=True, example="2",
            ),
            Argument(
                "client_id", "client-id", "query", "integer",
                "ID of the patient to find times for. Required if `account_id` is given.", name="client_id",
                private=True, subject=True, example="7",
            ),
            Argument(
                "account_id", "account-id", "query", "integer",
                "ID of the patient's account, which determines the fee category.", name="account_id", private=True,
                subject=True, example="9",
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
                "resource_ids", "resource-ids", "query", "integer",
                "IDs of the resources to search. Default: all resources.", name="resource_ids", many=True,
            ),
            Argument(
                "manual", "manual", "query", "boolean", "Whether to return times that staff may book.", name="manual"
            ),
            Argument(
                "online", "online", "query", "boolean", "Whether to return times that patients may book online.",
                name="online",
            ),
            Argument(
                "waiting_list", "waiting-list", "query", "boolean",
                "Whether to return times that are open to the waiting list.", name="waiting_list",
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
        "available_appointments.next", "_NEXT", "Find the next free time", "GET /next_available_appointment", "read",
        "record",
        "Searches at most seven days, from today at the clinic onwards, for one appointment type. The filters for business,\npractitioner, profession and resource apply together. The duration comes from the appointment type and can depend\non business, profession, practitioner and the patient's fee category, so pass `client_id` and `account_id` if they\nare known. The response has the form of a list, but is not paginated.\n",
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
                "ID of the appointment type to find times for.", name="appointment_type_id", required=True, example="2",
            ),
            Argument(
                "client_id", "client-id", "query", "integer",
                "ID of the patient to find times for. Required if `account_id` is given.", name="client_id",
                private=True, subject=True, example="7",
            ),
            Argument(
                "account_id", "account-id", "query", "integer",
                "ID of the patient's account, which determines the fee category.", name="account_id", private=True,
                subject=True, example="9",
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
                "resource_ids", "resource-ids", "query", "integer",
                "IDs of the resources to search. Default: all resources.", name="resource_ids", many=True,
            ),
        ),
    ),
}
