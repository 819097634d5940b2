"""The pages of the generated reference: what is on each page, and its text for the site generator and for a reader."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import griffe

from tools.site import api
from tools.site.signatures import described, fields_table

APIS = {"pracsuite": "PracSuite", "coreplus": "coreplus"}
GROUPS = {
    "errors": ("Errors", ("_runtime.errors.", "_runtime.values.argument_error.")),
    "lists-and-filters": ("Lists and filters", ("_runtime.pagination.", "_runtime.operation.filters.", "filters.")),
    "options-and-values": ("Options and values", ("_runtime.",)),
}
"""The pages about what all resources share, by the modules that define it. The first that fits counts."""

REFERENCE_LINK = re.compile(r"\[(`[^`]+`)\]\[[\w.]+\]")
"""A link to an object, wherever it is described, as mkdocstrings resolves it."""
LONG = 300
"""The number of characters from which a value is not shown."""

Options = Mapping[str, object]
NO_MEMBERS: Options = {"members": False}
RESOURCE: Options = {"merge_init_into_class": False, "show_bases": False}
"""Of the classes of resources, which only the clients create."""
SIGNATURES_ONLY: Options = {
    "show_docstring_description": False,
    "show_docstring_examples": False,
    "show_docstring_parameters": False,
    "show_docstring_raises": False,
    "show_docstring_returns": False,
}
"""Of the asynchronous methods, whose docstrings equal those of the others."""
WITH_VALUE: Options = {"show_attribute_values": True}


@dataclass(frozen=True)
class Entry:
    """One object on a page."""

    path: str
    options: Options = field(default_factory=dict)
    members: bool = True
    """Whether its twin in Markdown describes what the object contains."""
    fields: bool = False
    """Whether a table of its fields follows."""


@dataclass(frozen=True)
class Page:
    """A page of the reference."""

    path: str
    title: str
    introduction: str
    entries: Sequence[Entry] = ()
    label: str = ""
    """What the navigation shows, if it is not the title."""

    def source(self) -> str:
        """Return the page for the site generator."""
        parts = [f"# {self.title}", self.introduction]
        for entry in self.entries:
            block = [f"::: {entry.path}"]
            if entry.options:
                block.append("    options:")
                block += (f"      {key}: {json.dumps(value)}" for key, value in entry.options.items())
            parts.append("\n".join(block))
            if entry.fields:
                parts.append(fields_table(entry.path))
        return "\n\n".join(part for part in parts if part) + "\n"

    def twin(self) -> str:
        """Return the page in Markdown, for a reader."""
        parts = [f"# {self.title}", REFERENCE_LINK.sub(r"\1", self.introduction)]
        parts += (described(entry.path, members=entry.members, fields=entry.fields) for entry in self.entries)
        return "\n\n".join(part for part in parts if part) + "\n"


@dataclass(frozen=True)
class Section:
    """Pages in the navigation, under one title."""

    title: str
    content: Sequence[Page | Section]

    def pages(self) -> Iterator[Page]:
        """Yield all pages, in order."""
        for one in self.content:
            if isinstance(one, Page):
                yield one
            else:
                yield from one.pages()


def overview() -> Page:
    """Return the first page of the reference."""
    counts = {name: api.resources(f"{name}_client") for name in APIS}
    lines = [
        "Everything that the packages export, from their docstrings.",
        "",
        "| package | content |",
        "|---|---|",
    ]
    for name, title in APIS.items():
        methods = sum(len(resource.methods) for resource in counts[name])
        lines.append(
            f"| [`{name}_client`]({name}/client.md) | The client of {title}: {len(counts[name])} resources with "
            f"{methods} methods, each with the request that it sends. |"
        )
        lines.append(f"| [`{name}_models`]({name}/pydantic.md) | The records of {title} as pydantic models. |")
    lines.append("| [`practice_mock`](practice_mock/index.md) | The mock server, and what tests use of it. |")
    lines += [
        "",
        "## Webhooks",
        "",
        "No webhook is documented for either API. A product that has to notice changes reads lists at intervals,",
        "with a filter on the time of the last change where the list has one.",
    ]
    return Page("reference/index.md", "Reference of the packages", "\n".join(lines), label="Overview")


def of_client(name: str) -> Section:
    """Return the pages of a client package."""
    package, title, folder = f"{name}_client", APIS[name], f"reference/{name}"
    models = api.model_modules(package)
    of_models = {one for names in models.values() for one in names}
    shared = {key: list[str]() for key in GROUPS}
    clients = list[str]()
    for public in api.public_names(package):
        if public in of_models:
            continue
        place = api.found(f"{package}.{public}").path.removeprefix(f"{package}.")
        group = next((key for key, (_, modules) in GROUPS.items() if place.startswith(modules)), None)
        (clients if group is None else shared[group]).append(public)
    clients.sort(key=lambda one: (one.startswith("Async"), one))
    resources = api.resources(package)
    return Section(
        f"{title} client",
        (
            Page(
                f"{folder}/client.md",
                f"The client of {title}",
                f"`from {package} import {', '.join(clients)}`\n\n{_resource_table(resources)}",
                [Entry(f"{package}.{one}") for one in clients],
                label="Client",
            ),
            Section("Resources", [_resource_page(folder, title, one) for one in resources]),
            Section(
                "Records",
                [_models_page(f"{folder}/models", package, module, names) for module, names in models.items() if names],
            ),
            *(
                Page(
                    f"{folder}/{key}.md",
                    f"{heading} of `{package}`",
                    "",
                    [_entry(f"{package}.{one}") for one in shared[key]],
                    label=heading,
                )
                for key, (heading, _) in GROUPS.items()
            ),
            _module_page(f"{folder}/dlt.md", f"{package}.dlt"),
        ),
    )


def of_models(name: str) -> Page:
    """Return the page of a package of pydantic models."""
    package = f"{name}_models"
    return Page(
        f"reference/{name}/pydantic.md",
        f"The pydantic models of {APIS[name]}",
        f"The records of {APIS[name]} for applications that validate data themselves.",
        [_model(f"{package}.{one}") for one in api.public_names(package)],
        label=APIS[name],
    )


def of_mock() -> Section:
    """Return the pages of the mock server."""
    pages = [
        _module_page(f"reference/practice_mock/{module.partition('.')[2] or 'index'}.md", module)
        for module in api.MODULES
    ]
    return Section("Mock server", pages)


def sections() -> list[Page | Section]:
    """Return the whole reference."""
    content: list[Page | Section] = [overview()]
    content += (of_client(name) for name in APIS)
    content.append(Section("pydantic models", [of_models(name) for name in APIS]))
    content.append(of_mock())
    return content


def _module_page(path: str, module: str) -> Page:
    entries = [Entry(module, NO_MEMBERS, members=False)]
    entries += (_entry(f"{module}.{name}") for name in api.public_names(module))
    return Page(path, f"`{module}`", "", entries, label=module)


def _models_page(folder: str, package: str, module: str, names: Sequence[str]) -> Page:
    title = module.replace("_", " ").capitalize()
    return Page(f"{folder}/{module}.md", title, "", [_entry(f"{package}.{name}") for name in names])


def _resource_page(folder: str, title: str, resource: api.Resource) -> Page:
    package = resource.sync.partition(".")[0]
    lines = [
        f"`{resource.name}` of [`{title}`][{package}.{title.capitalize() if title == 'coreplus' else title}]: "
        f"{resource.description[:1].lower()}{resource.description[1:]}",
    ]
    lines += ["", "| method | request | |", "|---|---|---|"]
    lines += (
        f"| [`{method.name}`][{method.path}] | `{method.request}` | {method.summary} |" for method in resource.methods
    )
    return Page(
        f"{folder}/{resource.name}.md",
        f"{title}: {resource.name.replace('_', ' ')}",
        "\n".join(lines),
        [
            Entry(resource.sync, RESOURCE),
            Entry(resource.asynchronous, {**RESOURCE, **SIGNATURES_ONLY}, members=False),
            Entry(resource.raw, {**RESOURCE, **NO_MEMBERS}, members=False),
            *(_entry(path) for path in resource.others),
        ],
        label=resource.name.replace("_", " ").capitalize(),
    )


def _resource_table(resources: Sequence[api.Resource]) -> str:
    lines = ["| resource | |", "|---|---|"]
    lines += (f"| [`{one.name}`]({one.name}.md) | {one.description} |" for one in resources)
    return "\n".join(lines)


def _entry(path: str) -> Entry:
    one = api.found(path)
    short = isinstance(one, griffe.Attribute) and len(str(one.value)) < LONG
    return Entry(path, WITH_VALUE if short else {})


def _model(path: str) -> Entry:
    if path.endswith(".Record") or not api.found(path).is_class:
        return _entry(path)
    return Entry(path, {**NO_MEMBERS, "show_bases": False}, members=False, fields=True)
