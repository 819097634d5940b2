"""The output of other tools for the same documents, generated in a temporary folder."""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from attrs import frozen

from generator.runtime.values.json import is_array, is_object

ROOT = Path(__file__).parent.parent
DOCUMENTS = ROOT / "mockserver" / "practice_mock" / "documents"
APIS = ("coreplus", "pracsuite")

OPENAPI_PYTHON_CLIENT = "openapi-python-client"
OPENAPI_GENERATOR = "openapi-generator"
_START_OPENAPI_GENERATOR = "from openapi_generator_cli import cli; cli()"

ENVIRONMENT: Mapping[str, str] = {
    "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
}
"""The tools call each other by name. Those of this interpreter come first."""


def document(api: str) -> Path:
    """Return the bundled document of an API."""
    return DOCUMENTS / f"{api}.json"


@frozen
class Tool:
    """Another generator, and how it was used.

    Attributes:
        name: Its name.
        packages: The package that it generated from each API; none if it could not be used.
        note: How it was used, or why it could not be used.
    """

    name: str
    packages: Mapping[str, Path]
    note: str = ""

    def load(self, api: str, module: str) -> ModuleType:
        """Import a module of the package that it generated from an API."""
        package = self.packages[api]
        if str(package.parent) not in sys.path:
            sys.path.insert(0, str(package.parent))
        return importlib.import_module(f"{package.name}.{module}")


def openapi_python_client_line(api: str, package: Path) -> tuple[str, ...]:
    """Return the command that generates a client with openapi-python-client and its defaults."""
    options = ("--path", str(document(api)), "--output-path", str(package), "--meta", "none", "--overwrite")
    return (sys.executable, "-m", "openapi_python_client", "generate", *options)


def datamodel_code_generator_line(source: Path, module: Path) -> tuple[str, ...]:
    """Return the command that generates pydantic models with datamodel-code-generator and its defaults."""
    options = ("--input", str(source), "--input-file-type", "openapi", "--output", str(module))
    return (sys.executable, "-m", "datamodel_code_generator", *options, "--output-model-type", "pydantic_v2.BaseModel")


def readable_document(api: str, folder: Path) -> Path:
    """Write a document that datamodel-code-generator can read: it rejects a map in ``x-enum-descriptions``."""
    data = json.loads(document(api).read_text("utf-8"))
    path = folder / f"{api}.json"
    path.write_text(json.dumps(_without(data, "x-enum-descriptions")), "utf-8")
    return path


def _without(value: Any, name: str) -> Any:
    if is_object(value):
        return {key: _without(item, name) for key, item in value.items() if key != name}
    return [_without(item, name) for item in value] if is_array(value) else value


def openapi_python_client(folder: Path, apis: Iterable[str]) -> Tool:
    """Generate its clients."""
    packages = {api: folder / f"opc_{api}" for api in apis}
    for api, package in packages.items():
        _run(openapi_python_client_line(api, package), folder)
    return Tool(OPENAPI_PYTHON_CLIENT, packages)


def openapi_generator(folder: Path, apis: Iterable[str]) -> Tool:
    """Generate its clients if it is installed."""
    if importlib.util.find_spec("openapi_generator_cli") is None:
        return Tool(OPENAPI_GENERATOR, {}, "nowhere, because it is not installed here")
    packages = {api: folder / f"og_{api}" for api in apis}
    for api, package in packages.items():
        options = ("-g", "python", "-i", str(document(api)), "-o", str(folder), "--package-name", package.name)
        _run((sys.executable, "-c", _START_OPENAPI_GENERATOR, "generate", *options, "--skip-validate-spec"), folder)
    why = "because it accepts only text in a link's requestBody, where OpenAPI allows any value"
    note = f"with --skip-validate-spec, {why}"
    return Tool(OPENAPI_GENERATOR, packages, note)


def _run(line: tuple[str, ...], folder: Path) -> None:
    done = subprocess.run(
        line, cwd=folder, env={**os.environ, **ENVIRONMENT}, capture_output=True, text=True, timeout=300, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(line)} failed:\n{done.stdout}{done.stderr}")
