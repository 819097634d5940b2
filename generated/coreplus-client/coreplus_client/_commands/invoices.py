# Generated from specs/coreplus/paths/invoice.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "list": Command(
        "invoices.list", "_LIST", "List invoices", "GET /invoice/", "read", "list",
        "Returns the invoices of the practice, one page at a time. Some fields are included only on request.",
        arguments=(
            Argument(
                "get_practitioner_id", "get-practitioner-id", "query", "boolean",
                "Whether to include `practitionerId` in each invoice.", name="getPractitionerId",
            ),
            Argument(
                "get_location_id", "get-location-id", "query", "boolean",
                "Whether to include `locationId` in each invoice.", name="getLocationId",
            ),
            Argument(
                "get_client_group_id", "get-client-group-id", "query", "boolean",
                "Whether to include `clientGroupId`, the client's group, in each invoice.", name="getClientgroupId",
            ),
            Argument(
                "get_appointment_id", "get-appointment-id", "query", "boolean",
                "Whether to include `appointmentId` in each invoice.", name="getAppointmentId",
            ),
            Argument(
                "get_lock_status", "get-lock-status", "query", "boolean",
                "Whether to include `locked` in each invoice.", name="getLockStatus",
            ),
            Argument(
                "fields", "api-fields", "query", "text", "Fields to return for each invoice. IDs are always returned.",
                name="Field", many=True,
                choices=(
                    ("invoiceId", "ID of the invoice. Always included."), ("invoiceNumber", "Invoice number."),
                    ("clientId", "ID of the client."), ("generatedAt", "Date of the invoice."),
                    ("amountOwing", "Amount not yet paid."),
                    ("lineItems.lineItemId", "ID of a line item. Always included."),
                    ("lineItems.productId", "ID of the product or service of a line item."),
                    ("lineItems.description", "Product or service sold."),
                    ("lineItems.itemNumber", "Item number of the product or service of a line item."),
                    ("lineItems.unitAmount", "Price per unit."), ("lineItems.taxAmount", "Tax on a line item."),
                    ("lineItems.lineAmount", "Amount of a line item."), ("lineItems.quantity", "Number of units."),
                ),
            ),
            Argument(
                "updated_since", "updated-since", "query", "moment",
                "Only invoices changed since this time, to the second.", name="updatedSince",
                example="2026-01-05 14:18:00+1000",
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
    "get": Command(
        "invoices.get", "_GET", "Get an invoice", "GET /invoice/{invoiceId}", "read", "record",
        "Returns the invoice with the given ID.",
        arguments=(
            Argument(
                "invoice_id", "invoice-id", "path", "text", "ID of the invoice, a GUID in any letter case.",
                name="invoiceId", required=True, private=True, positional=True,
                example="77777777-7777-4777-8777-777777777777",
            ),
            Argument(
                "get_practitioner_id", "get-practitioner-id", "query", "boolean",
                "Whether to include `practitionerId` in each invoice.", name="getPractitionerId",
            ),
            Argument(
                "get_location_id", "get-location-id", "query", "boolean",
                "Whether to include `locationId` in each invoice.", name="getLocationId",
            ),
            Argument(
                "get_client_group_id", "get-client-group-id", "query", "boolean",
                "Whether to include `clientGroupId`, the client's group, in each invoice.", name="getClientgroupId",
            ),
        ),
    ),
}
