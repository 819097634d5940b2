"""Render the files of a client distribution. Nothing is written to disk here."""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Mapping
from typing import Any

from ..ir import docstrings
from ..ir.commands import OWN_COMMANDS
from ..ir.importable import API_NAMES, EXPORTS, FILTER_EXPORTS, FILTERS
from ..ir.nodes import Client, Module, Resource
from ..settings import RUNTIME, Folders
from ..source_text import escape
from ..source_text.escape import text
from ..source_text.typed import Code, DocText, Identifier, code, joined, without_end
from .imports import MARK, Importable, of_runtime
from .readme import methods
from .release import CHANGELOG, changelog
from .sbom import Contents, Part, versions
from .templates import UNOFFICIAL, Files, environment, metadata, printable_json

CLIENT_DEPENDENCIES = (
    *("anyio>=4.1,<5", "attrs>=23.2", "httpcore>=1.0.9,<2", "httpx>=0.28,<1", "msgspec>=0.20,<1", "tzdata>=2024.1"),
)

CLIENT_EXTRAS = {
    "cli": ("click>=8.2.1,<9", "rich>=13.7,<16", "keyring>=25,<26"),
    "dlt": ("dlt[duckdb,parquet,sqlalchemy]>=1.31,<2",),
    "httpx2": ("httpx2>=2,<3",),
    "opentelemetry": ("opentelemetry-api>=1.20,<2",),
}

CLIENT_KEYWORDS = ("API client", "asyncio", "OpenAPI")

CLIENT_CLASSIFIERS = ("Framework :: AsyncIO",)


def client_files(client: Client, folders: Folders) -> Files:
    """Return the files of a client distribution, not yet formatted."""
    env = environment(folders.templates)
    package = client.package
    exports = _exports(client)
    shared = [*(paging.constant for paging in client.pagings), *(name for name, _ in client.parameters)]
    records = {module.name: _classes(module) for module in client.modules}
    api = {"_api": [*map(Identifier, API_NAMES), *shared]}
    siblings = tuple(records)
    everywhere = Importable(of_runtime(), siblings)
    in_resources = Importable(api | of_runtime() | {f"models.{name}": names for name, names in records.items()})

    def rendered(template: str, **given: Any) -> Code:
        return env.rendered(env.get_template(f"client/{template}.jinja").render(client=client, imports=MARK, **given))

    docs = {prefix: docstrings.client(client, prefix) for prefix in ("", "Async")}
    files: Files = {
        f"{package}/__init__.py": rendered(
            "__init__.py",
            exports=exports,
            names=sorted(name for _, names in exports for name in names),
            package_doc=_package_doc(client),
        ),
        f"{package}/__main__.py": rendered("__main__.py"),
        f"{package}/_api.py": everywhere.into(
            rendered("_api.py", user_agent=f"{client.distribution}/{client.version}"), code("."), api["_api"]
        ),
        f"{package}/client.py": Importable(api | of_runtime()).into(rendered("client.py", docs=docs), code(".")),
        f"{package}/models/__init__.py": rendered("models/__init__.py"),
        f"{package}/resources/__init__.py": rendered("resources/__init__.py"),
        f"{package}/py.typed": "",
        f"{package}/schemas.json": _schemas(client),
    }
    if client.filters:
        files[f"{package}/filters.py"] = everywhere.into(rendered("filters.py"), code("."))
    if client.pipeline:
        files[f"{package}/dlt.py"] = rendered("dlt.py", pipeline=client.pipeline)
    for module in client.modules:
        files[f"{package}/models/{module.name}.py"] = everywhere.into(
            rendered("models/module.py", module=module), code("..")
        )
    for resource in client.resources:
        source = rendered(
            "resources/resource.py", resource=resource, raw_doc=docstrings.raw_resource(resource.class_name)
        )
        files[f"{package}/resources/{resource.name}.py"] = in_resources.into(source, code(".."))
    files |= _command_files(client, folders, rendered)
    for path in sorted(RUNTIME.rglob("*.py")):
        files[f"{package}/_runtime/{path.relative_to(RUNTIME).as_posix()}"] = path.read_text("utf-8")
    description = text(f"A typed client for the {client.title}.")
    files |= metadata(
        folders,
        client.distribution,
        package,
        client.version,
        description,
        CLIENT_DEPENDENCIES,
        CLIENT_EXTRAS,
        keywords=[*map(text, (client.api, *CLIENT_KEYWORDS)), *client.keywords],
        classifiers=[*map(text, CLIENT_CLASSIFIERS), *client.classifiers],
        scripts={client.api: code("{}.__main__:main", package)},
        contents=_contents(client),
    )
    files |= changelog(folders, client.distribution)
    files["README.md"] = env.get_template("package/client.README.md.jinja").render(
        client=client,
        api=without_end(client.distribution, "-client"),
        title=text(client.title),
        models_distribution=code("{}-models", without_end(client.distribution, "-client")),
        models_package=code("{}_models", without_end(client.package, "_client")),
        example=client.example,
        methods=list(methods(client)),
        unofficial=UNOFFICIAL,
        changelog=CHANGELOG in files,
    )
    return files


def _contents(client: Client) -> Contents:
    """Return what the SBOM states about the origin of the code."""
    runtime = f"The runtime of the clients, copied to {client.package}/_runtime."
    return Contents(
        copied=(Part("generator/runtime", "library", runtime),),
        sources=(Part(f"specs/{client.api}", "data", "The OpenAPI document that the package was generated from."),),
        tools=versions("openapi-python-client", "ruff"),
    )


def _command_files(client: Client, folders: Folders, rendered: Callable[..., Code]) -> Files:
    """Return the modules with the commands of the command line, and what is written by hand for this API, if anything.

    The latter has commands that make several calls. It is Python code of this repository, not text of a document.
    """
    package, flows = client.package, folders.templates / "flows" / f"{client.api}.py"
    groups: dict[str, Resource] = {}
    for resource in client.resources:
        groups[_group_name(resource.name, groups)] = resource
    files: Files = {
        f"{package}/_commands/__init__.py": rendered(
            "_commands/__init__.py", groups=list(groups.items()), flows=flows.is_file()
        )
    }
    for resource in client.resources:
        files[f"{package}/_commands/{resource.name}.py"] = rendered("_commands/resource.py", resource=resource)
    if flows.is_file():
        source = escape.comment(text(f"templates/flows/{flows.name}"))
        files[f"{package}/_flows.py"] = f"# Generated from {source}: do not edit.\n{flows.read_text('utf-8')}"
    return files


def _group_name(resource: str, taken: Container[str]) -> str:
    """Return the name of a resource on the command line, which no other command has."""
    name = resource.replace("_", "-")
    while name in OWN_COMMANDS or name in taken:
        name += "-resource"
    return name


def _classes(module: Module) -> list[Identifier]:
    return [*(enum.name for enum in module.enums), *(model.name for model in module.models)]


def _schemas(client: Client) -> str:
    """Return the named schemas of the document, each on one line. The client reads them only to print an Overlay."""
    lines = (f"{json.dumps(name)}: {printable_json(schema)}" for name, schema in client.schemas.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _exports(client: Client) -> list[tuple[Code, list[Identifier]]]:
    """Return the public names, by the module that defines them."""
    found: dict[Code, list[Identifier]] = {
        code("client"): [Identifier(f"Async{client.class_name}"), client.class_name],
        **{code("models.{}", module.name): sorted(_classes(module)) for module in client.modules},
        **_runtime_exports(EXPORTS),
    }
    if client.filters:
        found |= {code("filters"): [Identifier(FILTERS)], **_runtime_exports(FILTER_EXPORTS)}
    return sorted(found.items())


def _runtime_exports(table: Mapping[str, tuple[str, ...]]) -> dict[Code, list[Identifier]]:
    return {
        joined(".", map(Identifier, f"_runtime.{module}".split("."))): list(map(Identifier, names))
        for module, names in table.items()
    }


def _package_doc(client: Client) -> DocText:
    return text(
        f"A typed client for the {client.title}: ``{client.class_name}`` and, for asynchronous code, "
        f"``Async{client.class_name}``.\n\n"
        "All public names can be imported from this package. Generated by prackit."
    )
