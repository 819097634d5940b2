"""No error, warning or text of a model contains a value that describes a person, wherever the model is used."""

from __future__ import annotations

import dataclasses
import json
import traceback
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from typing import Annotated, Any

import pydantic.dataclasses
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, TypeAdapter, ValidationError, create_model, validate_call
from typing_extensions import TypedDict

from tests.property.amount import fewer
from tests.property.apis import Api, Json
from tests.property.modelled import ENUMS, MODELS, Model, model_of, models_of, private_places, schema_named
from tests.property.responses import described, places, with_other

CANARY = "CANARY-Zoe"

EXACT = ("dataclass", "model", "typed dict")
"""The containers that the strict mode of pydantic takes only as what they are."""

INSTEAD: tuple[Json, ...] = (CANARY, {CANARY: [CANARY]}, [CANARY], [[{CANARY: CANARY}]])
"""Values for a private property, of which most have the wrong type."""


def containers(model: Any, other: Any) -> Iterator[tuple[str, Any, Callable[[Json], Json]]]:
    """Yield types that contain a model, each with its name and how a document is put into it.

    A container that gets something else than itself raises an error of its own, which no model can prevent.
    """

    held = pydantic.dataclasses.dataclass(dataclasses.make_dataclass("Held", [("one", model)]))
    keyed = TypedDict("keyed", {"one": model})  # noqa: UP013 - the type is a value
    requested = create_model("Requested", one=(model, ...), others=(list[model], ...))
    yield "itself", model, lambda value: value
    yield "optional", model | None, lambda value: value
    yield "annotated", Annotated[model, Field(description="One.")], lambda value: value
    yield "list", list[model], lambda value: [value]
    yield "tuple", tuple[model, model], lambda value: (value, value)
    yield "lists in a map", dict[str, list[model]], lambda value: {"key": [value]}
    yield "union", model | other, lambda value: value
    yield "model", requested, lambda value: {"one": value, "others": [value]}
    yield "dataclass", held, lambda value: {"one": value}
    yield "typed dict", keyed, lambda value: {"one": value}


def printed(error: BaseException) -> str:
    """Return everything that an error shows: itself, its causes, its contexts, and its traceback."""
    found = [str(error), repr(error), "".join(traceback.format_exception(error))]
    seen = traceback.TracebackException.from_exception(error, capture_locals=True, limit=-50)
    found += [repr(frame.locals) for frame in seen.stack if "_models/" in frame.filename]
    if isinstance(error, ValidationError):
        found += [repr(error.errors()), error.json(), error.title]
    for inner in (error.__cause__, error.__context__):
        if inner is not None:
            found.append(printed(inner))
    return "\n".join(found)


def shown(read: Callable[[], Any]) -> str:
    """Return what a reader prints: its error, or the value that it returned."""
    try:
        made = read()
    except ValidationError as error:
        return printed(error)
    return f"{made!r} {made!s} {getattr(made, 'deviations', ())}"


def with_canaries(api: Api, name: str, value: Json, instead: Json) -> Json:
    """Return a document in which every private property has another value, the innermost ones first."""
    for steps in sorted(private_places(api, schema_named(name), value), key=len, reverse=True):
        for place in places(api, schema_named(name), value):
            if place.steps == steps:
                value = with_other(value, place, instead)
                break
    return value


def faults(value: Json) -> Iterator[Json]:
    """Yield the document, without a property, with another property, and inside of something else."""
    yield value
    if isinstance(value, dict):
        for key in list(value)[:3]:
            yield {other: item for other, item in value.items() if other != key} | {"zz": CANARY}
        yield {**value, CANARY: CANARY}
    yield [value, CANARY]


def keeps_values_private(api: Api, name: str, value: Json, instead: Json, other: Model) -> None:
    """Check all that a model prints, in each container, for canaries in place of private values."""
    model = model_of(api, name)
    for wrong in faults(with_canaries(api, name, value, instead)):
        text = json.dumps(wrong)
        alone: list[Callable[[], Any]] = [
            *(partial(model.model_validate, wrong, strict=strict) for strict in (False, True)),
            *(partial(model.model_validate_json, text, strict=strict) for strict in (False, True)),
            partial(model.model_validate_json, text[:-1] + " x"),
            partial(validate_call(takes(model)), wrong),
        ]
        if isinstance(wrong, dict):
            alone.append(partial(model, **wrong))
        for read in alone:
            assert CANARY not in shown(read)
        for label, adapter, put in adapters(model, other):
            document = put(wrong)
            for strict in (False, True) if label not in EXACT else (False,):
                read = partial(adapter.validate_python, document, strict=strict)
                assert CANARY not in shown(read), label
            assert CANARY not in shown(partial(adapter.validate_json, json.dumps(document))), label


_ADAPTERS: dict[tuple[Model, Model], list[tuple[str, TypeAdapter[Any], Callable[[Json], Json]]]] = {}


def adapters(model: Model, other: Model) -> list[tuple[str, TypeAdapter[Any], Callable[[Json], Json]]]:
    if (model, other) not in _ADAPTERS:
        _ADAPTERS[model, other] = [(label, TypeAdapter(cls), put) for label, cls, put in containers(model, other)]
    return _ADAPTERS[model, other]


def takes(model: Any) -> Callable[[Any], Any]:
    def call(one: Any) -> Any:
        return one

    call.__annotations__ = {"one": model}
    return call


@pytest.mark.parametrize(("api", "name"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_no_error_contains_a_private_value(api: Api, name: str) -> None:
    other = model_of(api, MODELS[0][1] if MODELS[0][0] == api else next(one for at, one in MODELS if at == api))

    @fewer(30)
    @given(described(api, schema_named(name)), st.sampled_from(INSTEAD))
    def every_object(value, instead):
        keeps_values_private(api, name, value, instead, other)

    every_object()


@pytest.mark.parametrize(("api", "name"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_no_warning_contains_a_private_value(api: Api, name: str) -> None:
    model = model_of(api, name)
    values = {field: {CANARY: [CANARY]} for field in model.model_fields}
    spoilt = model.model_construct(**values)
    holder = create_model("Holder", one=(model, ...)).model_construct(one=spoilt)
    for dump in (
        spoilt.model_dump,
        spoilt.model_dump_json,
        holder.model_dump_json,
        lambda: TypeAdapter(list[model]).dump_json([spoilt]),
        lambda: TypeAdapter(model).dump_python(CANARY),
        lambda: TypeAdapter(dict[str, model | None]).dump_python({"one": spoilt}, mode="json"),
    ):
        with warnings.catch_warnings(record=True) as seen:
            warnings.simplefilter("always")
            dump()
        assert not [one for one in seen if CANARY in str(one.message)]
    assert CANARY not in f"{spoilt!r} {spoilt} {Box(spoilt)!r}"
    for field in model.model_fields:
        assert CANARY not in shown(partial(spoilt.model_copy, update={field: {CANARY: CANARY}}))
        assert CANARY not in shown(partial(setattr, spoilt, field, CANARY))
    assert CANARY not in shown(partial(setattr, spoilt, CANARY, CANARY))


@dataclasses.dataclass
class Box:
    one: Any


@pytest.mark.parametrize(("api", "name"), ENUMS, ids=lambda value: getattr(value, "name", value))
def test_no_error_of_an_enum_contains_the_value(api: Api, name: str) -> None:
    alias = getattr(models_of(api), name)
    for wrapped, value in (
        (alias, CANARY),
        (list[alias], [CANARY]),
        (alias | None, CANARY),
        (dict[str, alias], {"a": [CANARY]}),
    ):
        adapter = TypeAdapter(wrapped)
        for read in (adapter.validate_python, lambda one, a=adapter: a.validate_json(json.dumps(one))):
            assert CANARY not in shown(lambda r=read, v=value: r(v))
