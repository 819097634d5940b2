"""The files to edit when the handlers and the document of an API do not match."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from itertools import takewhile
from pathlib import Path
from types import ModuleType
from typing import Any

from practice_mock.matching.reads import Site

_PACKAGE = Path(__file__).parents[1]
_REPOSITORY = _PACKAGE.parents[1]


def shown(file: str | Path, line: int | None = None) -> str:
    """Return a file as a reader of the repository knows it, with a line."""
    path = Path(file)
    root = _REPOSITORY if (_REPOSITORY / "specs").is_dir() else _PACKAGE.parent
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
    return name if line is None else f"{name}:{line}"


def shown_site(site: Site) -> str:
    """Return where a handler reads a request."""
    return shown(site.file, site.line)


def home(operation: str, handlers: Mapping[str, Callable[..., Any]]) -> str | None:
    """Return the file and line at which an operation has its handler; None if no module has it in `HANDLERS`."""
    for module in _route_modules():
        if operation in module.HANDLERS and module.HANDLERS[operation] is handlers.get(operation):
            return shown(str(module.__file__), _line(Path(str(module.__file__)), rf'"{re.escape(operation)}"'))
    return None


def home_beside(operation: str, paths: Mapping[str, str], handlers: Mapping[str, Callable[..., Any]], api: str) -> str:
    """Return the file for the handler of a new operation.

    It is the file with the name of the spec file, or else that of the operation with the most similar path. `paths` has
    the method and path of each operation.
    """
    routes, (spec, _) = _PACKAGE / api / "routes", _declaration(api, operation)
    if spec is not None and (routes / f"{spec.stem}.py").is_file():
        return shown(routes / f"{spec.stem}.py")
    own = _segments(paths[operation])

    def shared(other: str) -> int:
        pairs = zip(own, _segments(paths[other]), strict=False)
        return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))

    for other in sorted((one for one in handlers if one in paths and shared(one)), key=shared, reverse=True):
        found = home(other, handlers)
        if found is not None:
            return found.rpartition(":")[0]
    new = f"{'<resource>' if spec is None else spec.stem}.py"
    return f"{shown(routes / new)}, a new module that {shown(routes / '__init__.py')} must list"


def in_specs(api: str, operation: str, name: str | None = None, *, of_body: bool = False) -> str:
    """Return where the specs have an operation or, if it can be found, a parameter of it or a property of its body."""
    file, line = _declaration(api, operation)
    if file is None:
        return f"the document {api}.json"
    if name is not None:
        folder = _REPOSITORY / "specs" / api
        quoted = rf"[\"']?{re.escape(name)}[\"']?"
        pattern = rf"^\s*{quoted}\s*:" if of_body else rf"\bname:\s*{quoted}\s*(,|}}|$)"
        schemas = [folder / "schemas" / file.name, *sorted(folder.glob("schemas/*.yaml"))]
        for other in [*(schemas if of_body else []), file, *_spec_files(api)]:
            begin = line if other == file else 0
            found = _line(other, pattern, begin)
            if found is not None:
                return shown(other, found)
    return shown(file, line)


def _spec_files(api: str) -> list[Path]:
    folder = _REPOSITORY / "specs" / api
    return [*sorted(folder.glob("paths/*.yaml")), folder / "openapi.yaml", *sorted(folder.glob("schemas/*.yaml"))]


def _declaration(api: str, operation: str) -> tuple[Path | None, int]:
    """Return the file and line of the specs that declare an operation; no file if the specs are not there."""
    for file in _spec_files(api):
        line = _line(file, rf"^\s*operationId:\s*[\"']?{re.escape(operation)}[\"']?\s*$")
        if line is not None:
            return file, line
    return None, 0


def _segments(path: str) -> list[str]:
    """Return the segments of a path, which may have a method before it."""
    return path.rpartition(" ")[2].strip("/").split("/")


def _route_modules() -> Iterable[ModuleType]:
    return [
        module for name, module in sorted(sys.modules.items()) if ".routes." in name and hasattr(module, "HANDLERS")
    ]


def _line(file: Path, pattern: str, begin: int = 0) -> int | None:
    """Return the first line from another one on in which a pattern is found."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    wanted = re.compile(pattern)
    return next((number for number, line in enumerate(lines, 1) if number > begin and wanted.search(line)), None)
