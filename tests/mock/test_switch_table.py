"""The table of switches: complete, in the README, and with no position that has no effect."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_mock import PESSIMISTIC, SWITCHES, SwitchError, documents
from practice_mock.switches import Switches
from practice_mock.switches.questions import WITHOUT_SWITCH

README = Path(__file__).parents[2] / "mockserver" / "README.md"
NAMES = {switch.name for switch in SWITCHES}


def questions_of(node: Any) -> Iterator[str]:
    """Yield the open questions of a document."""
    if isinstance(node, dict):
        yield from node.get("x-open-questions", ())
        for part in node.values():
            yield from questions_of(part)
    elif isinstance(node, list):
        for part in node:
            yield from questions_of(part)


@pytest.mark.parametrize("api", ["pracsuite", "coreplus"])
def test_every_open_question_has_a_switch_or_a_reason(api: str) -> None:
    questions = set(questions_of(documents.load(api)))
    switched = {start for switch in SWITCHES if switch.api == api for start in switch.questions}
    explained = [start for starts in WITHOUT_SWITCH[api].values() for start in starts]
    assert len(explained) == len(set(explained))
    for start in (*switched, *explained):
        assert any(question.startswith(start) for question in questions), f"no question begins with: {start}"
    for question in questions:
        found = {start for start in (*switched, *explained) if question.startswith(start)}
        assert len(found) == 1, f"{question}: {found or 'no switch, and no reason why it needs none'}"


def test_every_switch_has_a_default_another_position_and_a_source() -> None:
    assert len(NAMES) == len(SWITCHES)
    for switch in SWITCHES:
        assert len(switch.positions) > 1
        assert switch.harmful in switch.positions
        assert bool(switch.questions) != bool(switch.source)
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", switch.name)


def test_the_readme_has_the_table() -> None:
    rows = [
        f"| `{switch.name}` | {switch.meaning} | "
        + "; ".join(f"{_shown(position, switch.harmful)} {effect}" for position, effect in switch.positions.items())
        + " |"
        for switch in SWITCHES
    ]
    shown = [line for line in README.read_text("utf-8").splitlines() if re.match(r"\| `[a-z-]+` \|.*\|.*\|$", line)]
    assert [line for line in shown if line.split("`")[1] in NAMES] == rows, "\n".join(rows)


def _shown(position: str, harmful: str) -> str:
    return f"**`{position}`**" if position == harmful else f"`{position}`"


@given(st.sampled_from(SWITCHES), st.data())
def test_misspelt_switches_and_positions_are_refused_with_the_nearest(switch: Any, data: st.DataObject) -> None:
    def misspelt(word: str) -> str:
        at = data.draw(st.integers(0, len(word) - 1))
        return word[:at] + word[at + 1 :] if data.draw(st.booleans()) else word[:at] + "x" + word[at:]

    name, position = misspelt(switch.name), data.draw(st.sampled_from(sorted(switch.positions)))
    switches = Switches()
    before = dict(switches.positions)
    with pytest.raises(SwitchError, match=f"the nearest is '{switch.name}'"):
        switches.put({**PESSIMISTIC, name: position})
    with pytest.raises(SwitchError, match="has no position"):
        switches.put({switch.name: position + "-x"})
    assert switches.positions == before
    with pytest.raises(KeyError):
        switches.is_at(name, position)
    with pytest.raises(KeyError):
        switches.is_at(switch.name, position + "x")
