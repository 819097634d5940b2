"""The page of the examples names each of them, and each is short."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
MOST_LINES = 160
LONGER = {"demo.py"}
"""What is a program to run rather than one to read."""


def test_page_names_every_example() -> None:
    page = (ROOT / "docs" / "examples.md").read_text("utf-8")
    names = [path.name for path in EXAMPLES.iterdir() if path.suffix == ".py" or (path / "pytest.ini").exists()]
    assert len(names) == 8
    assert [name for name in names if name not in page] == []


def test_examples_are_short() -> None:
    lines = {path.name: len(path.read_text("utf-8").splitlines()) for path in EXAMPLES.rglob("*.py")}
    assert [name for name, count in lines.items() if count > MOST_LINES and name not in LONGER] == []


def test_examples_do_not_depend_on_the_mock() -> None:
    """Only the demo, and tests, use it; the others call any server."""
    texts = {path.name: path.read_text("utf-8") for path in EXAMPLES.rglob("*.py")}
    users = {name for name, text in texts.items() if "practice_mock" in text}
    assert users == {"demo.py", "test_waiting_list.py"}
