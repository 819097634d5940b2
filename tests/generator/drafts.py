"""Documents that a test edits as values, and what the generator makes of them in memory."""

from __future__ import annotations

import copy
import importlib
import json
import pkgutil
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

from generator import runtime
from generator.document.bundle import bundle
from generator.document.json_pointer import resolve
from generator.document.problems import Place, Problem, SpecError
from generator.emit.client_package import client_files
from generator.emit.models_package import models_files
from generator.emit.templates import Files
from generator.ir.client import build_client
from generator.ir.parser import parse
from generator.output.coverage_report import coverage
from generator.output.measurement import measure
from generator.rules import check
from generator.settings import Folders

from .conftest import ROOT

VET = Path(__file__).with_name("vet")
FOLDERS = ("paths", "schemas")


@cache
def _files_of_vet() -> dict[str, Any]:
    """Return the content of each file of the invented API."""
    return {path.relative_to(VET).as_posix(): yaml.safe_load(path.read_text("utf-8")) for path in VET.rglob("*.yaml")}


class Draft:
    """The files of one API, as values to edit.

    Attributes:
        name: The name of its folder.
        files: The content of each file, by its path in the folder.
    """

    def __init__(self, name: str = "vet") -> None:
        self.name = name
        self.files: dict[str, Any] = copy.deepcopy(_files_of_vet())

    @property
    def root(self) -> Any:
        return self.files["openapi.yaml"]

    @property
    def schemas(self) -> Any:
        """The schemas of pets."""
        return self.files["schemas/pet.yaml"]

    @property
    def paths(self) -> Any:
        """The path items of pets."""
        return self.files["paths/pet.yaml"]

    def copy(self) -> Draft:
        made = Draft(self.name)
        made.files = copy.deepcopy(self.files)
        return made

    def write(self, specs: Path) -> Path:
        """Write the files to the folder of the API, and return it."""
        folder = specs / self.name
        shutil.rmtree(folder, ignore_errors=True)
        for name, content in self.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(json.dumps(content), "utf-8")
        return folder

    def problems(self, specs: Path) -> tuple[Problem, ...]:
        """Return the problems of the document."""
        try:
            self.generate(specs)
        except SpecError as error:
            return error.problems
        return ()

    def at(self, place: Place) -> Any:
        """Return the value that a place names."""
        inside = place.file.parent.name in FOLDERS
        value = self.files[f"{place.file.parent.name}/{place.file.name}" if inside else place.file.name]
        return resolve(value, place.pointer)

    def generate(self, specs: Path) -> Files:
        """Return the files of both packages, not formatted, and the coverage page.

        Raises:
            SpecError: The document has problems.
        """
        document = bundle(self.write(specs))
        if problems := check(document):
            raise SpecError.of(problems)
        parsed = parse(document)
        folders = Folders.of(ROOT)
        client = client_files(build_client(document, parsed), folders)
        models = models_files(document, parsed, folders)
        page = coverage(document, measure(document, folders))
        own = {path: text for path, text in client.items() if "/_runtime/" not in path}
        return {**own, **{f"models:{path}": text for path, text in models.items()}, "coverage.md": page}


@contextmanager
def packages(files: Files, folder: Path) -> Iterator[tuple[ModuleType, ModuleType]]:
    """Import the client and the models that were made. The client uses the runtime of this checkout."""
    for path, text in files.items():
        target = folder / path.removeprefix("models:").replace("README.md", path.replace(":", "-").replace("/", "-"))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    names = sorted({path.removeprefix("models:").partition("/")[0] for path in files if path.endswith("/__init__.py")})
    client, models = (name for suffix in ("_client", "_models") for name in names if name.endswith(suffix))
    forget(client, models)  # another test may have imported packages of the same names
    sys.path.insert(0, str(folder))
    importlib.invalidate_caches()
    try:
        for found in pkgutil.walk_packages(runtime.__path__, "generator.runtime."):
            alias = f"{client}._runtime{found.name.removeprefix('generator.runtime')}"
            sys.modules[alias] = importlib.import_module(found.name)
        sys.modules[f"{client}._runtime"] = runtime
        yield importlib.import_module(client), importlib.import_module(models)
    finally:
        sys.path.remove(str(folder))
        forget(client, models)


def forget(*packages: str) -> None:
    """Let packages be imported again."""
    for name in [name for name in sys.modules if name.partition(".")[0] in packages]:
        del sys.modules[name]


def modules(package: ModuleType) -> Iterator[ModuleType]:
    """Import every module of a client that is not part of the runtime."""
    yield package
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if "._runtime" not in found.name and not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)
