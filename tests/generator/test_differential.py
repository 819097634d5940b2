"""Random documents that the generator accepts become clients that send and read what the documents say."""

from __future__ import annotations

import asyncio
import email
import email.policy
import json
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import parse_qsl, unquote

import httpx
import pytest
from hypothesis import Phase, given, seed, settings

from generator.document.problems import SpecError
from generator.runtime.operation.definition import JsonBody, MultipartBody, Operation
from generator.runtime.values.records import Model

from .drafts import modules, packages
from .hints import unresolved
from .random_documents import Call, Made, documents
from .test_names import apply

PART = 5
"""Documents of one test."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "part" in metafunc.fixturenames:
        count = max(1, metafunc.config.option.documents // 10)
        sizes = [min(PART, count - start) for start in range(0, count, PART)]
        metafunc.parametrize(("part", "size"), list(enumerate(sizes)))


def test_client_sends_and_reads_what_its_document_says(part: int, size: int) -> None:
    @seed(part)
    @settings(max_examples=size, phases=[Phase.generate])  # it would take many minutes to shrink a document
    @given(documents())
    def run(made: Made) -> None:
        with tempfile.TemporaryDirectory() as folder:
            _check(made, Path(folder))

    run()


def _check(made: Made, folder: Path) -> None:
    for _ in range(2):
        try:
            files = made.draft.generate(folder)
            break
        except SpecError as error:
            for problem in error.problems:
                apply(made.draft, problem)
    else:
        raise AssertionError([str(problem) for problem in made.draft.problems(folder)])
    with packages(files, folder / "made") as (client, models):
        assert unresolved(client) == []
        _models_read(models, made)
        operations = {
            (part.method, part.path): part
            for module in modules(client)
            for part in vars(module).values()
            if isinstance(part, Operation)
        }
        for call in made.calls:
            operation = operations[call.verb, call.path]
            positional, keywords = _arguments(operation, call, folder)
            _sync(client, made, call, positional, keywords)
            asyncio.run(_async(client, made, call, positional, keywords))


def _arguments(operation: Operation[Any], call: Call, folder: Path) -> tuple[list[Any], dict[str, Any]]:
    """Return the arguments of a call, under the names that the client gives them."""
    positional: list[Any] = []
    keywords: dict[str, Any] = {}
    for keyword, parameter in operation.parameters.items():
        value = call.arguments.get((parameter.place, parameter.name))
        if parameter.place == "path":
            positional.append(value)
        elif (parameter.place, parameter.name) in call.arguments:
            keywords[keyword] = value
    assert len(positional) + len(keywords) == len(call.arguments)
    if isinstance(operation.body, JsonBody):
        names = {wire.name: attribute for attribute, wire in operation.body.model().__wires__.items()}
    elif isinstance(operation.body, MultipartBody):
        names = {part.name: keyword for keyword, part in operation.body.parts.items()}
    else:
        names = {}
    keywords |= {names[name]: value for name, value in (call.body or {}).items()}
    if call.kind == "download":
        keywords["to"] = folder / f"{call.method}.png"
    return positional, keywords


def _server(call: Call, seen: list[httpx.Request]) -> httpx.MockTransport:
    def respond(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        if call.kind == "download":
            return httpx.Response(200, content=call.received, headers={"content-type": "image/png"})
        if call.status == 204:
            return httpx.Response(204)
        content = json.dumps(call.received)  # which httpx leaves out for null
        return httpx.Response(call.status, content=content, headers={"content-type": "application/json"})

    return httpx.MockTransport(respond)


def _sync(client: ModuleType, made: Made, call: Call, positional: list[Any], keywords: dict[str, Any]) -> None:
    seen: list[httpx.Request] = []
    with client.Vet(**made.credentials, http_client=httpx.Client(transport=_server(call, seen))) as vet:
        resource = getattr(vet, call.resource)
        result = getattr(resource, call.method)(*positional, **keywords)
        _compare(call, list(result) if call.kind == "pages" else result)
        if call.kind != "download":
            raw = getattr(resource.with_raw_response, call.method)(*positional, **keywords)
            assert raw.status_code == call.status
    for request in seen:
        _request(request, call)
    assert len(seen) == (1 if call.kind == "download" else 2)


async def _async(client: ModuleType, made: Made, call: Call, positional: list[Any], keywords: dict[str, Any]) -> None:
    seen: list[httpx.Request] = []
    pool = httpx.AsyncClient(transport=_server(call, seen))
    if call.kind == "download":
        keywords = {**keywords, "to": keywords["to"].with_suffix(".gif")}
    async with client.AsyncVet(**made.credentials, http_client=pool) as vet:
        method = getattr(getattr(vet, call.resource), call.method)
        if call.kind == "pages":
            _compare(call, [record async for record in method(*positional, **keywords)])
        else:
            _compare(call, await method(*positional, **keywords))
    (request,) = seen
    _request(request, call)


def _request(request: httpx.Request, call: Call) -> None:
    assert request.method == call.verb
    path = request.url.raw_path.partition(b"?")[0].decode()
    expected = call.url if call.url.count("/") == path.count("/") else ""
    assert unquote(path) == (expected or call.url)
    assert path.count("/") == f"/v1{call.path}".count("/")
    assert sorted(parse_qsl(request.url.query.decode(), keep_blank_values=True)) == sorted(call.query)
    for name, value in call.headers.items():
        assert request.headers[name] == value
    for name in ("authorization", "x-key", "x-other"):
        assert (name in request.headers) == (name in call.headers)
    content = request.read()
    if call.kind == "upload":
        head = f"content-type: {request.headers['content-type']}\r\n\r\n".encode()
        message = email.message_from_bytes(head + content, policy=email.policy.HTTP)
        parts: dict[object, Any] = {
            part.get_param("name", header="content-disposition"): part.get_payload(decode=True)
            for part in message.iter_parts()
        }
        parts["data"] = json.loads(parts["data"])
        parts["label"] = parts["label"].decode()
        assert parts == call.sent
    elif call.sent is None:
        assert content == b""
    else:
        assert json.loads(content) == call.sent


def _compare(call: Call, result: Any) -> None:
    if call.kind == "download":
        assert result.read_bytes() == call.received
    else:
        assert plain(result) == call.result
        if isinstance(result, Model):
            assert result.to_dict() == call.received
    if call.kind == "read":
        assert type(plain(result)) is type(call.result)


def plain(value: Any) -> Any:
    """Return a value with records as dicts, by the names of the API; only what was received and is declared."""
    if isinstance(value, Model):
        received = value.to_dict()
        return {
            wire.name: plain(getattr(value, attribute))
            for attribute, wire in value.__wires__.items()
            if wire.name in received
        }
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list) else value


def _models_read(models: ModuleType, made: Made) -> None:
    """Read each response that is a record with the models, too."""
    for call in made.calls:
        operation = next(
            item[call.verb.lower()]
            for name, item in made.draft.files["paths/made.yaml"].items()
            if made.draft.root["paths"][call.path]["$ref"].endswith(f"/{name}")
        )
        content = operation["responses"].get(str(call.status), {}).get("content", {})
        reference = content.get("application/json", {}).get("schema", {}).get("$ref", "")
        model = getattr(models, reference.rpartition("/")[2], None)
        if model is not None and isinstance(call.received, dict):
            assert model.model_validate(call.received).model_dump(mode="json", by_alias=True, exclude_unset=True) == (
                call.received
            )
