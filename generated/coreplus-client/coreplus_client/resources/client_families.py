# Generated from specs/coreplus/paths/client_family.yaml: do not edit.
# fmt: off

from __future__ import annotations

from datetime import date

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
from .._runtime.values.record_codec import Object
from .._runtime.values.unset import UNSET, Unset
from ..models.client_family import FamilyMember, FamilyTitle, NewFamilyMember

_CREATE = Operation[FamilyMember](
    "client_families.create", "POST", "/ClientFamily/", "unsafe", body=JsonBody(lambda: NewFamilyMember),
    returns=Object(lambda: FamilyMember),
)


class ClientFamilies(SyncResource):
    """Relatives and other contacts of a client."""

    with_raw_response = RawView(lambda: ClientFamiliesRaw[ClientFamilies])

    def create(
        self, *, client_id: str, first_name: str, surname: str, title: FamilyTitle | Unset = UNSET,
        date_of_birth: date | Unset = UNSET, relationship: str | Unset = UNSET,
        medicare_card_number: str | Unset = UNSET, medicare_card_irn: str | Unset = UNSET,
        home_phone: str | Unset = UNSET, work_phone: str | Unset = UNSET, mobile: str | Unset = UNSET,
        email: str | Unset = UNSET, address: str | Unset = UNSET, suburb: str | Unset = UNSET,
        postcode: str | Unset = UNSET, notes: str | Unset = UNSET, emergency_contact: bool | Unset = UNSET,
        invoice_recipient: bool | Unset = UNSET, main_contact: bool | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> FamilyMember:
        """Add a family member to a client.

        Adds a relative or other contact to a client. No call is known that lists, changes or removes them.

        Args:
            client_id: Identifier of the client to whom the person belongs, a GUID. Evidence (example): Plain text in
                the example; the table speaks of an object that holds the identifier.
            first_name: First name.
            surname: Family name.
            title: Form of address.
            date_of_birth: Date of birth.
            relationship: What the person is to the client. Free text; suggested are Auntie, Boyfriend, Brother,
                Client, Daughter, Father, Fiance, Foster Father, Foster Mother, Friend, Girlfriend, Grand Father,
                Grand Mother, Guardian, Husband, Mother, Partner, Sister, Stepfather, Stepmother, Son, Uncle, Wife,
                Next of KIN.
            medicare_card_number: Number of the Medicare card.
            medicare_card_irn: Individual reference number, the person's line on the Medicare card.
            home_phone: Telephone number at home.
            work_phone: Telephone number at work.
            mobile: Number of the mobile telephone.
            email: E-mail address. Evidence (example): The row is documented, but its name is missing; the example of
                the answer calls it so.
            address: Street, number and unit.
            suburb: Suburb or town.
            postcode: Postcode.
            notes: Free text.
            emergency_contact: Whether the person is called in an emergency. Only one person of a client can be.
            invoice_recipient: Whether invoices go to the person. Only one person of a client can be.
            main_contact: Whether letters take the person as the client's main contact.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The family member was added.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request cannot be read, a parameter or field is missing or has a wrong value,
                or the body names a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, out of date, wrongly signed, or made for another URL,
                method or server.
            RateLimitError: 429: More than 10 requests in a second. Nothing was done; the request may be sent again
                later.
            InternalServerError: 500: The server failed. A write may have been applied or not.

        Evidence (documented): Vendor's page on creating a client family member, in three versions.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_CREATE, locals())


class AsyncClientFamilies(AsyncResource):
    """Relatives and other contacts of a client."""

    with_raw_response = RawView(lambda: ClientFamiliesRaw[AsyncClientFamilies])

    async def create(
        self, *, client_id: str, first_name: str, surname: str, title: FamilyTitle | Unset = UNSET,
        date_of_birth: date | Unset = UNSET, relationship: str | Unset = UNSET,
        medicare_card_number: str | Unset = UNSET, medicare_card_irn: str | Unset = UNSET,
        home_phone: str | Unset = UNSET, work_phone: str | Unset = UNSET, mobile: str | Unset = UNSET,
        email: str | Unset = UNSET, address: str | Unset = UNSET, suburb: str | Unset = UNSET,
        postcode: str | Unset = UNSET, notes: str | Unset = UNSET, emergency_contact: bool | Unset = UNSET,
        invoice_recipient: bool | Unset = UNSET, main_contact: bool | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> FamilyMember:
        """Add a family member to a client.

        Adds a relative or other contact to a client. No call is known that lists, changes or removes them.

        Args:
            client_id: Identifier of the client to whom the person belongs, a GUID. Evidence (example): Plain text in
                the example; the table speaks of an object that holds the identifier.
            first_name: First name.
            surname: Family name.
            title: Form of address.
            date_of_birth: Date of birth.
            relationship: What the person is to the client. Free text; suggested are Auntie, Boyfriend, Brother,
                Client, Daughter, Father, Fiance, Foster Father, Foster Mother, Friend, Girlfriend, Grand Father,
                Grand Mother, Guardian, Husband, Mother, Partner, Sister, Stepfather, Stepmother, Son, Uncle, Wife,
                Next of KIN.
            medicare_card_number: Number of the Medicare card.
            medicare_card_irn: Individual reference number, the person's line on the Medicare card.
            home_phone: Telephone number at home.
            work_phone: Telephone number at work.
            mobile: Number of the mobile telephone.
            email: E-mail address. Evidence (example): The row is documented, but its name is missing; the example of
                the answer calls it so.
            address: Street, number and unit.
            suburb: Suburb or town.
            postcode: Postcode.
            notes: Free text.
            emergency_contact: Whether the person is called in an emergency. Only one person of a client can be.
            invoice_recipient: Whether invoices go to the person. Only one person of a client can be.
            main_contact: Whether letters take the person as the client's main contact.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The family member was added.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request cannot be read, a parameter or field is missing or has a wrong value,
                or the body names a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, out of date, wrongly signed, or made for another URL,
                method or server.
            RateLimitError: 429: More than 10 requests in a second. Nothing was done; the request may be sent again
                later.
            InternalServerError: 500: The server failed. A write may have been applied or not.

        Evidence (documented): Vendor's page on creating a client family member, in three versions.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_CREATE, locals())


class ClientFamiliesRaw(RawResource[Resource_co]):
    """The methods of ``ClientFamilies`` and ``AsyncClientFamilies``, returning raw answers."""

    create = RawMethod(ClientFamilies.create, AsyncClientFamilies.create)
