"""A misspelt key is refused with the key that was meant, everywhere."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.document.limits import MAX_ENTRIES
from generator.rules.similar_keys import CORRECT, meant
from generator.runtime.values.json import is_object

from .small_api import ROOT, SmallApi

SUPPORTED: dict[str, Any] = yaml.safe_load((ROOT / "generator" / "rules" / "supported_openapi.yaml").read_text("utf-8"))


def places(described: Any) -> Iterator[list[str]]:
    """Yield the keys of each object of which the supported keys are known."""
    if is_object(described):
        if described.get("additionalProperties") is False and "properties" in described:
            yield sorted(described["properties"])
        for inner in described.values():
            yield from places(inner)


PLACES = [keys for keys in places(SUPPORTED) if keys]


def misspelt(key: str, at: int, how: str) -> str:
    at = at % len(key)
    return {
        "swap": key[:at] + key[at + 1 : at + 2] + key[at] + key[at + 2 :],
        "drop": key[:at] + key[at + 1 :],
        "double": key[:at] + key[at] + key[at:],
        "replace": f"{key[:at]}q{key[at + 1 :]}",
        "underscore": key.replace("-", "_"),
        "capital": key.title(),
        "prefix": key.removeprefix("x-"),
    }[how]


@given(
    st.sampled_from(PLACES).flatmap(lambda keys: st.tuples(st.just(keys), st.sampled_from(keys))),
    st.integers(0, 20),
    st.sampled_from(["swap", "drop", "double", "replace", "underscore", "capital", "prefix"]),
)
def test_a_misspelt_key_is_recognised(place: tuple[list[str], str], at: int, how: str) -> None:
    keys, key = place
    wrong = misspelt(key, at, how)
    if wrong in keys or len(key) < 3:
        return
    found = meant(wrong, keys)
    if wrong in CORRECT:
        assert found == ""
        return
    assert found
    assert found == key or abs(len(found) - len(wrong)) <= 1  # another key may be as similar


@pytest.mark.parametrize("key", sorted({"hash", "minProperties", "xml", "externalDocs", "x-internal", "foo", "color"}))
def test_a_key_of_another_kind_has_no_suggestion(key: str) -> None:
    assert [meant(key, keys) for keys in PLACES if meant(key, keys)] == []


def test_the_key_that_is_there_already_is_not_suggested(small: SmallApi) -> None:
    small.replace("paths/pet.yaml", "    x-safety: read\n", "    x-safety: read\n    x-saftey: read\n")
    assert [problem.message for problem in small.problems()] == ["is not supported here; remove it"]


def test_many_misspelt_keys_take_little_time(small: SmallApi) -> None:
    keys = "".join(f"    x-descr{at}tion: 1\n" for at in range(MAX_ENTRIES - 50))
    small.replace("paths/pet.yaml", "    x-safety: read\n", f"    x-safety: read\n{keys}")
    start = time.process_time()
    assert len(small.problems()) >= MAX_ENTRIES - 50
    assert time.process_time() - start < 60


SETTINGS = {
    "x-upload": ("max_byte", "did you mean max_bytes? If so, rename it; otherwise remove it"),
    "x-download": ("colour", "is not a known key here; remove it"),
}


@pytest.mark.parametrize("key", SETTINGS)
def test_a_misspelt_setting_of_files_is_recognised(small: SmallApi, key: str) -> None:
    wrong, message = SETTINGS[key]
    settings = {
        "method": "m",
        "summary": "S.",
        "description": "D.",
        "x-evidence": {"level": "documented", "source": "S."},
    }
    settings |= dict.fromkeys(("file_name", "address", "fields", "part"), "/a") if key == "x-upload" else {}
    text = yaml.safe_dump({key: {**settings, wrong: 1}}, default_flow_style=True, width=10_000)[1:-2]
    small.replace("paths/pet.yaml", "    x-safety: read\n", f"    x-safety: read\n    {text}\n")
    found = [problem.message for problem in small.problems() if problem.place.pointer.endswith(f"/{wrong}")]
    assert len(found) == 1
    assert message in found[0]


@pytest.mark.parametrize("wrong", ["subjct", "Modified", "list"])
def test_a_misspelt_setting_of_reconciliation_is_recognised(small: SmallApi, wrong: str) -> None:
    text = f"    x-reconcile: {{description: D., get: {{operationId: getPet}}, key: {{id: x}}, {wrong}: {{}}}}\n"
    small.replace("paths/pet.yaml", "    x-safety: unsafe\n", f"    x-safety: unsafe\n{text}")
    found = [str(problem) for problem in small.problems() if f"/{wrong}: is not a known key" in str(problem)]
    assert len(found) == 1, small.problems()
    assert re.search(r"; did you mean (subject|modified|lists)\? If so, rename it; otherwise use one of", found[0])
