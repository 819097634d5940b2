"""Every name of a document is generated and used, or refused with a fix that works."""

from __future__ import annotations

import asyncio
import importlib
import json
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from operator import attrgetter
from pathlib import Path
from typing import Any

import httpx

from generator.document.problems import Problem

from .drafts import Draft, packages
from .hints import unresolved
from .name_lists import METHODS, PARAMETERS, PROPERTIES, RESOURCES, SCHEMAS

TEXT = {"type": "string", "description": "A text.", "x-phi": True}


def call(client: Any, use: Callable[[Any], object], body: object = None) -> httpx.Request:
    """Return the request that a use of the client sends; the response has the body, otherwise that of the request."""
    seen: list[httpx.Request] = []

    def respond(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        status = 201 if request.method == "POST" else 200
        return httpx.Response(status, json=json.loads(request.content) if body is None else body)

    with client.Vet(api_key="k", http_client=httpx.Client(transport=httpx.MockTransport(respond))) as vet:
        use(vet)
    (request,) = seen
    return request


def use(path: str, **arguments: Any) -> Callable[[Any], object]:
    """Return a call of what a client has at a path of attributes."""

    def called(client: Any) -> object:
        return attrgetter(path)(client)(**arguments)

    return called


def calls_of(client: Any, resource: str, method: str, body: object, **arguments: Any) -> Iterator[httpx.Request]:
    """Yield the request of a method, of its raw form, and of both in the asynchronous client."""
    seen: list[httpx.Request] = []

    def respond(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json=body)

    async def both(paths: list[str]) -> None:
        pool = httpx.AsyncClient(transport=httpx.MockTransport(respond))
        async with client.AsyncVet(api_key="k", http_client=pool) as vet:
            for path in paths:
                await attrgetter(path)(vet)(**arguments)

    paths = [f"{resource}.{method}", f"{resource}.with_raw_response.{method}"]
    for path in paths:
        yield call(client, use(path, **arguments), body)
    asyncio.run(both(paths))
    assert len(seen) == len(paths)
    yield from seen


def fixed(draft: Draft, folder: Path) -> Draft:
    """Apply the fix that each problem suggests; the document has no problems then.

    There are two rounds, because a suggested name may look like personal data, which asks for a decision.
    """
    for _ in range(2):
        for problem in draft.problems(folder):
            apply(draft, problem)
    assert draft.problems(folder) == ()
    return draft


def apply(draft: Draft, problem: Problem) -> None:
    holder = draft.at(problem.place)
    if found := re.search(r"; set x-sdk: {name: (\w+)} on the parameter (.+)$", problem.message):
        holder = next(given for given in holder["parameters"] if repr(given["name"]) == found[2])
        holder["x-sdk"] = {"name": found[1]}
    elif found := re.search(r"; set x-sdk: {name: (\w+)} on the (?:property|schema)$", problem.message):
        holder["x-sdk"] = {"name": found[1]}
    elif "; decide: x-phi: true" in problem.message:
        holder["x-phi"] = True
    elif found := re.search(r", for example (\w+)$", problem.message):
        of_resource = problem.message.startswith("resource") or "of every client" in problem.message
        holder["resource" if of_resource else "method"] = found[1]
    else:
        raise AssertionError(f"no fix is suggested: {problem}")


def add(draft: Draft, path: str, item: dict[str, Any]) -> None:
    """Add a path item to the document."""
    key = path.strip("/")
    draft.paths[key] = item
    draft.root["paths"][path] = {"$ref": f"paths/pet.yaml#/{key}"}


def reads(number: int, resource: str, method: str, schema: str = "../schemas/pet.yaml#/Pet") -> dict[str, Any]:
    """Return an operation that reads a record."""
    made = deepcopy(Draft().paths["pet"]["get"])
    made |= {"operationId": f"read{number}", "parameters": [], "x-sdk": {"resource": resource, "method": method}}
    made["responses"]["200"]["content"]["application/json"]["schema"] = {"$ref": schema}
    return dict(made)


def test_every_property_is_sent_and_received_or_refused_with_a_fix(tmp_path: Path) -> None:
    assert len(PROPERTIES) >= 81
    draft = Draft()
    properties = {name: dict(TEXT) for name in PROPERTIES}
    draft.schemas["NewPet"] |= {"properties": properties, "required": [PROPERTIES[0]]}
    draft.schemas["NewPet"].pop("not")
    draft.schemas["PetList"]["properties"] = deepcopy(properties)
    draft.paths["pets"]["post"]["responses"]["201"]["content"]["application/json"]["schema"] = {
        "$ref": "../schemas/pet.yaml#/PetList"
    }
    draft.schemas.pop("KeptPet")
    files = fixed(draft, tmp_path).generate(tmp_path)
    body = {name: f"secret {at}" for at, name in enumerate(PROPERTIES)}
    with packages(files, tmp_path / "made") as (client, models):
        assert unresolved(client) == []
        sent, shown = (
            {declared.name: name for name, declared in record.__wires__.items()}
            for record in (client.NewPet, client.PetList)
        )
        assert sent.keys() == shown.keys() == body.keys()
        given = {sent[name]: value for name, value in body.items()}
        results: list[Any] = []
        request = call(client, lambda vet: results.append(vet.pets.create(**given)))
        assert json.loads(request.content) == body
        (received,) = results
        assert {name: getattr(received, shown[name]) for name in body} == body
        assert "secret" not in repr(received)
        model = models.PetList.model_validate(body)
        assert model.model_dump(by_alias=True) == body
        assert "secret" not in repr(model)
        fields = models.NewPet.model_fields.items()
        assert sorted(name if field.alias is None else field.alias for name, field in fields) == sorted(body)


def test_every_schema_is_decoded_or_refused_with_a_fix(tmp_path: Path) -> None:
    assert len(SCHEMAS) >= 60
    draft = Draft()
    keeper = draft.files["schemas/keeper.yaml"]
    for at, name in enumerate(SCHEMAS):
        keeper[name] = {"type": "object", "description": "A record.", "properties": {"text": dict(TEXT)}}
        keeper["Keeper"]["properties"][f"part{at}"] = {"$ref": f"#/{name.replace('/', '~1')}"}
    add(draft, "/keeper", {"get": reads(1, "keepers", "get", "../schemas/keeper.yaml#/Keeper")})
    files = fixed(draft, tmp_path).generate(tmp_path)
    body = {f"part{at}": {"text": f"value {at}"} for at in range(len(SCHEMAS))}
    with packages(files, tmp_path / "made") as (client, models):
        assert unresolved(client) == []
        assert issubclass(client.NotFoundError, client.APIError)
        assert len(set(client.__all__)) == len(client.__all__)
        records: list[Any] = []
        call(client, lambda vet: records.append(vet.keepers.get()), body)
        (keeper,) = records
        for at in range(len(SCHEMAS)):
            part = getattr(keeper, f"part{at}")
            assert part.text == f"value {at}"
            assert type(part) is getattr(client, type(part).__name__)
            assert hasattr(models, type(part).__name__)
            assert type(part).__schema__ == SCHEMAS[at]
        assert models.Keeper.model_validate(body).model_dump(exclude_none=True) == body


def test_every_resource_is_called_or_refused_with_a_fix(tmp_path: Path) -> None:
    assert len(RESOURCES) >= 60
    draft = Draft()
    for at, name in enumerate(RESOURCES):
        add(draft, f"/r{at}", {"get": reads(at, name, "list")})
    files = fixed(draft, tmp_path).generate(tmp_path)
    with packages(files, tmp_path / "made") as (client, _):
        assert unresolved(client) == []
        for at in range(len(RESOURCES)):
            name = draft.paths[f"r{at}"]["get"]["x-sdk"]["resource"]
            for request in calls_of(client, name, "list", {"id": 1}):
                assert request.url.path == f"/v1/r{at}"


def test_every_parameter_is_sent_or_refused_with_a_fix(tmp_path: Path) -> None:
    assert len(PARAMETERS) >= 40
    draft = Draft()
    draft.paths["pets"]["get"]["parameters"] = [
        {"name": name, "in": "query", "description": "A text.", "x-phi": False, "schema": {"type": "string"}}
        for name in PARAMETERS
    ]
    files = fixed(draft, tmp_path).generate(tmp_path)
    with packages(files, tmp_path / "made") as (client, _):
        assert unresolved(client) == []
        declared = vars(importlib.import_module("vet_client.resources.pets"))["_LIST"].parameters
        keywords = {parameter.name: keyword for keyword, parameter in declared.items()}
        given = {keywords[name]: f"value{at}" for at, name in enumerate(PARAMETERS)}
        for request in calls_of(client, "pets", "list", {"pets": []}, **given):
            assert dict(request.url.params) == {name: f"value{at}" for at, name in enumerate(PARAMETERS)}


def test_every_method_is_called_or_refused_with_a_fix(tmp_path: Path) -> None:
    draft = Draft()
    for at, name in enumerate(METHODS):
        add(draft, f"/m{at}", {"get": reads(at, "others", name)})
    files = fixed(draft, tmp_path).generate(tmp_path)
    with packages(files, tmp_path / "made") as (client, _):
        assert unresolved(client) == []
        for at in range(len(METHODS)):
            name = draft.paths[f"m{at}"]["get"]["x-sdk"]["method"]
            for request in calls_of(client, "others", name, {"id": 1}):
                assert request.url.path == f"/v1/m{at}"
