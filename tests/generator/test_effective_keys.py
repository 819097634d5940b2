"""What a document states has an effect, or is refused in words with a suggested fix that works."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .variants import Server, Variant

Change = Callable[[Any], object]

_ROOTS = itertools.count()


def _limit(**keys: Any) -> Change:
    return lambda paths: paths["pets"]["get"]["parameters"][0].update(keys)


def _list(**keys: Any) -> Change:
    return _limit(schema={"type": "array", "items": {"type": "integer"}}, **keys)


def _server(url: str, **variables: Any) -> Change:
    return lambda root: root.update(servers=[{"url": url, **({"variables": variables} if variables else {})}])


def _schema(name: str, **keys: Any) -> Change:
    return lambda schemas: schemas[name].update(keys)


def _link(**link: Any) -> Change:
    linked = {"operationId": "getPet", **link}
    return lambda paths: paths["pet"]["get"]["responses"]["200"].update(links={"next": linked})


def _missing(schema: dict[str, Any]) -> Change:
    content = {"application/json": {"schema": schema}}
    return lambda paths: paths["pet"]["get"]["responses"]["404"].update(content=content)


def _media(media: str, **keys: Any) -> Change:
    return lambda paths: paths["pets"]["post"]["requestBody"]["content"][media].update(keys)


MAP = {"type": "object", "additionalProperties": {"type": "integer"}, "description": "Counts."}
SHARED = {"$ref": "../openapi.yaml#/components/responses/Gone"}
PET, PETS, ROOT = "schemas/pet.yaml", "paths/pet.yaml", "openapi.yaml"

REFUSED: dict[str, tuple[str, Change, str, Change]] = {
    "required name that is no property": (
        PET,
        _schema("Pet", required=["id", "nmae"]),
        "/Pet/required/1: 'nmae' is not a property of this schema",
        _schema("Pet", required=["id"]),
    ),
    "exclusive name that is no property": (
        PET,
        _schema("NewPet", **{"not": {"required": ["keeper", "owner"]}}),
        "/NewPet/not/required/1: 'owner' is not a property",
        _schema("NewPet", **{"not": {"required": ["keeper", "keeper_id"]}}),
    ),
    "alternative name that is no property": (
        PET,
        _schema("NewPet", anyOf=[{"required": ["name"]}, {"required": ["title"]}]),
        "/NewPet/anyOf/1/required/0: 'title' is not a property",
        lambda schemas: schemas["NewPet"].pop("anyOf"),
    ),
    "name that is required twice": (
        PET,
        _schema("Pet", required=["id", "id"]),
        "/Pet/required/1: 'id' is listed twice",
        _schema("Pet", required=["id"]),
    ),
    "style of another place": (
        PETS,
        _limit(style="simple"),
        "/pets/get/parameters/0/style: must be form, which the client sends; remove it or write form",
        _limit(style="form"),
    ),
    "style that is not sent": (PETS, _list(style="pipeDelimited"), "/style: must be form", _list(style="form")),
    "explode without a list": (
        PETS,
        _limit(explode=False),
        "/pets/get/parameters/0/explode: has no effect on a value that is not a list; remove it",
        _limit(explode=True),
    ),
    "server with a user name": (
        ROOT,
        _server("https://vet.example@evil.example/v1"),
        "/servers/0/url: must be an absolute http or https URL without user name",
        _server("https://vet.example/v1"),
    ),
    "server without TLS": (ROOT, _server("http://vet.example"), "must be https", _server("https://vet.example")),
    "server with a direction mark": (
        ROOT,
        _server("https://vet.example/\u202ev1"),
        "/servers/0/url: must be an absolute",
        _server("https://vet.example/v1"),
    ),
    "variable that makes a user name": (
        ROOT,
        _server("https://{host}/v1", host={"default": "vet.example@evil.example"}),
        "/servers/0/url: must be an absolute http or https URL without user name, query or fragment with",
        _server("https://{host}/v1", host={"default": "vet.example"}),
    ),
    "choice that makes a fragment": (
        ROOT,
        _server("https://vet.example/{v}", v={"default": "v1", "enum": ["v1", "v2#"]}),
        "query or fragment with 'v2#'",
        _server("https://vet.example/{v}", v={"default": "v1", "enum": ["v1", "v2"]}),
    ),
    "default that is no choice": (
        ROOT,
        _server("https://vet.example/{v}", v={"default": "v3", "enum": ["v1", "v2"]}),
        "/servers/0/variables/v/default: must be one of its enum",
        _server("https://vet.example/{v}", v={"default": "v1", "enum": ["v1", "v2"]}),
    ),
    "variable that is not used": (
        ROOT,
        _server("https://vet.example", v={"default": "v3"}),
        "/servers/0/variables/v: is not in the url; remove it",
        _server("https://vet.example"),
    ),
    "link to a value that no response has": (
        PETS,
        _link(parameters={"pet_id": "$response.body#/number"}),
        "/parameters/pet_id: $response.body#/number does not name anything",
        _link(parameters={"pet_id": "$response.body#/id"}),
    ),
    "link from a parameter that no request has": (
        PETS,
        _link(parameters={"pet_id": "$request.path.id"}),
        "/parameters/pet_id: $request.path.id does not name anything",
        _link(parameters={"pet_id": "$request.path.pet_id"}),
    ),
    "link with an unknown expression": (
        PETS,
        _link(parameters={"pet_id": "$statusCode"}),
        "/parameters/pet_id: $statusCode does not name anything",
        _link(parameters={"pet_id": 7}),
    ),
    "link with a property that no body has": (
        PETS,
        _link(operationId="createPet", requestBody={"nmae": "Rex"}),
        "/requestBody/nmae: the body of 'createPet' has no property with this name",
        _link(operationId="createPet", requestBody={"name": "Rex"}),
    ),
    "description beside a reference": (
        PETS,
        lambda paths: paths["pet"]["get"]["responses"].update({"404": {**SHARED, "description": "Another."}}),
        "/pet/get/responses/404/description: has no effect beside $ref; remove it",
        lambda paths: paths["pet"]["get"]["responses"].update({"404": SHARED}),
    ),
    "encoding of a JSON body": (
        PETS,
        _media("application/json", encoding={"name": {"contentType": "text/plain"}}),
        "/content/application~1json/encoding/name: has no effect",
        lambda paths: paths["pets"]["post"]["requestBody"]["content"]["application/json"].pop("encoding"),
    ),
    "read-only property that is sent": (
        PET,
        lambda schemas: schemas["NewPet"]["properties"]["name"].update(readOnly=True),
        "/NewPet/properties/name: is readOnly, but the schema is sent; remove the property or readOnly",
        lambda schemas: schemas["NewPet"]["properties"]["name"].pop("readOnly"),
    ),
    "map with a name": (
        PET,
        lambda schemas: (schemas.update(Tags=MAP), schemas["PetList"]["properties"].update(tags={"$ref": "#/Tags"})),
        "/Tags: is a map; write it where it is used",
        lambda schemas: (schemas.pop("Tags"), schemas["PetList"]["properties"].update(tags=MAP)),
    ),
    "paging style of no list": (
        ROOT,
        lambda root: root["x-pagination"].update(other={"page": "page", "size": "limit", "total": "/total"}),
        "/x-pagination/other: is the style of no list; remove it",
        lambda root: root["x-pagination"].pop("other"),
    ),
    "error pointer that no body has": (
        PETS,
        _missing({"$ref": "../schemas/pet.yaml#/Pet"}),
        "/x-errors/detail: /message is in no error body of this document",
        _missing({"type": "object"}),
    ),
    "version that is none": (
        ROOT,
        lambda root: root.update(openapi="3.1.garbage"),
        "/openapi: must be 3.1.x",
        lambda root: root.update(openapi="3.1.1"),
    ),
}


@pytest.mark.parametrize(("file", "change", "message", "fix"), REFUSED.values(), ids=REFUSED)
def test_statement_without_effect_is_refused_and_the_fix_works(
    variant: Variant, file: str, change: Change, message: str, fix: Change
) -> None:
    if "beside $ref" in message:
        shared = {"Gone": {"description": "It is gone."}}
        variant.edit(ROOT, lambda root: root["components"].update(responses=shared))
    variant.edit(file, change)
    assert message in "\n".join(variant.problems())
    variant.edit(file, fix)
    assert variant.problems() == []


_URL = st.from_regex(r"\A(https?|HTTPS|ftp)://[a-z.{}@:#?/ \u202e\x00%0-9-]{0,24}\Z")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_URL | st.text(max_size=20), st.text("ab./@#?{}", max_size=6))
def test_every_accepted_server_is_a_valid_base_url(variant: Variant, url: str, default: str) -> None:
    fresh = Variant(variant.root / str(next(_ROOTS)))
    fresh.edit(ROOT, _server(url, **{name: {"default": default} for name in ("a", "b") if f"{{{name}}}" in url}))
    problems = fresh.problems()
    if not problems:
        with fresh.client().Vet(api_key="k") as vet:
            assert "@" not in vet.base_url
    assert all("/servers" in problem for problem in problems)


def test_lists_are_sent_as_described(variant: Variant) -> None:
    variant.edit(PETS, _list(explode=False, style="form"))
    server = Server()
    with variant.client().Vet(api_key="k", http_client=server.pool) as vet:
        vet.pets.list(limit=[1, 2])
    assert server.requests[0].url.query == b"limit=1,2"


@pytest.mark.parametrize("required", [None, False, True])
def test_optional_body_is_left_out_if_nothing_is_given(variant: Variant, required: bool | None) -> None:
    def change(paths: dict[str, Any]) -> None:
        body = paths["pets"]["post"]["requestBody"]
        body.pop("required")
        if required is not None:
            body["required"] = required

    variant.edit(PETS, change)
    variant.edit(
        PET, lambda schemas: schemas["NewPet"]["properties"].update(age={"type": "integer", "description": "A."})
    )
    variant.edit(PET, lambda schemas: schemas["NewPet"]["properties"]["age"].update({"x-phi": False}))
    package, server = variant.client(), Server({"id": 1, "keeper": "Sam"}, 201)
    with package.Vet(api_key="k", http_client=server.pool) as vet:
        if required:
            with pytest.raises(TypeError, match="name"):
                vet.pets.create()
        else:
            vet.pets.create()
            assert server.requests[0].content == b""
            assert server.requests[0].headers["content-type"] == "application/vnd.vet+json"
            with pytest.raises(package.ArgumentError, match="name: is required"):
                vet.pets.create(age=3)
            vet.pets.create(extra_body={"more": 1}, name="Rex")
        vet.pets.create(name="Rex", keeper=None)
    assert json.loads(server.requests[-1].content) == {"name": "Rex", "keeper": None}
    assert server.requests[-1].headers["content-type"] == "application/json"
    assert ("Required if anything of the body" in (vet.pets.create.__doc__ or "")) != bool(required)
