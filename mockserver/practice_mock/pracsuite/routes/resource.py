"""Operations on rooms and equipment."""

from __future__ import annotations

from collections.abc import Mapping

from practice_mock.pracsuite.domain import resource
from practice_mock.pracsuite.domain.references import all_of, one_of
from practice_mock.pracsuite.presenters.links import without_links
from practice_mock.pracsuite.routes.listing import getting, list_below, listing
from practice_mock.wire import Handler

HANDLERS: Mapping[str, Handler] = {
    "listResources": listing(all_of("resource"), without_links, key="resources"),
    "getResource": getting(one_of("resource"), without_links),
    "listResourcesByAppointment": list_below(resource.of_appointment, without_links, key="resources"),
    "listResourcesByAppointmentType": list_below(resource.of_type, without_links, key="resources"),
    "listResourcesByGroupAppointment": list_below(resource.of_session, without_links, key="resources"),
    "listResourcesByNote": list_below(resource.of_note, without_links, key="resources"),
}
