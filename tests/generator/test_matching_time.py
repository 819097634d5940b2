"""No pattern of a document that is accepted takes long to match."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.document.bundle import bundle
from generator.document.matching_time import measure
from generator.document.traversal import anonymous_schemas, inner_schemas, named_schemas
from generator.rules.patterns import take_little_time
from generator.runtime.values.patterns import matches

from .conftest import ROOT
from .drafts import Draft

HARMLESS = (
    r"^-?[0-9]+(\.[0-9]+)?$",
    r"^([1-9][0-9]?|1[01][0-9]|120)$",
    r"^[0-9A-Za-z-]{1,50}$",
    r"^[a-z0-9]+(?:-[a-z0-9]+)*$",
    r"^(\d{1,3}\.){3}\d{1,3}$",
    r"^https?://[^\s/]+(/.*)?$",
    r"^(?i:[a-f]+)$",
    r"^\w+\s\w+$",
    r"^[a-z]{1,5000}$",
    r"\d{4}-\d{2}",
    r"[a-z]+",
    r"",
)
LIMITED = {
    r"^(a+)+$": 30,
    r"^(a*)*$": 30,
    r"^(a|aa)+$": 50,
    r"^(?:a|a)*$": 30,
    r"^(a{0,20}){0,20}$": 30,
    r"^(?i)(k|K[a-z])+$": 0,
    r"(?i)^(k+|K)+$": 30,
    r"^(\w+\s?)*$": 30,
    r"^.*x.*y$": 2000,
    r"^[^@]+@[^@]+[.][^@]+$": 2000,
    r"[a-z]+@": 2000,
    r"[a-z]{5000}": 2000,
    r"(?m)^a*b": 2000,
    r"^(a+)\1$": 0,
    r"^(?=a)a$": 0,
}

atoms = st.sampled_from(["a", "b", "[ab]", ".", r"\w", "-", "[^a]", "^", "$"])
quantifiers = st.sampled_from(["*", "+", "?", "*?", "{2}", "{0,3}", "{1,}", "{0,200}"])
parts = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.tuples(inner, quantifiers).map(lambda drawn: f"(?:{drawn[0]}){drawn[1]}"),
        st.lists(inner, min_size=2, max_size=3).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda drawn: f"(?:{'|'.join(drawn)})"),
    ),
    max_leaves=6,
)
patterns = st.tuples(st.sampled_from(["", "^"]), parts, st.sampled_from(["", "$", "!$", "a"])).map("".join)


@given(patterns)
def test_a_text_within_the_limit_is_matched_in_little_time(pattern: str) -> None:
    longest = measure(pattern).longest
    length = 2000 if longest is None else longest
    for unit in ("a", "b", "ab", "aab", "a-", "-"):
        text = (unit * length)[: max(0, length - 1)] + "?" * bool(length)
        before = time.thread_time()
        matches(pattern, text)
        assert time.thread_time() - before < 1, (pattern, longest, unit)


@pytest.mark.parametrize("pattern", HARMLESS)
def test_a_pattern_with_one_way_at_a_time_needs_no_limit(pattern: str) -> None:
    assert measure(pattern).longest is None


@pytest.mark.parametrize("pattern", LIMITED)
def test_a_pattern_with_many_ways_has_a_limit(pattern: str) -> None:
    longest = measure(pattern).longest
    assert longest is not None
    assert longest <= LIMITED[pattern]


@pytest.mark.parametrize("api", ["pracsuite", "coreplus"])
def test_the_patterns_of_our_documents_need_no_limit(api: str) -> None:
    document = bundle(ROOT / "specs" / api)
    found = {
        inner["pattern"]
        for pointer, schema in (*named_schemas(document), *anonymous_schemas(document))
        for _, inner in ((pointer, schema), *inner_schemas(pointer, schema))
        if "pattern" in inner
    }
    assert found
    assert [pattern for pattern in found if measure(pattern).longest is not None] == []


@pytest.mark.parametrize(
    ("declared", "accepted"),
    [
        ({"pattern": "^(a+)+$"}, False),
        ({"pattern": "^(a+)+$", "maxLength": 15}, True),
        ({"pattern": "^(a+)+$", "maxLength": 40}, False),
        ({"pattern": "^(0*)*$", "maxLength": 5, "format": "decimal"}, False),
        ({"pattern": "^a+$"}, True),
    ],
)
def test_a_pattern_that_may_take_long_is_refused(declared: dict[str, object], accepted: bool, tmp_path: Path) -> None:
    draft = Draft()
    draft.schemas["NewPet"]["properties"]["name"] |= declared
    draft.paths["pets"]["get"]["parameters"].append(
        {"name": "q", "in": "query", "description": "Text.", "schema": {"type": "string", **declared}}
    )
    found = [problem for problem in draft.problems(tmp_path) if problem.pointer.endswith("/pattern")]
    assert len(found) == (0 if accepted else 2)


def test_many_patterns_take_little_time_together(tmp_path: Path) -> None:
    draft = Draft()
    properties = draft.schemas["Pet"]["properties"]
    for number in range(500):
        pattern = f"^(?:[^a]?[^b]?[^{number}]?){{0,33}}$"
        properties[f"p{number}"] = {"type": "string", "description": "Text.", "pattern": pattern}
    folder = draft.write(tmp_path)
    before = time.thread_time()
    found = list(take_little_time(bundle(folder)))
    assert time.thread_time() - before < 15
    assert "is one of too many patterns that are long" in found[-1].message
