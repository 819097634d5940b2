"""Every fault that is planted."""

from __future__ import annotations

from tests.mutants.clients import Factory, document_mutants
from tests.mutants.code import mock_mutants, runtime_mutants
from tests.mutants.mutant import Kind, Mutant
from tests.mutants.named import named_mutants


def catalogue(factory: Factory) -> dict[str, Mutant]:
    """The faults, by name. Raises ValueError if two have one name."""
    found: dict[str, Mutant] = {}
    for mutants in (
        document_mutants(factory, Kind.DOCUMENT),
        runtime_mutants(),
        mock_mutants(),
        named_mutants(),
        document_mutants(factory, Kind.SPEC),
    ):
        for mutant in mutants:
            if mutant.name in found:
                raise ValueError(f"two faults are called {mutant.name!r}")
            found[mutant.name] = mutant
    return found
