"""The record of the changes that the newest entry of each changelog is about.

With it, a second writing adds only what is new, however the entry was edited. What a person has removed stays away.

The record has what was compared, too. So a rule that has another name, another wording or another group in a later
version of this tool does not make old sentences new: if the packages are those of the record, nothing is new; if they
changed since then, the packages of the commit of the record are compared again, by the rules of today.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from attrs import frozen

from tools.changes.inputs import InputError, text_of
from tools.changes.packages import Package

FILE = "tools/changes/covered.json"
"""Where it is in a checkout."""


@frozen
class Covered:
    """What an entry covers.

    Attributes:
        state: The digest of what was compared; empty if nothing was.
        changes: The identities of the changes.
    """

    state: str = ""
    changes: frozenset[str] = frozenset()


def read(file: Path) -> dict[str, Covered]:
    """Return what the entry of each package covers.

    Raises:
        InputError: The file is not such a record.
    """
    if not file.is_file():
        return {}
    try:
        found: dict[str, Any] = json.loads(text_of(file))
        return {
            name: Covered(str(one["state"]), frozenset(str(each) for each in one["changes"]))
            for name, one in found.items()
        }
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        fix = f"restore it with `git checkout HEAD -- {FILE}`"
        raise InputError(file, f"is not a record of changes ({error!r})", fix) from error


def write(covered: Mapping[str, Covered], file: Path) -> None:
    """Write the record, with one identity a line, so that two branches can add some."""
    data = {name: {"state": covered[name].state, "changes": sorted(covered[name].changes)} for name in sorted(covered)}
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{json.dumps(data, indent=0, ensure_ascii=False)}\n", "utf-8")


def state(package: Package, old: Path, new: Path) -> str:
    """Return the digest of what is compared: a package, and the documents of its API, in two trees."""
    digest = sha256()
    for root in (old, new):
        content = package.content(root)
        specs = root / "specs" / package.api if package.api is not None else None
        if specs is not None:
            files = sorted(path for path in specs.rglob("*") if path.is_file())
            content |= {path.relative_to(root).as_posix(): path.read_bytes() for path in files}
        for name in sorted(content):
            digest.update(f"{name}\0{sha256(content[name]).hexdigest()}\n".encode())
        digest.update(b"\n")
    return digest.hexdigest()[:16]
