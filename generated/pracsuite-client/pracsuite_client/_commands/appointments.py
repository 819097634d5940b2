# Generated from specs/pracsuite/paths/appointment.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "list": Command(
        "appointments.list", "_LIST", "List appointments", "GET /appointment", "read", "list",
        "Returns the appointments of the account, one page at a time.",
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
            Argument("order_by", "order-by", "order", "text", many=True),
            Argument("limit", "limit", "walk", "integer", "Maximum number of records."),
            Argument(
                "allow_changes", "allow-changes", "walk", "boolean",
                "Whether the command succeeds although the list changed while it was read.",
            ),
        ),
        filters=(
            ("created", "created", "date-time"), ("updated", "updated", "date-time"),
            ("app_time", "app_time", "date-time-local"), ("profession_id", "profession_id", "integer"),
            ("business_id", "business_id", "integer"), ("client_id", "client_id", "integer"),
            ("appointment_type_id", "appointment_type_id", "integer"),
            ("practitioner_id", "practitioner_id", "integer"),
        ),
        order=(
            "appointment_id", "created", "updated", "profession_id", "business_id", "client_id", "appointment_type_id",
            "app_time",
        ),
    ),
    "create": Command(
        "appointments.create", "_CREATE", "Book an appointment in one step", "POST /appointment", "unsafe", "record",
        "Books a patient at the given start and duration. To hold the time first, reserve it and finalise it instead.\n\nSide effects: the confirmation, reminder and follow-up flags send messages to the patient, which may cost money.\n",
        arguments=(
            Argument(
                "client_id", "client-id", "body", "integer", "ID of the patient.", name="client_id", required=True,
                private=True, subject=True, example="7",
            ),
            Argument(
                "appointment_type_id", "appointment-type-id", "body", "integer", "ID of the appointment type.",
                name="appointment_type_id", required=True, private=True, example="2",
            ),
            Argument(
                "app_time", "app-time", "body", "clinic-time",
                "Start of the appointment, in the clinic's local time, without a UTC offset.", name="app_time",
                required=True, private=True, example="2027-01-04T09:00:00",
            ),
            Argument(
                "duration", "duration", "body", "integer", "Duration in minutes, a multiple of 5 from 5 to 1440.",
                name="duration", required=True, private=True, example="30",
            ),
            Argument(
                "practitioner_id", "practitioner-id", "body", "integer", "ID of the practitioner.",
                name="practitioner_id", private=True, example="3",
            ),
            Argument(
                "business_id", "business-id", "body", "integer", "ID of the business (a clinic or location).",
                name="business_id", private=True, example="1",
            ),
            Argument(
                "appointment_status_id", "appointment-status-id", "body", "integer", "ID of the appointment status.",
                name="appointment_status_id", private=True,
            ),
            Argument(
                "account_id", "account-id", "body", "integer", "ID of the patient's account to bill.",
                name="account_id", private=True, subject=True, example="9",
            ),
            Argument(
                "profession_id", "profession-id", "body", "integer",
                "ID of the profession in which the practitioner acts. It must be one of the practitioner's professions. Default: the practitioner's default profession.",
                name="profession_id", private=True,
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
                "column_number", "column-number", "body", "integer",
                "Column of the practitioner's appointment book, starting at 1, at most the number of columns that the clinic has enabled. Default: 1.",
                name="column_number", private=True,
            ),
            Argument(
                "width", "width", "body", "integer", "Number of columns that the appointment covers. Default: 1.",
                name="width", private=True,
            ),
            Argument(
                "resource_ids", "resource-ids", "body", "integer", "IDs of the resources (rooms, equipment) to use.",
                name="resource_ids", many=True, private=True,
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
            Argument(
                "practitioner_business_id", "practitioner-business-id", "body", "integer",
                "Deprecated. Combined ID of practitioner and business. Use `practitioner_id` and `business_id` instead.",
                name="practitioner_business_id", private=True,
            ),
            Argument(
                "column", "column", "body", "integer", "Deprecated. Former name of `column_number`.", name="column",
                private=True,
            ),
            Argument(
                "hourly_billing", "hourly-billing", "body", "boolean",
                "Deprecated. Whether the appointment is billed by the hour.", name="hourly_billing", private=True,
            ),
        ),
        reconcile=True,
        data="{\"client_id\": 7, \"appointment_type_id\": 2, \"app_time\": \"2027-01-04T09:00:00\", \"duration\": 30, \"practitioner_id\": 3, \"business_id\": 1, \"account_id\": 9, \"resource_ids\": [4], \"sms_reminder\": true}",
    ),
    "reserve": Command(
        "appointments.reserve", "_RESERVE", "Hold a time for 15 minutes", "POST /reserve_appointment", "unsafe",
        "record",
        "Holds a free time for 15 minutes, for example while staff record the details of a new patient. Finalise the hold\nto make it a booking, or cancel it to release the time. What happens to a hold that expires is not documented.\n",
        arguments=(
            Argument(
                "app_time", "app-time", "body", "clinic-time",
                "Start of the appointment, in the clinic's local time, without a UTC offset.", name="app_time",
                required=True, private=True, example="2027-01-04T09:00:00",
            ),
            Argument(
                "duration", "duration", "body", "integer", "Duration in minutes, a multiple of 5 from 5 to 1440.",
                name="duration", required=True, private=True, example="30",
            ),
            Argument(
                "practitioner_id", "practitioner-id", "body", "integer", "ID of the practitioner.",
                name="practitioner_id", private=True, example="3",
            ),
            Argument(
                "business_id", "business-id", "body", "integer", "ID of the business (a clinic or location).",
                name="business_id", private=True, example="1",
            ),
            Argument(
                "column_number", "column-number", "body", "integer",
                "Column of the practitioner's appointment book, starting at 1, at most the number of columns that the clinic has enabled. Default: 1.",
                name="column_number", private=True,
            ),
            Argument(
                "width", "width", "body", "integer", "Number of columns that the appointment covers. Default: 1.",
                name="width", private=True,
            ),
            Argument(
                "practitioner_business_id", "practitioner-business-id", "body", "integer",
                "Deprecated. Combined ID of practitioner and business. Use `practitioner_id` and `business_id` instead.",
                name="practitioner_business_id", private=True,
            ),
            Argument(
                "column", "column", "body", "integer", "Deprecated. Former name of `column_number`.", name="column",
                private=True,
            ),
            Argument(
                "rule_out", "rule-out", "body", "boolean",
                "Deprecated. Whether to block out the time permanently. A blocked time does not need to be finalised.",
                name="rule_out", private=True,
            ),
        ),
        reconcile=True,
        data="{\"app_time\": \"2027-01-04T09:00:00\", \"duration\": 30, \"practitioner_id\": 3, \"business_id\": 1}",
    ),
    "get": Command(
        "appointments.get", "_GET", "Get an appointment", "GET /appointment/{appointment_id}", "read", "record",
        "Returns the appointment with the given ID.",
        arguments=(
            Argument(
                "appointment_id", "appointment-id", "path", "integer", "ID of the appointment.", name="appointment_id",
                required=True, private=True, positional=True, example="4101",
            ),
        ),
    ),
    "finalise": Command(
        "appointments.finalise", "_FINALISE", "Turn a held time into a booking", "POST /appointment/{appointment_id}",
        "unsafe", "record",
        "Assigns a patient, an appointment type and further details to a held time, which makes it a booking.\n\nSide effects: the confirmation, reminder and follow-up flags send messages to the patient, which may cost money.\n",
        arguments=(
            Argument(
                "appointment_id", "appointment-id", "path", "integer", "ID of the appointment.", name="appointment_id",
                required=True, private=True, positional=True, example="4101",
            ),
            Argument(
                "client_id", "client-id", "body", "integer", "ID of the patient.", name="client_id", required=True,
                private=True, subject=True, example="7",
            ),
            Argument(
                "appointment_type_id", "appointment-type-id", "body", "integer", "ID of the appointment type.",
                name="appointment_type_id", required=True, private=True, example="2",
            ),
            Argument(
                "account_id", "account-id", "body", "integer", "ID of the patient's account to bill.",
                name="account_id", private=True, subject=True, example="9",
            ),
            Argument(
                "profession_id", "profession-id", "body", "integer",
                "ID of the profession in which the practitioner acts. It must be one of the practitioner's professions.",
                name="profession_id", private=True,
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
                "resource_ids", "resource-ids", "body", "integer", "IDs of the resources (rooms, equipment) to use.",
                name="resource_ids", many=True, private=True,
            ),
            Argument(
                "sms_reminder", "sms-reminder", "body", "boolean", "Whether to remind the patient by SMS.",
                name="sms_reminder", private=True,
            ),
            Argument(
                "email_reminder", "email-reminder", "body", "boolean", "Whether to remind the patient by e-mail.",
                name="email_reminder", private=True,
            ),
            Argument(
                "sms_confirmation", "sms-confirmation", "body", "boolean", "Whether to confirm the booking by SMS.",
                name="sms_confirmation", private=True, example="true",
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
            Argument(
                "hourly_billing", "hourly-billing", "body", "boolean",
                "Deprecated. Whether the appointment is billed by the hour.", name="hourly_billing", private=True,
            ),
        ),
        reconcile=True,
        data="{\"client_id\": 7, \"appointment_type_id\": 2, \"account_id\": 9, \"resource_ids\": [4], \"sms_confirmation\": true}",
    ),
    "edit": Command(
        "appointments.edit", "_EDIT", "Change or move an appointment", "PATCH /appointment/{appointment_id}", "unsafe",
        "record",
        "Changes the fields that are sent; the others keep their values. A new time, practitioner or business moves the\nappointment; there is no separate operation for that.\n\nSide effects: an account can be set to reset the status to Booked when an appointment is moved (vendor's help).\n",
        arguments=(
            Argument(
                "appointment_id", "appointment-id", "path", "integer", "ID of the appointment.", name="appointment_id",
                required=True, private=True, positional=True, example="4101",
            ),
            Argument(
                "appointment_type_id", "appointment-type-id", "body", "integer", "ID of the appointment type.",
                name="appointment_type_id", private=True,
            ),
            Argument(
                "app_time", "app-time", "body", "clinic-time",
                "Start of the appointment, in the clinic's local time, without a UTC offset.", name="app_time",
                private=True, example="2027-01-05T09:30:00",
            ),
            Argument(
                "practitioner_id", "practitioner-id", "body", "integer", "ID of the practitioner.",
                name="practitioner_id", private=True,
            ),
            Argument(
                "business_id", "business-id", "body", "integer", "ID of the business (a clinic or location).",
                name="business_id", private=True,
            ),
            Argument(
                "duration", "duration", "body", "integer", "Duration in minutes, a multiple of 5 from 5 to 1440.",
                name="duration", private=True, example="45",
            ),
            Argument(
                "column_number", "column-number", "body", "integer",
                "Column of the practitioner's appointment book, starting at 1, at most the number of columns that the clinic has enabled.",
                name="column_number", private=True,
            ),
            Argument(
                "width", "width", "body", "integer", "Number of columns that the appointment covers.", name="width",
                private=True,
            ),
            Argument(
                "appointment_status_id", "appointment-status-id", "body", "integer", "ID of the appointment status.",
                name="appointment_status_id", private=True,
            ),
            Argument(
                "profession_id", "profession-id", "body", "integer",
                "ID of the profession in which the practitioner acts. It must be one of the practitioner's professions.",
                name="profession_id", private=True,
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
                "resource_ids", "resource-ids", "body", "integer", "IDs of the resources (rooms, equipment) to use.",
                name="resource_ids", many=True, private=True,
            ),
            Argument(
                "sms_reminder", "sms-reminder", "body", "boolean", "Whether to remind the patient by SMS.",
                name="sms_reminder", private=True,
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
            Argument(
                "appointment_reschedule_reason_id", "appointment-reschedule-reason-id", "body", "integer",
                "ID of the reason for moving the appointment.", name="appointment_reschedule_reason_id", private=True,
                example="1",
            ),
            Argument(
                "reason", "reason", "body", "text", "Reason for moving the appointment, as free text.", name="reason",
                private=True,
            ),
        ),
        data="{\"app_time\": \"2027-01-05T09:30:00\", \"duration\": 45, \"appointment_reschedule_reason_id\": 1}",
    ),
    "cancel": Command(
        "appointments.cancel", "_CANCEL", "Cancel or remove an appointment",
        "POST /appointment/{appointment_id}/cancel", "unsafe", "nothing",
        "Removes the appointment from the appointment book, either as a cancellation that stays in the patient's attendance\nhistory, or as a deletion. According to the vendor's help page on cancelling, a deletion asks for no reason and is\nnot logged in the patient's file.\n",
        arguments=(
            Argument(
                "appointment_id", "appointment-id", "path", "integer", "ID of the appointment.", name="appointment_id",
                required=True, private=True, positional=True, example="4101",
            ),
            Argument(
                "record_as_cancelled", "record-as-cancelled", "body", "boolean",
                "True keeps the appointment in the patient's attendance history as a cancellation. False deletes it: nothing of it stays in that history. The API does not require the field, but its default is not documented and may delete.",
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
        data="{\"record_as_cancelled\": true, \"appointment_cancellation_reason_id\": 1}",
    ),
    "list_by_appointment_type": Command(
        "appointments.list_by_appointment_type", "_LIST_BY_APPOINTMENT_TYPE", "List the appointments of one type",
        "GET /appointment_type/{appointment_type_id}/appointment", "read", "list",
        "Returns the appointments of one appointment type, one page at a time.",
        arguments=(
            Argument(
                "appointment_type_id", "appointment-type-id", "path", "integer", "ID of the appointment type.",
                name="appointment_type_id", required=True, positional=True, example="2",
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
            Argument("order_by", "order-by", "order", "text", many=True),
            Argument("limit", "limit", "walk", "integer", "Maximum number of records."),
            Argument(
                "allow_changes", "allow-changes", "walk", "boolean",
                "Whether the command succeeds although the list changed while it was read.",
            ),
        ),
        filters=(
            ("created", "created", "date-time"), ("updated", "updated", "date-time"),
            ("app_time", "app_time", "date-time-local"), ("profession_id", "profession_id", "integer"),
            ("business_id", "business_id", "integer"), ("client_id", "client_id", "integer"),
            ("practitioner_id", "practitioner_id", "integer"),
        ),
        order=(
            "appointment_id", "created", "updated", "profession_id", "business_id", "client_id", "appointment_type_id",
            "app_time",
        ),
    ),
    "list_by_business": Command(
        "appointments.list_by_business", "_LIST_BY_BUSINESS", "List the appointments of a business",
        "GET /business/{business_id}/appointment", "read", "list",
        "Returns the appointments at one business, one page at a time.",
        arguments=(
            Argument(
                "business_id", "business-id", "path", "integer", "ID of the business (a clinic or location).",
                name="business_id", required=True, positional=True, example="1",
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
            Argument("order_by", "order-by", "order", "text", many=True),
            Argument("limit", "limit", "walk", "integer", "Maximum number of records."),
            Argument(
                "allow_changes", "allow-changes", "walk", "boolean",
                "Whether the command succeeds although the list changed while it was read.",
            ),
        ),
        filters=(
            ("created", "created", "date-time"), ("updated", "updated", "date-time"),
            ("app_time", "app_time", "date-time-local"), ("profession_id", "profession_id", "integer"),
            ("client_id", "client_id", "integer"), ("appointment_type_id", "appointment_type_id", "integer"),
            ("practitioner_id", "practitioner_id", "integer"),
        ),
        order=(
            "appointment_id", "created", "updated", "profession_id", "business_id", "client_id", "appointment_type_id",
            "app_time",
        ),
    ),
    "list_by_profession": Command(
        "appointments.list_by_profession", "_LIST_BY_PROFESSION", "List the appointments of a profession",
        "GET /profession/{profession_id}/appointment", "read", "list",
        "Returns the appointments in one profession, one page at a time.",
        arguments=(
            Argument(
                "profession_id", "profession-id", "path", "integer", "ID of the profession.", name="profession_id",
                required=True, positional=True, example="5",
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
            Argument("order_by", "order-by", "order", "text", many=True),
            Argument("limit", "limit", "walk", "integer", "Maximum number of records."),
            Argument(
                "allow_changes", "allow-changes", "walk", "boolean",
                "Whether the command succeeds although the list changed while it was read.",
            ),
        ),
        filters=(
            ("created", "created", "date-time"), ("updated", "updated", "date-time"),
            ("app_time", "app_time", "date-time-local"), ("business_id", "business_id", "integer"),
            ("client_id", "client_id", "integer"), ("appointment_type_id", "appointment_type_id", "integer"),
            ("practitioner_id", "practitioner_id", "integer"),
        ),
        order=(
            "appointment_id", "created", "updated", "profession_id", "business_id", "client_id", "appointment_type_id",
            "app_time",
        ),
    ),
    "list_by_patient": Command(
        "appointments.list_by_patient", "_LIST_BY_PATIENT", "List the appointments of a patient",
        "GET /patient/{client_id}/appointment", "read", "list",
        "Returns the appointments of one patient, one page at a time.",
        arguments=(
            Argument(
                "client_id", "client-id", "path", "integer", "ID of the patient.", name="client_id", required=True,
                private=True, positional=True, example="7",
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
            Argument("order_by", "order-by", "order", "text", many=True),
            Argument("limit", "limit", "walk", "integer", "Maximum number of records."),
            Argument(
                "allow_changes", "allow-changes", "walk", "boolean",
                "Whether the command succeeds although the list changed while it was read.",
            ),
        ),
        filters=(
            ("created", "created", "date-time"), ("updated", "updated", "date-time"),
            ("app_time", "app_time", "date-time-local"), ("profession_id", "profession_id", "integer"),
            ("business_id", "business_id", "integer"), ("appointment_type_id", "appointment_type_id", "integer"),
            ("practitioner_id", "practitioner_id", "integer"),
        ),
        order=(
            "appointment_id", "created", "updated", "profession_id", "business_id", "client_id", "appointment_type_id",
            "app_time",
        ),
    ),
    "list_by_practitioner": Command(
        "appointments.list_by_practitioner", "_LIST_BY_PRACTITIONER", "List the appointments of a practitioner",
        "GET /practitioner/{practitioner_id}/appointment", "read", "list",
        "Returns the appointments with one practitioner, one page at a time.",
        arguments=(
            Argument(
                "practitioner_id", "practitioner-id", "path", "integer", "ID of the practitioner.",
                name="practitioner_id", required=True, positional=True, example="3",
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
            Argument("order_by", "order-by", "order", "text", many=True),
            Argument("limit", "limit", "walk", "integer", "Maximum number of records."),
            Argument(
                "allow_changes", "allow-changes", "walk", "boolean",
                "Whether the command succeeds although the list changed while it was read.",
            ),
        ),
        filters=(
            ("created", "created", "date-time"), ("updated", "updated", "date-time"),
            ("app_time", "app_time", "date-time-local"), ("profession_id", "profession_id", "integer"),
            ("business_id", "business_id", "integer"), ("client_id", "client_id", "integer"),
        ),
        order=(
            "appointment_id", "created", "updated", "profession_id", "business_id", "client_id", "appointment_type_id",
            "app_time",
        ),
    ),
    "list_by_resource": Command(
        "appointments.list_by_resource", "_LIST_BY_RESOURCE", "List the appointments that use a resource",
        "GET /resource/{resource_id}/appointment", "read", "list",
        "Returns the appointments that use one resource, one page at a time.",
        arguments=(
            Argument(
                "resource_id", "resource-id", "path", "integer", "ID of the resource.", name="resource_id",
                required=True, positional=True, example="4",
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
            Argument("order_by", "order-by", "order", "text", many=True),
            Argument("limit", "limit", "walk", "integer", "Maximum number of records."),
            Argument(
                "allow_changes", "allow-changes", "walk", "boolean",
                "Whether the command succeeds although the list changed while it was read.",
            ),
        ),
        filters=(
            ("created", "created", "date-time"), ("updated", "updated", "date-time"),
            ("app_time", "app_time", "date-time-local"), ("profession_id", "profession_id", "integer"),
            ("business_id", "business_id", "integer"), ("client_id", "client_id", "integer"),
            ("practitioner_id", "practitioner_id", "integer"),
        ),
        order=(
            "appointment_id", "created", "updated", "profession_id", "business_id", "client_id", "appointment_type_id",
            "app_time",
        ),
    ),
}
