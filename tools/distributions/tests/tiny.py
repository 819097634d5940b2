"""A small package with everything that a package of ours has."""

from __future__ import annotations

import gzip
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

from generator.emit.sbom import Contents, sbom
from tools.distributions.packages import Package, packages
from tools.distributions.sources import SourceFile, Sources

EPOCH = 1_700_000_001

PYPROJECT = """\
[build-system]
requires = ["hatchling>=1.28,<2"]
build-backend = "hatchling.build"

[project]
name = "tiny-client"
version = "1.2.0"
description = "A tiny client."
readme = "README.md"
requires-python = ">=3.11"
license = "MIT"
license-files = ["LICENSE"]
dependencies = ["httpx>=0.27,<1"]
classifiers = ["Programming Language :: Python :: 3", "Typing :: Typed"]

[project.urls]
Source = "https://code.example/tiny"

[project.scripts]
tiny = "tiny_client.main:main"

[tool.hatch.build.targets.wheel]
packages = ["tiny_client"]
sbom-files = ["sboms/tiny-client.cdx.json"]

[tool.hatch.build.targets.wheel.force-include]
"CHANGELOG.md" = "tiny_client/CHANGELOG.md"
"""

SBOM = sbom(
    *("tiny-client", "1.2.0", "A tiny client."), dependencies=["httpx>=0.27,<1"], extras={}, contents=Contents()
)

FILES = {
    "CHANGELOG.md": "# Changelog\n\n## 1.2.0\n\nA method is new.\n\n## 1.1.0\n\n## 1.0.0\n\nThe first version.\n",
    "LICENSE": "MIT\n",
    "README.md": "# tiny-client\n\nIt is tiny.\n",
    "pyproject.toml": PYPROJECT,
    "sboms/tiny-client.cdx.json": SBOM,
    "tiny_client/__init__.py": '__version__ = "1.2.0"\n',
    "tiny_client/main.py": "def main() -> None:\n    pass\n",
    "tiny_client/py.typed": "",
    "tiny_client/schemas.json": "{}\n",
}


def tiny(changed: Mapping[str, str | None] = {}) -> Package:
    """Return the package, with some of its files changed or, if they are None, left out."""
    files = {**FILES, **changed}
    kept = {f"generated/tiny-client/{name}": text for name, text in files.items() if text is not None}
    sources = Sources("c" * 40, True, EPOCH, {path: SourceFile(text.encode()) for path, text in kept.items()})
    (package,) = packages(sources)
    return package


def edited(wheel: bytes, edit: Callable[[zipfile.ZipInfo, bytes], tuple[zipfile.ZipInfo, bytes] | None]) -> bytes:
    """Return a wheel of which each member was edited, or left out."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(wheel)) as opened, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written:
        for entry in opened.infolist():
            if (kept := edit(entry, opened.read(entry))) is not None:
                written.writestr(*kept)
    return made.getvalue()


def with_member(wheel: bytes, name: str, content: bytes) -> bytes:
    """Return a wheel with a further member, or with another content of one."""

    def replaced(entry: zipfile.ZipInfo, data: bytes) -> tuple[zipfile.ZipInfo, bytes]:
        return entry, content if entry.filename == name else data

    changed = edited(wheel, replaced)
    made = BytesIO(changed)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as opened:
        if name not in opened.namelist():
            like = opened.infolist()[0]
            entry = zipfile.ZipInfo(name, like.date_time)
            entry.external_attr = like.external_attr
            opened.writestr(entry, content)
    return made.getvalue()


def changed_sdist(
    sdist: bytes,
    name: str,
    content: Callable[[bytes], bytes | None] = lambda data: data,
    header: Callable[[tarfile.TarInfo], None] = lambda _: None,
) -> bytes:
    """Return a source distribution in which one member has another content or header, or, with None, is left out."""
    made = BytesIO()
    with tarfile.open(fileobj=BytesIO(sdist)) as opened, tarfile.open(fileobj=made, mode="w") as written:
        for entry in opened:
            stream = opened.extractfile(entry)
            assert stream is not None
            data: bytes | None = stream.read()
            if entry.name.endswith(f"/{name}"):
                data = content(data or b"")
                header(entry)
            if data is not None:
                entry.size = len(data)
                written.addfile(entry, BytesIO(data))
    return gzip.compress(made.getvalue(), mtime=EPOCH)
