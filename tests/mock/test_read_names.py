"""The names that handlers read are those of the documents, or the mock does not start."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import practice_mock
from practice_mock import create_app, documents, start_check
from practice_mock.coreplus import routes as coreplus
from practice_mock.matching.check import problems_of
from practice_mock.pracsuite import routes as pracsuite
from practice_mock.request_parts import as_sent, chosen, ignored
from practice_mock.spec import SpecError

HANDLERS = {"pracsuite": pracsuite.handlers(), "coreplus": coreplus.handlers()}

IN_REPOSITORY = Path(practice_mock.__file__).parents[2].joinpath("specs").is_dir()
"""Whether the mock runs from the repository, whose files it then names. An installed one names its own."""
MOCK = "mockserver/practice_mock" if IN_REPOSITORY else "practice_mock"


@pytest.mark.parametrize("api", HANDLERS)
def test_handlers_match_the_documents(api: str) -> None:
    assert problems_of(api, documents.load(api), HANDLERS[api]) == []


# Every name of every document


def _resolve(document: Any, node: Any) -> Any:
    while "$ref" in node:
        target = document
        for token in node["$ref"][2:].split("/"):
            target = target[token]
        node = target
    return node


def _inlined(document: Any, node: Any, depth: int = 0) -> Any:
    """Return a part of a document without references, so that it can be changed for one operation alone."""
    if isinstance(node, list):
        return [_inlined(document, one, depth) for one in node]
    if not isinstance(node, dict):
        return node
    assert depth < 40
    return {key: _inlined(document, one, depth + 1) for key, one in _resolve(document, node).items()}


@cache
def _operations() -> tuple[tuple[str, str, str, str], ...]:
    """Return the API, the path, the method and the name of each operation."""
    return tuple(
        (api, path, method, operation["operationId"])
        for api in HANDLERS
        for path, item in documents.load(api)["paths"].items()
        for method, operation in item.items()
        if method != "parameters"
    )


@cache
def _document(api: str) -> Any:
    return documents.load(api)


def _alone(api: str, path: str, method: str) -> dict[str, Any]:
    """Return a document with one operation."""
    document = _document(api)
    item = document["paths"][path]
    operation = {key: item[method][key] for key in item[method] if key not in {"responses", "x-reconcile"}}
    shared = item.get("parameters", [])
    return copy.deepcopy({"paths": {path: _inlined(document, {"parameters": shared, method: operation})}})


def _holders(schema: Any) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield each property of a schema, with the object that has it."""
    for name, part in schema.get("properties", {}).items():
        yield schema["properties"], name
        yield from _holders(part)
    if "items" in schema:
        yield from _holders(schema["items"])
    for branch in (*schema.get("anyOf", ()), *schema.get("oneOf", ()), *schema.get("allOf", ())):
        yield from _holders(branch)


def _renamings(document: dict[str, Any], path: str, method: str) -> list[tuple[str, Callable[[str], None]]]:
    """Return each name of an operation, and what renames it."""
    item = document["paths"][path]
    parameters = (*item["parameters"], *item[method].get("parameters", []))
    contents = item[method].get("requestBody", {}).get("content", {}).values()
    return [
        *((parameter["name"], partial(parameter.__setitem__, "name")) for parameter in parameters),
        *(
            (name, partial(_rename, holder, name))
            for content in contents
            for holder, name in _holders(content["schema"])
        ),
    ]


def _rename(holder: dict[str, Any], name: str, new: str) -> None:
    holder[new] = holder.pop(name)


@given(data=st.data(), spelling=st.sampled_from(("{}_", "x_{}", "{}Id", "wholly_other")))
def test_renamed_name_of_a_document_is_refused(data: st.DataObject, spelling: str) -> None:
    api, path, method, operation = data.draw(st.sampled_from(_operations()))
    document = _alone(api, path, method)
    renamings = _renamings(document, path, method)
    if not renamings:
        return
    handlers = {operation: HANDLERS[api][operation]}
    before = set(problems_of(api, document, handlers))
    name, rename = data.draw(st.sampled_from(renamings))
    new = spelling.format(name)
    rename(new)
    problems = [one for one in problems_of(api, document, handlers) if one not in before]
    if f"{{{name}}}" in path and not problems:
        assert api == "pracsuite"  # `one_of` takes the only parameter of a path
        return
    assert [one for one in problems if f"`{new}`" in one or f".{new}`" in one], (operation, name)
    assert all(re.search(r"\.(py|yaml):\d+", one) for one in problems)


@given(data=st.data())
def test_name_that_no_handler_reads_is_refused(data: st.DataObject) -> None:
    api, path, method, operation = data.draw(st.sampled_from(_operations()))
    document = _alone(api, path, method)
    handlers = {operation: HANDLERS[api][operation]}
    before = set(problems_of(api, document, handlers))
    place = data.draw(st.sampled_from(("query", "header")))
    parameters = document["paths"][path][method].setdefault("parameters", [])
    parameters.append({"name": "brand_new", "in": place, "schema": {"type": "string"}})
    (problem,) = [one for one in problems_of(api, document, handlers) if one not in before]
    assert problem.startswith(f"{operation}: the document has the ")
    if not before:  # without the other operations, a name of a list that is shared with them looks like a former name
        assert f"`brand_new`, which no handler reads: read it in {MOCK}/" in problem
    assert "`brand_new`" in problem
    assert (f"specs/{api}/" if IN_REPOSITORY else f"the document {api}.json") in problem


# Handlers of every form, against one small document

DOCUMENT: dict[str, Any] = {
    "paths": {
        "/thing/{thing_id}": {
            "parameters": [{"name": "thing_id", "in": "path"}],
            "post": {
                "operationId": "changeThing",
                "parameters": [{"name": "from", "in": "query"}, {"name": "X-Trace", "in": "header"}],
                "requestBody": {
                    "content": {
                        "application/json": {
                            "schema": {
                                "properties": {
                                    "name": {"type": "string"},
                                    "owner": {"properties": {"id": {"type": "integer"}}},
                                    "parts": {"type": "array", "items": {"properties": {"size": {}}}},
                                }
                            }
                        }
                    }
                },
            },
        }
    }
}

NAMES = ("name",)


def read_others(call: Any) -> None:
    """Read every name but `name` of the body."""
    call.query["from"], call.request.headers.get("x-trace"), call.path["thing_id"]
    call.body["owner"]["id"], [part["size"] for part in call.body["parts"]]


def problems(handler: Callable[[Any], object]) -> list[str]:
    return problems_of("pracsuite", DOCUMENT, {"changeThing": handler})


def _take(thing: int, thing_id: int) -> int:
    return thing + thing_id


def _named(body: Mapping[str, Any], *, key: str = "name") -> Any:
    return body.get(key)


_BY_NAME = partial(_named, key="name")


def _read_in_a_loop(call: Any) -> None:
    read_others(call)
    for key in NAMES:
        if key in call.body:
            call.body[key]


def _read_in_places(call: Any) -> list[Any]:
    (owner,) = [call.body["name"]]
    sizes = []
    for place, part in enumerate(call.body.get("parts") or []):
        sizes.append((place, owner, part["size"]))
    read = lambda: call.body["owner"]["id"]  # noqa: E731
    return [*sizes, read(), _take(1, **call.path), chosen(call.query, ("from",)), call.request.headers["X-Trace"]]


def _read_through_a_function(call: Any) -> None:
    read_others(call)

    def inside(body: Mapping[str, Any]) -> Any:
        return _named(body)

    inside(call.body)


@pytest.mark.parametrize(
    "handler",
    [
        lambda call: (read_others(call), call.body["name"]),
        lambda call: (read_others(call), "name" in call.body),
        lambda call: (read_others(call), _named(call.body)),
        lambda call: (read_others(call), {**chosen(call.body, NAMES)}),
        lambda call: (read_others(call), {"stored": as_sent(call.body)}),
        lambda call: (read_others(call), ignored(call.body, "name")),
        lambda call: (read_others(call), _BY_NAME(call.body)),
        lambda call: (read_others(call), (call.body if call.query else {}).get("name")),
        _read_in_a_loop,
        _read_in_places,
        _read_through_a_function,
    ],
)
def test_names_are_found_in_every_form(handler: Callable[[Any], object]) -> None:
    assert problems(handler) == []


@pytest.mark.parametrize(
    "handler",
    [
        lambda call: (read_others(call), call.body["nme"]),
        lambda call: (read_others(call), "nme" in call.body),
        lambda call: (read_others(call), _named(call.body, key="nme")),
        lambda call: (read_others(call), chosen(call.body, ["nme"])),
        lambda call: (read_others(call), [call.body[key] for key in ("nme",)]),
        lambda call: (read_others(call), (lambda body: body.get("nme", 1))(call.body)),
    ],
)
def test_misspelt_name_is_refused_with_the_right_one(handler: Callable[[Any], object]) -> None:
    (problem,) = problems(handler)
    assert "has the property of the body `name`, but the handler reads `nme`" in problem
    assert re.search(r"test_read_names\.py:\d+", problem)


@pytest.mark.parametrize(
    ("handler", "name"),
    [
        (lambda call: (read_others(call), call.body["name"], call.query["until"]), "until"),
        (lambda call: (read_others(call), call.body["name"], call.path["number"]), "number"),
        (lambda call: (read_others(call), call.body["name"], call.body["owner"]["age"]), "owner.age"),
        (lambda call: (read_others(call), call.body["name"], call.request.headers["x-span"]), "x-span"),
        (lambda call: (read_others(call), call.body["name"], (lambda number: number)(**call.path)), "number"),
    ],
)
def test_name_that_the_document_lacks_is_refused(handler: Callable[[Any], object], name: str) -> None:
    (problem,) = problems(handler)
    assert f"`{name}`, which the document does not have" in problem


def _assigned(call: Any) -> None:
    kept: dict[str, Any] = {}
    kept["body"] = call.body


def _extended(call: Any) -> dict[str, Any]:
    fields: dict[str, Any] = {"name": "?"}
    fields |= call.body
    return fields


def _matched(call: Any) -> None:
    match call.body:
        case {"name": str()}:
            return


@pytest.mark.parametrize(
    "handler",
    [
        lambda call: call.body,
        lambda call: dict(call.body),
        lambda call: {**call.body},
        lambda call: {"name": "?"} | call.body,
        lambda call: call.body.items(),
        lambda call: call.body.values(),
        lambda call: call.body.copy(),
        lambda call: list(call.query.items()),
        lambda call: getattr(call, "body"),  # noqa: B009
        lambda call: vars(call),
        lambda call: f"{call.body}",
        lambda call: json.dumps(call.body),
        lambda call: json.loads(call.request.content),
        lambda call: call.request.query,
        lambda call: dict(call.pairs),
        lambda call: call.body[call.tenant.name],
        lambda call: call.body.get(call.tenant.name),
        lambda call: [call.body],
        lambda call: {"body": call.body},
        lambda call: (lambda *bodies: bodies)(call.body),
        lambda call: (lambda **values: values)(**call.body),
        lambda call: copy.copy(call),
        lambda call: max([call.body], key=len),
        lambda call: partial(_named, key="name")(call.body),
        lambda call: call.body == {"name": "x"},
        lambda call: chosen(call.body, call.tenant.name),
        _assigned,
        _extended,
        _matched,
        partial(json.dumps),
    ],
)
def test_use_that_does_not_show_its_names_is_refused(handler: Callable[[Any], object]) -> None:
    assert any("so the names that it reads are not known" in problem for problem in problems(handler))


# The start of the mock


@pytest.fixture
def changed(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, str, str], None]]:
    """Return a function that replaces a text in a document, as an edit of the specs does."""

    def change(api: str, old: str, new: str) -> None:
        texts = {name: documents.text(name) for name in HANDLERS}
        assert old in texts[api]
        texts[api] = texts[api].replace(old, new)
        monkeypatch.setattr(documents, "text", texts.__getitem__)
        start_check.forget()

    yield change
    start_check.forget()


def test_renamed_query_parameter_is_refused_at_the_start(changed: Callable[[str, str, str], None]) -> None:
    changed("pracsuite", '"name": "waiting_list"', '"name": "waitlist"')
    with pytest.raises(SpecError) as caught:
        create_app()
    _, line = str(caught.value).splitlines()
    assert line.startswith(
        "  - listAvailableAppointments: the document has the query parameter `waitlist`, but the handler reads "
        f"`waiting_list`: edit {MOCK}/pracsuite/domain/rosters.py:"
    )
    declared = "specs/pracsuite/paths/available_appointment.yaml:" if IN_REPOSITORY else "the document pracsuite.json"
    assert f", or {declared}" in line


@pytest.mark.parametrize(
    ("api", "old", "new", "words"),
    [
        (
            "pracsuite",
            '"listRuleOuts"',
            '"listBlockedTimes"',
            ("listBlockedTimes", "has no handler", "routes/rule_out.py"),
        ),
        (
            "coreplus",
            '"getClient"',
            '"getClients"',
            ("or rename the handler getClient in", "coreplus/routes/client.py:"),
        ),
    ],
)
def test_refusal_of_an_operation_without_a_handler_names_the_file(
    changed: Callable[[str, str, str], None], api: str, old: str, new: str, words: tuple[str, ...]
) -> None:
    changed(api, f'"operationId": {old}', f'"operationId": {new}')
    with pytest.raises(SpecError) as caught:
        create_app()
    assert all(word in str(caught.value) for word in words), str(caught.value)
    assert f"the handler {old[1:-1]} in {MOCK}/{api}/routes/" in str(caught.value)


def test_success_is_kept_and_a_failure_is_not(
    changed: Callable[[str, str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    start_check.require_match()
    start_check.forget()
    monkeypatch.setattr(start_check, "_compare", lambda api, handlers: pytest.fail("compared again"))
    start_check.require_match()
    monkeypatch.undo()
    changed("coreplus", '"name": "mobile"', '"name": "cell_phone"')
    for _ in range(2):
        with pytest.raises(SpecError, match="cell_phone"):
            start_check.require_match()
