"""Compare the packages that were found with those that the settings of the generator list."""

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


def versions(sources: Sources) -> Mapping[str, str]:
    """Return the version of each package that the sources list.

    Raises:
        SourceError: The sources have no such list.
    """
    file = sources.files.get(SETTINGS)
    tree = ast.parse(file.content if file is not None else b"")
    for node in tree.body:
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "VERSIONS" and node.value is not None:
            found: Mapping[str, str] = ast.literal_eval(node.value)
            return found
    raise SourceError(f"there is no VERSIONS in {SETTINGS}, so the packages are not known")
