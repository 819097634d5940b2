"""Models in FastAPI and Litestar: nothing private in responses and logs, and what the API sends comes out unchanged."""

import io
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Annotated, Any

import pytest
from fastapi import FastAPI, Query
from fastapi.exceptions import RequestValidationError, ResponseValidationError
from hypothesis import given
from litestar import Litestar, post
from litestar.params import JSONBody
from litestar.testing import TestClient as LitestarClient
from starlette.testclient import TestClient

from tests.property.amount import fewer
from tests.property.apis import APIS, Api, Json
from tests.property.modelled import ENUMS, MODELS, conforming, enums, is_request, model_of, models_of, objects
from tests.property.modelled import schema_named as named
from tests.property.responses import described
from tests.property.test_models_privacy import CANARY, INSTEAD, faults, printed, with_canaries


@contextmanager
def logged() -> Iterator[io.StringIO]:
    """Collect everything that any logger writes."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    logging.getLogger().addHandler(handler)
    try:
        yield written
    finally:
        logging.getLogger().removeHandler(handler)


@cache
def fastapi_client(api: Api) -> TestClient:
    """Return a client of an application that takes each model of an API, and returns it."""
    app = FastAPI()
    for name in objects(api):
        _add_routes(app, name, model_of(api, name))
    for name in enums(api):
        _add_query(app, name, getattr(models_of(api), name))
    return TestClient(app)


def _add_routes(app: FastAPI, name: str, model: Any) -> None:
    @app.post(f"/one/{name}")
    def one(body: model) -> model:
        return body

    @app.post(f"/list/{name}")
    def several(body: list[model]) -> list[model]:
        return body

    @app.post(f"/response/{name}", response_model=dict[str, model])
    def response(body: dict[str, Any]) -> Any:
        return {"one": RECORDS.pop() if RECORDS else body["one"]}


def _add_query(app: FastAPI, name: str, alias: Any) -> None:
    @app.get(f"/query/{name}")
    def query(value: Annotated[alias | None, Query()] = None) -> dict[str, Any]:
        return {"value": value}

    @app.get(f"/plain/{name}")
    def plain(value: alias | None = None) -> dict[str, Any]:
        return {"value": value}

    @app.get(f"/path/{name}/{{value}}")
    def path(value: alias) -> dict[str, Any]:
        return {"value": value}


def posted(client: TestClient, path: str, body: Json) -> tuple[int, str]:
    """Return the status and text of a response, or what a server logs in its place."""
    try:
        response = client.post(path, json=body)
    except (RequestValidationError, ResponseValidationError) as error:
        return 500, printed(error)
    return response.status_code, response.text


RECORDS: list[Any] = []
"""The record of the client that the next handler returns."""


@pytest.fixture(scope="module", autouse=True)
def logging_restored() -> Iterator[None]:
    """Undo what Litestar does to the log of the process when it makes an application."""
    root = logging.getLogger()
    before = list(root.handlers), root.level
    yield
    root.handlers[:], level = before
    root.setLevel(level)


@cache
def litestar_client(api: Api) -> LitestarClient[Litestar]:
    """Return a client of the same as an application of Litestar."""
    return LitestarClient(Litestar([_handler(name, model_of(api, name)) for name in objects(api)]))


def _handler(name: str, model: Any) -> Any:
    @post(f"/one/{name}", status_code=200, operation_id=f"post{name}")
    async def one(data: JSONBody[model]) -> model:
        return data

    return one


@pytest.mark.parametrize(("api", "name"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_frameworks_neither_return_nor_log_private_values(api: Api, name: str) -> None:
    client = fastapi_client(api)

    @fewer(40)
    @given(described(api, named(name)))
    def every_object(value):
        for wrong in faults(with_canaries(api, name, value, INSTEAD[1])):
            bodies = {"one": wrong, "list": [wrong], "response": {"one": wrong}}
            for path, body in bodies.items():
                with logged() as written:
                    status, text = posted(client, f"/{path}/{name}", body)
                assert CANARY not in written.getvalue()
                assert status == 200 or CANARY not in text

    every_object()


@pytest.mark.parametrize(("api", "name"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_litestar_neither_returns_nor_logs_private_values(api: Api, name: str) -> None:
    client = litestar_client(api)

    @fewer(40)
    @given(described(api, named(name)))
    def every_object(value):
        for wrong in faults(with_canaries(api, name, value, INSTEAD[1])):
            with logged() as written:
                response = client.post(f"/one/{name}", json=wrong)
            assert CANARY not in written.getvalue()
            assert response.status_code == 200 or CANARY not in response.text

    every_object()


@pytest.mark.parametrize(("api", "name"), MODELS, ids=lambda value: getattr(value, "name", value))
def test_frameworks_return_what_the_api_describes(api: Api, name: str) -> None:
    @fewer(40)
    @given(conforming(api, name))
    def every_object(value):
        for client in (fastapi_client(api), litestar_client(api)):
            response = client.post(f"/one/{name}", json=value)
            assert response.status_code == 200, response.text
            assert json.loads(response.content) == value
        if not is_request(api, name) and hasattr(api.package, name):
            RECORDS.append(getattr(api.package, name).from_dict(value))
            response = fastapi_client(api).post(f"/response/{name}", json={"one": {}})
            assert json.loads(response.content) == {"one": value}

    every_object()


@pytest.mark.parametrize(("api", "name"), ENUMS, ids=lambda value: getattr(value, "name", value))
def test_enums_work_as_parameters(api: Api, name: str) -> None:
    client = fastapi_client(api)
    for value in api.document["components"]["schemas"][name]["enum"]:
        for kind in ("query", "plain"):
            assert client.get(f"/{kind}/{name}", params={"value": value}).json() == {"value": value}
        if value != "":
            assert client.get(f"/path/{name}/{value}").json() == {"value": value}
    for wrong in (CANARY, "99"):
        response = client.get(f"/query/{name}", params={"value": wrong})
        assert (response.status_code, CANARY in response.text) == (422, False)
    assert client.get(f"/query/{name}").json() == {"value": None}


@pytest.mark.parametrize("api", APIS, ids=lambda api: api.name)
def test_openapi_of_an_application_has_the_names_of_the_api(api: Api) -> None:
    schemas = fastapi_client(api).get("/openapi.json").json()["components"]["schemas"]
    assert schemas.keys() - {"HTTPValidationError", "ValidationError"} == set(objects(api))
    for name in objects(api):
        declared = api.document["components"]["schemas"][name]
        assert schemas[name]["description"] == declared["description"]
        for wire, part in declared.get("properties", {}).items():
            assert schemas[name]["properties"][wire].get("format") == part.get("format")


def test_openapi_distinguishes_equal_names_of_two_packages() -> None:
    app = FastAPI()
    for api in APIS:
        model = model_of(api, "Appointment")

        @app.post(f"/{api.name}", response_model=model)
        def one() -> Any:
            return {}

    schemas = TestClient(app).get("/openapi.json").json()["components"]["schemas"]
    assert {f"{api.name}_models__Appointment" for api in APIS} <= schemas.keys()
