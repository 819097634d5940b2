# Generated from specs/coreplus/paths/appointment.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "list": Command(
        "appointments.list", "_LIST", "List appointments in a period", "GET /Appointment/", "read", "list",
        "Returns the appointments from the first to the last day, one page at a time. Dates and times use the given time zone.",
        arguments=(
            Argument(
                "start_date", "start-date", "query", "date", "First day of the period, in the time zone `timezoneId`.",
                name="startDate", required=True,
            ),
            Argument(
                "end_date", "end-date", "query", "date", "Last day of the period, in the time zone `timezoneId`.",
                name="endDate", required=True,
            ),
            Argument(
                "timezone_id", "timezone-id", "query", "text",
                "ID of the time zone in which the dates are interpreted and the response's times are written. It is specific to the vendor: `timeZone.timezoneId` of a location.",
                name="timezoneId", required=True, example="22222222-2222-4222-8222-222222222222",
            ),
            Argument(
                "get_practitioner_profiles", "get-practitioner-profiles", "query", "boolean",
                "Whether to include the practitioner's first and last name in each appointment.",
                name="getPractitionerProfiles",
            ),
            Argument(
                "page_number", "page-number", "query", "integer", "Page number, starting at 1. Default: 1.",
                name="pageNumber",
            ),
            Argument(
                "page_size", "page-size", "query", "integer", "Number of records per page, at most 100. Default: 50.",
                name="pageSize",
            ),
            Argument("limit", "limit", "walk", "integer", "Maximum number of records."),
            Argument(
                "allow_changes", "allow-changes", "walk", "boolean",
                "Whether the command succeeds although the list changed while it was read.",
            ),
        ),
    ),
    "book": Command(
        "appointments.book", "_BOOK", "Book an appointment", "POST /Appointment/", "unsafe", "record",
        "Books a client with a practitioner. The response contains `appointment` if the booking was made; entries of\n`result` in the same response are notices. If the time is not free, the response contains only `result` with the\nreasons; it too may have status 200.\n\nIf the response is lost, the booking may have been made: check before you send the request again.\n\nSide effects: the reminder flags schedule an e-mail or an SMS to the client, and `notifyPractitioner` sends an SMS\nto the practitioner.\n",
        arguments=(
            Argument(
                "start_date_time", "start-date-time", "body", "moment",
                "Start of the appointment in whole seconds, with its UTC offset.", name="startDateTime", required=True,
                private=True, example="2026-01-05T09:00:00+11:00",
            ),
            Argument(
                "end_date_time", "end-date-time", "body", "moment",
                "End of the appointment in whole seconds, with its UTC offset; after the start.", name="endDateTime",
                required=True, private=True, example="2026-01-05T09:30:00+11:00",
            ),
            Argument(
                "practitioner", "practitioner", "body", "json", "The practitioner who will see the client.",
                name="practitioner", required=True, private=True,
            ),
            Argument(
                "location_id", "location-id", "body", "text", "ID of the location, a GUID.", name="locationId",
                required=True, private=True, example="11111111-1111-4111-8111-111111111111",
            ),
            Argument(
                "clients", "clients", "body", "json",
                "The client who will attend. The API currently accepts exactly one.", name="clients", many=True,
                required=True, private=True,
            ),
            Argument(
                "appointment_type_id", "appointment-type-id", "body", "text", "ID of the appointment type, a GUID.",
                name="appointmentTypeId", private=True, example="44444444-4444-4444-8444-444444444444",
            ),
            Argument(
                "subject", "subject", "body", "text",
                "Heading in the calendar. The default is the client's name and date of birth.", name="subject",
                private=True,
            ),
            Argument("notes", "notes", "body", "text", "Free text.", name="notes", private=True, example="First visit"),
            Argument(
                "is_email_reminder_required", "is-email-reminder-required", "body", "boolean",
                "Whether the client gets a reminder by e-mail.", name="isEmailReminderRequired", private=True,
            ),
            Argument(
                "is_sms_reminder_required", "is-sms-reminder-required", "body", "boolean",
                "Whether the client gets a reminder by SMS. Has an effect only if the client has a mobile number.",
                name="isSmsReminderRequired", private=True,
            ),
            Argument(
                "notify_practitioner", "notify-practitioner", "body", "boolean",
                "Whether the practitioner is notified by SMS.", name="notifyPractitioner", private=True,
            ),
        ),
        reconcile=True,
        data="{\"startDateTime\": \"2026-01-05T09:00:00+11:00\", \"endDateTime\": \"2026-01-05T09:30:00+11:00\", \"practitioner\": {\"practitionerId\": \"33333333-3333-4333-8333-333333333333\"}, \"locationId\": \"11111111-1111-4111-8111-111111111111\", \"clients\": [{\"clientId\": \"66666666-6666-4666-8666-666666666666\"}], \"appointmentTypeId\": \"44444444-4444-4444-8444-444444444444\", \"notes\": \"First visit\"}",
    ),
    "get": Command(
        "appointments.get", "_GET", "Get an appointment", "GET /Appointment/{appointmentId}", "read", "record",
        "Returns the appointment with the given ID.",
        arguments=(
            Argument(
                "appointment_id", "appointment-id", "path", "text", "ID of the appointment, a GUID in any letter case.",
                name="appointmentId", required=True, private=True, positional=True,
                example="55555555-5555-4555-8555-555555555555",
            ),
            Argument(
                "get_practitioner_profiles", "get-practitioner-profiles", "query", "boolean",
                "Whether to include the practitioner's first and last name in each appointment.",
                name="getPractitionerProfiles",
            ),
            Argument(
                "cancellation_id", "cancellation-id", "query", "boolean",
                "Whether to include the ID of the cancellation reason and the cancellation notes if the appointment is cancelled. Despite its name, this is a flag. The names of the added fields are not known; they are kept as unknown fields.",
                name="cancellationId",
            ),
        ),
    ),
    "update": Command(
        "appointments.update", "_UPDATE", "Change an appointment", "POST /Appointment/{appointmentId}", "unsafe",
        "record",
        "Changes an appointment, for example to move it to another time. Omitted fields keep their values. The response\ncontains `appointment` if the change was made; entries of `result` in the same response are notices. If the new\ntime is not free, the response contains only `result` with the reasons; it too may have status 200.\n\nIf only `deleted` is sent, with the value true, the appointment is cancelled.\n\nSide effects: `notifyPractitioner` sends an SMS. A practice can have cancellation rules; in the product they\ninvoice the client, or e-mail the staff, for any cancellation at short notice, also by the practitioner.\n",
        arguments=(
            Argument(
                "appointment_id", "appointment-id", "path", "text", "ID of the appointment, a GUID in any letter case.",
                name="appointmentId", required=True, private=True, positional=True,
                example="55555555-5555-4555-8555-555555555555",
            ),
            Argument(
                "start_date_time", "start-date-time", "body", "moment",
                "New start of the appointment in whole seconds, with its UTC offset. Send the end as well.",
                name="startDateTime", private=True, example="2026-01-06T10:00:00+11:00",
            ),
            Argument(
                "end_date_time", "end-date-time", "body", "moment",
                "New end of the appointment in whole seconds, with its UTC offset; after the start.",
                name="endDateTime", private=True, example="2026-01-06T10:30:00+11:00",
            ),
            Argument(
                "practitioner_id", "practitioner-id", "body", "text", "ID of the new practitioner, a GUID.",
                name="practitionerId", private=True,
            ),
            Argument("notes", "notes", "body", "text", "New free text.", name="notes", private=True),
            Argument(
                "notify_practitioner", "notify-practitioner", "body", "boolean",
                "Whether the practitioner is notified by SMS.", name="notifyPractitioner", private=True, example="true",
            ),
            Argument(
                "deleted", "deleted", "body", "boolean", "True cancels the appointment. False has no known effect.",
                name="deleted", private=True,
            ),
        ),
        data="{\"startDateTime\": \"2026-01-06T10:00:00+11:00\", \"endDateTime\": \"2026-01-06T10:30:00+11:00\", \"notifyPractitioner\": true}",
    ),
    "cancel": Command(
        "appointments.cancel", "_CANCEL", "Cancel an appointment. A reason cannot be sent",
        "POST /Appointment/{appointmentId}", "unsafe", "record",
        "Cancelling may bill the client: a practice can have cancellation rules, which in the product create an invoice,\nor e-mail the staff, for any cancellation at short notice, also by the practitioner (vendor's help pages on\ncancellation rules). Whether they apply to the API is not documented.\n",
        arguments=(
            Argument(
                "appointment_id", "appointment-id", "path", "text", "ID of the appointment, a GUID in any letter case.",
                name="appointmentId", required=True, private=True, positional=True,
                example="55555555-5555-4555-8555-555555555555",
            ),
        ),
    ),
}
