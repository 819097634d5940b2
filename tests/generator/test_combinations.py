"""Every set of properties that a request needs, and every property, can be given, or the document is refused."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Collection
from pathlib import Path
from typing import Any

import httpx
from hypothesis import given, settings
from hypothesis import strategies as st

from .drafts import Draft, packages

NAMES = ("name", "keeper", "keeper_id")
VALUES = {"name": "Rex", "keeper": "Sam Doe", "keeper_id": 5}
some = st.lists(st.sampled_from(NAMES), min_size=1, unique=True)


@settings(max_examples=12)
@given(st.lists(st.sampled_from(NAMES), unique=True), st.lists(some, max_size=2, unique_by=frozenset), some)
def test_every_set_of_required_properties_can_be_given(
    required: list[str], choices: list[list[str]], exclusive: list[str]
) -> None:
    needed = [{*required, *names} for names in choices or [[]]]
    subsets = [set(names) for count in range(len(NAMES) + 1) for names in itertools.combinations(NAMES, count)]
    allowed = [names for names in subsets if any(one <= names for one in needed) and not names.issuperset(exclusive)]
    wanted = [*needed, *({name} for name in NAMES)]
    is_usable = all(any(one <= names for names in allowed) for one in wanted)
    draft = Draft()
    body = draft.schemas["NewPet"]
    body |= {"required": required, "not": {"required": exclusive}}
    if choices:
        body["anyOf"] = [{"required": names} for names in choices]
    with tempfile.TemporaryDirectory() as folder:
        assert (not draft.problems(Path(folder) / "specs")) is is_usable
        if not is_usable:
            return
        with packages(draft.generate(Path(folder) / "specs"), Path(folder) / "made") as (client, _):
            created = httpx.Response(201, json={"id": 5, "keeper": "Sam Doe"})
            transport = httpx.MockTransport(lambda _: created)
            with client.Vet(api_key="k", http_client=httpx.Client(transport=transport)) as vet:
                for wanted in choices or [[]]:
                    assert vet.pets.create(**{name: VALUES[name] for name in {*required, *wanted}}).id == 5
                for count in range(len(NAMES) + 1):
                    for names in itertools.combinations(NAMES, count):
                        if set(required) <= set(names):
                            _rejects_only_what_is_excluded(client, vet, names, exclusive)


def _rejects_only_what_is_excluded(client: Any, vet: Any, names: Collection[str], exclusive: list[str]) -> None:
    """Call a method with some properties: a rejection names all that exclude each other."""
    try:
        vet.pets.create(**{name: VALUES[name] for name in names})
    except client.ArgumentError as error:
        text = str(error)
        if "together" in text:
            assert all(name in text for name in exclusive)
            assert set(exclusive) <= set(names)
