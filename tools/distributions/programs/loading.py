"""`loading.py DISTRIBUTION MODULE [OPTIONAL...]`: load each entry point and import each module of an installed package.

What fails because one of the optional packages is not installed is only counted.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module, metadata
from pathlib import PurePosixPath

distribution, module, *optional = sys.argv[1:]
loaded = left_out = 0


def load(what: str, action: Callable[[], object]) -> None:
    """Load something, and count it."""
    global loaded, left_out
    try:
        action()
    except ImportError as error:
        cause = error if error.name else error.__cause__
        name = getattr(cause, "name", None) or ""
        if name.partition(".")[0] not in optional:
            raise SystemExit(f"{what} cannot be loaded: {error!r}") from error
        left_out += 1
    except Exception as error:
        raise SystemExit(f"{what} cannot be loaded: {error!r}") from error
    else:
        loaded += 1


for entry in metadata.distribution(distribution).entry_points:
    load(f"the entry point {entry.name} = {entry.value}", entry.load)
for path in sorted(map(PurePosixPath, metadata.files(distribution) or [])):
    if path.parts[0] == module and path.suffix == ".py" and path.stem != "__main__":
        name = ".".join(path.with_suffix("").parts).removesuffix(".__init__")
        load(name, partial(import_module, name))
print(f"{loaded} modules and entry points, {left_out} more with extras")
