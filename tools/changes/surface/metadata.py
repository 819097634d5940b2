"""The comparison of what ``pyproject.toml`` promises: Python, dependencies, extras, commands and plug-ins."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

from .context import Change

_PYTHONS = [Version(f"3.{minor}") for minor in range(8, 21)]
"""The versions of Python that bounds are tried with."""
_CONTENTS = ("packages", "include", "exclude", "only-include", "sources")
_UNIMPORTANT_GROUPS = ("console_scripts", "gui_scripts")


def compare_metadata(old: Path, new: Path, package: str, distribution: str) -> list[Change]:
    """Return the changes of a project. What has no ``pyproject.toml`` in one of the versions has none."""
    changes: list[Change] = []
    if (old / package / "py.typed").exists() and not (new / package / "py.typed").exists():
        text = f"Type checkers ignore the types of `{package}`: it has no `py.typed`."
        changes.append(Change("typed-removed", package, text, package))
    changes += _compare_stubs(old / package, new / package, package)
    before, after = _project(old), _project(new)
    if before is None or after is None:
        return changes
    changes += _compare_python(before, after, distribution)
    changes += _compare_dependencies(before, after, distribution)
    changes += _compare_extras(before, after, distribution)
    changes += _compare_commands(before, after)
    changes += _compare_plugins(before, after)
    changes += _compare_distribution(old, new, distribution)
    return changes


def _project(folder: Path) -> Mapping[str, Any] | None:
    file = folder / "pyproject.toml"
    if not file.exists():
        return None
    project: Mapping[str, Any] = tomllib.loads(file.read_text(encoding="utf-8")).get("project", {})
    return project


def _compare_stubs(old: Path, new: Path, package: str) -> Iterator[Change]:
    """Yield the stubs that changed: type checkers read them in place of the modules, which are compared."""
    before, after = (
        {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.pyi")} for folder in (old, new)
    )
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            text = f"Type checkers read other types in the stub `{name}`, which is not compared."
            yield Change("definition-changed", package, text, name)


def _compare_distribution(old: Path, new: Path, distribution: str) -> Iterator[Change]:
    """Yield what changed of the name of a distribution, and of what its wheel contains."""
    projects = _project(old) or {}, _project(new) or {}
    names = [canonicalize_name(one.get("name", distribution)) for one in projects]
    if names[0] != names[1]:
        yield Change("definition-changed", "", f"`{names[0]}` is installed as `{names[1]}`.", "name")
    before, after = _contents(old), _contents(new)
    for key in sorted(before.keys() | after.keys()):
        if before.get(key) != after.get(key):
            text = f"The wheel of `{distribution}` has other modules or files: `{key}` is {_toml(after.get(key))}"
            yield Change("definition-changed", "", f"{text} instead of {_toml(before.get(key))}.", key)


def _contents(folder: Path) -> Mapping[str, Any]:
    """Return the settings that decide which modules a wheel contains."""
    file = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))
    build = file.get("tool", {}).get("hatch", {}).get("build", {})
    wheel = {**build, **build.get("targets", {}).get("wheel", {})}
    return {key: sorted(given) for key in _CONTENTS if (given := wheel.get(key))}


def _toml(value: Any) -> str:
    return "not stated" if value is None else f"`{value}`"


def _lowest(specifiers: SpecifierSet) -> Version | None:
    found = [
        Version(one.version.removesuffix(".*")) for one in specifiers if one.operator in (">=", ">", "==", "~=", "===")
    ]
    return max(found, default=None)


def _compare_python(old: Mapping[str, Any], new: Mapping[str, Any], distribution: str) -> Iterator[Change]:
    before = _lowest(SpecifierSet(old.get("requires-python", "")))
    after = _lowest(SpecifierSet(new.get("requires-python", "")))
    if after is not None and (before is None or after > before):
        yield Change("python-raised", "", f"`{distribution}` needs Python {after} or newer.", "python")
    elif before is not None and (after is None or after < before):
        which = f"Python {after}" if after is not None else "older versions of Python"
        yield Change("python-lowered", "", f"`{distribution}` supports {which} too.", "python")
    lost = [
        one for one in _PYTHONS if _supports(old, one) and not _supports(new, one) and (after is None or one >= after)
    ]
    if lost:
        text = f"`{distribution}` no longer supports Python {_spoken(lost)}."
        yield Change("python-excluded", "", text, "python")


def _supports(project: Mapping[str, Any], version: Version) -> bool:
    """Whether some release of a version of Python is supported."""
    specifiers = SpecifierSet(project.get("requires-python", ""))
    return any(specifiers.contains(f"{version}.{patch}") for patch in range(30))


def _spoken(versions: list[Version]) -> str:
    return str(versions[0]) if len(versions) == 1 else f"{versions[0]} to {versions[-1]}"


def _requirements(texts: list[str]) -> dict[str, Requirement]:
    found: dict[str, Requirement] = {}
    for one in map(Requirement, texts):
        name = re.sub(r"[-_.]+", "-", one.name).lower()
        found[f"{name}; {one.marker}" if name in found else name] = one
    return found


def _compare_dependencies(
    old: Mapping[str, Any], new: Mapping[str, Any], distribution: str, extra: str = ""
) -> Iterator[Change]:
    def listed(project: Mapping[str, Any]) -> dict[str, Requirement]:
        if extra:
            return _requirements(_extras(project).get(extra, []))
        return _requirements(project.get("dependencies", []))

    before, after = listed(old), listed(new)
    whole = f"`{distribution}[{extra}]`" if extra else f"`{distribution}`"
    for name in before.keys() - after.keys():
        yield Change("dependency-removed", "", f"{whole} no longer installs {name}.", f"{extra}:{name}")
    for name in after.keys() - before.keys():
        yield Change("dependency-added", "", f"{whole} needs {after[name]}.", f"{extra}:{name}")
    for name in before.keys() & after.keys():
        one, other = before[name], after[name]
        if other.marker is not None and str(one.marker) != str(other.marker):
            text = f"{whole} installs {name} only where {other.marker}{_before(one)}."
            yield Change("dependency-removed", "", text, f"{extra}:{name}")
        if _is_narrower(one, other):
            rule = "dependency-narrowed"
        elif _is_narrower(other, one) and (other.marker is None or str(one.marker) == str(other.marker)):
            rule = "dependency-widened"
        else:
            continue
        text = f"{whole} needs {_shown(other)}; before, it was {_shown(one)}."
        yield Change(rule, "", text, f"{extra}:{name}")


def _shown(one: Requirement) -> str:
    return str(one) if one.specifier else f"any version of {one}"


def _before(one: Requirement) -> str:
    return f"; before, it was where {one.marker}" if one.marker is not None else ""


def _is_narrower(old: Requirement, new: Requirement) -> bool:
    """Whether what satisfies the old requirement may not satisfy the new one, as far as their bounds show."""
    if not new.extras <= old.extras or (new.marker != old.marker and new.marker is None):
        return True
    tried = {Version("0"), Version("99999")}
    for one in (*old.specifier, *new.specifier):
        release = [*Version(one.version.removesuffix(".*")).release, 0, 0][:3]
        tried |= {Version(_text(release)), Version(_text([*release, 1])), *_below(release)}
    return any(old.specifier.contains(one) and not new.specifier.contains(one) for one in tried)


def _text(release: list[int]) -> str:
    return ".".join(map(str, release))


def _below(release: list[int]) -> Iterator[Version]:
    """Iterate over high versions below a release: for 1.4.2, that is 1.4.1, 1.3.99999 and 0.99999.99999."""
    for index in (2, 1, 0):
        if release[index]:
            yield Version(_text([*release[:index], release[index] - 1, *[99999] * (2 - index)]))


def _compare_extras(old: Mapping[str, Any], new: Mapping[str, Any], distribution: str) -> Iterator[Change]:
    before, after = _extras(old), _extras(new)
    for name in before.keys() - after.keys():
        yield Change("extra-removed", "", f"`{distribution}[{name}]` was removed.", name)
    for name in after.keys() - before.keys():
        yield Change("extra-added", "", f"`{distribution}[{name}]` was added.", name)
    for name in before.keys() & after.keys():
        yield from _compare_dependencies(old, new, distribution, name)


def _extras(project: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the extras, by the names that installers compare."""
    return {str(canonicalize_name(name)): given for name, given in project.get("optional-dependencies", {}).items()}


def _compare_commands(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    before = {**old.get("scripts", {}), **old.get("gui-scripts", {})}
    after = {**new.get("scripts", {}), **new.get("gui-scripts", {})}
    for name in before.keys() - after.keys():
        yield Change("command-removed", "", f"The command `{name}` was removed.", name)
    for name in after.keys() - before.keys():
        yield Change("command-added", "", f"The command `{name}` was added.", name)


def _compare_plugins(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    before, after = _plugins(old), _plugins(new)
    for group, name in sorted(before - after):
        yield Change("plugin-removed", "", f"The plug-in `{name}` of `{group}` was removed.", f"{group}:{name}")
    for group, name in sorted(after - before):
        yield Change("plugin-added", "", f"The plug-in `{name}` of `{group}` was added.", f"{group}:{name}")


def _plugins(project: Mapping[str, Any]) -> set[tuple[str, str]]:
    groups = project.get("entry-points", {})
    return {(group, name) for group, names in groups.items() if group not in _UNIMPORTANT_GROUPS for name in names}
