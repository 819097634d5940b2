"""State the hashes of the distributions, and what they were made from."""

from __future__ import annotations

import json
import platform
import zlib
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from importlib.metadata import version

from tools.distributions.building import BUILD_TOOLS
from tools.distributions.packages import Package
from tools.distributions.sources import Sources


def sha256sums(files: Mapping[str, bytes]) -> str:
    """Return the hashes of files in the form that `sha256sum --check` reads."""
    return "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))


def manifest(sources: Sources, packages: Sequence[Package], files: Mapping[str, bytes]) -> str:
    """Return a description of the files, in JSON: the same for the same commit and the same tools."""
    described = {
        "commit": sources.commit,
        "is_commit": sources.is_commit,
        "source_date_epoch": sources.epoch,
        "tools": tools(),
        "packages": [
            {
                "name": package.name,
                "version": package.version,
                "tag": package.tag,
                "files": list(_described((package.sdist, package.wheel), files)),
            }
            for package in packages
        ],
    }
    return json.dumps(described, indent=2) + "\n"


def tools() -> dict[str, str]:
    """Return the versions of what determines the bytes of a distribution."""
    return {
        **{name: version(name) for name in BUILD_TOOLS},
        "python": platform.python_version(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }


def _described(names: Iterable[str], files: Mapping[str, bytes]) -> Iterable[dict[str, object]]:
    for name in names:
        yield {"name": name, "size": len(files[name]), "sha256": sha256(files[name]).hexdigest()}
