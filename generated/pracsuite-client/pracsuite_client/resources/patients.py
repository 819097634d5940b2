# Generated from specs/pracsuite/paths/patient.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, get_args

from .._api import CLIENT_ID, FILTER, LINKS_PAGING, PAGE, PAGE_SIZE, SORT_BY
from .._runtime.client.resource import AsyncResource, RawMethod, RawResource, RawView, Resource_co, SyncResource
from .._runtime.errors.tracebacks import HIDDEN
from .._runtime.operation.call_options import CallOptions, ExtraBody, ExtraQuery, Headers
from .._runtime.operation.definition import JsonBody, Operation
from .._runtime.operation.filters import Condition, Query, RawCondition
from .._runtime.operation.reconcile_conditions import Equals
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
from .._runtime.pagination.walk import WalkOptions
from .._runtime.values.codecs import DATE
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
    returns=Object(lambda: Patient), statuses=(201,), proof=(("/client_id",),),
    repeated=(Equals("/date_of_birth", "/body/date_of_birth", DATE),), errors=(401, 403, 422, 429),
)
_GET = Operation[Patient](
    "patients.get", "GET", "/patient/{client_id}", "read", parameters={"client_id": CLIENT_ID},
    returns=Object(lambda: Patient), identity=(("client_id", "/client_id"),), proof=(("/client_id",),),
)
_EDIT = Operation[Patient](
    "patients.edit", "PATCH", "/patient/{client_id}", "unsafe", parameters={"client_id": CLIENT_ID},
    body=JsonBody(lambda: PatientEdit), returns=Object(lambda: Patient), identity=(("client_id", "/client_id"),),
    proof=(("/client_id",),), repeated=(Equals("/date_of_birth", "/body/date_of_birth", DATE),),
    errors=(401, 403, 404, 422, 429),
)


class Patients(SyncResource):
    """Patients of the practice. The ID of a patient is called `client_id` everywhere."""

    with_raw_response = RawView(lambda: PatientsRaw[Patients])

    def list(
        self, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> Page[Patient]:
        """List patients.

        ``GET /patient``

        Returns the patients of the account, one page at a time.

        Three filters take numeric codes:
        - `status`: 1 active, 2 inactive, 3 all, 4 inactive but not deceased, 5 all but the deceased, 6 deceased.
        - `email_marketing_type` and `sms_marketing_type`: 1 Soft Opt-In, 2 Opt-In, 3 Soft Opt-Out, 4 Opt-Out.

        The filter `phone` is separate from those of the individual phone fields. The filter `archived` takes a time,
        although the record has only a flag, `archive`.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.first_name == "Doe"``; ``F`` lists the
                operators. Fields: ``first_name`` (string), ``surname`` (string), ``preferred_name`` (string),
                ``email`` (string), ``home_phone`` (string), ``work_phone`` (string), ``mobile`` (string), ``phone``
                (string), ``file_created`` (date-time), ``updated`` (date-time), ``archived`` (date-time),
                ``date_of_birth`` (date), ``status`` (integer-equals), ``email_marketing_type`` (integer-equals),
                ``sms_marketing_type`` (integer-equals).
            order_by: Fields to sort by, most significant first: ``client_id``, ``first_name``, ``surname``,
                ``file_created``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of patients.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Which fields the filter `phone` searches.
        - What the filters `updated` and `archived` compare; the record has no such times.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST, {"page": page, "page_size": page_size, "where": where, "order_by": order_by},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def create(
        self, *, first_name: str, surname: str, date_of_birth: date | Unset | None = UNSET,
        address_1: str | Unset | None = UNSET, suburb: str | Unset | None = UNSET,
        address_state: str | Unset | None = UNSET, postcode: str | Unset | None = UNSET,
        country: str | Unset | None = UNSET, email: str | Unset | None = UNSET, gender: str | Unset | None = UNSET,
        home_phone: str | Unset | None = UNSET, mobile: str | Unset | None = UNSET,
        preferred_phone: PreferredPhone | Unset | None = UNSET, fee_cat_id: int | Unset | None = UNSET,
        default_business_id: int | Unset | None = UNSET, default_practitioner_id: int | Unset | None = UNSET,
        default_sms_reminder: bool | Unset | None = UNSET, default_email_reminder: bool | Unset | None = UNSET,
        default_sms_confirmation: bool | Unset | None = UNSET, default_email_confirmation: bool | Unset | None = UNSET,
        default_sms_follow_up: bool | Unset | None = UNSET, default_email_follow_up: bool | Unset | None = UNSET,
        sms_marketing_type: MarketingType | Unset | None = UNSET,
        email_marketing_type: MarketingType | Unset | None = UNSET, timezone: str | Unset | None = UNSET,
        sex_id: int | Unset | None = UNSET, pronoun_id: int | Unset | None = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
        extra_body: ExtraBody | None = None,
    ) -> Patient:
        """Create a patient.

        ``POST /patient``

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
            preferred_phone: Phone on which the patient prefers to be called. Values: ``1``: Home phone; ``3``:
                Mobile phone.
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
            sms_marketing_type: Consent of the patient to marketing by SMS. Values: ``1``: Soft Opt-In; consent is
                assumed; ``2``: Opt-In; the patient has agreed explicitly; ``3``: Soft Opt-Out; refusal is assumed;
                ``4``: Opt-Out; the patient has declined explicitly.
            email_marketing_type: Consent of the patient to marketing by e-mail. Values: ``1``: Soft Opt-In; consent
                is assumed; ``2``: Opt-In; the patient has agreed explicitly; ``3``: Soft Opt-Out; refusal is
                assumed; ``4``: Opt-Out; the patient has declined explicitly.
            timezone: IANA name of the patient's time zone, for example `Australia/Adelaide`. Records call the field
                `time_zone`.
            sex_id: ID of the sex.
            pronoun_id: ID of the pronouns.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The new patient.

        Raises:
            UnprocessableEntityError: 422: The request body is invalid. `error.validation` lists each rejected field
                and the reason.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether the time zone is sent as `timezone`, as in the field table, or as `time_zone`, as in the prose.
        - What `preferred_phone` 2 means, and whether it may be sent.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _CREATE,
                {
                    "first_name": first_name, "surname": surname, "date_of_birth": date_of_birth,
                    "address_1": address_1, "suburb": suburb, "address_state": address_state, "postcode": postcode,
                    "country": country, "email": email, "gender": gender, "home_phone": home_phone, "mobile": mobile,
                    "preferred_phone": preferred_phone, "fee_cat_id": fee_cat_id,
                    "default_business_id": default_business_id, "default_practitioner_id": default_practitioner_id,
                    "default_sms_reminder": default_sms_reminder, "default_email_reminder": default_email_reminder,
                    "default_sms_confirmation": default_sms_confirmation,
                    "default_email_confirmation": default_email_confirmation,
                    "default_sms_follow_up": default_sms_follow_up, "default_email_follow_up": default_email_follow_up,
                    "sms_marketing_type": sms_marketing_type, "email_marketing_type": email_marketing_type,
                    "timezone": timezone, "sex_id": sex_id, "pronoun_id": pronoun_id,
                },
                CallOptions(timeout, extra_headers, extra_query, extra_body),
            )

    def get(
        self, client_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Patient:
        """Get a patient.

        ``GET /patient/{client_id}``

        Returns the patient with the given ID.

        Args:
            client_id: ID of the patient.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The patient.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether records contain `accepted_privacy_policy` and `time_zone`, which only the prose mentions.
        - Whether `links` has more entries after `patient_contacts`.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._call(_GET, {"client_id": client_id}, CallOptions(timeout, extra_headers, extra_query))

    def edit(
        self, client_id: int, *, first_name: str | Unset | None = UNSET, surname: str | Unset | None = UNSET,
        date_of_birth: date | Unset | None = UNSET, address_1: str | Unset | None = UNSET,
        suburb: str | Unset | None = UNSET, address_state: str | Unset | None = UNSET,
        postcode: str | Unset | None = UNSET, country: str | Unset | None = UNSET, email: str | Unset | None = UNSET,
        gender: str | Unset | None = UNSET, home_phone: str | Unset | None = UNSET, mobile: str | Unset | None = UNSET,
        preferred_phone: PreferredPhone | Unset | None = UNSET, fee_cat_id: int | Unset | None = UNSET,
        default_business_id: int | Unset | None = UNSET, default_practitioner_id: int | Unset | None = UNSET,
        default_sms_reminder: bool | Unset | None = UNSET, default_email_reminder: bool | Unset | None = UNSET,
        default_sms_confirmation: bool | Unset | None = UNSET, default_email_confirmation: bool | Unset | None = UNSET,
        default_sms_follow_up: bool | Unset | None = UNSET, default_email_follow_up: bool | Unset | None = UNSET,
        sms_marketing_type: MarketingType | Unset | None = UNSET,
        email_marketing_type: MarketingType | Unset | None = UNSET, timezone: str | Unset | None = UNSET,
        sex_id: int | Unset | None = UNSET, pronoun_id: int | Unset | None = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
        extra_body: ExtraBody | None = None,
    ) -> Patient:
        """Change a patient.

        ``PATCH /patient/{client_id}``

        Changes the fields that are sent; the others keep their values. Many fields of the record cannot be changed
        here, including title, preferred name, notes, warnings and the insurance numbers.

        Args:
            client_id: ID of the patient.
            first_name: First name.
            surname: Family name.
            date_of_birth: Date of birth. ``None`` clears the field.
            address_1: First line of the address. Other lines cannot be sent. ``None`` clears the field.
            suburb: Suburb or town. ``None`` clears the field.
            address_state: State or territory. ``None`` clears the field.
            postcode: Postcode. ``None`` clears the field.
            country: Country. ``None`` clears the field.
            email: E-mail address. ``None`` clears the field.
            gender: Gender, as free text. ``None`` clears the field.
            home_phone: Home phone number. ``None`` clears the field.
            mobile: Mobile phone number. ``None`` clears the field.
            preferred_phone: Phone on which the patient prefers to be called. Values: ``1``: Home phone; ``3``:
                Mobile phone.
            fee_cat_id: ID of the fee category.
            default_business_id: ID of the default business.
            default_practitioner_id: ID of the default practitioner.
            default_sms_reminder: Whether new appointments have SMS reminders by default.
            default_email_reminder: Whether new appointments have e-mail reminders by default.
            default_sms_confirmation: Whether new appointments are confirmed by SMS by default.
            default_email_confirmation: Whether new appointments are confirmed by e-mail by default.
            default_sms_follow_up: Whether new appointments are followed up by SMS by default.
            default_email_follow_up: Whether new appointments are followed up by e-mail by default.
            sms_marketing_type: Consent of the patient to marketing by SMS. Values: ``1``: Soft Opt-In; consent is
                assumed; ``2``: Opt-In; the patient has agreed explicitly; ``3``: Soft Opt-Out; refusal is assumed;
                ``4``: Opt-Out; the patient has declined explicitly.
            email_marketing_type: Consent of the patient to marketing by e-mail. Values: ``1``: Soft Opt-In; consent
                is assumed; ``2``: Opt-In; the patient has agreed explicitly; ``3``: Soft Opt-Out; refusal is
                assumed; ``4``: Opt-Out; the patient has declined explicitly.
            timezone: IANA name of the patient's time zone, for example `Australia/Adelaide`. Records call the field
                `time_zone`. Null clears the field. ``None`` clears the field.
            sex_id: ID of the sex. ``None`` clears the field.
            pronoun_id: ID of the pronouns. ``None`` clears the field.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The patient after the change.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            UnprocessableEntityError: 422: The request body is invalid. `error.validation` lists each rejected field
                and the reason.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether null clears a field.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _EDIT,
                {
                    "client_id": client_id, "first_name": first_name, "surname": surname,
                    "date_of_birth": date_of_birth, "address_1": address_1, "suburb": suburb,
                    "address_state": address_state, "postcode": postcode, "country": country, "email": email,
                    "gender": gender, "home_phone": home_phone, "mobile": mobile, "preferred_phone": preferred_phone,
                    "fee_cat_id": fee_cat_id, "default_business_id": default_business_id,
                    "default_practitioner_id": default_practitioner_id, "default_sms_reminder": default_sms_reminder,
                    "default_email_reminder": default_email_reminder,
                    "default_sms_confirmation": default_sms_confirmation,
                    "default_email_confirmation": default_email_confirmation,
                    "default_sms_follow_up": default_sms_follow_up, "default_email_follow_up": default_email_follow_up,
                    "sms_marketing_type": sms_marketing_type, "email_marketing_type": email_marketing_type,
                    "timezone": timezone, "sex_id": sex_id, "pronoun_id": pronoun_id,
                },
                CallOptions(timeout, extra_headers, extra_query, extra_body),
            )


class AsyncPatients(AsyncResource):
    """Patients of the practice. The ID of a patient is called `client_id` everywhere."""

    with_raw_response = RawView(lambda: PatientsRaw[AsyncPatients])

    def list(
        self, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[Patient]:
        """List patients.

        ``GET /patient``

        Returns the patients of the account, one page at a time.

        Three filters take numeric codes:
        - `status`: 1 active, 2 inactive, 3 all, 4 inactive but not deceased, 5 all but the deceased, 6 deceased.
        - `email_marketing_type` and `sms_marketing_type`: 1 Soft Opt-In, 2 Opt-In, 3 Soft Opt-Out, 4 Opt-Out.

        The filter `phone` is separate from those of the individual phone fields. The filter `archived` takes a time,
        although the record has only a flag, `archive`.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.first_name == "Doe"``; ``F`` lists the
                operators. Fields: ``first_name`` (string), ``surname`` (string), ``preferred_name`` (string),
                ``email`` (string), ``home_phone`` (string), ``work_phone`` (string), ``mobile`` (string), ``phone``
                (string), ``file_created`` (date-time), ``updated`` (date-time), ``archived`` (date-time),
                ``date_of_birth`` (date), ``status`` (integer-equals), ``email_marketing_type`` (integer-equals),
                ``sms_marketing_type`` (integer-equals).
            order_by: Fields to sort by, most significant first: ``client_id``, ``first_name``, ``surname``,
                ``file_created``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of patients.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Which fields the filter `phone` searches.
        - What the filters `updated` and `archived` compare; the record has no such times.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST, {"page": page, "page_size": page_size, "where": where, "order_by": order_by},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    async def create(
        self, *, first_name: str, surname: str, date_of_birth: date | Unset | None = UNSET,
        address_1: str | Unset | None = UNSET, suburb: str | Unset | None = UNSET,
        address_state: str | Unset | None = UNSET, postcode: str | Unset | None = UNSET,
        country: str | Unset | None = UNSET, email: str | Unset | None = UNSET, gender: str | Unset | None = UNSET,
        home_phone: str | Unset | None = UNSET, mobile: str | Unset | None = UNSET,
        preferred_phone: PreferredPhone | Unset | None = UNSET, fee_cat_id: int | Unset | None = UNSET,
        default_business_id: int | Unset | None = UNSET, default_practitioner_id: int | Unset | None = UNSET,
        default_sms_reminder: bool | Unset | None = UNSET, default_email_reminder: bool | Unset | None = UNSET,
        default_sms_confirmation: bool | Unset | None = UNSET, default_email_confirmation: bool | Unset | None = UNSET,
        default_sms_follow_up: bool | Unset | None = UNSET, default_email_follow_up: bool | Unset | None = UNSET,
        sms_marketing_type: MarketingType | Unset | None = UNSET,
        email_marketing_type: MarketingType | Unset | None = UNSET, timezone: str | Unset | None = UNSET,
        sex_id: int | Unset | None = UNSET, pronoun_id: int | Unset | None = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
        extra_body: ExtraBody | None = None,
    ) -> Patient:
        """Create a patient.

        ``POST /patient``

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
            preferred_phone: Phone on which the patient prefers to be called. Values: ``1``: Home phone; ``3``:
                Mobile phone.
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
            sms_marketing_type: Consent of the patient to marketing by SMS. Values: ``1``: Soft Opt-In; consent is
                assumed; ``2``: Opt-In; the patient has agreed explicitly; ``3``: Soft Opt-Out; refusal is assumed;
                ``4``: Opt-Out; the patient has declined explicitly.
            email_marketing_type: Consent of the patient to marketing by e-mail. Values: ``1``: Soft Opt-In; consent
                is assumed; ``2``: Opt-In; the patient has agreed explicitly; ``3``: Soft Opt-Out; refusal is
                assumed; ``4``: Opt-Out; the patient has declined explicitly.
            timezone: IANA name of the patient's time zone, for example `Australia/Adelaide`. Records call the field
                `time_zone`.
            sex_id: ID of the sex.
            pronoun_id: ID of the pronouns.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The new patient.

        Raises:
            UnprocessableEntityError: 422: The request body is invalid. `error.validation` lists each rejected field
                and the reason.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether the time zone is sent as `timezone`, as in the field table, or as `time_zone`, as in the prose.
        - What `preferred_phone` 2 means, and whether it may be sent.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _CREATE,
                {
                    "first_name": first_name, "surname": surname, "date_of_birth": date_of_birth,
                    "address_1": address_1, "suburb": suburb, "address_state": address_state, "postcode": postcode,
                    "country": country, "email": email, "gender": gender, "home_phone": home_phone, "mobile": mobile,
                    "preferred_phone": preferred_phone, "fee_cat_id": fee_cat_id,
                    "default_business_id": default_business_id, "default_practitioner_id": default_practitioner_id,
                    "default_sms_reminder": default_sms_reminder, "default_email_reminder": default_email_reminder,
                    "default_sms_confirmation": default_sms_confirmation,
                    "default_email_confirmation": default_email_confirmation,
                    "default_sms_follow_up": default_sms_follow_up, "default_email_follow_up": default_email_follow_up,
                    "sms_marketing_type": sms_marketing_type, "email_marketing_type": email_marketing_type,
                    "timezone": timezone, "sex_id": sex_id, "pronoun_id": pronoun_id,
                },
                CallOptions(timeout, extra_headers, extra_query, extra_body),
            )

    async def get(
        self, client_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Patient:
        """Get a patient.

        ``GET /patient/{client_id}``

        Returns the patient with the given ID.

        Args:
            client_id: ID of the patient.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The patient.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether records contain `accepted_privacy_policy` and `time_zone`, which only the prose mentions.
        - Whether `links` has more entries after `patient_contacts`.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return await self._call(_GET, {"client_id": client_id}, CallOptions(timeout, extra_headers, extra_query))

    async def edit(
        self, client_id: int, *, first_name: str | Unset | None = UNSET, surname: str | Unset | None = UNSET,
        date_of_birth: date | Unset | None = UNSET, address_1: str | Unset | None = UNSET,
        suburb: str | Unset | None = UNSET, address_state: str | Unset | None = UNSET,
        postcode: str | Unset | None = UNSET, country: str | Unset | None = UNSET, email: str | Unset | None = UNSET,
        gender: str | Unset | None = UNSET, home_phone: str | Unset | None = UNSET, mobile: str | Unset | None = UNSET,
        preferred_phone: PreferredPhone | Unset | None = UNSET, fee_cat_id: int | Unset | None = UNSET,
        default_business_id: int | Unset | None = UNSET, default_practitioner_id: int | Unset | None = UNSET,
        default_sms_reminder: bool | Unset | None = UNSET, default_email_reminder: bool | Unset | None = UNSET,
        default_sms_confirmation: bool | Unset | None = UNSET, default_email_confirmation: bool | Unset | None = UNSET,
        default_sms_follow_up: bool | Unset | None = UNSET, default_email_follow_up: bool | Unset | None = UNSET,
        sms_marketing_type: MarketingType | Unset | None = UNSET,
        email_marketing_type: MarketingType | Unset | None = UNSET, timezone: str | Unset | None = UNSET,
        sex_id: int | Unset | None = UNSET, pronoun_id: int | Unset | None = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
        extra_body: ExtraBody | None = None,
    ) -> Patient:
        """Change a patient.

        ``PATCH /patient/{client_id}``

        Changes the fields that are sent; the others keep their values. Many fields of the record cannot be changed
        here, including title, preferred name, notes, warnings and the insurance numbers.

        Args:
            client_id: ID of the patient.
            first_name: First name.
            surname: Family name.
            date_of_birth: Date of birth. ``None`` clears the field.
            address_1: First line of the address. Other lines cannot be sent. ``None`` clears the field.
            suburb: Suburb or town. ``None`` clears the field.
            address_state: State or territory. ``None`` clears the field.
            postcode: Postcode. ``None`` clears the field.
            country: Country. ``None`` clears the field.
            email: E-mail address. ``None`` clears the field.
            gender: Gender, as free text. ``None`` clears the field.
            home_phone: Home phone number. ``None`` clears the field.
            mobile: Mobile phone number. ``None`` clears the field.
            preferred_phone: Phone on which the patient prefers to be called. Values: ``1``: Home phone; ``3``:
                Mobile phone.
            fee_cat_id: ID of the fee category.
            default_business_id: ID of the default business.
            default_practitioner_id: ID of the default practitioner.
            default_sms_reminder: Whether new appointments have SMS reminders by default.
            default_email_reminder: Whether new appointments have e-mail reminders by default.
            default_sms_confirmation: Whether new appointments are confirmed by SMS by default.
            default_email_confirmation: Whether new appointments are confirmed by e-mail by default.
            default_sms_follow_up: Whether new appointments are followed up by SMS by default.
            default_email_follow_up: Whether new appointments are followed up by e-mail by default.
            sms_marketing_type: Consent of the patient to marketing by SMS. Values: ``1``: Soft Opt-In; consent is
                assumed; ``2``: Opt-In; the patient has agreed explicitly; ``3``: Soft Opt-Out; refusal is assumed;
                ``4``: Opt-Out; the patient has declined explicitly.
            email_marketing_type: Consent of the patient to marketing by e-mail. Values: ``1``: Soft Opt-In; consent
                is assumed; ``2``: Opt-In; the patient has agreed explicitly; ``3``: Soft Opt-Out; refusal is
                assumed; ``4``: Opt-Out; the patient has declined explicitly.
            timezone: IANA name of the patient's time zone, for example `Australia/Adelaide`. Records call the field
                `time_zone`. Null clears the field. ``None`` clears the field.
            sex_id: ID of the sex. ``None`` clears the field.
            pronoun_id: ID of the pronouns. ``None`` clears the field.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The patient after the change.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            UnprocessableEntityError: 422: The request body is invalid. `error.validation` lists each rejected field
                and the reason.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether null clears a field.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _EDIT,
                {
                    "client_id": client_id, "first_name": first_name, "surname": surname,
                    "date_of_birth": date_of_birth, "address_1": address_1, "suburb": suburb,
                    "address_state": address_state, "postcode": postcode, "country": country, "email": email,
                    "gender": gender, "home_phone": home_phone, "mobile": mobile, "preferred_phone": preferred_phone,
                    "fee_cat_id": fee_cat_id, "default_business_id": default_business_id,
                    "default_practitioner_id": default_practitioner_id, "default_sms_reminder": default_sms_reminder,
                    "default_email_reminder": default_email_reminder,
                    "default_sms_confirmation": default_sms_confirmation,
                    "default_email_confirmation": default_email_confirmation,
                    "default_sms_follow_up": default_sms_follow_up, "default_email_follow_up": default_email_follow_up,
                    "sms_marketing_type": sms_marketing_type, "email_marketing_type": email_marketing_type,
                    "timezone": timezone, "sex_id": sex_id, "pronoun_id": pronoun_id,
                },
                CallOptions(timeout, extra_headers, extra_query, extra_body),
            )


class PatientsRaw(RawResource[Resource_co]):
    """Variant of ``Patients`` and ``AsyncPatients`` whose methods return ``RawResponse``."""

    list = RawMethod(Patients.list, AsyncPatients.list)
    create = RawMethod(Patients.create, AsyncPatients.create)
    get = RawMethod(Patients.get, AsyncPatients.get)
    edit = RawMethod(Patients.edit, AsyncPatients.edit)
