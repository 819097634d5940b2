"""The files that a new operation changes, with their new texts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..document.traversal import operations
from ..document.yaml_source import load
from ..emit.ruff_format import formatted
from . import contents
from .refusal import Refused
from .wanted import Place

_OPENING = re.compile(r"(?m)^HANDLERS: Mapping\[str, Handler\] = \{$")


def edits(place: Place, root: Path) -> Mapping[Path, str]:
    """Return the new text of each file that is made or changed, below the root of the checkout.

    Raises:
        Refused: A file that would be made exists, or one that must be changed does not have the usual form.
    """
    specs = root / "specs" / place.wanted.api
    found = {specs / "openapi.yaml": _root(place, specs / "openapi.yaml")}
    found[specs / "paths" / f"{place.file}.yaml"] = _paths(place, specs / "paths" / f"{place.file}.yaml")
    schemas = contents.schemas(place)
    if schemas is not None:
        file = specs / "schemas" / f"{place.file}.yaml"
        found[file] = f"{_text(file)}\n{schemas}" if file.exists() else schemas
    known = root / "tests" / "specs" / "data" / f"{place.wanted.api}-operations.json"
    if known.is_file():
        found[known] = _known(place, known)
    if place.has_mock:
        found.update(_handlers(place, place.folders.handlers(place.wanted.api)))
    found.update(_test(place, root))
    return found


def _root(place: Place, file: Path) -> str:
    """Return the root document with the path and, if it is new, the tag."""
    lines = _text(file).splitlines()
    if place.wanted.path not in place.document.data["paths"]:
        item = _item_name(place, file.parent / "paths" / f"{place.file}.yaml")
        quote = '"' if any('$ref: "paths/' in line for line in lines) else ""
        mounted = [f"  {place.wanted.path}:", f"    $ref: {quote}paths/{place.file}.yaml#/{item}{quote}"]
        same = [number for number, line in enumerate(lines) if f"paths/{place.file}.yaml#/" in line]
        at = same[-1] + 1 if same else _end(lines, "paths", file)
        lines[at:at] = mounted
    if place.tag not in [tag["name"] for tag in place.document.data.get("tags", [])]:
        at = _end(lines, "tags", file)
        lines[at:at] = [f"  - name: {place.tag}", "    description: Describe in your own words what they are."]
    return "\n".join(lines) + "\n"


def _paths(place: Place, file: Path) -> str:
    """Return the file of paths with the operation."""
    if place.wanted.path not in place.document.data["paths"]:
        before = f"{_text(file)}\n" if file.exists() else ""
        return f"{before}{_item_name(place, file)}:\n{contents.path_item(place)}"
    reference = load(file.parent.parent / "openapi.yaml").value["paths"][place.wanted.path]["$ref"]
    name = str(reference).rpartition("#/")[2]
    lines = _text(file).splitlines()
    at = _end(lines, name, file)
    lines[at:at] = contents.path_item(place).splitlines()
    return "\n".join(lines) + "\n"


def _item_name(place: Place, file: Path) -> str:
    """Return a name for a path item that the file of paths does not have yet."""
    taken: Mapping[str, Any] = load(file).value if file.exists() else {}
    return f"{place.function}_path" if place.function in taken else place.function


def _known(place: Place, file: Path) -> str:
    """Return the list of known operations with the new one."""
    entry = f'{{"method": "{place.wanted.verb.upper()}", "path": "{place.wanted.path}", "confidence": "inferred"}}'
    text = _text(file).rstrip()
    if not text.endswith("}\n]"):
        raise Refused(f"{file} does not end with an operation; add {entry} by hand")
    return f"{text[:-2]},\n  {entry}\n]\n"


def _handlers(place: Place, folder: Path) -> Mapping[Path, str]:
    """Return the module of routes with the handler and, if that is new, the list of all modules."""
    others = [str(one["operationId"]) for _, path, _, one in operations(place.document) if _file_of(place, path)]
    modules = sorted(folder.glob("*.py"))
    own = folder / f"{place.file}.py"
    if not own.exists():
        own = next((one for one in modules if any(f'    "{other}":' in _text(one) for other in others)), own)
    if not own.exists():
        index = folder / "__init__.py"
        return _tidy({own: contents.routes_module(place), index: _listed(index, place.file)})
    text = _text(own)
    opening = _OPENING.search(text)
    if opening is None:
        raise Refused(f"{own} has no table HANDLERS in the usual form; add the handler by hand")
    closing = text.index("\n}", opening.end())
    name = contents.free_name(place.function, text)
    entry = f'\n    "{place.wanted.operation}": {name},'
    imports = (
        "from typing import Any\n\nfrom practice_mock import documents\n"
        "from practice_mock.request_parts import ignored\nfrom practice_mock.wire import Call, Handler\n\n"
    )
    first = text.index("from __future__ import annotations\n") + len("from __future__ import annotations\n\n")
    changed = (
        f"{text[:first]}{imports}{text[first : opening.start()]}{contents.handler(place, name)}\n\n"
        f"{text[opening.start() : closing]}{entry}{text[closing:]}"
    )
    return _tidy({own: changed})


def _listed(index: Path, module: str) -> str:
    """Return the list of all modules of routes with one more."""
    text = _text(index)
    names = re.search(r"(?m)^from practice_mock\.\w+\.routes import \(\n((?:    \w+,\n)+)\)$", text)
    table = re.search(r"(?m)^    return \{\n((?:        \*\*\w+\.HANDLERS,\n)+)    \}$", text)
    if names is None or table is None:
        raise Refused(f"{index} does not have the usual form; add {module}.HANDLERS by hand")
    imported = f"    {module},\n"
    spread = f"        **{module}.HANDLERS,\n"
    return f"{text[: names.end(1)]}{imported}{text[names.end(1) : table.end(1)]}{spread}{text[table.end(1) :]}"


def _test(place: Place, root: Path) -> Mapping[Path, str]:
    folder = "mock" if place.has_mock else "contract"
    prefix = "" if place.has_mock else f"{place.wanted.api.replace('-', '_')}_"
    file = root / "tests" / folder / f"test_{prefix}{place.function}.py"
    if file.exists():
        raise Refused(f"{file} exists already")
    return _tidy({file: contents.test_module(place)})


def _tidy(files: Mapping[Path, str]) -> Mapping[Path, str]:
    """Return modules as the formatter writes them."""
    by_name = {str(number) + file.name: file for number, file in enumerate(files)}
    tidy = formatted({name: files[file] for name, file in by_name.items()})
    return {file: tidy[name] for name, file in by_name.items()}


def _file_of(place: Place, path: str) -> bool:
    return place.files.get(path) == place.file


def _end(lines: list[str], key: str, file: Path) -> int:
    """Return the number of the line behind the last one of a key at the left margin."""
    begin = next((number for number, line in enumerate(lines) if line.split("#")[0].rstrip() == f"{key}:"), None)
    if begin is None:
        raise Refused(f"{file} has no {key}: with its entries below it; add the operation by hand")
    end = next(
        (number for number in range(begin + 1, len(lines)) if lines[number][:1].strip() not in ("", "-")), len(lines)
    )
    while not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#"):
        end -= 1
    return end


def _text(file: Path) -> str:
    return file.read_text("utf-8")
