"""Both clients ship the runtime of the generator unchanged, so that testing one copy is enough."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from coreplus_client import _runtime as coreplus_runtime
from pracsuite_client import _runtime as pracsuite_runtime
from pracsuite_client import _runtime as runtime


def files_of(package: ModuleType) -> dict[str, str]:
    """Return the source of a package's modules by their path in it."""
    [folder] = map(Path, package.__path__)
    return {str(path.relative_to(folder)): path.read_text("utf-8") for path in folder.rglob("*.py")}


@pytest.mark.parametrize("copy", [coreplus_runtime, pracsuite_runtime], ids=lambda copy: copy.__name__)
def test_client_ships_the_runtime_of_the_generator(copy: ModuleType) -> None:
    shipped, source = files_of(copy), files_of(runtime)
    assert shipped.keys() == source.keys()
    assert [name for name in source if shipped[name] != source[name]] == []
