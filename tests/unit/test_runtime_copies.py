"""Both clients ship the runtime of the generator, file by file, so that its tests on one copy speak for all."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

import coreplus_client._runtime
import generator.runtime
import pracsuite_client._runtime


def files_of(package: ModuleType) -> dict[str, str]:
    """The source of a package, by path inside it."""
    [folder] = map(Path, package.__path__)
    return {str(path.relative_to(folder)): path.read_text("utf-8") for path in folder.rglob("*.py")}


@pytest.mark.parametrize("client", [coreplus_client, pracsuite_client], ids=lambda client: client.__name__)
def test_client_ships_the_runtime_of_the_generator(client: ModuleType) -> None:
    shipped, source = files_of(client._runtime), files_of(generator.runtime)
    assert shipped.keys() == source.keys()
    assert [name for name in source if shipped[name] != source[name]] == []
