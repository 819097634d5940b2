"""The requests that the vendors' pages show, with the shape of each sample and invented values.

Two samples cannot be sent unchanged and are repaired here. PracSuite's lists show `sort_by` as a JSON array in
text, where the description asks for one comma-separated value. coreplus' message sets its JSON in typographic quotation
marks and has lost one of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

KEYS = frozenset({"x-api-key", "a-api-key"})
JSON_KEYS = KEYS | {"content-type"}

SORTING = (
    *("appointment_id", "created", "updated", "profession_id"),
    *("business_id", "client_id", "appointment_type_id", "app_time"),
)

LISTING = (("page", "1"), ("page_size", "50"), ("sort_by", ",".join(SORTING)))
"""The query of a list in the samples, without `q[]`: its `string` there is not a condition."""


@dataclass(frozen=True)
class Sample:
    """A request on a vendor's page."""

    method: str
    path: str
    query: tuple[tuple[str, str], ...] = ()
    headers: frozenset[str] = KEYS
    body: Any = None


LIST = Sample("GET", "/v1/appointment", LISTING)
LIST_BY_APPOINTMENT_TYPE = Sample("GET", "/v1/appointment_type/2/appointment", LISTING)
LIST_BY_BUSINESS = Sample("GET", "/v1/business/1/appointment", LISTING)
LIST_BY_PROFESSION = Sample("GET", "/v1/profession/5/appointment", LISTING)
LIST_BY_PATIENT = Sample("GET", "/v1/patient/7/appointment", LISTING)
GET = Sample("GET", "/v1/appointment/4101")

CREATE = Sample(
    "POST",
    "/v1/appointment",
    headers=JSON_KEYS,
    body={
        "client_id": 0,
        "account_id": 0,
        "appointment_type_id": 0,
        "app_time": "2025-01-01T12:00:00",
        "practitioner_business_id": 0,
        "duration": 5,
        "appointment_status_id": 0,
        "item_id": 0,
        "item_group_id": 0,
        "column": 1,
        "width": 1,
        "resource_ids": [1, 2],
        "hourly_billing": True,
        "sms_reminder": True,
        "email_reminder": True,
        "sms_follow_up": True,
        "email_follow_up": True,
    },
)

RESERVE = Sample(
    "POST",
    "/v1/reserve_appointment",
    headers=JSON_KEYS,
    body={
        "app_time": "2025-01-01T12:00:00",
        "practitioner_business_id": 0,
        "duration": 5,
        "column": 1,
        "width": 1,
    },
)

FINALISE = Sample(
    "POST",
    "/v1/appointment/4101",
    headers=JSON_KEYS,
    body={
        "client_id": 0,
        "account_id": 0,
        "appointment_type_id": 0,
        "appointment_status_id": 0,
        "item_id": 0,
        "item_group_id": 0,
        "resource_ids": [1, 2],
        "hourly_billing": True,
        "sms_reminder": True,
        "email_reminder": True,
        "sms_follow_up": True,
        "email_follow_up": True,
    },
)

MESSAGE = Sample(
    "POST",
    "/API/Core/v2.1/Message/",
    headers=frozenset({"accept", "authorization", "content-type", "content-length"}),
    body={
        "Header": {"SendingFacility": "WebAPICaller"},
        "MessageContents": [{"AttachedFileDetails": {"Size": 4638, "Name": "cat.jpg"}}],
        "Client": {
            "Id": "66666666-6666-4666-8666-66666666666A",
            "Firstname": "Sam",
            "Surname": "Doe",
            "Title": "Mr",
            "Address": {
                "AddressLine": "unit 1, Example St",
                "Country": "Australia",
                "Postcode": "3000",
                "State": "Vic",
                "Suburb": "Exampleton",
            },
            "DateOfBirth": "1980-02-03",
            "Gender": "Male",
            "HomePhone": "0300000000",
            "BusinessPhone": "0300000000",
            "MaritalStatus": "Single",
        },
        "PractitionerFrom": {
            "Firstname": "Robin",
            "Surname": "Roe",
            "Title": "Dr",
            "Address": {
                "AddressLine": "2 Example Lane",
                "Country": "Australia",
                "Postcode": "2000",
                "State": "NSW",
                "Suburb": "Sampleville",
            },
            "ProviderNumber": "0000000A",
        },
        "PractitionerTo": {
            "Id": "33333333-3333-4333-8333-33333333333C",
            "Firstname": "Kim",
            "Surname": "Lee",
            "Title": "Ms",
            "Address": {
                "AddressLine": "3 Example Ct",
                "Country": "Australia",
                "Postcode": "3000",
                "State": "Victoria",
                "Suburb": "Exampleton",
            },
            "ProviderNumber": "0000001F",
        },
    },
)
"""The body is the JSON text of the part `messageData`; the file goes beside it."""

FILE_NAME = "cat.jpg"
FILE_CONTENT = (b"\xff\xd8\xff\xe0JFIF\x00--e026ce10\r\n" * 300)[:4638]
"""The number of bytes that the sample states. Some of them look like a boundary."""
