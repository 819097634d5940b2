"""The mutants of a full run, those of a fresh sample, and those with some ids."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain

from tools.mutation.mutants import SEEDS, Kind, Mutant, chance, place
from tools.mutation.named_mutants import NAMED, OPERATOR, named_mutants
from tools.mutation.python_mutants import python_ids, python_mutants, sampled
from tools.mutation.spec_mutants import Generator, spec_ids, spec_mutants


def catalogue(generator: Generator) -> dict[str, Mutant]:
    """Return the mutants of a full run by id. Raises ValueError if two have the same id."""
    return _by_id(chain(_drawn(generator, SEEDS), named_mutants()))


def fresh_sample(generator: Generator, seed: str, size: int | None = None) -> dict[str, Mutant]:
    """Return the mutants that the same operators make with another seed, without those of the catalogue.

    With a size, return a part of them, which the ids and the seed choose.
    """
    known = catalogue(generator)
    drawn = {one: mutant for one, mutant in _by_id(_drawn(generator, (seed,))).items() if one not in known}
    chosen = part({one: place(one, mutant.kind) for one, mutant in drawn.items()}, seed, size)
    return {one: mutant for one, mutant in drawn.items() if one in chosen}


def part(places: Mapping[str, str], seed: str, size: int | None) -> set[str]:
    """Return some of the ids, chosen by their places and the seed. Without a size, return all."""
    return set(sorted(places, key=lambda one: chance(places[one], f"{seed}, a part"))[:size])


def _drawn(generator: Generator, seeds: Collection[str]) -> Iterator[Mutant]:
    yield from spec_mutants(generator, Kind.CLIENT_SPEC, seeds=seeds)
    yield from python_mutants(Kind.RUNTIME, sampled(Kind.RUNTIME, seeds))
    yield from python_mutants(Kind.MOCK, sampled(Kind.MOCK, seeds))
    yield from spec_mutants(generator, Kind.SPEC, seeds=seeds)


def possible_ids(generator: Generator, kind: Kind) -> dict[str, str]:
    """Return the operator of every possible mutant of a kind, by id."""
    if kind in (Kind.CLIENT_SPEC, Kind.SPEC):
        return dict(spec_ids(generator, kind))
    named = {one.id: OPERATOR for one in NAMED if one.kind is kind}
    return {**dict(python_ids(kind)), **named}


def present_ids(wanted: Iterable[str], kind: Kind, possible: Collection[str]) -> dict[str, str]:
    """Return for each id that is wanted the id that it has today.

    A module may have moved: the same change at the same place of another module is the same mutant, if there is only
    one. Ids that no longer exist are left out.
    """
    by_place: dict[str, list[str]] = {}
    for mutant_id in possible:
        by_place.setdefault(place(mutant_id, kind), []).append(mutant_id)
    found: dict[str, str] = {}
    for one in wanted:
        elsewhere = by_place.get(place(one, kind), [])
        if one in possible:
            found[one] = one
        elif len(elsewhere) == 1:
            found[one] = elsewhere[0]
    return found


def with_ids(generator: Generator, kind: Kind, ids: Collection[str]) -> dict[str, Mutant]:
    """Return the mutants of a kind with some ids. Those that change nothing are left out."""
    if kind in (Kind.CLIENT_SPEC, Kind.SPEC):
        return _by_id(spec_mutants(generator, kind, only=ids))
    generated = python_mutants(kind, lambda mutant_id, _: mutant_id in ids)
    return _by_id(chain(generated, (mutant for mutant in named_mutants() if mutant.id in ids)))


def _by_id(mutants: Iterable[Mutant]) -> dict[str, Mutant]:
    found: dict[str, Mutant] = {}
    for mutant in mutants:
        if mutant.id in found:
            raise ValueError(f"two mutants have the id {mutant.id!r}")
        found[mutant.id] = mutant
    return found
