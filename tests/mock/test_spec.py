"""The compiled document: routes, parameters, bodies, responses."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from practice_mock import Practice
from practice_mock.pracsuite.profile import Access, PracSuiteProfile
from practice_mock.rejection import BadBody, NotFound
from practice_mock.spec import SpecError, compile_spec
from practice_mock.spec.formats import FORMATS
from practice_mock.spec.routing import Router
from practice_mock.wire import Call, Endpoint, Request

DOCUMENT: dict[str, Any] = {
    "paths": {
        "/thing/{thing_id}": {
            "parameters": [{"name": "thing_id", "in": "path", "required": True, "schema": {"type": "integer"}}],
            "get": {
                "operationId": "getThing",
                "parameters": [
                    {"name": "X-Trace", "in": "header", "schema": {"type": "integer"}},
                    {"name": "limit", "in": "query", "schema": {"type": "integer", "format": "int32"}},
                    {"name": "share", "in": "query", "schema": {"type": "number"}},
                    {"name": "open", "in": "query", "schema": {"type": "boolean"}},
                    {"name": "kind", "in": "query", "schema": {"type": "string", "enum": ["one", "two", "three"]}},
                    {"name": "ids", "in": "query", "schema": {"type": "array", "items": {"type": "integer"}}},
                    {
                        "name": "tags",
                        "in": "query",
                        "explode": False,
                        "schema": {"type": "array", "items": {"type": "string", "maxLength": 3}},
                    },
                ],
                "responses": {
                    "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
                    "400": {"content": {"application/json": {"schema": {"type": "object"}}}},
                },
            },
            "post": {
                "operationId": "changeThing",
                "requestBody": {
                    "required": True,
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ThingChange"}}},
                },
                "responses": {"204": {"description": "done"}},
            },
        }
    },
    "components": {
        "schemas": {
            "Thing": {
                "type": "object",
                "required": ["id"],
                "properties": {
                    "id": {"type": "integer"},
                    "parent": {"anyOf": [{"$ref": "#/components/schemas/Thing"}, {"type": "null"}]},
                    "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}},
                },
            },
            "ThingChange": {
                "type": "object",
                "additionalProperties": False,
                "required": ["count"],
                "properties": {
                    "count": {"type": "integer"},
                    "counts": {"type": "array", "items": {"type": ["integer", "null"]}},
                    "weight": {"type": "number"},
                    "inner": {"$ref": "#/components/schemas/ThingChange"},
                },
            },
        }
    },
}
SPEC = compile_spec(DOCUMENT)


KEYS = {"x-api-key": "v", "a-api-key": "a"}


def endpoint(handle: Any, change: Any = lambda call: None) -> Endpoint:
    practice = Practice()
    access = Access(frozenset({"v"}), {"a": practice.pracsuite[0]})
    handlers = {"getThing": handle, "changeThing": change}
    return Endpoint(practice, PracSuiteProfile(access), SPEC, handlers)


def get(query: str, handle: Any = lambda call: {"id": 1}, path: str = "/v1/thing/1", **headers: str) -> Any:
    request = Request("GET", "http://mock.test", path, query, {**KEYS, **headers}, b"")
    return endpoint(handle).handle(request)


def seen(query: str) -> dict[str, Any]:
    calls: list[Call] = []

    def handle(call: Call) -> dict[str, Any]:
        calls.append(call)
        return {"id": 1}

    reply = get(query, handle)
    assert reply.status == 200, reply.content
    return dict(calls[0].query)


@pytest.mark.parametrize(
    ("query", "values"),
    [
        ("limit=5", {"limit": 5}),
        ("limit=-2147483648", {"limit": -(2**31)}),
        ("share=0.25", {"share": 0.25}),
        ("open=true", {"open": True}),
        ("kind=three", {"kind": "three"}),
        ("share=0." + "5" * 98, {"share": float("0." + "5" * 98)}),
        ("ids=" + "9" * 100, {"ids": [10**100 - 1]}),
        ("ids=1&ids=2", {"ids": [1, 2]}),
        ("tags=a,b%20c", {"tags": ["a", "b c"]}),
        ("tags=", {"tags": []}),
        ("", {}),
    ],
)
def test_parameters_are_read_by_their_schema(query: str, values: dict[str, Any]) -> None:
    assert seen(query) == values


@pytest.mark.parametrize(
    "query",
    [
        "limit=5.0",
        "limit=+5",
        "limit=٥",
        "limit=1_0",
        "limit=2147483648",
        "limit=1&limit=2",
        "limit=",
        "open=True",
        "ids=1,2",
        "tags=abcd",
        "other=1",
        "limit=%ff",
        "share=0." + "5" * 99,
        "ids=" + "9" * 101,
    ],
)
def test_an_invalid_parameter_is_rejected_with_the_cause_client(query: str) -> None:
    reply = get(query)
    assert (reply.status, reply.headers["x-mock-cause"]) == (400, "client")


@pytest.mark.parametrize(("text", "status"), [("5", 200), ("five", 400), ("", 400), ("5, 6", 400)])
def test_a_header_parameter_is_read_and_checked(text: str, status: int) -> None:
    reply = get("", **{"x-trace": text})
    assert reply.status == status
    assert ("X-Trace" in reply.content.decode()) == (status == 400)


@pytest.mark.parametrize(
    ("path", "status"), [("/v1/thing/%31/", 200), ("/v1/thing/%2531", 400), ("/v1/thing/1%2F1", 400)]
)
def test_a_path_is_split_first_and_then_decoded_once(path: str, status: int) -> None:
    handled: list[Any] = []

    def handle(call: Call) -> dict[str, Any]:
        handled.append(call.path)
        return {"id": 1}

    assert get("", handle, path).status == status
    assert handled == ([{"thing_id": 1}] if status == 200 else [])


def test_a_fixed_segment_takes_precedence_over_a_parameter() -> None:
    router: Router[str] = Router(ignore_case=True)
    router.add("/thing/{id}", "GET", "one")
    router.add("/thing/all", "GET", "all")
    router.add("/thing/{id}/part/{part}", "GET", "part")
    assert router.find(["Thing", "ALL"]) is not None
    assert [dict(match.methods) for path in (["thing", "all"], ["thing", "x"]) if (match := router.find(path))] == [
        {"GET": "all"},
        {"GET": "one"},
    ]
    deep = router.find(["thing", "all", "part", "2"])
    assert deep is not None
    assert deep.parameters == {"id": "all", "part": "2"}
    assert router.find(["thing"]) is None


def test_whole_numbers_become_integers_wherever_the_schema_wants_them() -> None:
    body = SPEC.operations["changeThing"].body
    assert body is not None
    sent = b'{"count": 5.0, "counts": [1.0, null], "weight": 2.0, "inner": {"count": 7e0}}'
    value = body.read(sent, "application/json; charset=utf-8").value
    assert value == {"count": 5, "counts": [1, None], "weight": 2.0, "inner": {"count": 7}}
    assert [type(value["count"]), type(value["counts"][0]), type(value["weight"]), type(value["inner"]["count"])] == [
        int,
        int,
        float,
        int,
    ]


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        (b"", None),
        (b"", "application/json"),
        (b"{", "application/json"),
        (b'{"count": NaN}', "application/json"),
        (b'{"count": 1e999}', "application/json"),
        (b'{"count": true}', "application/json"),
        (b'{"count": "5"}', "application/json"),
        (b'{"count": 5.5}', "application/json"),
        (b"[1]", "application/json"),
        (b"null", "application/json"),
        (b'{"count": 5, "more": 1}', "application/json"),
        (b'{"count": 5, "\\ud800": 1}', "application/json"),
        (b'{"count": 5}', "text/plain"),
        (b'{"count": 5}', None),
        (b'{"count": 5}', "application/json; charset=utf-16"),
        (b'{"count": "\xff"}', "application/json"),
        (b"[" * 100_000, "application/json"),
    ],
)
def test_a_body_that_violates_its_schema_is_rejected(content: bytes, content_type: str | None) -> None:
    body = SPEC.operations["changeThing"].body
    assert body is not None
    with pytest.raises(BadBody) as caught:
        body.read(content, content_type)
    assert caught.value.problems


FORM: dict[str, Any] = {
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "note": {"type": "string", "maxLength": 3},
                    "count": {"type": "integer"},
                    "tags": {"type": "array", "items": {"type": "string"}},
                    "scan": {"type": "string", "format": "binary"},
                },
            },
            "encoding": {"note": {"contentType": "text/plain, text/*"}},
        }
    }
}
FORM_BODY = (
    compile_spec({"paths": {"/form": {"post": {"operationId": "send", "requestBody": FORM, "responses": {"204": {}}}}}})
    .operations["send"]
    .body
)


def sent(*parts: tuple[str, bytes]) -> bytes:
    """Return a form; each name may contain further parameters of the part's header."""
    return (
        b"".join(
            b"--e\r\ncontent-disposition: form-data; name=%s\r\n\r\n%s\r\n" % (name.encode(), content)
            for name, content in parts
        )
        + b"--e--\r\n"
    )


def test_the_parts_of_a_form_are_read_by_their_types() -> None:
    assert FORM_BODY is not None
    form = sent(
        ("note", "äb".encode()), ("count", b"5.0"), ("tags", b"a"), ("tags", b"b"), ("scan; filename=x", b"\xff")
    )
    received = FORM_BODY.read(form, "multipart/form-data; boundary=e")
    assert received.value == {"note": "äb", "count": 5, "tags": ["a", "b"], "scan": ""}
    assert [part.content for part in received.files["scan"]] == [b"\xff"]
    assert FORM_BODY.read(b"", None).value == FORM_BODY.read(sent(), "multipart/form-data; boundary=e").value == {}


@pytest.mark.parametrize(
    ("part", "field"),
    [
        (("note", b"abcd"), "note"),
        (("note", b"\xff"), "note"),
        (("count", b"five"), "count"),
        (("count", b"NaN"), "count"),
        (("count; filename=x\r\ncontent-type: application/json; charset=latin-1", b"5"), "count"),
        (("note; filename=x\r\ncontent-type: application/json", b"ab"), "note"),
        (("scan", b"x"), "scan"),
        (("more", b"x"), "(unnamed)"),
    ],
)
def test_an_invalid_part_of_a_form_is_named(part: tuple[str, bytes], field: str) -> None:
    assert FORM_BODY is not None
    with pytest.raises(BadBody) as caught:
        FORM_BODY.read(sent(part), "multipart/form-data; boundary=e")
    assert [problem.field for problem in caught.value.problems] == [field]


def test_an_optional_body_may_be_empty() -> None:
    content = {"application/json": {"schema": {"type": "object", "additionalProperties": False}}}
    operation = {"operationId": "send", "requestBody": {"content": content}, "responses": {"204": {}}}
    body = compile_spec({"paths": {"/a": {"post": operation}}}).operations["send"].body
    assert body is not None
    for content_type in (None, "application/json"):
        assert body.read(b"", content_type).value == {}
    with pytest.raises(BadBody, match="must be application/json"):
        body.read(b"", "text/plain")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Count", "Count"),
        ("co_unt", "co_unt"),
        ("parent", "parent"),  # documented elsewhere
        ("cuont", "cuont"),
        ("more", "(unnamed)"),
        ("Zoë", "(unnamed)"),
        ("a\nb", "(unnamed)"),
    ],
)
def test_rejection_repeats_an_unknown_field_name_only_if_the_document_has_a_similar_one(name: str, shown: str) -> None:
    body = SPEC.operations["changeThing"].body
    assert body is not None
    with pytest.raises(BadBody) as caught:
        body.read(json.dumps({"count": 5, "inner": {"count": 5, name: 1}}).encode(), "application/json")
    (problem,) = caught.value.problems
    assert problem.field == f"inner.{shown}"
    assert problem.message.startswith("is not a known field")


def test_a_response_contains_only_declared_properties() -> None:
    inner = {"id": 2, "secret": 1, "parent": None}
    reply = get("", lambda call: {"id": 1, "secret": 1, "parent": inner, "parts": [inner]})
    assert httpx.Response(reply.status, content=reply.content).json() == {
        "id": 1,
        "parent": {"id": 2, "parent": None},
        "parts": [{"id": 2, "parent": None}],
    }


@pytest.mark.parametrize("answer", [{}, {"id": "1"}, {"id": True}, None, [], {"id": 1, "parent": {}}])
def test_a_response_that_violates_the_document_returns_500(answer: Any) -> None:
    reply = get("", lambda call: answer)
    assert (reply.status, reply.headers["x-mock-cause"]) == (500, "mock")


def test_an_undocumented_body_returns_500() -> None:
    request = Request(
        "POST",
        "http://mock.test",
        "/v1/thing/1",
        "",
        {**KEYS, "content-type": "application/json"},
        b'{"count": 1}',
    )
    for change, status in (({"id": 1}, 500), (None, 204)):
        reply = endpoint(lambda call: {}, lambda call, change=change: change).handle(request)
        assert (reply.status, reply.headers.get("x-mock-cause")) == (status, "mock" if status == 500 else None)
        detail = b"The response 204 of changeThing violates the document: the body must be empty."
        assert (detail in reply.content) == (status == 500)


def test_a_rejection_without_a_documented_status_returns_500() -> None:
    def refuse(call: Call) -> Any:
        raise NotFound("There is none.")

    reply = get("", refuse)
    assert (reply.status, reply.headers["x-mock-cause"]) == (500, "mock")
    assert "getThing documents none of the statuses [404, 422]" in reply.content.decode()


def test_handler_crash_returns_500(caplog: pytest.LogCaptureFixture) -> None:
    def crash(call: Call) -> Any:
        raise LookupError

    reply = get("", crash)
    assert (reply.status, reply.headers["x-mock-cause"]) == (500, "mock")
    assert "getThing" in caplog.text


def test_an_operation_without_handler_or_handler_without_operation_is_a_spec_error() -> None:
    practice = Practice()
    dialect = PracSuiteProfile(Access(frozenset(), {}))
    with pytest.raises(SpecError, match="changeThing"):
        Endpoint(practice, dialect, SPEC, {"getThing": lambda call: None})
    with pytest.raises(SpecError, match="eraseThing"):
        Endpoint(practice, dialect, SPEC, dict.fromkeys(("getThing", "changeThing", "eraseThing"), lambda call: None))


def test_a_repeated_operation_id_or_unresolved_reference_is_a_spec_error() -> None:
    item = DOCUMENT["paths"]["/thing/{thing_id}"]
    with pytest.raises(SpecError, match="two operations"):
        compile_spec({**DOCUMENT, "paths": {"/a/{thing_id}": item, "/b/{thing_id}": item}})
    lost = {"get": {"operationId": "lost", "responses": {"200": {"$ref": "#/components/responses/Lost"}}}}
    with pytest.raises(SpecError, match="cannot be resolved"):
        compile_spec({**DOCUMENT, "paths": {"/a": lost}})


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("date", "2028-02-29", "2027-02-29"),
        ("date-time-local", "2027-01-04T09:00:00", "2027-01-04T09:00:00Z"),
        ("date-time-local", "2027-01-04T23:59:59", "2027-01-04T24:00:00"),
        ("coreplus-date-time", "2026-01-05T09:00:00 +10:00", "2026-01-05 09:00:00+10:00"),
        ("coreplus-date-time", "2026-01-05T09:00:00+10:00", "2026-01-05T09:00:00"),
        ("coreplus-date-time", "2028-02-29T09:00:00 Z", "2026-02-30T09:00:00 Z"),
        ("coreplus-date", "1980-02-03T00:00:00", "1980-02-03T00:00:01"),
        ("decimal", "25.50", "25,50"),
    ],
)
def test_custom_formats_accept_and_reject_texts(name: str, good: str, bad: str) -> None:
    assert FORMATS[name](good)
    assert not FORMATS[name](bad)
