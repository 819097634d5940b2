"""The schemas of a models package, in `schemas.json`, by the names of their classes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any

from pydantic import BaseModel

PACKAGE = __name__.partition("._runtime")[0]
"""The models package that this is part of."""


@cache
def schemas(package: str) -> Mapping[str, Mapping[str, Any]]:
    """Return the schemas of a models package."""
    found: Mapping[str, Mapping[str, Any]] = json.loads(files(package).joinpath("schemas.json").read_text("utf-8"))
    return found


def package_of(cls: type) -> str | None:
    """Return the models package that declares a class; ``None`` for a class of a caller's."""
    package, _, module = cls.__module__.partition(".")
    return package if module == "models" and package == PACKAGE else None


def schema_name(cls: type) -> str | None:
    """Return the name of the schema of a class: its own, or the one of the class that it extends."""
    return next((base.__name__ for base in cls.__mro__ if package_of(base) and base.__name__ in schemas(PACKAGE)), None)


@cache
def class_named(name: str) -> type[BaseModel]:
    """Return the class of a named schema."""
    found: type[BaseModel] = getattr(import_module(f"{PACKAGE}.models"), name)
    return found
