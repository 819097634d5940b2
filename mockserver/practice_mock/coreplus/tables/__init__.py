"""The tables of a coreplus practice."""

from __future__ import annotations

from practice_mock.coreplus.tables.indexes import by_client, by_day, by_invoice, by_mobile, by_name, by_practitioner
from practice_mock.state.store import Shape

SHAPES = (
    # Identifiers are GUIDs, stored in lower case.
    Shape("location", "locationId"),
    Shape("practitioner", "practitionerId", {"name": by_name}),
    Shape("roster", "rosterId", {"practitioner": by_practitioner}),
    Shape("appointment_type", "appointmentTypeId"),
    # Its numbers are the appointments' reference numbers.
    Shape("appointment", "appointmentId", {"day": by_day}, start=1_000_001),
    Shape("client_group", "clientGroupId"),
    Shape("client", "clientId", {"name": by_name, "mobile": by_mobile}),
    Shape("family_member", "familyId", {"client": by_client}),
    Shape("folder", "folderId"),
    Shape("file", "fileId", {"client": by_client}),
    Shape("invoice", "invoiceId"),
    Shape("payment", "paymentId", {"invoice": by_invoice}),
    Shape("payment_method", "paymentMethodId"),
    Shape("referrer", "referrerId", {"name": by_name}),
    Shape("message", "messageId"),
)
