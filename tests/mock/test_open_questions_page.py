"""docs/open-questions.md has every open question of the documents, with its switch or the reason why it needs none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from practice_mock import SWITCHES, Switch, documents
from practice_mock.switches.questions import WITHOUT_SWITCH

from .test_switch_table import questions_of

PAGE = (Path(__file__).parents[2] / "docs" / "open-questions.md").read_text("utf-8")
NAMES = {"pracsuite": "PracSuite", "coreplus": "coreplus"}


def section(heading: str) -> str:
    """Return the text under a heading of the page."""
    return PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0].strip()


def questions(api: str, starts: tuple[str, ...]) -> list[str]:
    """Return the questions of a document that begin with one of some texts, in alphabetical order."""
    return [one for one in sorted(set(questions_of(documents.load(api)))) if one.startswith(starts)]


def row(switch: Switch) -> str:
    """Return what the table states about a switch, without the last column."""
    asked = questions(switch.api, switch.questions) or [f"{switch.source[0].upper()}{switch.source[1:]}."]
    positions = "; ".join(
        f"**`{position}`** {effect}" if position == switch.harmful else f"`{position}` {effect}"
        for position, effect in switch.positions.items()
    )
    return f"| `{switch.name}` | {' '.join(asked)} | {positions} |"


@pytest.mark.parametrize("api", ["pracsuite", "coreplus"])
def test_every_switch_has_a_row_with_advice(api: str) -> None:
    rows = section(f"{NAMES[api]}: questions with a switch").splitlines()[2:]
    matches = [re.fullmatch(r"(.* \|) ([^|]+) \|", line) for line in rows]
    stated = [(match[1], match[2]) for match in matches if match is not None]
    expected = [row(switch) for switch in SWITCHES if switch.api == api]
    assert [facts for facts, _ in stated] == expected, "\n".join(expected)
    assert all(len(advice) > 20 for _, advice in stated)
    assert len(rows) == len(expected)


@pytest.mark.parametrize("api", ["pracsuite", "coreplus"])
def test_every_other_question_is_under_the_reason_why_it_needs_no_switch(api: str) -> None:
    expected = "\n\n".join(
        "\n".join([f"{reason}\n", *(f"- {one}" for start in starts for one in questions(api, (start,)))])
        for reason, starts in WITHOUT_SWITCH[api].items()
    )
    assert section(f"{NAMES[api]}: questions without a switch") == expected, expected
