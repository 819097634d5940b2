"""Render the files of a client distribution. Nothing is written to disk here."""

from __future__ import annotations

import json

from ..ir import docstrings
from ..ir.nodes import Client
from ..settings import RUNTIME, Folders
from ..source_text import escape
from .templates import Files, environment, metadata

CLIENT_DEPENDENCIES = ("anyio>=4", "attrs>=23.2", "httpcore>=1,<2", "httpx>=0.27,<1", "tzdata>=2024.1")

CLIENT_EXTRAS = {
    "fast": ("msgspec>=0.18.4,<1",),
    "httpx2": ("httpx2>=2,<3",),
    "opentelemetry": ("opentelemetry-api>=1.20,<2",),
}

RUNTIME_EXPORTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "_runtime.errors.api",
        (
            "APIConnectionError", "APIError", "APIStatusError", "APITimeoutError",
            "AuthenticationError", "BadRequestError", "ConflictError", "InternalServerError",
            "ListChangedError", "NotFoundError", "PermissionDeniedError", "RateLimitError", "Reconciliation",
            "ResponseValidationError", "StorageError", "UnprocessableEntityError",
        ),
    ),
    ("_runtime.values.argument_error", ("ArgumentError",)),
    ("_runtime.values.deviation", ("Deviation",)),
    ("_runtime.values.drift", ("Drift", "DriftEntry")),
    ("_runtime.messages.file_input", ("FileInput", "Progress")),
    ("_runtime.messages.http", ("Response",)),
    ("_runtime.values.records", ("Model",)),
    ("_runtime.operation.call_options", ("ExtraBody", "ExtraQuery", "Headers")),
    ("_runtime.pagination.pages", ("AsyncPage", "AsyncPages", "Page")),
    ("_runtime.transport.rate_limit", ("RateLimit", "RateLimiter")),
    ("_runtime.client.resource", ("RawResponse",)),
    ("_runtime.transport.retry", ("Retry",)),
    ("_runtime.files.object_storage", ("UploadedFile",)),
    ("_runtime.values.unset", ("UNSET", "Unset")),
)  # fmt: skip
"""The names of the runtime that every client exports."""

_FILTERS = "_runtime.operation.filters"


def client_files(client: Client, folders: Folders) -> Files:
    """Return the files of a client distribution, not yet formatted."""
    env = environment(folders.templates)
    package = client.package
    exports = _exports(client)
    files = {
        f"{package}/__init__.py": env.get_template("client/__init__.py.jinja").render(
            client=client,
            exports=exports,
            names=sorted(name for _, names in exports for name in names),
            package_doc=_package_doc(client),
        ),
        f"{package}/__main__.py": env.get_template("client/__main__.py.jinja").render(client=client),
        f"{package}/_api.py": env.get_template("client/_api.py.jinja").render(client=client),
        f"{package}/client.py": env.get_template("client/client.py.jinja").render(
            client=client, docs={prefix: docstrings.client(client, prefix) for prefix in ("", "Async")}
        ),
        f"{package}/models/__init__.py": env.get_template("client/models/__init__.py.jinja").render(),
        f"{package}/resources/__init__.py": env.get_template("client/resources/__init__.py.jinja").render(),
        f"{package}/py.typed": "",
        f"{package}/schemas.json": _schemas(client),
    }
    if client.filters:
        files[f"{package}/filters.py"] = env.get_template("client/filters.py.jinja").render(client=client)
    for module in client.modules:
        files[f"{package}/models/{module.name}.py"] = env.get_template("client/models/module.py.jinja").render(
            module=module
        )
    shared = [*(paging.constant for paging in client.pagings), *(name for name, _ in client.parameters)]
    for resource in client.resources:
        files[f"{package}/resources/{resource.name}.py"] = env.get_template(
            "client/resources/resource.py.jinja"
        ).render(resource=resource, raw_doc=docstrings.raw_resource(resource.class_name), shared=shared)
    for path in sorted(RUNTIME.rglob("*.py")):
        files[f"{package}/_runtime/{path.relative_to(RUNTIME).as_posix()}"] = path.read_text("utf-8")
    description = f"A typed client for the {client.title}."
    files |= metadata(
        folders,
        client.distribution,
        package,
        client.version,
        description,
        CLIENT_DEPENDENCIES,
        CLIENT_EXTRAS,
        client.classifiers,
    )
    files["README.md"] = env.get_template("package/client.README.md.jinja").render(client=client)
    return files


def _schemas(client: Client) -> str:
    """Return the named schemas of the document, each on one line. The client reads them only to print an Overlay."""
    lines = (
        f"{json.dumps(name)}: {json.dumps(schema, ensure_ascii=False, separators=(',', ':'))}"
        for name, schema in client.schemas.items()
    )
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _exports(client: Client) -> list[tuple[str, tuple[str, ...]]]:
    own = [
        (
            f"models.{module.name}",
            tuple(sorted([*(enum.name for enum in module.enums), *(model.name for model in module.models)])),
        )
        for module in client.modules
    ]
    classes = ("client", (f"Async{client.class_name}", client.class_name))
    filters = (
        [("filters", ("F",)), ("_runtime.operation.filters", ("Condition", "RawCondition"))] if client.filters else []
    )
    return sorted([classes, *own, *filters, *RUNTIME_EXPORTS])


def _package_doc(client: Client) -> escape.Text:
    return escape.text(
        f"A typed client for the {client.title}: ``{client.class_name}`` and, for asynchronous code, "
        f"``Async{client.class_name}``.\n\n"
        "All public names can be imported from this package. Generated by prackit."
    )
