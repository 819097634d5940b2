"""Find the packages among the tracked files, and read what they state about themselves."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from packaging.utils import canonicalize_name

from tools.distributions.settings import malformed
from tools.distributions.sources import SourceError, SourceFile, Sources

METADATA = "pyproject.toml"
_REQUIRED = ("license", "readme")
_VERSION = re.compile(r"""^__version__ = ["'](.+)["']$""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Package:
    """A package that has a distribution.

    Attributes:
        folder: Its folder in the repository.
        name: The name of the distribution.
        version: The version.
        module: The package to import.
        settings: The contents of its pyproject.toml.
        files: Its tracked files, by their paths in the folder.
    """

    folder: str
    name: str
    version: str
    module: str
    settings: Mapping[str, Any]
    files: Mapping[str, SourceFile]

    @property
    def stem(self) -> str:
        """The beginning of the names of its files, such as `pracsuite_client-0.1.0`."""
        return f"{canonicalize_name(self.name).replace('-', '_')}-{self.version}"

    @property
    def wheel(self) -> str:
        """The name of its wheel."""
        return f"{self.stem}-py3-none-any.whl"

    @property
    def sdist(self) -> str:
        """The name of its source distribution."""
        return f"{self.stem}.tar.gz"

    @property
    def tag(self) -> str:
        """The name of the tag of this version."""
        return f"{self.name}-v{self.version}"

    @property
    def project(self) -> Mapping[str, Any]:
        """The metadata of the project."""
        found: Mapping[str, Any] = self.settings["project"]
        return found

    def target(self, kind: str) -> Mapping[str, Any]:
        """Return the settings of the build tool for wheels or sdists."""
        found: Mapping[str, Any] = self.settings["tool"]["hatch"]["build"]["targets"].get(kind, {})
        return found


def packages(sources: Sources) -> list[Package]:
    """Return the packages, sorted by name.

    Raises:
        SourceError: The settings of a package cannot be read, or do not state what a package of ours states.
    """
    folders = [path.removesuffix(f"/{METADATA}") for path in sources.files if path.endswith(f"/{METADATA}")]
    top = [folder for folder in folders if not any(folder.startswith(f"{other}/") for other in folders)]
    return sorted((_package(folder, sources.below(folder)) for folder in top), key=lambda package: package.name)


def _package(folder: str, files: Mapping[str, SourceFile]) -> Package:
    place = f"{folder}/{METADATA}"
    try:
        settings = tomllib.loads(files[METADATA].content.decode("utf-8"))
        if wrong := sorted(set(malformed(settings))):
            raise SourceError(f"{place} does not have the form of ours in {', '.join(wrong)}")
        (module,) = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
        name = settings["project"]["name"]
        _ = [settings["project"][required] for required in _REQUIRED]  # a KeyError names the one that is missing
        version = _version(folder, settings, files)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourceError(f"{place} cannot be read: {error}") from None
    except KeyError as error:
        raise SourceError(f"{place} lacks {error}, which each of our packages has") from None
    except SourceError:
        raise
    except ValueError:
        raise SourceError(f"{place} does not name exactly one package in tool.hatch.build.targets.wheel") from None
    return Package(folder, name, version, module, settings, files)


def _version(folder: str, settings: Mapping[str, Any], files: Mapping[str, SourceFile]) -> str:
    if "version" in settings["project"]:
        return str(settings["project"]["version"])
    path = settings["tool"]["hatch"]["version"]["path"]
    if path not in files:
        raise SourceError(f"{folder}/{path} is missing, which has the version: nox -s generate")
    found = _VERSION.search(files[path].content.decode("utf-8"))
    if found is None:
        raise SourceError(f"{folder}/{path} has no __version__")
    return found[1]
