"""The text of generated docstrings, from the descriptions in a document and the sources that it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..document.bundle import Document
from ..document.facts import has_json_body, is_nullable, query_parameters_replaced
from ..document.names import python_name
from ..runtime.errors.api import error_class
from ..source_text.escape import Text, paragraphs, section, sentence, text
from .file_methods import ExtraSignature
from .nodes import Client

_RECONCILE = (
    "If true and the response is lost (no response, a server error, or a success that cannot be read), the client"
    " checks whether the call took effect. If the record is found, the client returns it (``reconciled`` is true in the"
    " raw response). If two complete lookups, with a pause between them, find nothing, the client sends the call again,"
    " within the limits of ``retry``. Otherwise it raises the original error, with details in"
    " ``error.reconciliation``."
)

_ITERATE = "Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages."

_UNKNOWN_OUTCOME = (
    "Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again."
)

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


def source(declared: Mapping[str, Any]) -> str:
    """Return the sentence that names the source of a part of a document."""
    found = declared.get("x-evidence")
    return f"Source ({_LEVELS[found['level']]}): {sentence(found.get('source'))}" if found else ""


def client(node: Client, prefix: str) -> Text:
    """Describe a client class; ``prefix`` is ``Async`` for the asynchronous one."""
    arguments = [
        (
            entry.argument,
            f"{sentence(entry.doc.get_untrusted_value())} If no credential is given, all are taken from the"
            f" environment: this one from ``{entry.variable}``.",
        )
        for entry in node.credentials
    ]
    if node.signer:
        arguments.append(("audience", "The ``aud`` claim of every token."))
    arguments += [
        ("base_url", "Base URL of the API. It must be https, except on this machine."),
        ("timeout", "Seconds that each step of a call (connect, write, read) may take."),
        ("max_retries", "Maximum number of retries per call. Default: ``retry.max_retries``."),
        (
            "retry",
            "Retry policy: which calls are retried, and after what delay. Only calls that are safe to repeat are"
            " retried.",
        ),
        ("rate_limit", "Rate limit that the client enforces; ``None`` disables it."),
    ]
    if node.time_zone:
        arguments.append(
            (
                "time_zone",
                "IANA name of the clinic's time zone. Without it, an aware datetime is rejected where clinic time is"
                " required.",
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
            "with it in another process or event loop, or if the pool has query parameters of its own.",
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
            section("Raises", [("ArgumentError", "A credential is missing, or a setting is wrong.")]),
        ]
    )


def attribute(declared: Mapping[str, Any], document: Document) -> str:
    """Describe an attribute of a record."""
    return _joined(_meaning(declared, document), _unusual_source(declared))


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
    said = sentence(declared.get("description") or target.get("description"))
    return _joined("Deprecated." if declared.get("deprecated") else "", said)


_FORMAT_WORDS = {
    "date-time-local": "Pass a naive datetime, or an aware one if the client has a ``time_zone``.",
    "date-time": "Pass an aware datetime.",
    "coreplus-date-time": "Pass an aware datetime.",
    "coreplus-query-date-time": "Pass an aware datetime.",
}


def _format_words(document: Document, schema: Mapping[str, Any]) -> str:
    return _FORMAT_WORDS.get(str(document.resolve(schema).get("format")), "")


def _enum_words(document: Document, schema: Mapping[str, Any]) -> str:
    target = document.resolve(schema)
    if target.get("type") == "array":
        target = document.resolve(target.get("items", {}))
    meanings: Mapping[str, Any] = target.get("x-enum-descriptions", {})
    words = [
        f"``{given}``: {_clause(meanings[str(given)])}" for given in target.get("enum", ()) if str(given) in meanings
    ]
    return f"Values: {'; '.join(words)}." if words else ""


def _clause(said: Any) -> str:
    return " ".join(str(said).split()).rstrip(".")


def enum(schema: Mapping[str, Any]) -> str:
    """Describe the values of an enum."""
    meanings: Mapping[str, Any] = schema.get("x-enum-descriptions", {})
    lines = [f"- ``{given}``: {sentence(meanings[str(given)])}" for given in schema["enum"] if str(given) in meanings]
    return "\n\n".join(part for part in (sentence(schema.get("description")), "\n".join(lines)) if part)


def model(schema: Mapping[str, Any]) -> str:
    """Describe a record."""
    return "\n\n".join(part for part in (str(schema.get("description", "")).strip(), _unusual_source(schema)) if part)


def _unusual_source(declared: Mapping[str, Any]) -> str:
    """Return the source of a record or an attribute, unless it is the vendor's documentation, as for most."""
    return "" if declared.get("x-evidence", {}).get("level") == "documented" else source(declared)


def raw_resource(class_name: str) -> Text:
    """Describe the class whose methods return raw responses."""
    return text(f"Variant of ``{class_name}`` and ``Async{class_name}`` whose methods return ``RawResponse``.")


def credential(argument: str, scheme: Mapping[str, Any]) -> str:
    """Describe an argument of the client that holds a credential."""
    if "signer" in scheme["x-sdk"]:
        return f"The {argument.replace('_', ' ')} of the add-on."
    return sentence(str(scheme.get("description", "")).split("\n\n", maxsplit=1)[0])


def method(
    document: Document,
    path: str,
    http_method: str,
    operation: Mapping[str, Any],
    extra: ExtraSignature,
) -> Text:
    """Describe a method: what it does and sends, its arguments, what it returns and raises, and its source."""
    arguments = [
        *_parameter_arguments(document, path, operation),
        *_query_arguments(operation),
        *_body_arguments(document, operation),
        *((entry.required, entry.keyword, said) for entry, said in extra.arguments),
        *_reconcile_argument(operation),
    ]
    arguments.sort(key=lambda argument: not argument[0])  # as in the signature
    return paragraphs(
        [
            sentence(operation.get("summary")),
            f"``{http_method.upper()} {path}``",
            str(operation.get("description", "")),
            _ITERATE if "x-pagination" in operation else "",
            section(
                "Args",
                [*((name, said) for _, name, said in arguments), *_option_arguments(document, operation)],
            ),
            f"Returns:\n    {extra.returns}" if extra.returns else _returns(document, operation),
            section("Raises", [*_errors(document, operation), *extra.errors]),
            _UNKNOWN_OUTCOME if operation["x-safety"] != "read" else "",
            "Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.",
            source(operation),
        ]
    )


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


def _condition(filters: Mapping[str, str]) -> str:
    """Return an example of a condition on the fields of a list: on a clinic time, where it has one."""
    times = (name for name, form in filters.items() if form == "date-time-local")
    name = next(times, next(iter(filters)))
    return _CONDITIONS[filters[name]].format(name)


def _query_arguments(operation: Mapping[str, Any]) -> Iterator[_Argument]:
    filters: Mapping[str, str] | None = operation.get("x-filters")
    sort: list[str] = operation.get("x-sort", [])
    if filters:
        fields = ", ".join(f"``{name}`` ({form})" for name, form in filters.items())
        yield (
            False,
            "where",
            f"Conditions that every record must meet, such as ``{_condition(filters)}``. Fields: {fields}.",
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
            name = python_name(parameter["name"], parameter)
            yield bool(parameter.get("required")), name, argument(parameter, document)


def _body_arguments(document: Document, operation: Mapping[str, Any]) -> Iterator[_Argument]:
    if "requestBody" in operation and "fixed" not in operation["x-sdk"]:
        media = next(iter(document.resolve(operation["requestBody"])["content"].values()))
        schema = document.resolve(media["schema"])
        for name, declared in schema.get("properties", {}).items():
            required = name in schema.get("required", ())
            yield required, python_name(name, declared), argument(declared, document, clears=True)


def _reconcile_argument(operation: Mapping[str, Any]) -> Iterator[_Argument]:
    if "x-reconcile" in operation:
        yield False, "reconcile", f"{_RECONCILE} {sentence(operation['x-reconcile'].get('description'))}"


def _option_arguments(document: Document, operation: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "timeout", "Seconds that each step of this call may take. Default: the client's timeout."
    yield "extra_headers", "Headers to send in addition to the client's."
    yield "extra_query", "Query parameters that this operation does not declare."
    if has_json_body(document, operation):
        yield "extra_body", "Properties of the body that this operation does not declare, as JSON values."


def _returns(document: Document, operation: Mapping[str, Any]) -> str:
    status = min(status for status in operation["responses"] if status[0] in "23")
    response = document.resolve(operation["responses"][status])
    if not response.get("content") and "Location" not in response.get("headers", {}):
        return ""
    return f"Returns:\n    {sentence(response.get('description'))}"


def _errors(document: Document, operation: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the errors that are special to an operation: not those that every operation shares."""
    for status, entry in sorted(operation["responses"].items()):
        shared = "$ref" in entry and (status in _COMMON_ERRORS or status[0] == "5")
        if status[0] in "45" and status.isdecimal() and not shared:
            said = sentence(document.resolve(entry).get("description"))
            yield error_class(int(status)).__name__, f"{status}: {said}"
