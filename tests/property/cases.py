"""The cases that schemathesis makes of the bundled documents, the same in every run."""

from __future__ import annotations

from functools import cache, partial

import schemathesis
from hypothesis import strategies as st
from schemathesis import GenerationMode

from tests.property import formats as formats  # registers the formats
from tests.property.apis import Api, Json, Operation

CONFIG = {
    "generation": {
        "with-security-parameters": False,  # the client has its own credentials; see test_auth for wrong ones
        "deterministic": True,
        "database": "none",
    },
    "analysis": {"constants": {"enabled": False}},  # else words are taken from source code, and cases change with it
}


@cache
def schema_of(api: Api) -> schemathesis.BaseSchema:
    """The document of an API, loaded by schemathesis."""
    return schemathesis.openapi.from_dict(dict(api.document), config=schemathesis.Config.from_dict(CONFIG))


def cases(operation: Operation, mode: GenerationMode = GenerationMode.POSITIVE) -> st.SearchStrategy[schemathesis.Case]:
    """Cases of an operation, which fit its description or, in the negative mode, break it."""
    found = schema_of(operation.api)[operation.path][operation.method.upper()]
    strategy: st.SearchStrategy[schemathesis.Case] = found.as_strategy(generation_mode=mode)
    return strategy if operation.fixed_body is None else strategy.map(partial(_with_body, operation.fixed_body))


def _with_body(body: Json, case: schemathesis.Case) -> schemathesis.Case:
    case.body = body
    return case
