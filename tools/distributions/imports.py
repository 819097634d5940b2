"""Check what the modules of a package import: its own modules, the standard library, and what its metadata names.

An import that works only because another package happens to be installed is found here, also one inside a function, and
one by a function such as `importlib.import_module` if the code has the name of the package. A name that is computed is
not known here.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Iterator, Mapping

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.distributions.packages import Package

_OTHER_NAMES = {
    "opentelemetry-api": ("opentelemetry",),
    "pydantic": ("pydantic", "pydantic_core"),  # which names the exact version of its other part
    "swagger-ui-bundle-v2": ("swagger_ui_bundle",),
}
"""The modules of distributions that are not called like their module."""
_LOADERS = re.compile(r"builtins\.__import__|(?:importlib|pkgutil|runpy)\b(?!\.metadata\b)")
"""The functions that import a module by its name; those of `importlib.metadata` have names of distributions."""
_PLUGINS = {"pytest11": "pytest"}
"""The modules that load the entry points of a group, so they are installed where those are used."""


def import_problems(package: Package, others: Iterable[Package]) -> Iterator[str]:
    """Yield a line for each module that imports what the metadata of its package does not name.

    Args:
        package: The package.
        others: Packages that it may import if they are installed. The smoke test shows that it works without them.
    """
    known = {*sys.stdlib_module_names, package.module, *(other.module for other in others), *optional(package)}
    known.update(name for one in package.project.get("dependencies", []) for name in _modules(one))
    for path, file in package.files.items():
        if path.startswith(f"{package.module}/") and path.endswith(".py"):
            try:
                module = ast.parse(file.content.decode("utf-8"))
            except (SyntaxError, ValueError) as error:
                yield f"{path} is not Python: {error}"
                continue
            for name in sorted({*_imported(module), *_loaded(module)} - known):
                yield f"{path} imports {name}, which is not a dependency of the package"


def optional(package: Package) -> set[str]:
    """Return the modules that a package may import, and that are not there if it is installed without its extras."""
    extras: Mapping[str, list[str]] = package.project.get("optional-dependencies", {})
    found = {name for needed in extras.values() for one in needed for name in _modules(one)}
    return found | {_PLUGINS[group] for group in package.project.get("entry-points", {}) if group in _PLUGINS}


def _modules(requirement: str) -> Iterator[str]:
    """Yield the modules of a requirement. An extra has the name of what it adds, such as `dlt[duckdb]`."""
    required = Requirement(requirement)
    name = canonicalize_name(required.name)
    yield from _OTHER_NAMES.get(name, (re.sub("-", "_", name),))
    yield from required.extras


def _imported(module: ast.Module) -> Iterator[str]:
    """Yield the packages that a module imports, other than relative to itself."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module is not None:
            yield node.module.partition(".")[0]


def _loaded(module: ast.Module) -> Iterator[str]:
    """Yield the packages that a module imports with a function, such as `importlib.import_module("httpx.auth")`."""
    origins = {"__import__": "builtins.__import__"}
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            for alias in node.names:
                origins[alias.asname or _top(alias.name)] = alias.name if alias.asname else _top(alias.name)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            origins.update({alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names})
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            first, _, rest = ast.unparse(node.func).partition(".")
            called = f"{origins.get(first, '')}.{rest}"  # an attribute of an unknown name begins with a dot
            given = [
                *node.args[:1],
                *(one.value for one in node.keywords if one.arg in ("name", "mod_name", "package")),
            ]
            if _LOADERS.match(called):
                yield from (name for name in map(_begin, given) if name.isidentifier())


def _begin(value: ast.expr) -> str:
    """Return the package that a text names; an empty text if it is relative, or not known."""
    if isinstance(value, ast.JoinedStr) and value.values:  # the rest of it is a module of the package, if at all
        text = value.values[0].value if isinstance(value.values[0], ast.Constant) else ""
        return _top(str(text)) if "." in str(text) else ""
    return _top(value.value) if isinstance(value, ast.Constant) and isinstance(value.value, str) else ""


def _top(name: str) -> str:
    return name.partition(".")[0]
