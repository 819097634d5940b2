"""Operations on what a practice has: businesses, practitioners, professions, items, referrers and organisations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from practice_mock.pracsuite.domain import directory
from practice_mock.pracsuite.presenters.links import all_of, one_of, plain, presented, within
from practice_mock.pracsuite.routes.listing import getting, listing
from practice_mock.state.store import Record
from practice_mock.wire import Call, Handler

business = presented("business", "business_id", appointments="appointment")
practitioner = presented("practitioner", "practitioner_id", appointments="appointment")
profession = presented("profession", "profession_id", appointment="appointment", appointment_type="appointment_type")
priced_item = presented("item", "item_id")
item_group = presented("item_group", "item_group_id", items="item")
referrer = presented("referrer", "referrer_id")
organisation = presented("organisation", "organisation_id")

_by_time = directory.filtered_value


def item(call: Call, record: Record) -> dict[str, Any]:
    """An item as it is read in lists, which do not show its fees."""
    shown = priced_item(call, record)
    del shown["item_fees"]
    return shown


def lookup(table: str, *, key: str) -> Handler:
    """A handler for the list of a small table."""
    return listing(all_of(table), plain, key=key)


HANDLERS: Mapping[str, Handler] = {
    "listBusinesses": listing(all_of("business"), business, key="businesses", value=_by_time),
    "getBusiness": getting(one_of("business"), business),
    "listPractitioners": listing(all_of("practitioner"), practitioner, key="practitioners", value=_by_time),
    "getPractitioner": getting(one_of("practitioner"), practitioner),
    "listPractitionersFromBusiness": within(
        directory.practitioners_of_business, practitioner, key="practitioners", value=_by_time
    ),
    "listPractitionersFromProfession": within(
        directory.practitioners_of_profession, practitioner, key="practitioners", value=_by_time
    ),
    "listProfessions": listing(all_of("profession"), profession, key="professions", value=_by_time),
    "getProfession": getting(one_of("profession"), profession),
    "listProfessionsFromPractitioner": within(directory.professions_of, profession, key="professions", value=_by_time),
    "listPronouns": lookup("pronoun", key="pronouns"),
    "listSex": lookup("sex", key="sexes"),
    "listFeeCategories": lookup("fee_category", key="fee_categories"),
    "listItems": listing(all_of("item"), item, key="items"),
    "getItem": getting(one_of("item"), priced_item),
    "listItemsByItemGroup": within(directory.items_of_group, item, key="items"),
    "listItemGroups": listing(all_of("item_group"), item_group, key="item_groups"),
    "getItemGroup": getting(one_of("item_group"), item_group),
    "listReferrers": listing(all_of("referrer"), referrer, key="referrers", value=_by_time),
    "getReferrer": getting(one_of("referrer"), referrer),
    "listOrganisations": listing(all_of("organisation"), organisation, key="organisations"),
    "getOrganisation": getting(one_of("organisation"), organisation),
}
