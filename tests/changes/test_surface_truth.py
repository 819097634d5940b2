"""The surface that is read from sources is the one that programs meet when they import the packages."""

from __future__ import annotations

import inspect
from importlib import import_module
from pathlib import Path

import attrs
import pytest

from tools.changes.surface.members import is_operation, is_public
from tools.changes.surface.model import Class, Function, Surface
from tools.changes.surface.public import chosen_modules
from tools.changes.surface.reader import read

ROOT = Path(__file__).parents[2]
PACKAGES = {
    "pracsuite_client": ROOT / "generated" / "pracsuite-client",
    "coreplus_client": ROOT / "generated" / "coreplus-client",
    "pracsuite_models": ROOT / "generated" / "pracsuite-models",
    "coreplus_models": ROOT / "generated" / "coreplus-models",
    "practice_mock": ROOT / "mockserver",
}


@pytest.fixture(scope="module", params=PACKAGES)
def surface(request: pytest.FixtureRequest) -> Surface:
    package: str = request.param
    return read(PACKAGES[package], package, chosen_modules(package))


def named(path: str) -> object:
    """Return what a public name names."""
    module, _, name = path.rpartition(".")
    return getattr(import_module(module), name)


def own_bases(one: type) -> list[type]:
    """Return a class and its bases of the same package."""
    package = one.__module__.partition(".")[0]
    return [base for base in one.__mro__ if base.__module__.partition(".")[0] == package]


def test_every_public_name_can_be_imported(surface: Surface) -> None:
    for names in surface.paths.values():
        for name in names:
            named(name)


def test_names_of_all_are_public(surface: Surface) -> None:
    for path, module in surface.modules.items():
        if module.is_class:
            continue
        names = getattr(import_module(path), "__all__", None)
        if names is not None:
            assert set(module.names) == {name for name in names if name != "__version__"}


def test_members_of_classes_are_those_at_run_time(surface: Surface) -> None:
    for path, names in surface.paths.items():
        one = surface.definitions[path]
        if not isinstance(one, Class):
            continue
        found = named(names[0])
        assert isinstance(found, type)
        there: set[str] = set()
        for base in own_bases(found):
            there |= {
                name
                for name in (*vars(base), *inspect.get_annotations(base))
                if is_public(name) and not (is_operation(name) and _is_made(base, name))
            }
            if attrs.has(base):
                there |= {each.name for each in attrs.fields(base) if is_public(each.name)}
        made = {name for name, value in vars(found).items() if isinstance(value, type)} | set(_nested(found))
        inherited = {name for base in found.__mro__ if base not in own_bases(found) for name in vars(base)}
        missing = there - set(one.members) - made - inherited  # what a package does to those, it does at run time
        # Values that __init__ assigns are not among those of the class.
        unknown = {name for name in set(one.members) - there if isinstance(one.members[name], Function)}
        assert (path, missing, unknown) == (path, set(), set())


def _is_made(one: type, name: str) -> bool:
    """Whether a special name of a class is not in its source, but made by a decorator, a metaclass or Python."""
    value = vars(one).get(name)
    function = getattr(value, "__func__", value)
    while function is not None and hasattr(function, "__wrapped__"):
        function = function.__wrapped__
    code = getattr(function, "__code__", None)
    return code is None or code.co_filename != inspect.getsourcefile(one)


def _nested(one: type) -> list[str]:
    return [name for base in one.__mro__ for name, value in vars(base).items() if isinstance(value, type)]


def test_constructors_take_what_they_take_at_run_time(surface: Surface) -> None:
    for path, names in surface.paths.items():
        one = surface.definitions[path]
        if not isinstance(one, Class) or (one.constructor is None and not one.fields):
            continue
        found = named(names[0])
        assert isinstance(found, type)
        there = {
            name: parameter.default is parameter.empty
            for name, parameter in inspect.signature(found).parameters.items()
            if not name.startswith("_") and parameter.kind not in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD)
        }
        if one.fields:
            read_here = {each.argument: each.required for each in one.fields if each.given}
        else:
            assert one.constructor is not None
            read_here = {each.name: each.required for each in one.constructor.parameters if each.kind.value[0] != "*"}
        if hasattr(found, "model_fields"):  # pydantic takes a field by its alias
            there = {each.alias or name: each.is_required() for name, each in found.model_fields.items()}
        assert (path, read_here) == (path, there)
