# Generated from specs/pracsuite/paths/group_appointment.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "list_by_group_appointment": Command(
        "group_appointment_members.list_by_group_appointment", "_LIST_BY_GROUP_APPOINTMENT",
        "List the members of a group appointment", "GET /group_appointment/{appointment_id}/appointment_client", "read",
        "list", "Returns the patients who take part in one group appointment, one page at a time.",
        arguments=(
            Argument(
                "appointment_id", "appointment-id", "path", "integer", "ID of the group appointment.",
                name="appointment_id", required=True, private=True, positional=True, example="4104",
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
            Argument("limit", "limit", "walk", "integer", "Maximum number of records."),
            Argument(
                "allow_changes", "allow-changes", "walk", "boolean",
                "Whether the command succeeds although the list changed while it was read.",
            ),
        ),
    ),
    "add": Command(
        "group_appointment_members.add", "_ADD", "Add a patient to a group appointment",
        "POST /group_appointment/{appointment_id}/add_group_member", "unsafe", "record",
        "The patient takes one of the places of the group.",
        arguments=(
            Argument(
                "appointment_id", "appointment-id", "path", "integer", "ID of the group appointment.",
                name="appointment_id", required=True, private=True, positional=True, example="4104",
            ),
            Argument(
                "client_id", "client-id", "body", "integer", "ID of the patient.", name="client_id", required=True,
                private=True, subject=True, example="7",
            ),
            Argument(
                "account_id", "account-id", "body", "integer", "ID of the patient's account to bill.",
                name="account_id", private=True, subject=True, example="9",
            ),
            Argument(
                "appointment_status_id", "appointment-status-id", "body", "integer", "ID of the appointment status.",
                name="appointment_status_id", private=True,
            ),
            Argument(
                "item_id", "item-id", "body", "integer",
                "ID of the billable item. If it is not null, `item_group_id` must be null or omitted.", name="item_id",
                private=True,
            ),
            Argument(
                "item_group_id", "item-group-id", "body", "integer",
                "ID of the group of billable items. If it is not null, `item_id` must be null or omitted.",
                name="item_group_id", private=True,
            ),
            Argument(
                "sms_reminder", "sms-reminder", "body", "boolean", "Whether to remind the patient by SMS.",
                name="sms_reminder", private=True, example="true",
            ),
            Argument(
                "email_reminder", "email-reminder", "body", "boolean", "Whether to remind the patient by e-mail.",
                name="email_reminder", private=True,
            ),
            Argument(
                "sms_confirmation", "sms-confirmation", "body", "boolean", "Whether to confirm the booking by SMS.",
                name="sms_confirmation", private=True,
            ),
            Argument(
                "email_confirmation", "email-confirmation", "body", "boolean",
                "Whether to confirm the booking by e-mail.", name="email_confirmation", private=True,
            ),
            Argument(
                "sms_follow_up", "sms-follow-up", "body", "boolean", "Whether to follow up by SMS.",
                name="sms_follow_up", private=True,
            ),
            Argument(
                "email_follow_up", "email-follow-up", "body", "boolean", "Whether to follow up by e-mail.",
                name="email_follow_up", private=True,
            ),
        ),
        data="{\"client_id\": 7, \"account_id\": 9, \"sms_reminder\": true}",
    ),
    "remove": Command(
        "group_appointment_members.remove", "_REMOVE", "Remove a patient from a group appointment",
        "POST /group_appointment/{appointment_id}/remove_group_member", "unsafe", "nothing",
        "The patient is identified by `client_id`, not by the ID of the membership.",
        arguments=(
            Argument(
                "appointment_id", "appointment-id", "path", "integer", "ID of the group appointment.",
                name="appointment_id", required=True, private=True, positional=True, example="4104",
            ),
            Argument(
                "client_id", "client-id", "body", "integer", "ID of the patient.", name="client_id", required=True,
                private=True, subject=True, example="7",
            ),
            Argument(
                "record_as_cancelled", "record-as-cancelled", "body", "boolean",
                "True keeps a cancellation in the patient's attendance history. False deletes the membership: nothing of it stays in that history. The API does not require the field, but its default is not documented and may delete.",
                name="record_as_cancelled", required=True, private=True, example="true",
            ),
            Argument(
                "appointment_cancellation_reason_id", "appointment-cancellation-reason-id", "body", "integer",
                "ID of the reason for cancelling.", name="appointment_cancellation_reason_id", private=True,
                example="1",
            ),
            Argument(
                "reason", "reason", "body", "text", "Reason for cancelling, as free text.", name="reason", private=True
            ),
        ),
        data="{\"client_id\": 7, \"record_as_cancelled\": true, \"appointment_cancellation_reason_id\": 1}",
    ),
}
