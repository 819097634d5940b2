"""Cases for operations, lists and what is stated once for an API."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .parts import EVIDENCE, JSON, Case, Part, ask, operation, record, send

STRING, INTEGER = {"type": "string"}, {"type": "integer"}
SENT = "return world.sent()"


def cases() -> Iterator[Case]:
    """Yield each case."""
    yield from _operations()
    yield from _bodies()
    yield from _nested()
    yield from _writes()
    yield from _files()
    yield from _lists()
    yield from _root()


def _call(method: str = "call", http_method: str = "get", rest: str = "", **settings: Any) -> Part:
    return Part({rest: {http_method: operation(method, returns={"$ref": "=Done"}, **settings)}})


def _operations() -> Iterator[Case]:
    two = Part({**_call().paths, "/more": {"get": operation("more", returns={"$ref": "=Done"})}})
    yield Case("operation-added", _call(), two, f"client.operation_added.call()\n{SENT}", symbol="more")
    yield Case("operation-removed", two, _call(), f"client.operation_removed.more()\n{SENT}", symbol="more")
    yield Case("operation-renamed", _call(), _call("ring"), f"client.operation_renamed.call()\n{SENT}", symbol="ring")
    yield Case("operation-path", _call(), _call(rest="/new"), f"client.operation_path.call()\n{SENT}", symbol="call")
    yield Case(
        "operation-method",
        _call(http_method="post", writes=True),
        _call(http_method="put", writes=True),
        f"client.operation_method.call()\n{SENT}",
    )
    yield Case("operation-deprecated", _call(), _call(deprecated=True), f"client.operation_deprecated.call()\n{SENT}")
    yield Case(
        "safety-changed",
        _call(),
        _call(http_method="post", writes=True),
        "world.attempt(client.safety_changed.call)\nreturn len(world.requests)",
        answers=({"status": 503, "body": {}},) * 2,
        also=("operation-method",),
    )
    yield Case(
        "operation-security",
        _call(),
        _call(security=[]),
        "client.operation_security.call()\nreturn world.headers('x-key')",
    )
    yield Case(
        "documentation",
        _call(),
        _call(description="The server does it at once."),
        "return client.documentation.call().id",
    )
    fixed = {"method": "reset", "description": "Reset it.", "x-evidence": EVIDENCE}
    schema = record((), closed=True, size=INTEGER)
    none, one, other = (
        send(schema, **{"x-sdk-variants": [{**fixed, "body": {"size": size}}]} if size else {}) for size in (0, 1, 2)
    )
    yield Case("variant-added", none, one, f"client.variant_added.call(size=1)\n{SENT}", symbol="reset")
    yield Case("variant-removed", one, none, f"client.variant_removed.reset()\n{SENT}", symbol="reset")
    yield Case("variant-changed", one, other, f"client.variant_changed.reset()\n{SENT}", symbol="reset")
    start, end = ({"name": name, "schema": {**STRING, "format": "date"}} for name in ("start", "end"))
    free, ordered = (ask(start, end, **settings) for settings in ({}, {"x-order": ["start", "end"]}))
    days = "start=date(2030, 1, 2), end=date(2030, 1, {})"
    yield Case(
        "request-rule-added",
        free,
        ordered,
        f"client.request_rule_added.call({days.format(1)})\n{SENT}",
        imports="from datetime import date",
    )
    yield Case(
        "request-rule-removed",
        ordered,
        free,
        f"client.request_rule_removed.call({days.format(3)})\n{SENT}",
        imports="from datetime import date",
    )
    listed = {"name": "sizes", "schema": {"type": "array", "items": STRING}}
    yield Case(
        "api-parameter-style",
        ask(listed),
        ask({**listed, "explode": False}),
        f"client.api_parameter_style.call(sizes=['s', 'm'])\n{SENT}",
        symbol="call(sizes)",
    )
    size = {"name": "x-size", "schema": STRING, "x-sdk": {"name": "size"}}
    yield Case(
        "api-parameter-location",
        ask(size),
        ask({**size, "in": "header"}),
        f"client.api_parameter_location.call(size='s')\n{SENT}",
        symbol="call(size)",
    )


def _bodies() -> Iterator[Case]:
    schema = record(("size",), closed=True, size=STRING)
    optional, required = send(schema, required=False), send(schema)
    yield Case("request-body-required", optional, required, f"client.request_body_required.call()\n{SENT}")
    yield Case("request-body-optional", required, optional, f"client.request_body_optional.call(size='s')\n{SENT}")
    yield Case(
        "request-media-type",
        required,
        send(schema, media="multipart/form-data"),
        "client.request_media_type.call(size='s')\nreturn world.headers('content-type')[0].partition(';')[0]",
        also=("model-removed",),
    )


def _nested() -> Iterator[Case]:
    """Yield the case of a record in a body."""
    inner = {"First": record(("id",), closed=True, id=INTEGER), "Second": record((), closed=True, code=STRING)}

    def holding(name: str) -> Part:
        every = {"first": {"$ref": "First"}, "second": {"$ref": "Second"}}
        return send(record((), closed=True, thing={"$ref": name}, **every), schemas=inner)

    yield Case(
        "request-class",
        holding("First"),
        holding("Second"),
        f"client.request_class.call(thing=RequestClassFirst(id=1))\n{SENT}",
        imports="from depot_client import RequestClassFirst",
        also=("request-added", "request-removed"),
        symbol="call(thing)",
    )


def _writes() -> Iterator[Case]:
    """Yield the cases of writes: what proves a success, what a conflict is, and lookups."""
    answer = record(("id",), id=INTEGER, state=STRING)
    body = record(("size",), closed=True, size=STRING)

    def stating(state: str | None) -> Part:
        more: dict[str, Any] = {} if state is None else {"x-contradiction": {"/state": state}}
        made = send(body, **more)
        made.paths[""]["post"]["responses"]["200"]["content"][JSON]["schema"] = {"$ref": "Answer"}
        return Part(made.paths, {**made.schemas, "Answer": answer})

    yield Case(
        "success-changed",
        stating(None),
        stating("draft"),
        "return world.attempt(lambda: client.success_changed.call(size='s').id)",
        answers=({"id": 1, "state": "draft"},) * 2,
    )
    lookup = {
        "description": "A record matches if its size is equal.",
        "lists": [{"operationId": "{}", "parameters": {}}],
        "subject": {"/size": "$request.body#/size"},
        "key": {"/size": "$request.body#/size"},
    }

    def reconciling(rule: str, settings: dict[str, Any] | None) -> Part:
        title = "".join(word.capitalize() for word in rule.split("-"))
        more: dict[str, Any] = {}
        if settings is not None:
            listed = {"operationId": f"all{title}Get", **settings}
            got = {"operationId": f"get{title}Get", "parameters": {"thing_id": "$record#/id"}}
            more = {"x-reconcile": {**lookup, "lists": [listed], "get": got}}
        made = send(body, **more)
        made.paths[""]["post"]["responses"]["200"]["content"][JSON]["schema"] = {"$ref": "Thing"}
        listing = operation(
            "all",
            returns={"$ref": "Things"},
            parameters=[{"name": "page_size", "in": "query", "description": "Size.", "schema": INTEGER}],
            **{"x-pagination": {"style": "none", "items": "things", "key": "id"}},
        )
        path = {"name": "thing_id", "in": "path", "required": True, "description": "ID.", "schema": INTEGER}
        one = operation("get", returns={"$ref": "Thing"}, parameters=[path])
        return Part(
            {"": {**made.paths[""], "get": listing}, "/{thing_id}": {"get": one}},
            {
                **made.schemas,
                "Thing": record(("id", "size"), id=INTEGER, size=STRING),
                "Things": record((), things={"type": "array", "items": {"$ref": "Thing"}}),
            },
        )

    done = {"id": 1, "size": "s"}
    for rule, old, new, caller in (
        ("reconcile-added", None, {}, "call(size='s')"),
        ("reconcile-removed", {}, None, "call(size='s', reconcile=True)"),
    ):
        yield Case(
            rule,
            reconciling(rule, old),
            reconciling(rule, new),
            f"client.{rule.replace('-', '_')}.{caller}\n{SENT}",
            answers=(done, done),
            symbol="call(reconcile)",
        )
    rule = "reconcile-changed"
    yield Case(
        rule,
        reconciling(rule, {}),
        reconciling(rule, {"parameters": {"page_size": 100}}),
        "world.attempt(lambda: client.reconcile_changed.call(size='s', reconcile=True))\nreturn world.all_sent()",
        answers=(lambda request: _lost(request, done),) * 2,
        symbol="call(reconcile)",
    )

    def conflicting(statuses: list[int]) -> Part:
        made = send(body, **{"x-errors": {"conflict": statuses}})
        wrong = {"description": "Rejected.", "content": {JSON: {"schema": {"$ref": "Answer"}}}}
        responses = made.paths[""]["post"]["responses"]
        responses["200"]["content"][JSON]["schema"] = {"$ref": "Answer"}
        responses["409"] = responses["422"] = wrong
        reason = record((), severity=INTEGER, reason={**STRING, "x-phi": False})
        reply = record(("id",), id=INTEGER, result={"type": "array", "items": {"$ref": "Reason"}})
        return Part(made.paths, {**made.schemas, "Answer": reply, "Reason": reason}, _REASONS)

    yield Case(
        "conflict-changed",
        conflicting([409]),
        conflicting([409, 422]),
        "return world.attempt(lambda: client.conflict_changed.call(size='s'), 'maybe_applied')",
        answers=({"status": 422, "body": {"result": [{"severity": 2, "reason": "no"}]}},) * 2,
    )


_REASONS = {"x-errors": {"reasons": {"list": "/result", "severity": "/severity", "failures": [2]}}}


def _lost(request: Any, done: Any) -> Any:
    if request.method == "POST":
        return {"status": 500, "body": {}}
    return {"things": [done]}


def _files() -> Iterator[Case]:
    """Yield the cases of methods that save a file."""
    redirect = {
        "description": "Elsewhere.",
        "headers": {"Location": {"description": "The URL.", "required": True, "schema": {**STRING, "format": "uri"}}},
    }

    def located(method: str | None) -> Part:
        more: dict[str, Any] = {}
        if method is not None:
            more["x-download"] = {
                "method": method,
                "summary": "Save it.",
                "description": "Saves the file.",
                "x-evidence": EVIDENCE,
            }
        path = {"name": "thing_id", "in": "path", "required": True, "description": "ID.", "schema": INTEGER}
        made = operation(responses={"200": None, "302": redirect}, parameters=[path], **more)
        return Part({"/{thing_id}": {"get": made}})

    answer = {"status": 302, "headers": {"location": "https://files.example/1"}, "body": {}}
    yield Case(
        "file-method-added",
        located(None),
        located("save"),
        f"client.file_method_added.call(1)\n{SENT}",
        answers=(answer, answer),
        symbol="save",
    )
    yield Case(
        "file-method-removed", located("save"), located(None), "return client.file_method_removed.save", symbol="save"
    )

    def uploading(address: str) -> Part:
        target = record(
            ("url", "link", "fields"),
            url={**STRING, "format": "uri"},
            link={**STRING, "format": "uri"},
            fields={"type": "object", "additionalProperties": STRING},
        )
        more = {
            "x-upload": {
                "method": "upload",
                "summary": "Send it.",
                "description": "Sends the file.",
                "file_name": "name",
                "address": address,
                "fields": "/fields",
                "part": "file",
                "max_bytes": 1000,
                "x-evidence": EVIDENCE,
            }
        }
        made = send(record(("name",), closed=True, name={**STRING, "x-phi": False}), **more)
        made.paths[""]["post"]["responses"]["200"]["content"][JSON]["schema"] = {"$ref": "Target"}
        return Part(made.paths, {**made.schemas, "Target": target})

    yield Case(
        "file-method-changed",
        uploading("/url"),
        uploading("/link"),
        "world.attempt(lambda: client.file_method_changed.upload(('x.txt', b'x')))\nreturn world.hosts()",
        answers=({"url": "https://a.example/1", "link": "https://b.example/1", "fields": {"policy": "p"}},) * 2,
        symbol="upload",
    )


def _page(style: str | None, key: str = "id", *, filters: Any = None, sort: Any = None, pipe: Any = None) -> Part:
    """Return a part with a list."""
    settings: dict[str, Any] = {}
    if style is not None:
        settings["x-pagination"] = {"style": style, "items": "things", "key": key}
    listed = [
        {"name": name, "in": "query", "description": "A number.", "schema": {**INTEGER, "minimum": 1}}
        for name in ("page", "size")
    ]
    if filters is not None:
        settings["x-filters"] = filters
        listed.append(
            {
                "name": "q[]",
                "in": "query",
                "description": "Conditions.",
                "x-sdk": {"name": "q"},
                "schema": {"type": "array", "items": STRING},
            }
        )
    if sort is not None:
        settings["x-sort"] = sort
        listed.append(
            {
                "name": "sort_by",
                "in": "query",
                "description": "Order.",
                "style": "form",
                "explode": False,
                "schema": {"type": "array", "items": STRING},
            }
        )
    if pipe is not None:
        settings["x-incremental"] = pipe
    thing = record(
        ("id", "code"),
        id=INTEGER,
        code=INTEGER,
        size=STRING,
        updated={**STRING, "format": "date-time"},
        changed={**STRING, "format": "date-time"},
    )
    return Part(
        {"": {"get": operation("list", returns={"$ref": "Page"}, parameters=listed, **settings)}},
        {
            "Thing": thing,
            "Page": record((), things={"type": "array", "items": {"$ref": "Thing"}}, total=INTEGER, count=INTEGER),
        },
    )


THINGS = {"things": [{"id": 1, "code": 5}], "total": 1, "count": 1}


def _two_lists(first: str, second: str) -> Part:
    """Return a part with two lists, in different styles of paging."""
    part = _page(first)
    listed = part.paths[""]["get"]
    other = {**listed, "x-sdk": {"method": "others"}, "x-pagination": {**listed["x-pagination"], "style": second}}
    style = {"page": "page", "size": "size", "total": "/count"}
    return Part({**part.paths, "/others": {"get": other}}, part.schemas, {"x-pagination": {"other": style}})


def _lists() -> Iterator[Case]:
    paged, whole = _page("numbers"), _page(None)
    yield Case("paging-added", whole, paged, "return client.paging_added.list().things", answers=(THINGS, THINGS))
    yield Case(
        "paging-removed",
        paged,
        whole,
        "return [one.id for one in client.paging_removed.list()]",
        answers=(THINGS, THINGS),
    )
    old, new = (_two_lists(*styles) for styles in (("numbers", "other"), ("other", "other")))
    yield Case(
        "paging-changed",
        old,
        new,
        "return world.attempt(lambda: [one.id for one in client.paging_changed.list()])",
        answers=({**THINGS, "count": 3},) * 2,
        symbol="list",
    )
    for rule, old, new, where in (
        ("filter-added", {"code": "integer"}, {"code": "integer", "size": "string"}, "F.code == 5"),
        ("filter-removed", {"code": "integer", "size": "string"}, {"code": "integer"}, "F.size == 's'"),
        ("filter-format", {"id": "string"}, {"id": "integer"}, "F.id == 's'"),
    ):
        yield Case(
            rule,
            _page("numbers", filters=old),
            _page("numbers", filters=new),
            f"return [one.id for one in client.{rule.replace('-', '_')}.list(where=[{where}])]",
            imports="from depot_client import F",
            answers=(THINGS, THINGS),
            symbol="list(where)",
        )
    for rule, old, new, field in (
        ("sort-added", ["id"], ["id", "code"], "id"),
        ("sort-removed", ["id", "code"], ["id"], "code"),
    ):
        yield Case(
            rule,
            _page("numbers", sort=old),
            _page("numbers", sort=new),
            f"return [one.id for one in client.{rule.replace('-', '_')}.list(order_by=['{field}'])]",
            answers=(THINGS, THINGS),
            symbol="list(order_by)",
        )
    times = {"updated": "date-time", "changed": "date-time"}
    yield Case(
        "pipeline-changed",
        _page("numbers", filters=times),
        _page("numbers", filters=times, pipe={"cursor": "changed"}),
        "return repr([table for table in PIPELINE.tables if table.resource == 'pipeline_changed'])",
        imports="from depot_client.dlt import PIPELINE",
    )


def _root() -> Iterator[Case]:
    yield Case(
        "server-changed",
        Part(_call().paths, root={"servers": [{"url": "https://depot.example/v1"}]}),
        Part(_call().paths, root={"servers": [{"url": "https://depot.example/v2"}]}),
        "client.server_changed.call()\nreturn str(world.requests[-1].url)",
    )
    yield Case(
        "rate-limit",
        Part(_call().paths, root={"x-rate-limit": {"requests": 1000, "seconds": 1}}),
        Part(_call().paths, root={"x-rate-limit": {"requests": 2000, "seconds": 1}}),
        "return inspect.signature(Depot).parameters['rate_limit'].default",
        imports="import inspect",
    )
    yield Case(
        "content-type",
        Part(_call().paths, root={"x-requests-without-body": {"content_type": "application/json"}}),
        Part(_call().paths, root={"x-requests-without-body": {"content_type": "application/vnd.depot+json"}}),
        "client.content_type.call()\nreturn world.headers('content-type')",
    )
    problem = record((), message={**STRING, "x-phi": False}, note={**STRING, "x-phi": False})
    wrong = {"404": {"description": "Wrong.", "content": {JSON: {"schema": {"$ref": "Problem"}}}}}
    old, new = (
        Part(_call(responses=wrong).paths, {"Problem": problem}, {"x-errors": {"detail": detail}})
        for detail in ("/message", "/note")
    )
    yield Case(
        "error-pointers",
        old,
        new,
        "return world.attempt(client.error_pointers.call, 'detail')",
        answers=({"status": 404, "body": {"message": "a", "note": "b"}},) * 2,
    )
    style = {"page": "page", "size": "size", "total": "/total"}
    old, new = _page("counted"), _page("counted")
    yield Case(
        "paging-style",
        Part(old.paths, old.schemas, {"x-pagination": {"counted": style}}),
        Part(new.paths, new.schemas, {"x-pagination": {"counted": {**style, "total": "/count"}}}),
        "return world.attempt(lambda: [one.id for one in client.paging_style.list()])",
        answers=({**THINGS, "count": 3},) * 2,
    )

    def scheme(argument: str, header: str) -> dict[str, Any]:
        made = {
            "type": "apiKey",
            "in": "header",
            "name": header,
            "description": "A key.",
            "x-sdk": {"argument": argument},
        }
        return {"components": {"securitySchemes": {argument: made}}}

    yield Case(
        "credential-changed",
        Part(_call(security=[{"badge": []}]).paths, root=scheme("badge", "x-badge")),
        Part(_call(security=[{"badge": []}]).paths, root=scheme("badge", "x-pass")),
        "own = Depot(api_key='k', badge='b', http_client=world.pool())\n"
        "own.credential_changed.call()\nreturn world.headers('x-badge', 'x-pass')",
    )

    def guarded(argument: str) -> Part:
        more = operation("more", returns={"$ref": "=Done"}, security=[{argument: []}])
        return Part({**_call().paths, "/more": {"get": more}}, root=scheme(argument, f"x-{argument}"))

    yield Case(
        "credential-added",
        _call(),
        guarded("token"),
        "return client.credential_added.call().id",
        also=("operation-added",),
    )
    yield Case(
        "credential-removed",
        guarded("locker"),
        _call(),
        "own = Depot(api_key='k', locker='l', http_client=world.pool())\nreturn own.credential_removed.call().id",
        also=("operation-removed",),
    )
    yield Case(
        "environment-renamed",
        Part(_call().paths, root={"x-sdk": {"environment": "DEPOT"}}),
        Part(_call().paths, root={"x-sdk": {"environment": "STORE"}}),
        "with world.environment(DEPOT_API_KEY='k'):\n"
        "    own = Depot(http_client=world.pool())\nreturn own.environment_renamed.call().id",
    )
    zone = {True: {"x-sdk": {"time_zone": True}}, False: {"x-sdk": {"time_zone": False}}}
    yield Case(
        "time-zone-removed",
        Part(_call().paths, root=zone[True]),
        Part(_call().paths, root=zone[False]),
        "own = Depot(api_key='k', time_zone='Australia/Perth', http_client=world.pool())\n"
        "return own.time_zone_removed.call().id",
    )
    yield Case(
        "time-zone-added",
        Part(_call().paths, root=zone[False]),
        Part(_call().paths, root=zone[True]),
        "return client.time_zone_added.call().id",
        api="hatch",
    )
    yield Case(
        "client-renamed",
        _call(),
        Part(_call().paths, root={"x-sdk": {"client": "Portal"}}),
        "return client.client_renamed.call().id",
        api="gate",
    )
    yield Case(
        "credential-required",
        _call(),
        Part(_call().paths, root={**scheme("second", "x-second"), "security": [{"key": [], "second": []}]}),
        "return client.credential_required.call().id",
        api="wicket",
    )
