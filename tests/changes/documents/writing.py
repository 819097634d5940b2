"""Write the two versions of the invented documents, and generate their packages."""

from __future__ import annotations

import contextlib
import io
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from generator.cli import main

from .parts import Case, Part, record

ROOT = Path(__file__).resolve().parents[3]


class _Dumper(yaml.SafeDumper):
    """Writes every value out, without anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def document(api: str, parts: Iterable[tuple[Case, Part]]) -> dict[str, Any]:
    """Return the files of an API, by their paths."""
    title = api.capitalize()
    root: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": api, "version": "0.1.0", "description": "An invented API."},
        "servers": [{"url": f"https://{api}.example/v1"}],
        "security": [{"key": []}],
        "tags": [{"name": "things", "description": "The things."}],
        "x-sdk": {"client": title, "environment": title.upper(), "time_zone": False},
        "x-errors": {"detail": "/message"},
        "paths": {},
        "components": {
            "securitySchemes": {
                "key": {
                    "type": "apiKey",
                    "in": "header",
                    "name": "x-key",
                    "description": "The API key.",
                    "x-sdk": {"argument": "api_key"},
                }
            }
        },
    }
    files: dict[str, Any] = {
        "openapi.yaml": root,
        "schemas/shared.yaml": {"Done": record(("id",), id={"type": "integer"})},
    }
    shared_used = False
    for case, part in parts:
        _merge(root, _placed(part.root, case))
        items = {}
        for rest, item in part.paths.items():
            name = f"item{len(items)}"
            path = f"/{case.slug.replace('_', '-')}{rest}"
            items[name] = {key: _operation(case, key, value) for key, value in item.items()}
            root["paths"][path] = {"$ref": f"paths/{case.slug}.yaml#/{name}"}
        if items:
            files[f"paths/{case.slug}.yaml"] = _placed(items, case)
        if part.schemas:
            files[f"schemas/{case.slug}.yaml"] = _placed(
                {f"{case.title}{name}": schema for name, schema in part.schemas.items()}, case
            )
        shared_used = shared_used or "=Done" in repr(part)
    if "numbers" in repr(files):
        _merge(root, {"x-pagination": {"numbers": {"page": "page", "size": "size", "total": "/total"}}})
    if not shared_used:
        del files["schemas/shared.yaml"]
    return files


def _operation(case: Case, http_method: str, declared: Mapping[str, Any]) -> dict[str, Any]:
    sdk = {"resource": case.slug, **declared["x-sdk"]}
    identity = f"{sdk['method']}{case.title}{http_method.capitalize()}"
    return {"operationId": identity, "tags": ["things"], **declared, "x-sdk": sdk}


def _placed(value: Any, case: Case) -> Any:
    """Return a value in which references to schemas of the part, or to shared ones, are those of a file."""
    if isinstance(value, list):
        return [_placed(item, case) for item in value]
    if not isinstance(value, Mapping):
        return value
    made: dict[str, Any] = {}
    for key, item in value.items():
        if key == "$ref" and isinstance(item, str) and item.startswith("="):
            made[key] = f"../schemas/shared.yaml#/{item[1:]}"
        elif key == "$ref" and isinstance(item, str) and "/" not in item:
            made[key] = f"../schemas/{case.slug}.yaml#/{case.title}{item}"
        else:
            made[key] = _placed(item, case)
    return made


def _merge(root: dict[str, Any], more: Mapping[str, Any]) -> None:
    for key, value in more.items():
        if isinstance(value, Mapping) and isinstance(root.get(key), dict):
            _merge(root[key], value)
        else:
            root[key] = value


def write(folder: Path, files: Mapping[str, Any]) -> None:
    """Write the files of an API into a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.dump(content, Dumper=_Dumper, sort_keys=False, width=100), "utf-8")


def prepare(root: Path) -> None:
    """Make a folder in which the generator can work."""
    (root / "specs").mkdir(parents=True)
    (root / "generated").mkdir()
    (root / "templates").symlink_to(ROOT / "templates")
    shutil.copy(ROOT / "LICENSE", root / "LICENSE")


def generate(root: Path) -> None:
    """Generate the packages of all APIs in a folder."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        status = main(["--root", str(root), "generate", "--fresh"])
    if status != 0:
        raise AssertionError(printed.getvalue())


def versions(cases: Iterable[Case], folder: Path) -> tuple[Path, Path]:
    """Write both versions of the documents of the cases, and return their folders."""
    listed = list(cases)
    roots = folder / "old", folder / "new"
    for root, is_old in zip(roots, (True, False), strict=True):
        prepare(root)
        for api in dict.fromkeys(case.api for case in listed):
            own = [(case, case.old if is_old else case.new) for case in listed if case.api == api]
            write(root / "specs" / api, document(api, own))
    return roots
