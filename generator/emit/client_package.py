"""Views to files, through the Jinja templates. Nothing is written here: files are text by path."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..ir import docstrings
from ..ir.nodes import ClientView
from ..settings import PYTHON, RUNTIME, Folders
from ..source_text import escape, wrap

Files = dict[str, str]
"""Files to write: their text, by path in a distribution."""

CLIENT_DEPENDENCIES = ("anyio>=4", "attrs>=23.2", "httpx>=0.27,<1", "tzdata>=2024.1")

CLIENT_EXTRAS = {
    "fast": ("msgspec>=0.18.4,<1",),
    "httpx2": ("httpx2>=2,<3",),
    "opentelemetry": ("opentelemetry-api>=1.20,<2",),
}

RUNTIME_EXPORTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "_runtime.errors",
        (
            "APIConnectionError", "APIError", "APIStatusError", "APITimeoutError", "ArgumentError",
            "AuthenticationError", "BadRequestError", "ConflictError", "Deviation", "InternalServerError",
            "NotFoundError", "PermissionDeniedError", "RateLimitError", "Reconciliation", "ResponseValidationError",
            "StorageError",
            "UnprocessableEntityError",
        ),
    ),
    ("_runtime.drift", ("Drift", "DriftEntry")),
    ("_runtime.files", ("FileInput", "Progress")),
    ("_runtime.http", ("Response",)),
    ("_runtime.model", ("Model",)),
    ("_runtime.pages", ("AsyncPage", "AsyncPages", "Page")),
    ("_runtime.rate_limit", ("RateLimit",)),
    ("_runtime.resource", ("RawResponse",)),
    ("_runtime.retry", ("Retry",)),
    ("_runtime.storage", ("UploadedFile",)),
    ("_runtime.unset", ("UNSET", "Unset")),
)  # fmt: skip
"""What every client exports besides its own names."""


@cache
def environment(templates: Path) -> Environment:
    """The templates, with the escapes that they may use."""
    made = Environment(
        loader=FileSystemLoader(templates),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    made.filters["literal"] = escape.literal
    made.filters["literal_tuples"] = escape.literal_tuples
    made.filters["docstring"] = escape.docstring
    made.filters["packed"] = wrap.packed
    made.filters["comment"] = escape.comment
    made.filters["markdown"] = escape.markdown
    return made


def client_files(view: ClientView, folders: Folders) -> Files:
    """The files of a client distribution, not yet formatted."""
    env = environment(folders.templates)
    package = view.package
    exports = _exports(view)
    files = {
        f"{package}/__init__.py": env.get_template("client/__init__.py.jinja").render(
            client=view,
            exports=exports,
            names=sorted(name for _, names in exports for name in names),
            package_doc=_package_doc(view),
        ),
        f"{package}/__main__.py": env.get_template("client/__main__.py.jinja").render(client=view),
        f"{package}/_api.py": env.get_template("client/_api.py.jinja").render(client=view),
        f"{package}/client.py": env.get_template("client/client.py.jinja").render(
            client=view, docs={prefix: docstrings.client(view, prefix) for prefix in ("", "Async")}
        ),
        f"{package}/models/__init__.py": env.get_template("client/models/__init__.py.jinja").render(),
        f"{package}/resources/__init__.py": env.get_template("client/resources/__init__.py.jinja").render(),
        f"{package}/py.typed": "",
    }
    if view.filters:
        files[f"{package}/filters.py"] = env.get_template("client/filters.py.jinja").render(client=view)
    for module in view.modules:
        files[f"{package}/models/{module.name}.py"] = env.get_template("client/models/module.py.jinja").render(
            module=module
        )
    shared = [name for name, _ in (*view.pagings, *view.parameters)]
    for resource in view.resources:
        files[f"{package}/resources/{resource.name}.py"] = env.get_template(
            "client/resources/resource.py.jinja"
        ).render(resource=resource, shared=shared)
    for path in sorted(RUNTIME.glob("*.py")):
        files[f"{package}/_runtime/{path.name}"] = path.read_text("utf-8")
    said = f"A typed client for the {view.title}."
    files |= metadata(folders, view.distribution, package, view.version, said, CLIENT_DEPENDENCIES, CLIENT_EXTRAS)
    files["README.md"] = env.get_template("package/client.README.md.jinja").render(client=view)
    return files


def metadata(
    folders: Folders,
    distribution: str,
    package: str,
    version: str,
    description: str,
    dependencies: Iterable[str],
    extras: Mapping[str, Iterable[str]] | None = None,
) -> Files:
    """What makes a folder installable."""
    given: Mapping[str, Any] = {
        "distribution": distribution,
        "package": package,
        "version": version,
        "description": description,
        "dependencies": list(dependencies),
        "extras": {name: list(needed) for name, needed in (extras or {}).items()},
        "python": PYTHON,
    }
    return {
        "pyproject.toml": environment(folders.templates).get_template("package/pyproject.toml.jinja").render(given),
        "LICENSE": folders.licence.read_text("utf-8"),
    }


def _exports(view: ClientView) -> list[tuple[str, tuple[str, ...]]]:
    own = [
        (
            f"models.{module.name}",
            tuple(sorted([*(enum.name for enum in module.enums), *(model.name for model in module.models)])),
        )
        for module in view.modules
    ]
    client = ("client", (f"Async{view.class_name}", view.class_name))
    filters = [("filters", ("F",)), ("_runtime.filters", ("Condition",))] if view.filters else []
    return sorted([client, *own, *filters, *RUNTIME_EXPORTS])


def _package_doc(view: ClientView) -> escape.Text:
    return escape.text(
        f"A typed client for the {view.title}: ``{view.class_name}`` and, for asynchronous code, "
        f"``Async{view.class_name}``.\n\n"
        "Everything public is importable from here. Generated by prackit."
    )
