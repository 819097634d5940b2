"""What breaks the document is refused by the mock: negative cases, sent by schemathesis itself."""

from __future__ import annotations

import pytest
import requests
from hypothesis import given
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import ignored_auth, positive_data_acceptance

from practice_mock.testing import Mock
from tests.property.access import RequestsAuth
from tests.property.amount import fewer
from tests.property.apis import BREAKABLE, Operation
from tests.property.cases import cases


@pytest.mark.parametrize("operation", [one for one in BREAKABLE if one.variant is None], ids=str)
def test_what_breaks_the_document_is_refused(operation: Operation, mock: Mock) -> None:
    auth = RequestsAuth(operation.api, mock)
    base_url = getattr(mock, f"{operation.api.name}_url")
    with requests.Session() as session:

        @fewer(3)
        @given(cases(operation, GenerationMode.NEGATIVE))
        def every_case(case):
            mock.practice.reset()
            response = case.call(base_url=base_url, session=session, auth=auth)
            case.validate_response(response, excluded_checks=[ignored_auth, positive_data_acceptance])

        every_case()
