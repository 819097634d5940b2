"""The modules that users import, of packages whose other modules have no leading underscore."""

from __future__ import annotations

from tools.site.api import MODULES


def chosen_modules(package: str) -> frozenset[str] | None:
    """Return the public modules of a package, or ``None`` if these are all that have no leading underscore.

    They are those that the reference describes.
    """
    names = frozenset(name for name in MODULES if name.partition(".")[0] == package)
    return names or None
