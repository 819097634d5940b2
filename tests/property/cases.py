"""Generate cases from the bundled documents with schemathesis, the same in every run."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial
from typing import Any

import schemathesis
from hypothesis import strategies as st
from schemathesis import GenerationMode

from tests.property.apis import Api, Json, Operation
from tests.property.described_files import agreeing
from tests.property.examples import DEFAULTS
from tests.property.formats import FORMATS
from tests.property.periods import in_order
from tests.property.validation import conforms

CONFIG = {
    "generation": {
        "with-security-parameters": False,  # the client has its own credentials; see test_auth for wrong ones
        "deterministic": True,
        "database": "none",
    },
    "analysis": {"constants": {"enabled": False}},  # otherwise cases depend on words in source code
}


@cache
def schema_of(api: Api) -> schemathesis.BaseSchema:
    """Load the document of an API with schemathesis."""
    return schemathesis.openapi.from_dict(dict(api.document), config=schemathesis.Config.from_dict(CONFIG))


def cases(
    operation: Operation, mode: GenerationMode = GenerationMode.POSITIVE
) -> st.SearchStrategy[schemathesis.Case[Any]]:
    """Generate cases of an operation that fit its description or, in the negative mode, violate it."""
    found = schema_of(operation.api)[operation.path][operation.method.upper()]
    strategy: st.SearchStrategy[schemathesis.Case[Any]] = found.as_strategy(generation_mode=mode)
    strategy = strategy.map(partial(_without_replaced, operation)) if operation.replaced else strategy
    strategy = strategy.map(partial(in_order, operation)) if mode is GenerationMode.POSITIVE else strategy
    if mode is GenerationMode.POSITIVE:
        strategy = strategy.map(partial(_with_described_files, operation))
    return strategy if operation.fixed_body is None else strategy.map(partial(_with_body, operation.fixed_body))


def coverage_cases(operation: Operation, mode: GenerationMode) -> Iterator[schemathesis.Case[Any]]:
    """Yield the few deterministic cases at the bounds of an operation's schemas, or just beyond them."""
    schema = schema_of(operation.api)
    found = schema[operation.path][operation.method.upper()]
    generation = schema.config.generation_for(operation=found, phase="coverage")
    for case in schema.iter_coverage_cases(found, generation_modes=[mode], generation_config=generation):
        if mode is GenerationMode.POSITIVE:
            _keep_formats(operation, case)
            in_order(operation, case)
            _with_described_files(operation, case)
        yield _without_replaced(operation, case)


def _keep_formats(operation: Operation, case: schemathesis.Case[Any]) -> None:
    """Replace texts that fit only their pattern: in this phase schemathesis ignores our formats.

    Day 0 of month 0 is not a valid case.
    """
    for parameter in operation.parameters:
        text = case.query.get(parameter.name)
        if parameter.schema.get("format") in FORMATS and isinstance(text, str):
            fits = conforms(operation.api, parameter.schema, text)
            case.query[parameter.name] = text if fits else DEFAULTS[parameter.schema["format"]]


def example_cases(operation: Operation) -> list[st.SearchStrategy[schemathesis.Case[Any]]]:
    """Return the case of each example of an operation's parameters and bodies."""
    found = schema_of(operation.api)[operation.path][operation.method.upper()].get_strategies_from_examples()
    return [
        strategy.map(partial(_without_replaced, operation)).map(partial(_with_described_files, operation))
        for strategy in found
    ]


def _without_replaced(operation: Operation, case: schemathesis.Case[Any]) -> schemathesis.Case[Any]:
    """Remove the parameters for which the client has `where` and `order_by`: test_conditions sends those."""
    for name in operation.replaced:
        case.query.pop(name, None)
    return case


def _with_described_files(operation: Operation, case: schemathesis.Case[Any]) -> schemathesis.Case[Any]:
    case.body = agreeing(operation, case.body)
    return case


def _with_body(body: Json, case: schemathesis.Case[Any]) -> schemathesis.Case[Any]:
    case.body = body
    return case
