# Generated from specs/pracsuite/paths/patient.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, get_args

from .._api import CLIENT_ID, FILTER, LINKS_PAGING, PAGE, PAGE_SIZE, SORT_BY
from .._runtime.client.resource import (
    AsyncResource,
    Headers,
    RawMethod,
    RawResource,
    RawView,
    Resource_co,
    SyncResource,
)
from .._runtime.operation.definition import JsonBody, Operation
from .._runtime.operation.filters import Condition, Query
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
from .._runtime.values.record_codec import Object
from .._runtime.values.unset import UNSET, Unset
from ..models.patient import MarketingType, Patient, PatientCreate, PatientEdit, PatientPage, PreferredPhone

ListOrderBy = Literal["client_id", "first_name", "surname", "file_created"]
_LIST_QUERY = Query(
    filters={
        "first_name": "string", "surname": "string", "preferred_name": "string", "email": "string",
        "home_phone": "string", "work_phone": "string", "mobile": "string", "phone": "string",
        "file_created": "date-time", "updated": "date-time", "archived": "date-time", "date_of_birth": "date",
        "status": "integer-equals", "email_marketing_type": "integer-equals", "sms_marketing_type": "integer-equals",
    },
    sort=get_args(ListOrderBy),
)
_LIST = ListOperation[Patient](
    "patients.list", "GET", "/patient", "read",
    parameters={"page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY, "q": FILTER},
    returns=Object(lambda: PatientPage), query=_LIST_QUERY, items="clients", paging=LINKS_PAGING, key=("client_id",),
)
_CREATE = Operation[Patient](
    "patients.create", "POST", "/patient", "unsafe", body=JsonBody(lambda: PatientCreate),
    returns=Object(lambda: Patient),
)
_GET = Operation[Patient](
    "patients.get", "GET", "/patient/{client_id}", "read", parameters={"client_id": CLIENT_ID},
    returns=Object(lambda: Patient),
)
_EDIT = Operation[Patient](
    "patients.edit", "PATCH", "/patient/{client_id}", "idempotent", parameters={"client_id": CLIENT_ID},
    body=JsonBody(lambda: PatientEdit), returns=Object(lambda: Patient),
)


class Patients(SyncResource):
    """Patients of the practice. The ID of a patient is called `client_id` everywhere."""

    with_raw_response = RawView(lambda: PatientsRaw[Patients])

    def list(
        self, *, where: Sequence[Condition] | Unset = UNSET, order_by: Sequence[ListOrderBy] | Unset = UNSET,
        page: int | Unset = UNSET, page_size: int | Unset = UNSET, sort_by: Sequence[str] | Unset = UNSET,
        q: Sequence[str] | Unset = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> Page[Patient]:
        """List patients.

        Returns the patients of the account, one page at a time.

        Three filters take numeric codes:
        - `status`: 1 active, 2 inactive, 3 all, 4 inactive but not deceased, 5 all but the deceased, 6 deceased.
        - `email_marketing_type` and `sms_marketing_type`: 1 Soft Opt-In, 2 Opt-In, 3 Soft Opt-Out, 4 Opt-Out.

        The filter `phone` is separate from those of the individual phone fields. The filter `archived` takes a time,
        although the record has only a flag, `archive`.

        Filters: ``first_name`` (string), ``surname`` (string), ``preferred_name`` (string), ``email`` (string),
        ``home_phone`` (string), ``work_phone`` (string), ``mobile`` (string), ``phone`` (string), ``file_created``
        (date-time), ``updated`` (date-time), ``archived`` (date-time), ``date_of_birth`` (date), ``status``
        (integer-equals), ``email_marketing_type`` (integer-equals), ``sms_marketing_type`` (integer-equals).

        Sorts by: ``client_id``, ``first_name``, ``surname``, ``file_created``.

        Args:
            where: Conditions that a record must all meet, such as ``F.app_time >= datetime(2027, 1, 4)``.
            order_by: Fields to sort by, the weightiest first.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            sort_by: Fields to sort by, most significant first, as one comma-separated value. Each list defines the
                fields that it can be sorted by. Evidence (documented): described as comma-separated; the samples
                show a JSON array as text instead, and the syntax for descending order is not published.
            q: Conditions that records must all meet, one parameter per condition. A condition has the form
                `FIELD:OPERATORVALUE`, such as `app_time:>=2027-01-04T09:00:00`. Each list defines the fields that it
                can be filtered by, and their formats.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of patients.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: A request parameter is invalid, such as an unknown filter or a page number below 1.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST, locals())

    def create(
        self, *, first_name: str, surname: str, date_of_birth: date | Unset = UNSET, address_1: str | Unset = UNSET,
        suburb: str | Unset = UNSET, address_state: str | Unset = UNSET, postcode: str | Unset = UNSET,
        country: str | Unset = UNSET, email: str | Unset = UNSET, gender: str | Unset = UNSET,
        home_phone: str | Unset = UNSET, mobile: str | Unset = UNSET, preferred_phone: PreferredPhone | Unset = UNSET,
        fee_cat_id: int | Unset = UNSET, default_business_id: int | Unset = UNSET,
        default_practitioner_id: int | Unset = UNSET, default_sms_reminder: bool | Unset = UNSET,
        default_email_reminder: bool | Unset = UNSET, default_sms_confirmation: bool | Unset = UNSET,
        default_email_confirmation: bool | Unset = UNSET, default_sms_follow_up: bool | Unset = UNSET,
        default_email_follow_up: bool | Unset = UNSET, sms_marketing_type: MarketingType | Unset = UNSET,
        email_marketing_type: MarketingType | Unset = UNSET, timezone: str | Unset = UNSET, sex_id: int | Unset = UNSET,
        pronoun_id: int | Unset = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> Patient:
        """Create a patient.

        Creates a patient's file. PracSuite requires a default practitioner; see `default_practitioner_id`.

        Args:
            first_name: First name.
            surname: Family name.
            date_of_birth: Date of birth.
            address_1: First line of the address. Other lines cannot be sent.
            suburb: Suburb or town.
            address_state: State or territory.
            postcode: Postcode.
            country: Country.
            email: E-mail address.
            gender: Gender, as free text.
            home_phone: Home phone number.
            mobile: Mobile phone number.
            preferred_phone: Phone on which the patient prefers to be called.
            fee_cat_id: ID of the fee category.
            default_business_id: ID of the default business.
            default_practitioner_id: ID of the default practitioner. The default is the practice's first active
                practitioner. If you create the patient while booking, send the practitioner of the appointment.
            default_sms_reminder: Whether new appointments have SMS reminders by default.
            default_email_reminder: Whether new appointments have e-mail reminders by default.
            default_sms_confirmation: Whether new appointments are confirmed by SMS by default.
            default_email_confirmation: Whether new appointments are confirmed by e-mail by default.
            default_sms_follow_up: Whether new appointments are followed up by SMS by default.
            default_email_follow_up: Whether new appointments are followed up by e-mail by default.
            sms_marketing_type: Consent of the patient to marketing by SMS.
            email_marketing_type: Consent of the patient to marketing by e-mail.
            timezone: IANA name of the patient's time zone, for example `Australia/Adelaide`. Records call the field
                `time_zone`.
            sex_id: ID of the sex.
            pronoun_id: ID of the pronouns.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The new patient.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            UnprocessableEntityError: 422: The request body is invalid. `error.validation` lists each rejected field
                and the reason.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_CREATE, locals())

    def get(self, client_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None) -> Patient:
        """Get a patient.

        Returns the patient with the given ID.

        Args:
            client_id: ID of the patient.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The patient.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: A request parameter is invalid, such as an unknown filter or a page number below 1.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_GET, locals())

    def edit(
        self, client_id: int, *, first_name: str | Unset = UNSET, surname: str | Unset = UNSET,
        date_of_birth: date | Unset | None = UNSET, address_1: str | Unset | None = UNSET,
        suburb: str | Unset | None = UNSET, address_state: str | Unset | None = UNSET,
        postcode: str | Unset | None = UNSET, country: str | Unset | None = UNSET, email: str | Unset | None = UNSET,
        gender: str | Unset | None = UNSET, home_phone: str | Unset | None = UNSET, mobile: str | Unset | None = UNSET,
        preferred_phone: PreferredPhone | Unset = UNSET, fee_cat_id: int | Unset = UNSET,
        default_business_id: int | Unset = UNSET, default_practitioner_id: int | Unset = UNSET,
        default_sms_reminder: bool | Unset = UNSET, default_email_reminder: bool | Unset = UNSET,
        default_sms_confirmation: bool | Unset = UNSET, default_email_confirmation: bool | Unset = UNSET,
        default_sms_follow_up: bool | Unset = UNSET, default_email_follow_up: bool | Unset = UNSET,
        sms_marketing_type: MarketingType | Unset = UNSET, email_marketing_type: MarketingType | Unset = UNSET,
        timezone: str | Unset | None = UNSET, sex_id: int | Unset | None = UNSET,
        pronoun_id: int | Unset | None = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> Patient:
        """Change a patient.

        Changes the fields that are sent; the others keep their values. Many fields of the record cannot be changed
        here, including title, preferred name, notes, warnings and the insurance numbers.

        Args:
            client_id: ID of the patient.
            first_name: First name.
            surname: Family name.
            date_of_birth: Date of birth. Null clears the field. Evidence (inferred): the field is documented; that
                null clears it is assumed.
            address_1: First line of the address. Other lines cannot be sent. Null clears the field. Evidence
                (inferred): the field is documented; that null clears it is assumed.
            suburb: Suburb or town. Null clears the field. Evidence (inferred): the field is documented; that null
                clears it is assumed.
            address_state: State or territory. Null clears the field. Evidence (inferred): the field is documented;
                that null clears it is assumed.
            postcode: Postcode. Null clears the field. Evidence (inferred): the field is documented; that null clears
                it is assumed.
            country: Country. Null clears the field. Evidence (inferred): the field is documented; that null clears
                it is assumed.
            email: E-mail address. Null clears the field. Evidence (inferred): the field is documented; that null
                clears it is assumed.
            gender: Gender, as free text. Null clears the field. Evidence (inferred): the field is documented; that
                null clears it is assumed.
            home_phone: Home phone number. Null clears the field. Evidence (inferred): the field is documented; that
                null clears it is assumed.
            mobile: Mobile phone number. Null clears the field. Evidence (inferred): the field is documented; that
                null clears it is assumed.
            preferred_phone: Phone on which the patient prefers to be called.
            fee_cat_id: ID of the fee category.
            default_business_id: ID of the default business.
            default_practitioner_id: ID of the default practitioner.
            default_sms_reminder: Whether new appointments have SMS reminders by default.
            default_email_reminder: Whether new appointments have e-mail reminders by default.
            default_sms_confirmation: Whether new appointments are confirmed by SMS by default.
            default_email_confirmation: Whether new appointments are confirmed by e-mail by default.
            default_sms_follow_up: Whether new appointments are followed up by SMS by default.
            default_email_follow_up: Whether new appointments are followed up by e-mail by default.
            sms_marketing_type: Consent of the patient to marketing by SMS.
            email_marketing_type: Consent of the patient to marketing by e-mail.
            timezone: IANA name of the patient's time zone, for example `Australia/Adelaide`. Records call the field
                `time_zone`. Null clears the field. Evidence (inferred): the field is documented; that null clears it
                is assumed.
            sex_id: ID of the sex. Null clears the field. Evidence (inferred): the field is documented; that null
                clears it is assumed.
            pronoun_id: ID of the pronouns. Null clears the field. Evidence (inferred): the field is documented; that
                null clears it is assumed.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The patient after the change.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            UnprocessableEntityError: 422: The request body is invalid. `error.validation` lists each rejected field
                and the reason.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_EDIT, locals())


class AsyncPatients(AsyncResource):
    """Patients of the practice. The ID of a patient is called `client_id` everywhere."""

    with_raw_response = RawView(lambda: PatientsRaw[AsyncPatients])

    def list(
        self, *, where: Sequence[Condition] | Unset = UNSET, order_by: Sequence[ListOrderBy] | Unset = UNSET,
        page: int | Unset = UNSET, page_size: int | Unset = UNSET, sort_by: Sequence[str] | Unset = UNSET,
        q: Sequence[str] | Unset = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> AsyncPages[Patient]:
        """List patients.

        Returns the patients of the account, one page at a time.

        Three filters take numeric codes:
        - `status`: 1 active, 2 inactive, 3 all, 4 inactive but not deceased, 5 all but the deceased, 6 deceased.
        - `email_marketing_type` and `sms_marketing_type`: 1 Soft Opt-In, 2 Opt-In, 3 Soft Opt-Out, 4 Opt-Out.

        The filter `phone` is separate from those of the individual phone fields. The filter `archived` takes a time,
        although the record has only a flag, `archive`.

        Filters: ``first_name`` (string), ``surname`` (string), ``preferred_name`` (string), ``email`` (string),
        ``home_phone`` (string), ``work_phone`` (string), ``mobile`` (string), ``phone`` (string), ``file_created``
        (date-time), ``updated`` (date-time), ``archived`` (date-time), ``date_of_birth`` (date), ``status``
        (integer-equals), ``email_marketing_type`` (integer-equals), ``sms_marketing_type`` (integer-equals).

        Sorts by: ``client_id``, ``first_name``, ``surname``, ``file_created``.

        Args:
            where: Conditions that a record must all meet, such as ``F.app_time >= datetime(2027, 1, 4)``.
            order_by: Fields to sort by, the weightiest first.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            sort_by: Fields to sort by, most significant first, as one comma-separated value. Each list defines the
                fields that it can be sorted by. Evidence (documented): described as comma-separated; the samples
                show a JSON array as text instead, and the syntax for descending order is not published.
            q: Conditions that records must all meet, one parameter per condition. A condition has the form
                `FIELD:OPERATORVALUE`, such as `app_time:>=2027-01-04T09:00:00`. Each list defines the fields that it
                can be filtered by, and their formats.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of patients.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: A request parameter is invalid, such as an unknown filter or a page number below 1.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST, locals())

    async def create(
        self, *, first_name: str, surname: str, date_of_birth: date | Unset = UNSET, address_1: str | Unset = UNSET,
        suburb: str | Unset = UNSET, address_state: str | Unset = UNSET, postcode: str | Unset = UNSET,
        country: str | Unset = UNSET, email: str | Unset = UNSET, gender: str | Unset = UNSET,
        home_phone: str | Unset = UNSET, mobile: str | Unset = UNSET, preferred_phone: PreferredPhone | Unset = UNSET,
        fee_cat_id: int | Unset = UNSET, default_business_id: int | Unset = UNSET,
        default_practitioner_id: int | Unset = UNSET, default_sms_reminder: bool | Unset = UNSET,
        default_email_reminder: bool | Unset = UNSET, default_sms_confirmation: bool | Unset = UNSET,
        default_email_confirmation: bool | Unset = UNSET, default_sms_follow_up: bool | Unset = UNSET,
        default_email_follow_up: bool | Unset = UNSET, sms_marketing_type: MarketingType | Unset = UNSET,
        email_marketing_type: MarketingType | Unset = UNSET, timezone: str | Unset = UNSET, sex_id: int | Unset = UNSET,
        pronoun_id: int | Unset = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> Patient:
        """Create a patient.

        Creates a patient's file. PracSuite requires a default practitioner; see `default_practitioner_id`.

        Args:
            first_name: First name.
            surname: Family name.
            date_of_birth: Date of birth.
            address_1: First line of the address. Other lines cannot be sent.
            suburb: Suburb or town.
            address_state: State or territory.
            postcode: Postcode.
            country: Country.
            email: E-mail address.
            gender: Gender, as free text.
            home_phone: Home phone number.
            mobile: Mobile phone number.
            preferred_phone: Phone on which the patient prefers to be called.
            fee_cat_id: ID of the fee category.
            default_business_id: ID of the default business.
            default_practitioner_id: ID of the default practitioner. The default is the practice's first active
                practitioner. If you create the patient while booking, send the practitioner of the appointment.
            default_sms_reminder: Whether new appointments have SMS reminders by default.
            default_email_reminder: Whether new appointments have e-mail reminders by default.
            default_sms_confirmation: Whether new appointments are confirmed by SMS by default.
            default_email_confirmation: Whether new appointments are confirmed by e-mail by default.
            default_sms_follow_up: Whether new appointments are followed up by SMS by default.
            default_email_follow_up: Whether new appointments are followed up by e-mail by default.
            sms_marketing_type: Consent of the patient to marketing by SMS.
            email_marketing_type: Consent of the patient to marketing by e-mail.
            timezone: IANA name of the patient's time zone, for example `Australia/Adelaide`. Records call the field
                `time_zone`.
            sex_id: ID of the sex.
            pronoun_id: ID of the pronouns.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The new patient.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            UnprocessableEntityError: 422: The request body is invalid. `error.validation` lists each rejected field
                and the reason.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_CREATE, locals())

    async def get(
        self, client_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> Patient:
        """Get a patient.

        Returns the patient with the given ID.

        Args:
            client_id: ID of the patient.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The patient.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: A request parameter is invalid, such as an unknown filter or a page number below 1.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_GET, locals())

    async def edit(
        self, client_id: int, *, first_name: str | Unset = UNSET, surname: str | Unset = UNSET,
        date_of_birth: date | Unset | None = UNSET, address_1: str | Unset | None = UNSET,
        suburb: str | Unset | None = UNSET, address_state: str | Unset | None = UNSET,
        postcode: str | Unset | None = UNSET, country: str | Unset | None = UNSET, email: str | Unset | None = UNSET,
        gender: str | Unset | None = UNSET, home_phone: str | Unset | None = UNSET, mobile: str | Unset | None = UNSET,
        preferred_phone: PreferredPhone | Unset = UNSET, fee_cat_id: int | Unset = UNSET,
        default_business_id: int | Unset = UNSET, default_practitioner_id: int | Unset = UNSET,
        default_sms_reminder: bool | Unset = UNSET, default_email_reminder: bool | Unset = UNSET,
        default_sms_confirmation: bool | Unset = UNSET, default_email_confirmation: bool | Unset = UNSET,
        default_sms_follow_up: bool | Unset = UNSET, default_email_follow_up: bool | Unset = UNSET,
        sms_marketing_type: MarketingType | Unset = UNSET, email_marketing_type: MarketingType | Unset = UNSET,
        timezone: str | Unset | None = UNSET, sex_id: int | Unset | None = UNSET,
        pronoun_id: int | Unset | None = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> Patient:
        """Change a patient.

        Changes the fields that are sent; the others keep their values. Many fields of the record cannot be changed
        here, including title, preferred name, notes, warnings and the insurance numbers.

        Args:
            client_id: ID of the patient.
            first_name: First name.
            surname: Family name.
            date_of_birth: Date of birth. Null clears the field. Evidence (inferred): the field is documented; that
                null clears it is assumed.
            address_1: First line of the address. Other lines cannot be sent. Null clears the field. Evidence
                (inferred): the field is documented; that null clears it is assumed.
            suburb: Suburb or town. Null clears the field. Evidence (inferred): the field is documented; that null
                clears it is assumed.
            address_state: State or territory. Null clears the field. Evidence (inferred): the field is documented;
                that null clears it is assumed.
            postcode: Postcode. Null clears the field. Evidence (inferred): the field is documented; that null clears
                it is assumed.
            country: Country. Null clears the field. Evidence (inferred): the field is documented; that null clears
                it is assumed.
            email: E-mail address. Null clears the field. Evidence (inferred): the field is documented; that null
                clears it is assumed.
            gender: Gender, as free text. Null clears the field. Evidence (inferred): the field is documented; that
                null clears it is assumed.
            home_phone: Home phone number. Null clears the field. Evidence (inferred): the field is documented; that
                null clears it is assumed.
            mobile: Mobile phone number. Null clears the field. Evidence (inferred): the field is documented; that
                null clears it is assumed.
            preferred_phone: Phone on which the patient prefers to be called.
            fee_cat_id: ID of the fee category.
            default_business_id: ID of the default business.
            default_practitioner_id: ID of the default practitioner.
            default_sms_reminder: Whether new appointments have SMS reminders by default.
            default_email_reminder: Whether new appointments have e-mail reminders by default.
            default_sms_confirmation: Whether new appointments are confirmed by SMS by default.
            default_email_confirmation: Whether new appointments are confirmed by e-mail by default.
            default_sms_follow_up: Whether new appointments are followed up by SMS by default.
            default_email_follow_up: Whether new appointments are followed up by e-mail by default.
            sms_marketing_type: Consent of the patient to marketing by SMS.
            email_marketing_type: Consent of the patient to marketing by e-mail.
            timezone: IANA name of the patient's time zone, for example `Australia/Adelaide`. Records call the field
                `time_zone`. Null clears the field. Evidence (inferred): the field is documented; that null clears it
                is assumed.
            sex_id: ID of the sex. Null clears the field. Evidence (inferred): the field is documented; that null
                clears it is assumed.
            pronoun_id: ID of the pronouns. Null clears the field. Evidence (inferred): the field is documented; that
                null clears it is assumed.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The patient after the change.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            UnprocessableEntityError: 422: The request body is invalid. `error.validation` lists each rejected field
                and the reason.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_EDIT, locals())


class PatientsRaw(RawResource[Resource_co]):
    """The methods of ``Patients`` and ``AsyncPatients``, returning raw answers."""

    list = RawMethod(Patients.list, AsyncPatients.list)
    create = RawMethod(Patients.create, AsyncPatients.create)
    get = RawMethod(Patients.get, AsyncPatients.get)
    edit = RawMethod(Patients.edit, AsyncPatients.edit)
