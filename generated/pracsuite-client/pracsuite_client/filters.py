# Generated. Do not edit: change the source and regenerate.
"""The fields that lists can be filtered by."""

from datetime import date, datetime
from typing import Final

from ._runtime.filters import Field


class F:
    """A field to filter by, as ``F.<name>``: compare it with a value to make a condition.

    Not every list has every field, nor every operator; the docstring of a list names its own.
    """

    app_time: Final = Field[datetime]("app_time")
    appointment_type_id: Final = Field[int]("appointment_type_id")
    archived: Final = Field[datetime]("archived")
    business_id: Final = Field[int]("business_id")
    client_id: Final = Field[int]("client_id")
    created: Final = Field[datetime]("created")
    date_of_birth: Final = Field[date]("date_of_birth")
    email: Final = Field[str]("email")
    email_marketing_type: Final = Field[int]("email_marketing_type")
    file_created: Final = Field[datetime]("file_created")
    first_name: Final = Field[str]("first_name")
    home_phone: Final = Field[str]("home_phone")
    mobile: Final = Field[str]("mobile")
    phone: Final = Field[str]("phone")
    practitioner_id: Final = Field[int]("practitioner_id")
    preferred_name: Final = Field[str]("preferred_name")
    profession_id: Final = Field[int]("profession_id")
    sms_marketing_type: Final = Field[int]("sms_marketing_type")
    status: Final = Field[int]("status")
    surname: Final = Field[str]("surname")
    updated: Final = Field[datetime]("updated")
    work_phone: Final = Field[str]("work_phone")
