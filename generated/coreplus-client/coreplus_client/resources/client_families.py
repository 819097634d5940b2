# Generated from specs/coreplus/paths/client_family.yaml: do not edit.
# fmt: off

from __future__ import annotations

from datetime import date

from .._runtime.client.resource import AsyncResource, RawMethod, RawResource, RawView, Resource_co, SyncResource
from .._runtime.errors.tracebacks import HIDDEN
from .._runtime.operation.call_options import CallOptions, ExtraBody, ExtraQuery, Headers
from .._runtime.operation.definition import JsonBody, Operation
from .._runtime.values.record_codec import Object
from .._runtime.values.unset import UNSET, Unset
from ..models.client_family import FamilyMember, FamilyTitle, NewFamilyMember

_CREATE = Operation[FamilyMember](
    "client_families.create", "POST", "/ClientFamily/", "unsafe", body=JsonBody(lambda: NewFamilyMember),
    returns=Object(lambda: FamilyMember), proof=(("/familyId",),), errors=(400, 401, 429),
)


class ClientFamilies(SyncResource):
    """Relatives and other contacts of a client."""

    with_raw_response = RawView(lambda: ClientFamiliesRaw[ClientFamilies])

    def create(
        self, *, client_id: str, first_name: str, surname: str, title: FamilyTitle | Unset | None = UNSET,
        date_of_birth: date | Unset | None = UNSET, relationship: str | Unset | None = UNSET,
        medicare_card_number: str | Unset | None = UNSET, medicare_card_irn: str | Unset | None = UNSET,
        home_phone: str | Unset | None = UNSET, work_phone: str | Unset | None = UNSET,
        mobile: str | Unset | None = UNSET, email: str | Unset | None = UNSET, address: str | Unset | None = UNSET,
        suburb: str | Unset | None = UNSET, postcode: str | Unset | None = UNSET, notes: str | Unset | None = UNSET,
        emergency_contact: bool | Unset | None = UNSET, invoice_recipient: bool | Unset | None = UNSET,
        main_contact: bool | Unset | None = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None, extra_body: ExtraBody | None = None,
    ) -> FamilyMember:
        """Add a family member to a client.

        ``POST /ClientFamily/``

        Adds a relative or other contact to a client. No call that lists, changes or removes family members is known.
        A new emergency contact or invoice recipient may replace the previous one, as a client can have only one of
        each.

        Args:
            client_id: ID of the client to whom the person belongs, a GUID.
            first_name: First name.
            surname: Family name.
            title: Title. Values: ``Dr``: Doctor; ``Master``: Master, for a boy; ``Miss``: Miss; ``Mr``: Mister;
                ``Mrs``: Mrs; ``Ms``: Ms; ``Mx``: Mx, for any gender; ``Sir``: Sir; ``Rev``: Reverend.
            date_of_birth: Date of birth.
            relationship: Relationship of the person to the client. Free text; suggested values are Auntie,
                Boyfriend, Brother, Client, Daughter, Father, Fiance, Foster Father, Foster Mother, Friend,
                Girlfriend, Grand Father, Grand Mother, Guardian, Husband, Mother, Partner, Sister, Stepfather,
                Stepmother, Son, Uncle, Wife, Next of KIN.
            medicare_card_number: Medicare card number.
            medicare_card_irn: Individual reference number (IRN): the person's line on the Medicare card.
            home_phone: Home phone number.
            work_phone: Work phone number.
            mobile: Mobile phone number.
            email: E-mail address.
            address: Street, number and unit.
            suburb: Suburb or town.
            postcode: Postcode.
            notes: Free text.
            emergency_contact: Whether the person is the emergency contact. Each client can have only one.
            invoice_recipient: Whether invoices are sent to the person. Each client can have only one invoice
                recipient.
            main_contact: Whether the person is the client's main contact in letters.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The new family member.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether `client_id` is a string or an object.
        - What happens to the previous emergency contact or invoice recipient when another one is set.
        - The status of success.

        Source (documented): Vendor's page on creating a client family member, in three versions.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _CREATE,
                {
                    "client_id": client_id, "first_name": first_name, "surname": surname, "title": title,
                    "date_of_birth": date_of_birth, "relationship": relationship,
                    "medicare_card_number": medicare_card_number, "medicare_card_irn": medicare_card_irn,
                    "home_phone": home_phone, "work_phone": work_phone, "mobile": mobile, "email": email,
                    "address": address, "suburb": suburb, "postcode": postcode, "notes": notes,
                    "emergency_contact": emergency_contact, "invoice_recipient": invoice_recipient,
                    "main_contact": main_contact,
                },
                CallOptions(timeout, extra_headers, extra_query, extra_body),
            )


class AsyncClientFamilies(AsyncResource):
    """Relatives and other contacts of a client."""

    with_raw_response = RawView(lambda: ClientFamiliesRaw[AsyncClientFamilies])

    async def create(
        self, *, client_id: str, first_name: str, surname: str, title: FamilyTitle | Unset | None = UNSET,
        date_of_birth: date | Unset | None = UNSET, relationship: str | Unset | None = UNSET,
        medicare_card_number: str | Unset | None = UNSET, medicare_card_irn: str | Unset | None = UNSET,
        home_phone: str | Unset | None = UNSET, work_phone: str | Unset | None = UNSET,
        mobile: str | Unset | None = UNSET, email: str | Unset | None = UNSET, address: str | Unset | None = UNSET,
        suburb: str | Unset | None = UNSET, postcode: str | Unset | None = UNSET, notes: str | Unset | None = UNSET,
        emergency_contact: bool | Unset | None = UNSET, invoice_recipient: bool | Unset | None = UNSET,
        main_contact: bool | Unset | None = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None, extra_body: ExtraBody | None = None,
    ) -> FamilyMember:
        """Add a family member to a client.

        ``POST /ClientFamily/``

        Adds a relative or other contact to a client. No call that lists, changes or removes family members is known.
        A new emergency contact or invoice recipient may replace the previous one, as a client can have only one of
        each.

        Args:
            client_id: ID of the client to whom the person belongs, a GUID.
            first_name: First name.
            surname: Family name.
            title: Title. Values: ``Dr``: Doctor; ``Master``: Master, for a boy; ``Miss``: Miss; ``Mr``: Mister;
                ``Mrs``: Mrs; ``Ms``: Ms; ``Mx``: Mx, for any gender; ``Sir``: Sir; ``Rev``: Reverend.
            date_of_birth: Date of birth.
            relationship: Relationship of the person to the client. Free text; suggested values are Auntie,
                Boyfriend, Brother, Client, Daughter, Father, Fiance, Foster Father, Foster Mother, Friend,
                Girlfriend, Grand Father, Grand Mother, Guardian, Husband, Mother, Partner, Sister, Stepfather,
                Stepmother, Son, Uncle, Wife, Next of KIN.
            medicare_card_number: Medicare card number.
            medicare_card_irn: Individual reference number (IRN): the person's line on the Medicare card.
            home_phone: Home phone number.
            work_phone: Work phone number.
            mobile: Mobile phone number.
            email: E-mail address.
            address: Street, number and unit.
            suburb: Suburb or town.
            postcode: Postcode.
            notes: Free text.
            emergency_contact: Whether the person is the emergency contact. Each client can have only one.
            invoice_recipient: Whether invoices are sent to the person. Each client can have only one invoice
                recipient.
            main_contact: Whether the person is the client's main contact in letters.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The new family member.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether `client_id` is a string or an object.
        - What happens to the previous emergency contact or invoice recipient when another one is set.
        - The status of success.

        Source (documented): Vendor's page on creating a client family member, in three versions.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _CREATE,
                {
                    "client_id": client_id, "first_name": first_name, "surname": surname, "title": title,
                    "date_of_birth": date_of_birth, "relationship": relationship,
                    "medicare_card_number": medicare_card_number, "medicare_card_irn": medicare_card_irn,
                    "home_phone": home_phone, "work_phone": work_phone, "mobile": mobile, "email": email,
                    "address": address, "suburb": suburb, "postcode": postcode, "notes": notes,
                    "emergency_contact": emergency_contact, "invoice_recipient": invoice_recipient,
                    "main_contact": main_contact,
                },
                CallOptions(timeout, extra_headers, extra_query, extra_body),
            )


class ClientFamiliesRaw(RawResource[Resource_co]):
    """Variant of ``ClientFamilies`` and ``AsyncClientFamilies`` whose methods return ``RawResponse``."""

    create = RawMethod(ClientFamilies.create, AsyncClientFamilies.create)
