"""What a class that extends a model declares works as pydantic documents it, or is refused at its definition."""

from __future__ import annotations

import inspect
import json
import warnings
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Annotated, Any

import pydantic
import pytest
from hypothesis import given
from pydantic import (
    AfterValidator,
    AliasChoices,
    BaseModel,
    ConfigDict,
    Field,
    PrivateAttr,
    TypeAdapter,
    ValidationError,
)
from pydantic import create_model as made

from tests.property.amount import fewer
from tests.property.apis import Api, Json
from tests.property.modelled import MODELS, Model, conforming, is_request, model_of, models_of

SAMPLES: Mapping[str, tuple[type, Any]] = {
    "alias": (str, "nickName"),
    "alias_priority": (str, 1),
    "allow_inf_nan": (float, False),
    "coerce_numbers_to_str": (str, True),
    "decimal_places": (Decimal, 1),
    "default": (str, "d"),
    "default_factory": (str, lambda: "made"),
    "deprecated": (str, "Use another."),
    "description": (str, "Words."),
    "discriminator": (str, "kind"),
    "examples": (str, ["x"]),
    "exclude_if": (str, lambda _: True),
    "field_title_generator": (str, lambda *_: "Title"),
    "fail_fast": (list[int], True),
    "ge": (int, 2),
    "gt": (int, 2),
    "json_schema_extra": (str, {"x-more": 1}),
    "le": (int, 2),
    "lt": (int, 2),
    "max_digits": (Decimal, 1),
    "max_length": (str, 2),
    "min_length": (str, 2),
    "multiple_of": (int, 2),
    "pattern": (str, "^x"),
    "serialization_alias": (str, "nickName"),
    "title": (str, "Title"),
    "union_mode": (int | str, "left_to_right"),
    "validation_alias": (str, AliasChoices("nickName", "nick_name")),
}
"""For each option of a field, a type and a value. An option that is not listed is set to true."""

OPTIONS = sorted(set(inspect.signature(Field).parameters) - {"extra"})

GIVEN: tuple[Any, ...] = ("x", "xy", "xyz", "1", 1, 2, 3, 1.55, True, None, float("inf"), [1, "x", "y"], {"a": 1})


def declared(name: str) -> Any:
    """Return a field with an option."""
    kind, value = SAMPLES.get(name, (str, True))
    return (kind, Field(**{name: value}))


def defined(model: Model, **fields: Any) -> Model | None:
    """Return a class that extends a model, or nothing if it is refused with a reason."""
    try:
        return made("Own", __base__=model, **fields)
    except TypeError as error:
        if not str(error).startswith("Own cannot"):
            raise
        return None


def outcome(read: Callable[[], Any]) -> Any:
    try:
        return read()
    except (ValidationError, ValueError):
        return ValueError


@pytest.mark.parametrize("option", OPTIONS)
def test_option_of_a_new_field_works_or_is_refused(option: str) -> None:
    for api, name in MODELS[OPTIONS.index(option) :: len(OPTIONS)]:
        option_works_or_is_refused(api, name, option)


def option_works_or_is_refused(api: Api, name: str, option: str) -> None:
    model = model_of(api, name)
    try:
        plain = made("Plain", nick=declared(option))
        TypeAdapter(plain).json_schema()
    except (TypeError, pydantic.errors.PydanticUserError, RuntimeError):
        return  # pydantic itself refuses it
    own = defined(model, nick=declared(option))
    if own is None:
        return

    @fewer(100)
    @given(conforming(api, name))
    def every_object(value):
        for key in ("nick", "nickName", "nick_name"):
            if key in value:
                return
            for one in GIVEN:
                expected = outcome(lambda k=key, v=one: plain.model_validate({k: v}))
                for strict in (False, True):
                    found = outcome(lambda k=key, v=one, s=strict: own.model_validate({**value, k: v}, strict=s))
                    if key != (plain.model_fields["nick"].alias or "nick"):
                        continue
                    assert (found is ValueError) == (expected is ValueError)
                    if found is not ValueError:
                        assert found.__dict__["nick"] == expected.__dict__["nick"]
                        assert json.loads(found.model_dump_json()) == value | json.loads(
                            expected.model_dump_json(by_alias=True)
                        )
        expected = outcome(lambda: plain.model_validate({}))
        found = outcome(lambda: own.model_validate(value))
        assert (found is ValueError) == (expected is ValueError)
        if found is not ValueError:
            assert found.__dict__["nick"] == expected.__dict__["nick"]

    every_object()
    wire = plain.model_fields["nick"].alias or "nick"
    shown = own.model_json_schema()
    expected = plain.model_json_schema()["properties"][wire]
    assert {key: part for key, part in expected.items() if key != "title" or option == "title"} == shown["properties"][
        wire
    ]
    assert (wire in shown.get("required", ())) == (wire in plain.model_json_schema().get("required", ()))


def _change(self: Any, *values: Any) -> Any:
    return None


def _wrapped(self: Any, value: Any, handler: Any) -> Any:
    return handler(value)


DECORATED: Mapping[str, Any] = {
    "field_serializer": lambda field: pydantic.field_serializer(field)(_change),
    "field_serializer of all": lambda field: pydantic.field_serializer("*")(_change),
    "field_serializer, wrap": lambda field: pydantic.field_serializer(field, mode="wrap")(_wrapped),
    "model_serializer": lambda field: pydantic.model_serializer(lambda self: {}),
    "model_serializer, wrap": lambda field: pydantic.model_serializer(mode="wrap")(lambda self, handler: {}),
    "computed_field": lambda field: pydantic.computed_field(property(lambda self: 1), return_type=int),
    "field_validator": lambda field: pydantic.field_validator(field)(classmethod(lambda cls, value: value)),
    "model_validator, after": lambda field: pydantic.model_validator(mode="after")(lambda self: self),
    "model_validator, before": lambda field: pydantic.model_validator(mode="before")(
        classmethod(lambda cls, data: data)
    ),
}


@pytest.mark.parametrize(("api", "name"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_declaration_without_effect_is_refused(api: Api, name: str) -> None:
    model = model_of(api, name)
    bodies: dict[str, dict[str, Any]] = {}
    for field in [*model.model_fields][::-8]:  # some of each
        bodies |= {f"{label} {field}": {"changed": make(field)} for label, make in DECORATED.items()}
        for kind in (str, int | None, Annotated[Any, Field(max_length=5)], model, list[model]):
            if kind != model.model_fields[field].annotation:
                bodies[f"{field} again: {kind}"] = {field: None, "__annotations__": {field: kind}}
            bodies[f"{field} again, with a default: {kind}"] = {
                "__annotations__": {field: kind},
                field: Field("another default", description="Other words."),
            }
    for attribute in sorted({*dir(models_of(api).Record)} - ALLOWED):
        bodies[f"attribute {attribute}"] = {attribute: classmethod(lambda cls, *_, **__: None)}
        if not attribute.startswith("_"):
            bodies[f"field {attribute}"] = {"__annotations__": {attribute: int}}
    for key in ConfigDict.__annotations__:
        if model.model_config.get(key) is not True:
            bodies[f"model_config {key}"] = {"model_config": {key: CONFIG.get(key, True)}}
    for wire in {info.alias or field for field, info in model.model_fields.items()} - model.model_fields.keys():
        if wire.isidentifier():
            bodies[f"field of the schema: {wire}"] = {"__annotations__": {wire: int}}
    bodies["aliases twice"] = {
        "__annotations__": {"a": Annotated[int, Field(alias="n")], "b": Annotated[int, Field(alias="n")]}
    }
    bodies["alias of the schema"] = {
        "__annotations__": {
            "a": Annotated[int, Field(alias=next(iter(api.document["components"]["schemas"][name]["properties"])))]
        }
    }
    for label, body in bodies.items():
        assert is_refused(model, body), label


def is_refused(model: Model, body: Mapping[str, Any]) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # pydantic's own, about names
            type(model)("Own", (model,), {"__module__": __name__, "__qualname__": "Own", **body})
    except (TypeError, NameError, ValueError, pydantic.errors.PydanticUserError):
        return True
    return False


ALLOWED = frozenset(
    {
        *("__annotations__", "__class__", "__doc__", "__module__", "__slots__", "__dict__", "__weakref__", "__new__"),
        *("__eq__", "__hash__", "__lt__", "__le__", "__gt__", "__ge__", "__ne__", "__repr__", "__str__", "__format__"),
        *(
            "__class_vars__",
            "__private_attributes__",
            "model_config",
            "model_post_init",
            "__abstractmethods__",
            "_abc_impl",
        ),
        *(name for name in dir(BaseModel) if name.startswith("__pydantic")),
    }
)

CONFIG: Mapping[str, Any] = {
    "title": "Other",
    "extra": "ignore",
    "json_schema_extra": {"x": 1},
    "alias_generator": str.upper,
    "model_title_generator": lambda _: "Other",
    "field_title_generator": lambda *_: "Other",
    "ser_json_bytes": "base64",
    "val_json_bytes": "base64",
    "ser_json_timedelta": "float",
    "ser_json_temporal": "seconds",
    "val_temporal_unit": "seconds",
    "ser_json_inf_nan": "strings",
    "revalidate_instances": "always",
    "str_max_length": 5,
    "str_min_length": 1,
    "json_encoders": {str: str},
    "schema_generator": object,
    "plugin_settings": {"a": 1},
    "json_schema_mode_override": "validation",
    "protected_namespaces": ("model_",),
    "cache_strings": False,
    "ignored_types": (int,),
    "json_schema_serialization_defaults_required": True,
    "url_preserve_empty_path": True,
    "polymorphic_serialization": True,
    "regex_engine": "python-re",
    "defer_build": True,
}


@pytest.mark.parametrize(("api", "name"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_plain_fields_and_methods_work(api: Api, name: str) -> None:
    model = model_of(api, name)
    if model.model_fields.keys() & {"tags", "key", "day", "inner"} or not model.model_fields:
        return  # it has a property of that name, or none that could be wrong

    class Own(model):  # type: ignore[misc, valid-type]
        """My own words."""

        tags: list[str] = Field(default_factory=list, description="Tags.")
        key: str = Field(default_factory=lambda data: f"key {len(data['tags'])}")
        day: Annotated[date | None, AfterValidator(lambda day: day)] = None
        inner: list[model] = Field(default=[])
        _cache: dict[str, int] = PrivateAttr(default_factory=dict)

        def count(self) -> int:
            return len(self.tags)

    @fewer(40)
    @given(conforming(api, name))
    def every_object(value):
        more = {"tags": ["a"], "key": "k", "day": "2027-01-04", "inner": [value]}
        for one in (Own.model_validate({**value, **more}), Own.model_validate_json(json.dumps({**value, **more}))):
            assert (one.count(), one.day, one.inner) == (1, date(2027, 1, 4), [model.model_validate(value)])
            assert json.loads(one.model_dump_json()) == one.to_dict() == {**value, **more}
            assert one.deviations == ()
            one._cache["a"] = 1  # noqa: SLF001 - it is this class's own
            assert one.model_copy()._cache == {"a": 1}  # noqa: SLF001
            assert one.model_copy(update={"tags": ["b", "c"]}).count() == 2
            with pytest.raises(ValidationError) as refused:
                one.model_copy(update={"tags": [1]})
            assert refused.value.errors()[0]["loc"][0] == "tags"
        assert Own.model_validate(value).key == "key 0"
        for other in ({**value, "tags": 1}, {**value, "tags": [1], "x-new": float("nan")}):
            with pytest.raises(ValidationError) as refused:
                Own.model_validate(other)
            assert ("tags",) in {error["loc"][:1] for error in refused.value.errors()}
        if not is_request(api, name):
            odd = Own.model_validate({**value, "inner": [{**value, **wrong(model)}]})
            assert {found.pointer.split("/")[1] for found in odd.deviations} == {"inner"}

    every_object()
    exported = Own.model_json_schema()
    shown = exported["$defs"]["Own"] if "$ref" in exported else exported
    assert (shown["title"], shown["description"]) == ("Own", "My own words.")
    assert shown["properties"]["tags"]["description"] == "Tags."


def wrong(model: Model) -> Json:
    return {info.alias or field: {"wrong": [1]} for field, info in model.model_fields.items()}


@pytest.mark.parametrize("api", sorted({api for api, _ in MODELS}, key=lambda api: api.name), ids=lambda api: api.name)
def test_a_class_needs_a_schema(api: Api) -> None:
    record: Any = models_of(api).Record
    for define in (partial(made, "Own", __base__=record, a=(int, 1)), partial(type(record), "Own", (record,), {})):
        with pytest.raises(TypeError, match="Own has no schema; extend one of the models"):
            define()
    with pytest.raises(TypeError, match="has no schema"):
        record(a=1)
