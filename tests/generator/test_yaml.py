"""A file is read as YAML 1.2 with the core schema, and its lines are counted as editors count them."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.document.problems import SpecError
from generator.document.yaml_source import Source, load

NO_LINE_ENDS = "\x85\u2028\u2029"


def read(text: str) -> Source:
    """Return what a file with a text contains."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.yaml"
        path.write_text(text, "utf-8", newline="")
        return load(path)


VALUES: dict[str, Any] = {
    **dict.fromkeys(("null", "Null", "NULL", "~", "", "!!null Null"), None),
    **dict.fromkeys(("true", "True", "TRUE", "!!bool TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("31", "+31", "031", "0o37", "0x1f", "0x1F", "!!int 0x1f"), 31),
    **{text: text for text in ("yes", "No", "on", "y", "nULL", "tRUE", "0b1", "0x", "0X1F", "0o8", "1_000", "-0x1")},
    **{text: text for text in ("2026-01-01", "12:30:45", "nan", "inf", ".infinity")},
    **{f"{quote}{text}{quote}": text for quote in ("'", '"') for text in ("Null", "True", "0x1f", ".inf")},
    "1e3": 1000.0,
    "-.5": -0.5,
}


@pytest.mark.parametrize("text", VALUES)
def test_plain_scalars_follow_the_core_schema(text: str) -> None:
    found = read(f"a: {text}\n").value["a"]
    assert (found, type(found)) == (VALUES[text], type(VALUES[text]))


@pytest.mark.parametrize("text", [".inf", "-.Inf", "+.INF", ".nan", ".NaN", ".NAN"])
def test_numbers_that_json_does_not_have_are_refused_with_a_fix(text: str) -> None:
    with pytest.raises(SpecError) as caught:
        read(f"a: {text}\n")
    assert f"/a: {text} is a number that JSON cannot represent; quote it if it is text" in str(caught.value)
    assert read(f"a: '{text}'\n").value == {"a": text}


WORDS = st.text(st.sampled_from(f"ab é\ue000\U0001f600{NO_LINE_ENDS}"), max_size=6).map("x{}x".format)
PIECES = st.one_of(
    WORDS.map("# {}".format),
    st.just(""),
    *(WORDS.map(form.format) for form in ("KEY: {}", "KEY: '{}'", 'KEY: "{}"', "KEY: [1, '{}']", "KEY: {} # {0}")[:4]),
    st.tuples(WORDS, WORDS).map(lambda two: "KEY: |\n  {}\n  {}".format(*two)),
    st.tuples(WORDS, WORDS).map(lambda two: "KEY: '{}\n  {}'".format(*two)),
)


@given(st.lists(PIECES, min_size=1, max_size=8), st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["", "\ufeff"]))
def test_lines_are_those_of_an_editor(pieces: list[str], end: str, mark: str) -> None:
    named = [piece.replace("KEY", f"key{at}") for at, piece in enumerate([*pieces, "KEY: last"])]
    text = "\n".join(named) + "\n"
    source = read(mark + text.replace("\n", end))
    lines = text.split("\n")
    for key, value in source.value.items():
        (line,) = [at for at, found in enumerate(lines, 1) if found.startswith(f"{key}:")]
        assert source.place(f"/{key}").line == line
        written = next(piece for piece in named if piece.startswith(f"{key}:"))
        wanted = [character for character in written if character in f"{NO_LINE_ENDS}\ue000"]
        assert [one for one in str(value) if one in f"{NO_LINE_ENDS}\ue000"] == wanted or "[1" in written


@pytest.mark.parametrize("wrong", ["a: }", "a: 1: 2", "a: \x01", "a: &a [*a]", "a: *b", "<<: 1"])
@pytest.mark.parametrize("before", [f"x: '{NO_LINE_ENDS}'", f"# é{NO_LINE_ENDS}", "x: é\ud7ff"])
def test_the_line_of_an_error_is_that_of_an_editor(wrong: str, before: str) -> None:
    with pytest.raises(SpecError) as caught:
        read(f"{before}\n\n{wrong}\nb: 1\n")
    (problem,) = caught.value.problems
    assert problem.place.line == 3, problem
    assert re.search("; [a-z]", problem.message)
