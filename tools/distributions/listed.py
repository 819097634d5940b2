"""Compare packages and interpreters with those that the settings of the generator list."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence

from tools.distributions.checkout import SETTINGS
from tools.distributions.packages import Package
from tools.distributions.sources import SourceError, Sources


def list_problems(packages: Sequence[Package], sources: Sources) -> Iterator[str]:
    """Yield a line for each package that is missing, that is not listed, or that has another version.

    Raises:
        SourceError: The sources have no list of packages.
    """
    listed = versions(sources)
    found = {package.name: package for package in packages}
    for name in sorted(listed.keys() - found.keys()):
        yield f"{name} is in VERSIONS of {SETTINGS}, but has no folder"
    for name, package in sorted(found.items()):
        if name not in listed:
            yield f"{name} is in {package.folder}, but not in VERSIONS of {SETTINGS}"
        elif listed[name] != package.version:
            yield f"{name} has the version {package.version}, but VERSIONS of {SETTINGS} has {listed[name]}"


def python_problems(interpreters: Mapping[str, str], sources: Sources) -> Iterator[str]:
    """Yield a line for each supported version of Python without an interpreter.

    Raises:
        SourceError: The sources have no list of versions.
    """
    for version in python_versions(sources):
        if not interpreters.get(version):
            yield f"Python {version} is not installed here, so the packages cannot be tested with it"


def python_versions(sources: Sources) -> Sequence[str]:
    """Return the versions of Python that the sources list as supported, the oldest first.

    Raises:
        SourceError: The sources have no such list.
    """
    found = _setting(sources, "PYTHON_VERSIONS")
    if not isinstance(found, ast.List | ast.Tuple) or not found.elts:
        raise SourceError(f"PYTHON_VERSIONS in {SETTINGS} is not a list of versions")
    return [_text(one) for one in found.elts]


def versions(sources: Sources) -> Mapping[str, str]:
    """Return the version of each package that the sources list.

    Raises:
        SourceError: The sources have no such list.
    """
    found = _setting(sources, "VERSIONS")
    if not isinstance(found, ast.Dict):
        raise SourceError(f"VERSIONS in {SETTINGS} does not have the versions of packages")
    return {_text(name): _text(version) for name, version in zip(found.keys, found.values, strict=True)}


def _setting(sources: Sources, name: str) -> ast.expr:
    """Return the value of a setting, which must be assigned once."""
    file = sources.files.get(SETTINGS)
    try:
        module = ast.parse(file.content if file is not None else b"")
    except (SyntaxError, ValueError) as error:
        raise SourceError(f"{SETTINGS} is not Python: {error}") from None
    values: list[ast.expr] = []
    for node in module.body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        if isinstance(node, ast.AnnAssign):
            targets = [node.target]
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value and [*map(ast.unparse, targets)] == [name]:
            values.append(node.value)
    if len(values) != 1:
        raise SourceError(f"there is {'more than one' if values else 'no'} {name} in {SETTINGS}")
    return values[0]


def _text(value: ast.expr | None) -> str:
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        return value.value
    raise SourceError(f"{SETTINGS} has {ast.unparse(value) if value else '**'} in place of a text")
