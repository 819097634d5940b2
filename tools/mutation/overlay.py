"""Modules with other text than their files, for one process. The working tree never changes."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from importlib.abc import MetaPathFinder, SourceLoader
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import spec_from_file_location
from types import ModuleType


class _Text(SourceLoader):
    """Load a module from a text."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._text = text

    def get_filename(self, fullname: str) -> str:
        return self._path

    def get_data(self, path: str) -> bytes:
        if path != self._path:
            raise OSError(path)
        return self._text.encode()


class Overlay(MetaPathFinder):
    """Import hook that loads the replaced modules before any other finder does."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self.loaded: set[str] = set()
        """The replaced modules that were imported. A mutant that was never imported proves nothing."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname not in self._texts:
            return None
        original = PathFinder.find_spec(fullname, path, target)
        if original is None or original.origin is None:
            raise ModuleNotFoundError(f"there is no module {fullname} to mutate", name=fullname)
        self.loaded.add(fullname)
        return spec_from_file_location(
            fullname,
            original.origin,
            loader=_Text(original.origin, self._texts[fullname]),
            submodule_search_locations=original.submodule_search_locations,
        )


def replace_modules(texts: Mapping[str, str]) -> Overlay:
    """Replace modules in this process. Raises RuntimeError if one of them is imported already."""
    imported = sorted(texts.keys() & sys.modules.keys())
    if imported:
        raise RuntimeError(f"imported before the mutant was in place: {', '.join(imported)}")
    overlay = Overlay(texts)
    sys.meta_path.insert(0, overlay)
    return overlay
