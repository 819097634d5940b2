"""Values that JSON cannot hold, or that usual readers refuse: refused in requests, kept and marked in responses."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest
from fastapi import FastAPI
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from starlette.testclient import TestClient

from tests.property.amount import fewer
from tests.property.apis import Api, Json
from tests.property.modelled import MODELS, Model, is_accepted, is_request, model_of, refusals
from tests.property.test_models_privacy import CANARY, printed

HALF = "\ud83d"

ODD_TEXTS = st.sampled_from([HALF, f"a{HALF}", f"{HALF}{CANARY}", "\udc00\ud800", "\udfff" * 3])

ODD_NUMBERS = st.sampled_from(
    [float("nan"), float("inf"), float("-inf"), 10**5000, -(10**4300), int("9" * 4300) * 10 + 9]
)

ENDLESS = "1e999999999999999999999"
"""A number that Python cannot hold."""

ODD_NUMERALS = (*("1e400", "-1E+999", "1.5e4000", "9" * 5000, "-" + "9" * 5000, "1e99999", "1" * 400 + ".5", ENDLESS),)
"""Numbers of JSON that a float, or an integer of Python, cannot hold."""


def places(api: Api, name: str, value: Any) -> Iterator[Json]:
    """Yield documents that have a value in every property, in unknown ones, and inside of them."""
    properties = api.document["components"]["schemas"][name].get("properties", {})
    for wire in properties:
        yield {wire: value}
        yield {wire: [value]}
    if not is_request(api, name):
        yield {"x-new": value}
        yield {"x-new": {"a": [{"b": value}]}}


def is_written(record: Any, adapter: TypeAdapter[Any]) -> str:
    """Check that a record can be written in every way, and return its JSON."""
    text = record.model_dump_json()
    strict = json.loads(text, parse_constant=lambda name: pytest.fail(name))
    assert strict == json.loads(json.dumps(record.model_dump(mode="json"), allow_nan=False))
    assert [strict] == json.loads(adapter.dump_json([record]))
    assert record.model_dump().keys() == record.to_dict().keys()
    return str(text)


def is_kept_and_marked(api: Api, name: str, document: Json) -> None:
    model = model_of(api, name)
    adapter = TypeAdapter(list[model])
    for read in (model.model_validate, lambda one, **how: adapter.validate_python([one], **how)[0]):
        with pytest.raises(ValidationError) as refused:
            read(document, strict=True)
        assert CANARY not in printed(refused.value)
        if is_request(api, name):
            with pytest.raises(ValidationError) as refused:
                read(document)
            assert CANARY not in printed(refused.value)
            continue
        record = read(document)
        missing = {found.pointer for found in record.deviations if found.kind == "missing"}
        assert {found.pointer for found in record.deviations} - missing
        assert CANARY not in f"{record!r} {record.deviations}"
        is_written(record, adapter)
        assert repr(record.to_dict()) == repr(document)


@pytest.mark.parametrize(("api", "name"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_half_a_surrogate_pair_loses_nothing_else(api: Api, name: str) -> None:
    @fewer(20)
    @given(ODD_TEXTS)
    def every_text(text):
        for document in places(api, name, text):
            is_kept_and_marked(api, name, document)
        for document in ({text: 1}, {"x-new": {text: 1}}, {"x-new": [{"a": {text: [text]}}]}):
            is_kept_and_marked(api, name, document)

    every_text()


@pytest.mark.parametrize(("api", "name"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_number_that_is_no_json_is_kept_and_marked(api: Api, name: str) -> None:
    @fewer(20)
    @given(ODD_NUMBERS)
    def every_number(number):
        for document in places(api, name, number):
            if abs(number) < float("inf") and is_whole(api, name, document):
                continue
            with Unlimited():
                is_kept_and_marked(api, name, document)

    every_number()


def is_whole(api: Api, name: str, document: Json) -> bool:
    """Return whether the only property is a number without limits: there, an integer of any size fits."""
    ((wire, value),) = document.items()
    part = api.document["components"]["schemas"][name].get("properties", {}).get(wire, {})
    shape = api.shape(part).schema
    inside = api.shape(shape["items"]) if isinstance(value, list) and "items" in shape else api.shape(part)
    return bool({"integer", "number"} & inside.types)


class Unlimited:
    """Lets Python print integers of any size."""

    def __enter__(self) -> None:
        self.usual = sys.get_int_max_str_digits()
        sys.set_int_max_str_digits(0)

    def __exit__(self, *_: object) -> None:
        sys.set_int_max_str_digits(self.usual)


@pytest.mark.parametrize(("api", "name"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_numeral_beyond_all_readers_is_kept_and_marked(api: Api, name: str) -> None:
    model = model_of(api, name)
    adapter = TypeAdapter(list[model])
    for numeral in ODD_NUMERALS:
        for document in places(api, name, "N"):
            text = json.dumps(document).replace('"N"', numeral)
            with pytest.raises(ValidationError):
                model.model_validate_json(text, strict=True)
            if is_request(api, name):
                assert not is_accepted(lambda t=text: model.model_validate_json(t))
                continue
            record = model.model_validate_json(text)
            assert [found for found in record.deviations if found.kind != "missing"]
            written = is_written(record, adapter)
            (found,) = numbers(json.loads(written, parse_int=Decimal, parse_float=Decimal))
            assert numeral == ENDLESS or Decimal(found) == Decimal(numeral)


def numbers(value: Any) -> Iterator[Any]:
    """Yield what is not a list or an object in a JSON value."""
    if isinstance(value, (list, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from numbers(item)
    else:
        yield value


def read_or_refused(read: Callable[[Json], Any], document: Json) -> tuple[Any, str]:
    try:
        return read(document), ""
    except ValidationError as error:
        return None, f"{error} {error.errors()}"


def nested(depth: int, kind: int) -> Json:
    value: Json = CANARY
    for level in range(depth):
        value = [value] if (level + kind) % 3 else {"a": value}
    return value


@pytest.mark.parametrize(("api", "name"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_deep_value_is_refused_or_can_be_written(api: Api, name: str) -> None:
    model = model_of(api, name)
    adapter = TypeAdapter(list[model])

    @fewer(20)
    @given(st.sampled_from([10, 60, 62, 63, 64, 65, 66, 130, 250, 300, 600, 900, 5000, 100_000]), st.integers(0, 2))
    def every_depth(depth, kind):
        value = nested(depth, kind)
        properties = [*api.document["components"]["schemas"][name].get("properties", {}), "x-new"]
        for document in ({wire: value} for wire in properties[-3:]):
            reads = [model.model_validate, lambda one: model(**one), lambda one: adapter.validate_python([one])[0]]
            reads += [lambda one: model.model_construct().model_copy(update={next(iter(model.model_fields)): one})]
            if depth < 900:
                text = json.dumps(document)
                reads += [lambda _, t=text: model.model_validate_json(t)]
            for read in reads:
                record, refused = read_or_refused(read, document)
                assert CANARY not in refused
                assert record is not None or depth > 60 or "too_deep" not in refused
                if record is not None:
                    assert depth < 70
                    is_written(record, adapter)
                    assert isinstance(record.deviations, tuple)
        text = '{"x-new":' + "[" * depth
        assert refusals(lambda: model.model_validate_json(text)) == {"json_invalid"}

    every_depth()


@pytest.mark.parametrize(("api", "name"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_reason_for_a_number_is_that_of_its_type(api: Api, name: str) -> None:
    model = model_of(api, name)
    for wire, _, part in api.properties(api.document["components"]["schemas"][name]):
        if api.shape(part).types != {"number"}:
            continue
        shape = api.shape(part).schema
        for value in ("12.50", True, {}, []):
            found = errors_at(model, wire, value)
            assert found == [("float_type", "Input should be a valid number")]
        for limit, kind in (("minimum", "greater_than_equal"), ("maximum", "less_than_equal")):
            if limit in shape:
                for value in (shape[limit] - 1, shape[limit] - 1.5, shape[limit] + 1, shape[limit] + 1.5):
                    assert {one for one, _ in errors_at(model, wire, value)} <= {kind, "multiple_of"}


def errors_at(model: Model, wire: str, value: Json) -> list[tuple[str, str]]:
    try:
        model.model_validate({wire: value}, strict=True)
    except ValidationError as error:
        return [(one["type"], one["msg"]) for one in error.errors() if one["loc"] == (wire,)]
    return []


@pytest.mark.parametrize(("api", "name"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_page_with_an_odd_value_is_delivered_by_a_framework(api: Api, name: str) -> None:
    if is_request(api, name):
        return
    model = model_of(api, name)
    app = FastAPI()

    @app.post("/", response_model=dict[str, list[model]])
    def echo(body: dict[str, Any]) -> Any:
        return {"all": [model.model_validate(body), model.model_validate({})]}

    client = TestClient(app)
    for document in (*places(api, name, HALF), {HALF: 1}, {"x-new": {HALF: [HALF]}}):
        response = client.post("/", content=json.dumps(document), headers={"content-type": "application/json"})
        assert response.status_code == 200
        assert json.loads(response.content)["all"][1] == {}
