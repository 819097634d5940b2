"""Write generated docstrings from the descriptions and the evidence of a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..document.bundle import Document
from ..document.names import python_name
from ..runtime.errors import error_class
from ..source_text.escape import Text, paragraphs, section, sentence
from .file_methods import ExtraSignature
from .nodes import Client

_COMMON_ARGUMENTS = (
    ("timeout", "Seconds that each step of this call may take; the client's when left out."),
    ("extra_headers", "Headers to send besides the client's own."),
)

_RECONCILE = (
    "Look what became of this call when its answer is lost (no answer, a server error, or a success that cannot be"
    " read). What surely came of it is returned; its answer is then that of the look (``reconciled`` in raw answers)."
    " When two complete looks, with a pause between them, found nothing, it is sent again, within ``retry``. Anything"
    " else raises the error of the lost answer, in raw answers too, with what is known as ``reconciliation``."
)


def evidence(declared: Mapping[str, Any]) -> str:
    """Return the evidence of a part of a document as a sentence."""
    found = declared.get("x-evidence")
    return f"Evidence ({found['level']}): {sentence(found.get('source'))}" if found else ""


def client(node: Client, prefix: str) -> Text:
    """Return the docstring of a client class; ``prefix`` is ``Async`` for the asynchronous one."""
    arguments = [
        (
            entry.argument,
            f"{sentence(entry.doc.get_untrusted_value())} Else taken from ``{entry.variable}`` in the environment.",
        )
        for entry in node.credentials
    ]
    if node.signer:
        arguments.append(("audience", "The ``aud`` claim of every token."))
    arguments += [
        ("base_url", "The address that every path is added to."),
        ("timeout", "Seconds that each step of a call (connect, write, read) may take."),
    ]
    arguments += [
        ("max_retries", "How often a call may be sent again; ``retry.max_retries`` when left out."),
        ("retry", "When calls are sent again, and after how long. Only what is safe is: see ``Retry``."),
        ("rate_limit", "The rate that the client keeps to by itself; ``None`` for none."),
    ]
    if node.time_zone:
        arguments.append(
            (
                "time_zone",
                "IANA name of the clinic's zone. Without it, an aware datetime is refused where clinic time is wanted.",
            )
        )
    arguments += [
        (
            "strict",
            "Raise ``ResponseValidationError`` for an answer that breaks its description.",
        ),
        (
            "tracer_provider",
            "A ``TracerProvider`` of OpenTelemetry, to be given a span for each call; needs the extra "
            "``[opentelemetry]``.",
        ),
        ("http_client", "A connection pool to use instead of the client's own. It stays open when the client closes."),
    ]
    return paragraphs(
        [
            f"The {node.title}{', asynchronously' if prefix else ''}.",
            "Use it as a context manager, or close it when done: it holds a connection pool."
            + ("" if prefix else " Threads may share it."),
            section("Args", arguments),
            section("Raises", [("ArgumentError", "A credential is missing, or a setting is wrong.")]),
        ]
    )


def value(declared: Mapping[str, Any], document: Document) -> str:
    """Return the docstring of a property or parameter, on one line."""
    target = document.resolve({"$ref": declared["$ref"]}) if "$ref" in declared else declared
    said = sentence(declared.get("description") or target.get("description"))
    parts = ["Deprecated." if declared.get("deprecated") else "", said, evidence(declared)]
    return " ".join(part for part in parts if part)


def enum(schema: Mapping[str, Any]) -> str:
    """Return the docstring of an enum, with the meaning of each value."""
    meanings: Mapping[str, Any] = schema.get("x-enum-descriptions", {})
    lines = [f"- ``{given}``: {sentence(meanings[str(given)])}" for given in schema["enum"] if str(given) in meanings]
    return "\n\n".join(part for part in (sentence(schema.get("description")), "\n".join(lines)) if part)


def model(schema: Mapping[str, Any]) -> str:
    """Return the docstring of a record."""
    return "\n\n".join(part for part in (str(schema.get("description", "")).strip(), evidence(schema)) if part)


def credential(argument: str, scheme: Mapping[str, Any]) -> str:
    """Return the text about an argument of the client that is a credential."""
    if "signer" in scheme["x-sdk"]:
        return f"The {argument.replace('_', ' ')} of the add-on."
    return sentence(str(scheme.get("description", "")).split("\n\n", maxsplit=1)[0])


def method(
    document: Document,
    path: str,
    operation: Mapping[str, Any],
    extra: ExtraSignature,
) -> Text:
    """Return the docstring of a method: summary, arguments, result, errors and evidence."""
    return paragraphs(
        [
            sentence(operation.get("summary")),
            str(operation.get("description", "")),
            _query_words(operation),
            section(
                "Args",
                [
                    *_query_arguments(operation),
                    *_arguments(document, path, operation),
                    *((argument.keyword, said) for argument, said in extra.arguments),
                    *_reconcile_argument(operation),
                    *_COMMON_ARGUMENTS,
                ],
            ),
            f"Returns:\n    {extra.returns}" if extra.returns else _returns(document, operation),
            section(
                "Raises",
                [
                    ("ArgumentError", "An argument is wrong; nothing was sent."),
                    *_errors(document, operation),
                    *extra.errors,
                ],
            ),
            evidence(operation),
        ]
    )


def _query_words(operation: Mapping[str, Any]) -> str:
    """Return the sentences about what a list can be filtered and sorted by."""
    filters: Mapping[str, str] = operation.get("x-filters", {})
    sort: list[str] = operation.get("x-sort", [])
    lines: list[str] = []
    if filters:
        lines.append("Filters: " + ", ".join(f"``{name}`` ({form})" for name, form in filters.items()) + ".")
    if sort:
        lines.append("Sorts by: " + ", ".join(f"``{name}``" for name in sort) + ".")
    return "\n\n".join(lines)


def _query_arguments(operation: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if operation.get("x-filters"):
        yield "where", "Conditions that a record must all meet, such as ``F.app_time >= datetime(2027, 1, 4)``."
    if operation.get("x-sort"):
        yield "order_by", "Fields to sort by, the weightiest first."


def _arguments(document: Document, path: str, operation: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for entry in document.data["paths"][path].get("parameters", []) + operation.get("parameters", []):
        parameter = document.resolve(entry)
        yield python_name(parameter["name"], parameter), value(parameter, document)
    if "requestBody" in operation and "fixed" not in operation["x-sdk"]:
        media = next(iter(document.resolve(operation["requestBody"])["content"].values()))
        for name, declared in document.resolve(media["schema"]).get("properties", {}).items():
            yield python_name(name, declared), value(declared, document)


def _reconcile_argument(operation: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if "x-reconcile" in operation:
        yield "reconcile", f"{_RECONCILE} {sentence(operation['x-reconcile'].get('description'))}"


def _returns(document: Document, operation: Mapping[str, Any]) -> str:
    status = min(status for status in operation["responses"] if status[0] in "23")
    response = document.resolve(operation["responses"][status])
    if not response.get("content") and "Location" not in response.get("headers", {}):
        return ""
    return f"Returns:\n    {sentence(response.get('description'))}"


def _errors(document: Document, operation: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for status, entry in sorted(operation["responses"].items()):
        if status[0] in "45" and status.isdecimal():
            yield error_class(int(status)).__name__, f"{status}: {sentence(document.resolve(entry).get('description'))}"
