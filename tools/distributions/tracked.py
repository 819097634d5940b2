"""Check the tracked files of a package before it is built: which it must have, and which it may have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from tools.distributions.checkout import LICENCE
from tools.distributions.packages import METADATA, Package
from tools.distributions.sources import Sources

_PROJECT = re.compile(r"CHANGELOG\.md|Containerfile|LICENSE|README\.md|pyproject\.toml|sboms/[a-z-]+\.cdx\.json")
"""The files beside the module."""
_CODE = re.compile(r"(?:[a-z0-9_]+/)*[a-z0-9_]+\.py")
_DATA = re.compile(
    r"(?:[a-z0-9_]+/)*"
    r"(?:py\.typed|schemas\.json|CHANGELOG\.md"
    r"|control/openapi\.json|documents/[a-z0-9-]+\.json|faults/plan\.schema\.json"
    r"|page/[a-z-]+\.(?:css|html|js|svg))"
)
"""The data that the modules of our packages have. A new kind of data has to be added here."""
_TEST = re.compile(r"(?:^|/)(?:tests?/|conftest\.py|test_[^/]*\.py|[^/]*_test\.py)")
_RESERVED = re.compile(r"(?:^|/)(?:aux|con|nul|prn|com[0-9]|lpt[0-9])(?:\.|/|$)", re.IGNORECASE)
"""Names that Windows does not accept."""
_SECRET = re.compile(
    rb"---- ?BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)? ?----|PuTTY-User-Key-File-\d+:|AGE-SECRET-KEY-1[0-9A-Z]",
    re.IGNORECASE,
)
"""The first line of a private key, in the formats of OpenSSL, OpenSSH, OpenPGP, SSH2, PuTTY and age."""


def tracked_problems(package: Package, sources: Sources) -> Iterator[str]:
    """Yield a line for each file that a package lacks or must not have, with what to do about it."""
    yield from _missing(package)
    yield from _stray(package)
    licence = sources.files.get(LICENCE)
    for path in package.project.get("license-files", []):
        if licence is None or (path in package.files and package.files[path].content != licence.content):
            yield f"{package.folder}/{path} is not the {LICENCE} of the repository: nox -s generate"
    typed = package.files.get(f"{package.module}/py.typed")
    if typed is not None and typed.content.strip():
        yield f"{package.folder}/{package.module}/py.typed is not empty, so type checkers do not read all types"


def _missing(package: Package) -> Iterator[str]:
    target = package.target("wheel")
    needed = [
        *(package.project["readme"], *package.project.get("license-files", [])),
        *(*target.get("force-include", {}), *target.get("sbom-files", [])),
        *(f"{package.module}/__init__.py", f"{package.module}/py.typed"),
    ]
    for path in dict.fromkeys(needed):
        if path not in package.files:
            yield f"{package.folder}/{path} is missing: nox -s generate"


def _stray(package: Package) -> Iterator[str]:
    start = f"{package.module}/"
    for path, file in package.files.items():
        place = f"{package.folder}/{path}"
        inner = path.removeprefix(start)
        allowed = (_CODE.fullmatch(inner) or _DATA.fullmatch(inner)) if inner != path else _PROJECT.fullmatch(path)
        if not allowed or _TEST.search(path):
            yield f"{place} does not belong in a package: git rm --cached '{place}'"
        elif _RESERVED.search(path):
            yield f"{place} has a name that Windows does not accept: rename it"
        if file.is_executable:
            yield f"{place} is executable: git update-index --chmod=-x '{place}'"
        if _SECRET.search(file.content):
            yield f"{place} contains a private key: remove it, and do not use the key again"
    placed: dict[str, str] = package.target("wheel").get("force-include", {})
    for path, place in placed.items():
        if not place.startswith(start) or not _DATA.fullmatch(place.removeprefix(start)):
            yield f"{package.folder}/{path} is placed at {place} in the wheel, where our packages have no data"
    for path in _repeated(path.casefold() for path in (*package.files, *placed.values())):
        yield f"{package.folder}/{path} is there twice, perhaps with other capitals: rename one"
    if METADATA in package.files and any(path.endswith(f"/{METADATA}") for path in package.files):
        yield f"{package.folder} contains another {METADATA}"


def _repeated(names: Iterable[str]) -> list[str]:
    return [name for name, number in Counter(names).items() if number > 1]
