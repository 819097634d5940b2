# Generated from specs/coreplus/paths/availability_slot.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "list": Command(
        "availability_slots.list", "_LIST", "List free times", "GET /AvailabilitySlot/", "read", "list",
        "Returns the free times in a range of days, one page at a time. If an appointment type is given, free times are split into slots of its duration, one per possible booking; otherwise each gap is returned whole. Omitted filters do not restrict the result. A slot does not name its practitioner, whom a booking needs: if there are several, request the slots of each with a call of its own.",
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
                "specialty_ids", "specialty-ids", "query", "text", "Only free times of these specialties, by ID.",
                name="specialtyId", many=True,
            ),
            Argument(
                "appointment_type_id", "appointment-type-id", "query", "text",
                "ID of the appointment type. Free times are split into slots of its duration.",
                name="appointmentTypeId",
            ),
            Argument(
                "practitioner_ids", "practitioner-ids", "query", "text",
                "Only free times of these practitioners, by ID.", name="practitionerId", many=True,
            ),
            Argument(
                "location_ids", "location-ids", "query", "text", "Only free times at these locations, by ID.",
                name="locationId", many=True,
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
}
