"""The text of generated docstrings, from the descriptions in a document and the sources that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from ..document.bundle import Document
from ..document.facts import (
    has_json_body,
    has_location,
    is_nullable,
    is_paged,
    may_omit_body,
    parameter_name,
    query_parameters_replaced,
    success,
)
from ..document.names import python_name
from ..document.reconcile_extension import can_resend
from ..runtime.errors.api import error_class
from ..source_text.escape import paragraphs, section, sentence, text
from ..source_text.typed import DocText
from .file_methods import ExtraSignature
from .names import Names
from .nodes import Client
from .wire_names import pythonic

_RECONCILE = (
    "If true and the outcome is uncertain (no response, a server error, or a success that cannot be read), the client"
    " checks whether the call took effect. If the record is found, the client returns it (``reconciled`` is true in the"
    " raw response). {absent} In all other cases, for instance if a record was moved or cancelled meanwhile, it raises"
    " the original error, with details in ``error.reconciliation``. A rejection is checked too, because a gateway may"
    " have delivered the request twice."
)
_ABSENT = {
    True: "If two complete lookups, with a pause between them, find nothing, the client sends the call again, within"
    " the limits of ``retry``.",
    False: "It never sends the call again, because no lookup can prove that the call did not take effect.",
}
"""What follows if nothing is found, by whether the call may be sent again."""

_ITERATE = "Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages."

_LIST_ERRORS = (
    ("ListChangedError", "The list changed during an iteration, so records may be missing."),
    ("ResponseValidationError", "The list ended before as many records as its total, or a response cannot be read."),
)
"""The errors of a list in pages."""

_UNKNOWN_OUTCOME = (
    "Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again."
)

_MISSING = "A credential is missing, or a"

_Argument = tuple[bool, str, str]
"""An argument in a docstring: whether it is required, its name and its text."""

_COMMON_ERRORS = ("400", "401", "403", "408", "429")
"""The statuses that any operation may return for the same reasons: one line of a docstring is enough for them."""


_LEVELS = {
    "seed": "vendor page",
    "documented": "documented",
    "example": "vendor's sample",
    "client-code": "published client code",
    "inferred": "inferred",
}
"""The phrase for each level of evidence."""


def source(declared: Mapping[str, Any], document: Document) -> str:
    """Return the sentence that names the source of a part of a document, with the names that Python code uses."""
    found = declared.get("x-evidence")
    if not found:
        return ""
    said = _BARE.sub(partial(_translated, document), sentence(found.get("source")))
    return f"Source ({_LEVELS[found['level']]}): {pythonic(document, said)}"


_BARE = re.compile(r"(?<![\w`./{\"'])[A-Za-z]*[a-z0-9][A-Z]\w*(?![\w`/}\"'])")
"""A name in mixed case that is not quoted."""


def _translated(document: Document, bare: re.Match[str]) -> str:
    """Return a name of the API as the name that Python code uses; any other name unchanged."""
    quoted = f"`{bare[0]}`"
    known = pythonic(document, quoted)
    return bare[0] if known == quoted else known


def client(node: Client, prefix: str) -> DocText:
    """Describe a client class; ``prefix`` is ``Async`` for the asynchronous one."""
    arguments: list[tuple[str, str]] = [
        (
            entry.argument,
            f"{sentence(entry.doc.raw)}{' Only some operations need it.' if entry.optional else ''} If no credential is"
            f" given, all are taken from the environment: this one from ``{entry.variable}``.",
        )
        for entry in node.credentials
    ]
    if node.security.signer:
        arguments += [
            ("audience", "The ``aud`` claim of every token."),
            (
                "token_url",
                "The base URL under which the API itself is called, if ``base_url`` is a gateway that calls it under"
                " another URL. It takes the place of ``base_url`` in the ``url`` claim of every token, and is never"
                " called. Set it if such a gateway is used and every call raises ``AuthenticationError``. If it is not"
                f" given, it is taken from the environment: ``{node.environment}_TOKEN_URL``. ``None``: no such URL.",
            ),
        ]
    arguments += [
        ("base_url", _base_url(node)),
        (
            "timeout",
            "Seconds that each step of a call (connect, write, read) may take. ``retry.deadline`` limits the whole"
            " call.",
        ),
        ("max_retries", "Maximum number of retries per call. Default: ``retry.max_retries``."),
        (
            "retry",
            "Retry policy: which calls are retried, and after what delay; and the deadline of a call. Only calls that"
            " are safe to repeat are retried.",
        ),
        (
            "rate_limit",
            "Rate limit that the client enforces; ``None`` disables it. Pass one ``RateLimiter`` to all clients that"
            " have to keep one limit together.",
        ),
        (
            "max_response_bytes",
            "The largest body of a response, decompressed. A larger one raises ``APIConnectionError``. A download to a"
            " file has no limit.",
        ),
    ]
    if node.time_zone:
        arguments.append(
            (
                "time_zone",
                "IANA name of the clinic's time zone. Without it, an aware datetime is rejected where clinic time is"
                f" required. If it is not given, it is taken from the environment: ``{node.environment}_TIME_ZONE``."
                " ``None``: no time zone.",
            )
        )
    arguments += [
        ("strict", "Whether a response that violates its schema raises ``ResponseValidationError``."),
        (
            "label",
            "A short name for the clinic, which errors, log records and spans repeat. It has up to 64 letters A to Z,"
            " digits and the characters ``_``, ``.`` and ``-``.",
        ),
        (
            "tracer_provider",
            "An OpenTelemetry ``TracerProvider`` that gets a span for each call. Requires the extra"
            " ``[opentelemetry]``.",
        ),
        (
            "http_client",
            "A connection pool to use instead of the client's own. The client does not close it, and refuses to send "
            "with it in another process or event loop, or if the pool has query parameters of its own."
            + (
                ""
                if prefix
                else " With such a pool, ``retry.deadline`` is checked between the steps of a call and the parts of"
                " the response's body, so that headers that arrive byte by byte can prolong the call."
            ),
        ),
        (
            "allow_insecure",
            "Whether ``base_url`` may be plain HTTP to another machine. Everyone on the way can then read the keys and"
            " the records.",
        ),
    ]
    return paragraphs(
        [
            f"{'Asynchronous' if prefix else 'Synchronous'} client of the {node.title}.",
            "Use it as a context manager, or close it when done: it holds a connection pool."
            + ("" if prefix else " Threads may share it."),
            section("Args", arguments),
            section("Raises", [("ArgumentError", f"{_MISSING if node.credentials else 'A'} setting is wrong.")]),
        ]
    )


def attribute(declared: Mapping[str, Any], document: Document, *, derived: bool = False) -> str:
    """Describe an attribute of a record; ``derived`` states that the client takes it from a file."""
    return _joined(
        _meaning(declared, document),
        "Derived from the files if omitted." if derived else "",
        _unusual_source(declared, document),
    )


def _base_url(node: Client) -> str:
    others = ", ".join(f"``{url}``" for url in node.other_urls)
    return _joined(
        "Base URL of the API. It must be https, except on this machine. If it is not given, it is taken from the"
        f" environment: ``{node.environment}_BASE_URL``; without that, it is ``{node.base_url}``.",
        f"Others: {others}." if others else "",
    )


def argument(declared: Mapping[str, Any], document: Document, *, clears: bool = False) -> str:
    """Describe an argument: what it means, its format, and the meaning of each value of an enum.

    Args:
        declared: The parameter or property.
        document: The document that declares it.
        clears: Whether ``None`` is sent as null, which clears the field.
    """
    schema = declared.get("schema", declared)
    return _joined(
        _meaning(declared, document),
        _format_words(document, schema),
        _enum_words(document, schema),
        "``None`` clears the field." if clears and is_nullable(document, schema) else "",
    )


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _meaning(declared: Mapping[str, Any], document: Document) -> str:
    target = document.resolve({"$ref": declared["$ref"]}) if "$ref" in declared else declared
    said = pythonic(document, sentence(declared.get("description") or target.get("description")))
    return _joined("Deprecated." if declared.get("deprecated") else "", said)


_FORMAT_WORDS = {
    "date-time-local": "Pass a naive datetime, or an aware one if the client has a ``time_zone``, in whole seconds.",
    "date-time": "Pass an aware datetime.",
    "coreplus-date-time": "Pass an aware datetime in whole seconds.",
    "coreplus-query-date-time": "Pass an aware datetime in whole seconds.",
    "decimal": "Pass a ``Decimal``.",
}
_A_RECORD = "Pass a record, or a dict with the names of its attributes or of the API."
_RECORDS = "Pass a list of records, or of dicts with the names of their attributes or of the API."


def _format_words(document: Document, schema: Mapping[str, Any]) -> str:
    """Describe what Python code passes, where the description of the API does not."""
    target = document.resolve(schema)
    if target.get("properties"):
        return _A_RECORD
    if document.resolve(target.get("items", {})).get("properties"):
        return _RECORDS
    return _FORMAT_WORDS.get(str(target.get("format")), "")


def _enum_words(document: Document, schema: Mapping[str, Any]) -> str:
    target = document.resolve(schema)
    if target.get("type") == "array":
        target = document.resolve(target.get("items", {}))
    meanings: Mapping[str, Any] = target.get("x-enum-descriptions", {})
    words = [
        f"``{_shown(given)}``: {_clause(meanings[str(given)])}"
        for given in target.get("enum", ())
        if str(given) in meanings
    ]
    return f"Values: {'; '.join(words)}." if words else ""


def _shown(given: Any) -> str:
    """Return a value of an enum as it is printed: an empty text with its quotes."""
    return '""' if given == "" else str(given)


def _clause(said: Any) -> str:
    return " ".join(str(said).split()).rstrip(".")


def enum(schema: Mapping[str, Any]) -> str:
    """Describe the values of an enum."""
    meanings: Mapping[str, Any] = schema.get("x-enum-descriptions", {})
    lines = [
        f"- ``{_shown(given)}``: {sentence(meanings[str(given)])}" for given in schema["enum"] if str(given) in meanings
    ]
    return "\n\n".join(part for part in (sentence(schema.get("description")), "\n".join(lines)) if part)


def model(schema: Mapping[str, Any], document: Document) -> str:
    """Describe a record."""
    said = pythonic(document, str(schema.get("description", "")).strip())
    return "\n\n".join(part for part in (said, _unusual_source(schema, document)) if part)


def _unusual_source(declared: Mapping[str, Any], document: Document) -> str:
    """Return the source of a record or an attribute, unless it is the vendor's documentation, as for most."""
    return "" if declared.get("x-evidence", {}).get("level") == "documented" else source(declared, document)


def raw_resource(class_name: str) -> DocText:
    """Describe the class whose methods return raw responses."""
    return text(f"Variant of ``{class_name}`` and ``Async{class_name}`` whose methods return ``RawResponse``.")


def credential(argument: str, scheme: Mapping[str, Any]) -> str:
    """Describe an argument of the client that holds a credential."""
    if "signer" in scheme["x-sdk"]:
        return f"The {argument.replace('_', ' ')} of the add-on."
    if len(scheme["x-sdk"].get("arguments", ())) > 1:
        return f"The {argument.replace('_', ' ')}."
    return sentence(str(scheme.get("description", "")).split("\n\n", maxsplit=1)[0])


def method(
    document: Document,
    path: str,
    http_method: str,
    operation: Mapping[str, Any],
    extra: ExtraSignature,
) -> DocText:
    """Describe a method: what it does and sends, its arguments, what it returns and raises, and its source."""
    arguments = [
        *_parameter_arguments(document, path, operation),
        *_query_arguments(Names.of(document), operation),
        *_body_arguments(document, operation),
        *((entry.required, entry.keyword, said) for entry, said in extra.arguments),
        *_reconcile_argument(document, operation),
        *_walk_arguments(operation),
    ]
    arguments.sort(key=lambda argument: not argument[0])  # as in the signature
    return paragraphs(
        [
            pythonic(document, sentence(operation.get("summary"))),
            f"``{http_method.upper()} {path}``",
            "Deprecated." if operation.get("deprecated") else "",
            pythonic(document, str(operation.get("description", ""))),
            _ITERATE if "x-pagination" in operation else "",
            section(
                "Args",
                [*((name, said) for _, name, said in arguments), *_option_arguments(document, operation)],
            ),
            f"Returns:\n    {extra.returns}" if extra.returns else _returns(document, operation),
            section(
                "Raises",
                [*_errors(document, operation), *extra.errors, *(_LIST_ERRORS if is_paged(operation) else ())],
            ),
            _UNKNOWN_OUTCOME if operation["x-safety"] != "read" else "",
            "Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.",
            _open_questions(document, operation),
            source(operation, document),
        ]
    )


def _open_questions(document: Document, operation: Mapping[str, Any]) -> str:
    """Return what no source states about an operation, so that a caller does not rely on it."""
    questions = [f"- {pythonic(document, sentence(question))}" for question in operation.get("x-open-questions", ())]
    return "\n".join(["Not documented:", *questions]) if questions else ""


_CONDITIONS = {
    "date": "F.{} >= date(2027, 1, 4)",
    "date-time": "F.{} >= datetime(2027, 1, 4, tzinfo=UTC)",
    "date-time-local": "F.{} >= datetime(2027, 1, 4)",
    "integer": "F.{} == 7",
    "integer-equals": "F.{} == 7",
    "number": "F.{} > 100",
    "string": 'F.{} == "Doe"',
    "boolean": "F.{} == True",
}
"""An example of a condition, for each format of a filter."""


def _condition(names: Names, filters: Mapping[str, str]) -> str:
    """Return an example of a condition on the fields of a list: on a clinic time, where it has one."""
    times = (name for name, form in filters.items() if form == "date-time-local")
    name = next(times, next(iter(filters)))
    return _CONDITIONS[filters[name]].format(names.filters[name])


def _query_arguments(names: Names, operation: Mapping[str, Any]) -> Iterator[_Argument]:
    filters: Mapping[str, str] | None = operation.get("x-filters")
    sort: list[str] = operation.get("x-sort", [])
    if filters:
        fields = ", ".join(f"``{names.filters[name]}`` ({form})" for name, form in filters.items())
        yield (
            False,
            "where",
            f"Conditions that every record must meet, such as ``{_condition(names, filters)}``; ``F`` lists the"
            f" operators. Fields: {fields}.",
        )
    elif filters is not None:
        yield (
            False,
            "where",
            "Conditions that every record must meet. The fields are not documented; use ``F.raw``.",
        )
    if sort:
        yield (
            False,
            "order_by",
            f"Fields to sort by, most significant first: {', '.join(f'``{name}``' for name in sort)}.",
        )


def _parameter_arguments(document: Document, path: str, operation: Mapping[str, Any]) -> Iterator[_Argument]:
    replaced = query_parameters_replaced(operation)
    declared = document.data["paths"][path].get("parameters", []) + operation.get("parameters", [])
    parameters = [document.resolve(entry) for entry in declared]
    for parameter in sorted(parameters, key=lambda parameter: parameter["in"] != "path"):
        if parameter["name"] not in replaced:
            name = parameter_name(operation, parameter)
            yield bool(parameter.get("required")), name, argument(parameter, document)


def _body_arguments(document: Document, operation: Mapping[str, Any]) -> Iterator[_Argument]:
    if "requestBody" in operation and "fixed" not in operation["x-sdk"]:
        media = next(iter(document.resolve(operation["requestBody"])["content"].values()))
        schema = document.resolve(media["schema"])
        for name, declared in schema.get("properties", {}).items():
            required = name in schema.get("required", ())
            optional = required and may_omit_body(document, operation)
            said = _joined(
                argument(declared, document, clears=True),
                _described_words(schema, declared),
                "Required if anything of the body is given." if optional else "",
            )
            yield required and not optional, python_name(name, declared), said


def _described_words(form: Mapping[str, Any], declared: Mapping[str, Any]) -> str:
    """Return the sentence about the properties of another argument that repeat the names and sizes of files."""
    described = declared.get("x-described-by")
    if described is None:
        return ""
    other = python_name(described["part"], form["properties"][described["part"]])
    facts = [f"{key}{'s' if 'entries' in described else ''}" for key in ("name", "size") if key in described]
    if "entries" in described:
        facts.insert(0, "number")
    whose = "their" if "entries" in described else "its"
    listed = " and ".join([", ".join(facts[:-1]), facts[-1]] if len(facts) > 1 else facts)
    return f"What ``{other}`` states about {whose} {listed} is filled in if omitted, and must agree otherwise."


def _reconcile_argument(document: Document, operation: Mapping[str, Any]) -> Iterator[_Argument]:
    if "x-reconcile" in operation:
        text = _RECONCILE.format(absent=_ABSENT[can_resend(document, operation)])
        said = pythonic(document, sentence(operation["x-reconcile"].get("description")))
        yield False, "reconcile", f"{text} {said}"


def _walk_arguments(operation: Mapping[str, Any]) -> Iterator[_Argument]:
    if is_paged(operation):
        yield False, "limit", "Maximum number of records that an iteration yields."
        changes = "Whether an iteration ends without ``ListChangedError`` although the list changed meanwhile"
        if operation.get("x-sort"):
            changes += ". With ``order_by``, it first reads again what may have been skipped"
        yield False, "allow_changes", f"{changes}."


def _option_arguments(document: Document, operation: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "timeout", "Seconds that each step of this call may take. Default: the client's timeout."
    yield "extra_headers", "Headers to send in addition to the client's."
    yield "extra_query", "Query parameters that this operation does not declare."
    if has_json_body(document, operation):
        yield "extra_body", "Properties of the body that this operation does not declare, as JSON values."


def _returns(document: Document, operation: Mapping[str, Any]) -> str:
    response = document.resolve(success(operation))
    if not response.get("content") and not has_location(response):
        return ""
    return f"Returns:\n    {pythonic(document, sentence(response.get('description')))}"


def _errors(document: Document, operation: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the errors that are special to an operation: not those that every operation shares."""
    for status, entry in sorted(operation["responses"].items()):
        shared = "$ref" in entry and (status in _COMMON_ERRORS or status[0] == "5")
        if status[0] in "45" and status.isdecimal() and not shared:
            said = pythonic(document, sentence(document.resolve(entry).get("description")))
            yield error_class(int(status)).__name__, f"{status}: {said}"
