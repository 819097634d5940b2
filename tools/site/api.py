"""The public API of the packages, read from their sources without importing them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import griffe

from tools.site.checkout import APIS, SOURCES

MODULES = (
    "practice_mock",
    "practice_mock.testing",
    "practice_mock.pytest_plugin",
    "practice_mock.clients",
    "practice_mock.control",
    "practice_mock.faults",
    "practice_mock.switches",
)
"""The modules of the mock that tests and programs import."""

CLIENTS = tuple(f"{api}_client" for api in APIS)
MODELS = tuple(f"{api}_models" for api in APIS)
REQUEST = re.compile(r"^``([A-Z]+ /\S*)``$", re.MULTILINE)


@dataclass(frozen=True)
class Method:
    """A method of a resource."""

    name: str
    path: str
    request: str
    """Method and path template, such as `GET /patient`."""
    summary: str


@dataclass(frozen=True)
class Resource:
    """A resource of a client."""

    name: str
    """Its attribute of the client."""
    description: str
    sync: str
    """Path of the class, such as `pracsuite_client.resources.patients.Patients`."""
    asynchronous: str
    raw: str
    others: tuple[str, ...]
    """Paths of the other public names of its module."""
    methods: tuple[Method, ...]


@cache
def packages() -> griffe.ModulesCollection:
    """Read all packages."""
    loader = griffe.GriffeLoader(search_paths=SOURCES, allow_inspection=False)
    for name in (*CLIENTS, *MODELS, "practice_mock"):
        loader.load(name)
    loader.resolve_aliases(external=False)
    return loader.modules_collection


def found(path: str) -> griffe.Object:
    """Return what a path names, where it is defined. Raises KeyError if there is nothing."""
    one: griffe.Object | griffe.Alias = packages()[path]
    return one.final_target if isinstance(one, griffe.Alias) else one


def summary(one: griffe.Object) -> str:
    """Return the first line of a docstring, or an empty text."""
    return one.docstring.value.partition("\n")[0].strip() if one.docstring else ""


def public_names(module: str) -> list[str]:
    """Return the public names of a module: those of `__all__`, or without it all that it defines."""
    one = found(module)
    if one.exports is not None:
        return sorted(str(name) for name in one.exports)
    return [
        name
        for name, member in one.members.items()
        if isinstance(member, griffe.Object) and not name.startswith("_") and (member.docstring or member.is_class)
    ]


def member_names(path: str) -> list[str]:
    """Return the documented public members of a class, those that it inherits within its package included."""
    one = found(path)
    assert isinstance(one, griffe.Class)
    members = {**one.inherited_members, **one.members}
    return [name for name, member in members.items() if not name.startswith("_") and member.docstring]


def public_modules() -> list[str]:
    """Return the modules whose public names the reference describes, in addition to models and resources."""
    return [*CLIENTS, *(f"{client}.dlt" for client in CLIENTS), *MODELS, *MODULES]


def resources(client: str) -> list[Resource]:
    """Return the resources of a client, in alphabetical order."""
    return [_resource(module) for module in sorted(_modules(f"{client}.resources"), key=lambda one: one.name)]


def model_modules(client: str) -> Mapping[str, list[str]]:
    """Return the names of the models of a client, by the module that defines them: one for each file of schemas."""
    modules = sorted(_modules(f"{client}.models"), key=lambda one: one.name)
    exported = set(public_names(client))
    return {one.name: [name for name in _defined(one) if name in exported] for one in modules}


def _modules(package: str) -> Iterator[griffe.Object]:
    for member in found(package).members.values():
        if isinstance(member, griffe.Module) and not member.name.startswith("_"):
            yield member


def _defined(module: griffe.Object) -> list[str]:
    return [
        name
        for name, member in module.members.items()
        if isinstance(member, griffe.Object) and not name.startswith("_")
    ]


def _resource(module: griffe.Object) -> Resource:
    names = _defined(module)
    (raw,) = (name for name in names if name.endswith("Raw") and name.removesuffix("Raw") in names)
    sync = raw.removesuffix("Raw")
    described = found(f"{module.path}.{sync}")
    return Resource(
        name=module.name,
        description=summary(described),
        sync=described.path,
        asynchronous=f"{module.path}.Async{sync}",
        raw=f"{module.path}.{raw}",
        others=tuple(f"{module.path}.{name}" for name in names if name not in (sync, f"Async{sync}", raw)),
        methods=tuple(_methods(described)),
    )


def _methods(resource: griffe.Object) -> Iterator[Method]:
    for name, member in resource.members.items():
        if isinstance(member, griffe.Function) and not name.startswith("_"):
            (request,) = REQUEST.findall(member.docstring.value if member.docstring else "")
            yield Method(name, member.path, request, summary(member))
