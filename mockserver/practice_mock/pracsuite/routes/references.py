"""Operations on plain reference lists, which have no rules of their own."""

from __future__ import annotations

from collections.abc import Mapping

from practice_mock.pracsuite.domain.references import all_of, filtered_value, one_of
from practice_mock.pracsuite.presenters.links import without_links
from practice_mock.pracsuite.presenters.records import (
    present_business,
    present_item_group,
    present_organisation,
    present_payer,
    present_payer_contact,
    present_referrer,
)
from practice_mock.pracsuite.routes.listing import getting, listing
from practice_mock.wire import Handler


def _list(table: str, *, key: str) -> Handler:
    return listing(all_of(table), without_links, key=key)


HANDLERS: Mapping[str, Handler] = {
    "listAppointmentStatuses": _list("appointment_status", key="appointment_statuses"),
    "listCancellationReasons": _list("cancellation_reason", key="appointment_cancellation_reasons"),
    "listFeeCategories": _list("fee_category", key="fee_categories"),
    "listPronouns": _list("pronoun", key="pronouns"),
    "listRescheduleReasons": _list("reschedule_reason", key="appointment_reschedule_reasons"),
    "listSex": _list("sex", key="sexes"),
    "listBusinesses": listing(all_of("business"), present_business, key="businesses", value=filtered_value),
    "getBusiness": getting(one_of("business"), present_business),
    "listItemGroups": listing(all_of("item_group"), present_item_group, key="item_groups"),
    "getItemGroup": getting(one_of("item_group"), present_item_group),
    "listOrganisations": listing(all_of("organisation"), present_organisation, key="organisations"),
    "getOrganisation": getting(one_of("organisation"), present_organisation),
    "getPayer": getting(one_of("payer"), present_payer),
    "listPayerContactsByPayer": listing(
        all_of("payer_contact"), present_payer_contact, key="payer_contacts", by=("payer_id",)
    ),
    "getPayerContact": getting(one_of("payer_contact"), present_payer_contact),
    "listReferrers": listing(all_of("referrer"), present_referrer, key="referrers", value=filtered_value),
    "getReferrer": getting(one_of("referrer"), present_referrer),
}
