"""The examples of docs/models.md run, and its statements about names, annotations and the client are true."""

import json
import re
from functools import cache
from typing import Annotated, Any, get_args

import httpx
import pytest
from fastapi import Body, FastAPI
from hypothesis import given
from pydantic import BaseModel, Field, ValidationError
from starlette.testclient import TestClient

import coreplus_client
import pracsuite_client
from coreplus_models import AppointmentUpdate, BookingResponse, NewBooking
from pracsuite_models import Appointment, AppointmentCancel, AppointmentCreate, AppointmentPage, Patient
from practice_mock import clients
from practice_mock.testing import in_process
from tests.property.amount import fewer
from tests.property.apis import APIS, Api, Operation
from tests.property.modelled import MODELS, enums, is_request, model_of, models_of, schema_named
from tests.property.responses import broken
from tests.property.test_models_frameworks import logged
from tests.property.test_models_privacy import CANARY

from .readme import ROOT

PAGE = (ROOT / "docs" / "models.md").read_text("utf-8")

JSON_REQUESTS = [
    one for api in APIS for one in api.operations if one.body and one.body.media_type == "application/json"
]

RESPONSES = [(api, name) for api, name in MODELS if not is_request(api, name)]


@cache
def examples() -> dict[str, Any]:
    """Return the names that the examples of the page define."""
    names: dict[str, Any] = {}
    for code in re.findall(r"^```python\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE):
        exec(compile(code, "docs/models.md", "exec", dont_inherit=True), names)
    return names


def body_named(client: str) -> Any:
    """Return the example of the operation that books an appointment."""
    name = {"pracsuite": "createAppointment", "coreplus": "bookAppointment"}[client]
    return next(one.example for one in JSON_REQUESTS if one.definition["operationId"] == name)


def test_pracsuite_example_books_and_reads() -> None:
    with clients.pracsuite(in_process()) as prac:
        body = AppointmentCreate.model_validate(body_named("pracsuite"))
        booked = examples()["create"](prac, body)
        assert booked.to_dict()["client_id"] == body.client_id
        read = examples()["bookings"](prac)
        assert {type(one) for one in read} == {Appointment}
        assert len(read) == 10
        with pytest.raises(pracsuite_client.ArgumentError):
            prac.appointments.create(**body.to_dict())
        page = AppointmentPage.model_validate_json(prac.appointments.with_raw_response.list().content)
        assert page.deviations == ()
        with pytest.raises(TypeError):
            AppointmentPage.from_record(prac.appointments.list())


def test_coreplus_example_books() -> None:
    with clients.coreplus(in_process()) as core:
        made = examples()["book"](core, NewBooking.model_validate(body_named("coreplus")))
        assert isinstance(made, BookingResponse)
        assert made.appointment is not None


@pytest.mark.parametrize("operation", JSON_REQUESTS, ids=repr)
def test_request_is_sent_by_the_client_as_the_page_describes(operation: Operation) -> None:
    sent: list[Any] = []

    def respond(request: httpx.Request) -> httpx.Response:
        if request.content and "json" in request.headers["content-type"]:
            sent.append(json.loads(request.content))
        return httpx.Response(400, json={})

    assert operation.body is not None
    name = operation.body.schema["$ref"].rpartition("/")[2]
    body: Any = model_of(operation.api, name).model_validate(operation.example)
    record = body.to_record(getattr(operation.api.package, name))
    given = {attribute: getattr(record, attribute) for attribute in body.model_fields_set}
    if operation.api.name == "pracsuite":
        assert body.model_dump() == given
    call = getattr(getattr(client_of(operation, respond), operation.resource), operation.verb)
    path = {one.python: one.example or "A1" for one in operation.parameters if one.place == "path"}
    if operation.fixed_body is None:
        with pytest.raises(operation.api.package.APIError):
            call(**path, **given)
        assert sent == [body.to_dict()]


def client_of(operation: Operation, respond: Any) -> Any:
    """Return a client whose requests a function responds to."""
    http = httpx.Client(transport=httpx.MockTransport(respond))
    if operation.api.name == "pracsuite":
        return pracsuite_client.PracSuite(
            vendor_key="vendor", account_key="account", time_zone="Australia/Adelaide", http_client=http
        )
    return coreplus_client.Coreplus(
        consumer_id="00000000-0000-4000-8000-000000000001",
        consumer_secret="a-secret-of-a-consumer-that-does-not-exist",
        access_token="00000000-0000-4000-8000-000000000002",
        issuer="https://clinic.example",
        http_client=http,
    )


def test_page_lists_the_models_without_a_record() -> None:
    without = [name for api, name in MODELS if not hasattr(api.package, name)]
    (stated,) = re.findall(r"except ((?:`\w+`(?: and )?)+) of coreplus, which are forms", " ".join(PAGE.split()))
    assert re.findall(r"`(\w+)`", stated) == sorted(without)


def test_strict_responses_of_fastapi_are_read_as_the_page_describes() -> None:
    client = TestClient(examples()["app"], raise_server_exceptions=False)
    sound = {"appointment_id": 1, "app_time": "2027-01-04T09:00:00"}
    for path, wrapped in (
        ("/one", lambda one: one),
        ("/several", lambda one: [one]),
        ("/booked", lambda one: {"record": one}),
    ):
        assert client.post(path, json=wrapped(sound)).status_code == 200
        response = client.post(path, json=wrapped({"appointment_id": CANARY}))
        assert (response.status_code, CANARY in response.text) == (422, False)


def test_other_ways_to_be_strict_in_fastapi_do_what_the_page_describes() -> None:
    app = FastAPI()

    @app.post("/list")
    def several(body: Annotated[list[Appointment], Body(strict=True)]) -> list[Appointment]:
        return body

    @app.post("/inside")
    def inside(body: dict[str, Any]) -> Appointment:
        return Appointment.model_validate(body, strict=True)

    client = TestClient(app, raise_server_exceptions=False)
    document = {"appointment_id": CANARY}
    with logged() as written:
        listed, read = client.post("/list", json=[document]), client.post("/inside", json=document)
    assert (listed.status_code, listed.json()) == (200, [document])
    assert (read.status_code, CANARY in read.text + written.getvalue()) == (500, False)


def test_annotations_state_what_the_page_describes() -> None:
    for api, name in MODELS:
        schema = api.document["components"]["schemas"][name]
        for attribute, info in model_of(api, name).model_fields.items():
            is_required = (info.alias or attribute) in schema.get("required", ())
            assert info.is_required() == is_required
            has_default = not is_required and info.default is not None
            assert (type(None) in types_in(info.annotation)) == (not is_required and not has_default)


def types_in(annotation: Any) -> set[Any]:
    """Return the members of a union, or its only type."""
    return {*get_args(annotation), annotation}


def test_page_lists_the_enums_of_responses() -> None:
    (stated,) = re.findall(r"other values: (.*?)\. All other texts", " ".join(PAGE.split()))
    found = {
        (name, attribute)
        for api, name in MODELS
        if not is_request(api, name)
        for attribute, info in model_of(api, name).model_fields.items()
        if types_in(info.annotation) & {getattr(models_of(api), one) for one in enums(api)}
    }
    assert found == {
        (name, attribute)
        for attributes, name in re.findall(r"((?:`\w+`(?: and )?)+) of `(\w+)`", stated)
        for attribute in re.findall(r"`(\w+)`", attributes)
    }
    assert examples()["values"] == (1, 2, 3, 4)


def test_selection_by_the_name_of_the_api_is_ignored() -> None:
    update = AppointmentUpdate(start_date_time="2027-01-04T09:00:00+10:30")
    assert update.model_dump(exclude={"startDateTime"}) == update.to_dict()
    assert update.model_dump(exclude={"start_date_time"}) == {}


def test_missing_required_property_reads_as_none_and_is_listed() -> None:
    for api, name in RESPONSES:
        model: Any = model_of(api, name)
        read = model.model_validate({})
        for attribute, info in model.model_fields.items():
            assert not info.is_required() or getattr(read, attribute) is None
        missing = {one.pointer[1:] for one in read.deviations if one.kind == "missing"}
        required = api.document["components"]["schemas"][name].get("required", ())
        assert missing == set(required)
        if missing:
            with pytest.raises(ValidationError) as caught:
                model.model_validate({}, strict=True)
            assert [one["type"] for one in caught.value.errors()] == [one.kind for one in read.deviations]


@pytest.mark.parametrize(("api", "name"), RESPONSES[::20], ids=lambda value: getattr(value, "name", value))
def test_kind_of_a_deviation_is_the_type_of_the_strict_error(api: Api, name: str) -> None:
    model: Any = model_of(api, name)

    @fewer(40)
    @given(broken(api, schema_named(name)))
    def every_object(value: Any) -> None:
        if isinstance(value, dict):
            try:
                model.model_validate(value, strict=True)
            except ValidationError as error:
                kinds = [one["type"] for one in error.errors()]
            else:
                kinds = []
            assert kinds == [one.kind for one in model.model_validate(value).deviations]

    every_object()


class OwnPatient(Patient):
    """A response with a field of a caller's, which pydantic converts."""

    ward: int


class OwnCancel(AppointmentCancel):
    """A request with two fields of a caller's, of which one is strict."""

    ward: int = 1
    bed: int = Field(1, strict=True)


def test_field_of_a_class_that_extends_a_model_validates_as_in_any_model() -> None:
    class Plain(BaseModel):
        ward: int

    for strict in (False, True):
        assert OwnPatient.model_validate({"ward": "5", "appointment_id": 1}).ward == Plain(ward="5").ward  # type: ignore[arg-type]
        for wrong in ({}, {"ward": CANARY}):
            with pytest.raises(ValidationError):
                OwnPatient.model_validate(wrong, strict=strict)
        own = OwnCancel.model_validate({"record_as_cancelled": True, "ward": "5"}, strict=strict)
        assert own.to_dict() == {"record_as_cancelled": True, "ward": 5}
        assert own.model_dump(exclude={"ward", "bed"}) == {"record_as_cancelled": True}
        with pytest.raises(ValidationError):
            OwnCancel.model_validate({"record_as_cancelled": True, "bed": "5"}, strict=strict)


def test_model_construct_validates_nothing() -> None:
    made = AppointmentCancel.model_construct(reason=1)  # type: ignore[arg-type]
    assert made.model_dump() == {"reason": 1}
    with pytest.raises(AttributeError):
        _ = made.record_as_cancelled
