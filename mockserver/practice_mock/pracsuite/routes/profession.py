"""Operations on professions."""

from __future__ import annotations

from collections.abc import Mapping

from practice_mock.pracsuite.domain import profession
from practice_mock.pracsuite.domain.references import all_of, filtered_value, one_of
from practice_mock.pracsuite.presenters.records import present_profession
from practice_mock.pracsuite.routes.listing import getting, list_below, listing
from practice_mock.wire import Handler

HANDLERS: Mapping[str, Handler] = {
    "listProfessions": listing(all_of("profession"), present_profession, key="professions", value=filtered_value),
    "getProfession": getting(one_of("profession"), present_profession),
    "listProfessionsFromPractitioner": list_below(
        profession.of_practitioner, present_profession, key="professions", value=filtered_value
    ),
}
