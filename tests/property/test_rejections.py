"""The mock rejects negative cases that schemathesis itself sends."""

from __future__ import annotations

import pytest
import requests
import schemathesis
from hypothesis import given, reject
from schemathesis import GenerationMode
from schemathesis.core.parameters import ParameterLocation
from schemathesis.specs.openapi.checks import ignored_auth, positive_data_acceptance

from practice_mock.testing import Mock
from tests.property.access import RequestsAuth
from tests.property.amount import fewer
from tests.property.apis import BREAKABLE, Operation
from tests.property.cases import cases, schema_of
from tests.property.wire import query_fits, reference


@pytest.mark.parametrize("operation", [one for one in BREAKABLE if one.variant is None], ids=str)
def test_request_that_violates_the_document_is_rejected(operation: Operation, mock: Mock) -> None:
    auth = RequestsAuth(operation.api, mock)
    base_url = getattr(mock, f"{operation.api.name}_url")
    with requests.Session() as session:

        @fewer(3)
        @given(cases(operation, GenerationMode.NEGATIVE))
        def every_case(case):
            if lost_on_the_way(operation, case, base_url):
                reject()
            mock.practice.reset()
            response = case.call(base_url=base_url, session=session, auth=auth)
            case.validate_response(response, excluded_checks=[ignored_auth, positive_data_acceptance])

        every_case()


def lost_on_the_way(operation: Operation, case: schemathesis.Case, base_url: str) -> bool:
    """Return whether a case no longer violates the document once it is written.

    In place of a page's number, schemathesis leaves an empty object out of the query; an empty text is an empty list.
    """
    wrong = [place for place, part in case.meta.components.items() if part.mode is GenerationMode.NEGATIVE]
    return wrong == [ParameterLocation.QUERY] and query_fits(operation, reference(operation, case, base_url).query)


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ({}, True),
        ({"sort_by": ""}, True),
        ({"sort_by": "", "page_size": 5}, True),
        ({"page": 0}, False),
        ({"page": "x"}, False),
        ({"page": [1, 2]}, False),
        ({"page_size": ""}, False),
        ({"pages": 1}, False),
    ],
)
def test_query_is_judged_by_its_written_text(query: dict[str, object], fits: bool) -> None:
    [operation] = [one for one in BREAKABLE if one.name == "pracsuite-sexes.list"]
    found = schema_of(operation.api)[operation.path]["GET"]
    case = found.Case(query=query)
    assert query_fits(operation, reference(operation, case, "http://127.0.0.1/v1").query) is fits
