"""The pages of the generated reference: what is on each."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import griffe

from tools.site import api
from tools.site.checkout import APIS
from tools.site.content import NO_HEADING, NO_MEMBERS, Entry, Options, Page, Section

ERRORS = "errors"
LISTS = "lists-and-filters"
GROUPS = {
    ERRORS: ("Errors", ("_runtime.errors.", "_runtime.values.argument_error.")),
    LISTS: ("Lists and filters", ("_runtime.pagination.", "_runtime.operation.filters.", "filters.")),
    "options-and-values": ("Options and values", ("_runtime.",)),
}
"""The pages about what all resources share, by the modules that define it. The first that fits counts."""

LONG = 300
"""The number of characters from which a value is not shown."""

NO_CONSTRUCTOR: Options = {"merge_init_into_class": False}
"""Of what only the clients create."""
RESOURCE: Options = {**NO_CONSTRUCTOR, "show_bases": False}
"""Of the classes of resources, whose base classes are not public."""
SIGNATURES_ONLY: Options = {
    "show_docstring_description": False,
    "show_docstring_examples": False,
    "show_docstring_parameters": False,
    "show_docstring_raises": False,
    "show_docstring_returns": False,
    "show_labels": True,
}
"""Of the asynchronous methods, whose docstrings equal those of the others."""
WITH_VALUE: Options = {"show_attribute_values": True}
MODEL: Options = {**NO_MEMBERS, **RESOURCE}
"""Of a pydantic model, whose fields are in a table."""


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
                [_client(f"{package}.{one}", {resource.name for resource in resources}) for one in clients],
                label="Client",
            ),
            Section("Resources", [_resource_page(folder, title, clients[0], one) for one in resources]),
            Section(
                "Records",
                [_models_page(f"{folder}/models", package, module, names) for module, names in models.items() if names],
            ),
            *(_group_page(folder, package, key, names) for key, names in shared.items()),
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
    entries = [Entry(module, NO_HEADING, members=())]
    entries += (_entry(f"{module}.{name}") for name in api.public_names(module))
    return Page(path, f"`{module}`", "", entries, label=module)


def _models_page(folder: str, package: str, module: str, names: Sequence[str]) -> Page:
    label = module.replace("_", " ").capitalize()
    title = f"Records of `{package}`: {label.lower()}"
    return Page(f"{folder}/{module}.md", title, "", [_entry(f"{package}.{name}") for name in names], label=label)


def _group_page(folder: str, package: str, key: str, names: Sequence[str]) -> Page:
    label = GROUPS[key][0]
    describe = {LISTS: _inheriting, ERRORS: _error}.get(key, _entry)
    entries = [describe(f"{package}.{name}") for name in names]
    return Page(f"{folder}/{key}.md", f"{label} of `{package}`", "", entries, label=label)


def _resource_page(folder: str, title: str, client: str, resource: api.Resource) -> Page:
    package = resource.sync.partition(".")[0]
    lines = [
        f"`{resource.name}` of [`{client}`][{package}.{client}]: "
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
            Entry(resource.asynchronous, {**RESOURCE, **SIGNATURES_ONLY}, members=()),
            Entry(resource.raw, {**RESOURCE, **NO_MEMBERS}, members=()),
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
    return Entry(path, MODEL, members=(), fields=True)


def _client(path: str, resources: Collection[str]) -> Entry:
    """Describe a client without its resources, which a table lists."""
    names = [name for name in api.member_names(path) if name not in resources]
    return Entry(path, {"members": names, "inherited_members": True, "show_bases": False}, names)


def _error(path: str) -> Entry:
    return Entry(path, NO_CONSTRUCTOR)


def _inheriting(path: str) -> Entry:
    """Describe a class with what it inherits from classes that are not public."""
    one = api.found(path)
    if not one.is_class:
        return _entry(path)
    names = api.member_names(path)
    return Entry(path, {"members": names, "inherited_members": True, **NO_CONSTRUCTOR}, names)
