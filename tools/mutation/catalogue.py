"""Every fault that is planted."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain

from tools.mutation.clients import Factory, document_mutants
from tools.mutation.code import mock_mutants, runtime_mutants
from tools.mutation.drawn import drawn_mutants
from tools.mutation.mutant import Kind, Mutant
from tools.mutation.named import named_mutants


def catalogue(factory: Factory, only: Collection[str] | None = None) -> dict[str, Mutant]:
    """The faults, by name; or those of some names, which is quicker. Raises ValueError if two have one name."""
    found: dict[str, Mutant] = {}
    for mutants in (
        document_mutants(factory, Kind.DOCUMENT, only),
        runtime_mutants(),
        mock_mutants(),
        named_mutants(),
        document_mutants(factory, Kind.SPEC, only),
        drawn_mutants(),
    ):
        for mutant in mutants:
            if mutant.name in found:
                raise ValueError(f"two faults are called {mutant.name!r}")
            if only is None or mutant.name in only:
                found[mutant.name] = mutant
    return found


def another_sample(factory: Factory, seed: str) -> dict[str, Mutant]:
    """Faults that the same operators make, drawn with another seed: none of them is in the catalogue."""
    drawn = chain(
        document_mutants(factory, Kind.DOCUMENT, seeds=(seed,)),
        runtime_mutants((seed,)),
        mock_mutants((seed,)),
        document_mutants(factory, Kind.SPEC, seeds=(seed,)),
    )
    known = catalogue(factory)
    return {mutant.name: mutant for mutant in drawn if mutant.name not in known}
