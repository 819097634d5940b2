"""The type hints of everything that a package has can be found at runtime, whatever is imported only on first use."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import subprocess
import sys
import typing
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from dlt.extract import DltResource, DltSource

import coreplus_client
import coreplus_models
import pracsuite_client
import pracsuite_models

PACKAGES = (coreplus_client, coreplus_models, pracsuite_client, pracsuite_models)

OF_EXTRAS = {"DltResource": DltResource, "DltSource": DltSource}
"""Types of packages that only an extra installs."""

LAZY = ("anyio", "pracsuite_client.resources.notes", "pracsuite_client._runtime.reconciliation.procedure")
"""Modules that a client which is not used yet does not need."""


def modules_of(package: ModuleType) -> Iterator[ModuleType]:
    """Yield all modules of a package, those of its runtime included."""
    yield package
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not found.name.endswith(("__main__", "_flows")):  # the hints of flows are for type checkers only
            yield importlib.import_module(found.name)


def functions_of(cls: type) -> Iterator[tuple[str, Any]]:
    """Yield the methods of a class, its properties and its class and static methods included."""
    for name, value in vars(cls).items():
        accessors = [getattr(value, key, None) for key in ("__func__", "fget", "fset", "func")]
        for function in (value, *accessors):
            if inspect.isfunction(function):
                yield f"{cls.__qualname__}.{name}", function


def annotated(module: ModuleType) -> Iterator[tuple[str, Any]]:
    """Yield the classes of a module, their methods, and its functions."""
    for name, value in list(vars(module).items()):
        if getattr(value, "__module__", None) != module.__name__:
            continue
        if inspect.isclass(value):
            yield name, value
            yield from functions_of(value)
        elif inspect.isfunction(value):
            yield name, value


def error_of(part: Any) -> str:
    """Return why hints cannot be found, an empty text if they can."""
    try:
        needs_extra = any(name in str(getattr(part, "__annotations__", {})) for name in OF_EXTRAS)
        hints = typing.get_type_hints(part, localns=OF_EXTRAS if needs_extra else None)
    except Exception as error:  # noqa: BLE001 - whatever an annotation raises
        return repr(error)
    return ", ".join(str(hint) for hint in hints.values() if isinstance(hint, (str, typing.ForwardRef)))


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.__name__)
def test_type_hints_of_every_class_and_function_resolve(package: ModuleType) -> None:
    parts = [(module.__name__, *part) for module in modules_of(package) for part in annotated(module)]
    assert len(parts) > 100
    found = {f"{module}:{name}: {error}" for module, name, part in parts if (error := error_of(part))}
    assert found == set()


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.__name__)
def test_modules_that_are_imported_on_first_use_are_missing_as_others_are(package: ModuleType) -> None:
    for module in modules_of(package):
        if hasattr(module, "__path__"):
            with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
                module.nothing  # noqa: B018
            assert not hasattr(module, "__wrapped__")


def test_client_imports_what_it_needs_later_on_first_use() -> None:
    script = (
        f"import sys; from pracsuite_client import PracSuite; print([name for name in {LAZY} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
