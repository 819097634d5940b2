"""Operations on practitioners."""

from __future__ import annotations

from collections.abc import Mapping

from practice_mock.pracsuite.domain import practitioner
from practice_mock.pracsuite.domain.references import all_of, one_of
from practice_mock.pracsuite.presenters.records import present_practitioner
from practice_mock.pracsuite.routes.listing import getting, list_below, listing
from practice_mock.wire import Handler

_value = practitioner.filtered_value

HANDLERS: Mapping[str, Handler] = {
    "listPractitioners": listing(all_of("practitioner"), present_practitioner, key="practitioners", value=_value),
    "getPractitioner": getting(one_of("practitioner"), present_practitioner),
    "listPractitionersFromBusiness": list_below(
        practitioner.of_business, present_practitioner, key="practitioners", value=_value
    ),
    "listPractitionersFromProfession": list_below(
        practitioner.of_profession, present_practitioner, key="practitioners", value=_value
    ),
}
