"""Variants of the third API: a test edits its document, and gets the problems or the packages in memory."""

from __future__ import annotations

import importlib
import itertools
import json
import re
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx

from generator.document.bundle import Document
from generator.document.problems import SpecError
from generator.document.yaml_source import load
from generator.emit.client_package import client_files
from generator.emit.models_package import models_files
from generator.ir.client import build_client
from generator.ir.parser import parse
from generator.pipeline import documents
from generator.settings import RUNTIME, Folders

ROOT = Path(__file__).parent.parent.parent
VET = Path(__file__).with_name("vet")

_RAW = re.compile("[\x7f-\x9f\ud800-\udfff\u2028\u2029\ufeff\ufffe\uffff]")
"""Characters that YAML admits only as escapes."""

_NUMBERS = itertools.count(1)


class Variant:
    """A copy of the third API's document. Its packages have names that no other variant has."""

    def __init__(self, root: Path) -> None:
        root.mkdir(exist_ok=True)
        self.name = f"vet_v{next(_NUMBERS)}"
        self.root = root
        self.spec = root / "specs" / self.name
        shutil.copytree(VET, self.spec)
        (root / "templates").symlink_to(ROOT / "templates")
        shutil.copy(ROOT / "LICENSE", root / "LICENSE")
        self.folders = Folders.of(root)

    def edit(self, file: str, change: Callable[[Any], object]) -> None:
        """Change the content of a file of the document."""
        path = self.spec / file
        content = load(path).value
        change(content)
        text = json.dumps(content, indent=1, ensure_ascii=False)
        path.write_text(_RAW.sub(lambda match: f"\\u{ord(match[0]):04x}", text), "utf-8")

    def secure(self, schemes: dict[str, Any] | None, security: list[dict[str, list[str]]] | None) -> None:
        """Give the document other security schemes, and another requirement at its root."""

        def change(root: dict[str, Any]) -> None:
            for holder, key, value in ((root["components"], "securitySchemes", schemes), (root, "security", security)):
                holder.pop(key, None)
                if value is not None:
                    holder[key] = value

        self.edit("openapi.yaml", change)

    def document(self) -> Document:
        """Return the checked document. Raises ``SpecError`` if it has problems."""
        return documents(self.folders)[0]

    def problems(self) -> list[str]:
        """Return the problems of the document, as ``pointer: message``."""
        try:
            document = self.document()
            parsed = parse(document)
            build_client(document, parsed)
            models_files(document, parsed, self.folders)
        except SpecError as error:
            return [f"{problem.place.pointer}: {problem.message}" for problem in error.problems]
        return []

    def client(self) -> ModuleType:
        """Generate the client, and import it."""
        document = self.document()
        return self._imported("client", client_files(build_client(document, parse(document)), self.folders))

    def models(self) -> ModuleType:
        """Generate the models, and import them."""
        document = self.document()
        return self._imported("models", models_files(document, parse(document), self.folders))

    def _imported(self, kind: str, files: dict[str, str]) -> ModuleType:
        folder = self.root / kind
        for path, text in files.items():
            if kind == "client" and "/_runtime/" in path:  # a link to the source is compiled only once
                (folder / path.partition("/")[0]).mkdir(parents=True, exist_ok=True)
                with suppress(FileExistsError):
                    (folder / path.partition("/")[0] / "_runtime").symlink_to(RUNTIME)
                continue
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, "utf-8")
        sys.path.insert(0, str(folder))
        try:
            package = importlib.import_module(f"{self.name}_{kind}")
            for found in sorted(folder.rglob("*.py")):
                module = found.relative_to(folder).with_suffix("").as_posix().replace("/", ".")
                if "._runtime" not in module and not module.endswith("__main__"):
                    importlib.import_module(module.removesuffix(".__init__"))
            return package
        finally:
            sys.path.remove(str(folder))


class Server:
    """Answers every request of a client, and keeps the requests."""

    def __init__(self, answer: Any = None, status: int = 200) -> None:
        self.requests: list[httpx.Request] = []
        self.answer: Any = answer or {"id": 1, "pets": [], "items": [], "total": 0}
        self.status = status

    def respond(self, request: httpx.Request) -> httpx.Response:
        """Return the response to a request."""
        self.requests.append(request)
        return httpx.Response(self.status, json=self.answer(request) if callable(self.answer) else self.answer)

    @property
    def pool(self) -> httpx.Client:
        """A connection pool that leads here."""
        return httpx.Client(transport=httpx.MockTransport(self.respond))

    @property
    def async_pool(self) -> httpx.AsyncClient:
        """An asynchronous connection pool that leads here."""
        return httpx.AsyncClient(transport=httpx.MockTransport(self.respond))
