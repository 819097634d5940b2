"""The settings that a pyproject.toml of our packages may have, and the form of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

Settings = Mapping[str, Any]


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_list(value: object, is_item: Callable[[object], bool] = _is_text) -> bool:
    return isinstance(value, list) and all(map(is_item, cast("list[object]", value)))


def _is_table(value: object, is_item: Callable[[object], bool] = _is_text) -> bool:
    return isinstance(value, dict) and all(map(is_item, cast("dict[str, object]", value).values()))


def _is_people(value: object) -> bool:
    return _is_list(value, _is_table)


def _is_table_of_lists(value: object) -> bool:
    return _is_table(value, _is_list)


def _is_table_of_tables(value: object) -> bool:
    return _is_table(value, _is_table)


_PROJECT: Mapping[str, Callable[[object], bool]] = {
    **dict.fromkeys(("description", "license", "name", "readme", "requires-python", "version"), _is_text),
    **dict.fromkeys(("classifiers", "dependencies", "dynamic", "keywords", "license-files"), _is_list),
    **dict.fromkeys(("authors", "maintainers"), _is_people),
    **dict.fromkeys(("scripts", "urls"), _is_table),
    "optional-dependencies": _is_table_of_lists,
    "entry-points": _is_table_of_tables,
}
_WHEEL = ("tool", "hatch", "build", "targets", "wheel")
_FORMS: Mapping[tuple[str, ...], Callable[[object], bool]] = {
    ("build-system", "backend-path"): _is_list,
    ("build-system", "build-backend"): _is_text,
    ("build-system", "requires"): _is_list,
    **{("project", name): has_form for name, has_form in _PROJECT.items()},
    (*_WHEEL, "force-include"): _is_table,
    (*_WHEEL, "packages"): _is_list,
    (*_WHEEL, "sbom-files"): _is_list,
    ("tool", "hatch", "version", "path"): _is_text,
}


def unknown(settings: Settings, path: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield each setting that our packages do not have."""
    for name, value in settings.items():
        place = (*path, name)
        if place in _FORMS:
            continue
        if isinstance(value, dict) and any(known[: len(place)] == place for known in _FORMS):
            yield from unknown(cast("Settings", value), place)
        else:
            yield ".".join(place)


def malformed(settings: Settings) -> Iterator[str]:
    """Yield each known setting that does not have its form, or is in something that is not a table."""
    for path, has_form in _FORMS.items():
        value: object = settings
        for at, name in enumerate(path):
            if not isinstance(value, dict):
                yield ".".join(path[:at])
                break
            table = cast("Settings", value)
            if name not in table:
                break
            value = table[name]
        else:
            if not has_form(value):
                yield ".".join(path)
