"""A block that does not do what its page shows fails with page, line and both sides, and no block escapes."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sybil.example import SybilFailure

from practice_mock.testing import Mock
from tests.documentation.follow import follow
from tests.documentation.output import matches

FENCE = "```"


def page_of(folder: Path, *blocks: tuple[str, str]) -> Path:
    """Write a page of blocks, each an info string and a text. The first block begins in the third line."""
    parts = (f"{FENCE}{info}\n{text}\n{FENCE}\n" for info, text in blocks)
    page = folder / "page.md"
    page.write_text("# Page\n\n" + "\n".join(parts), "utf-8")
    return page


OUTPUT = 'text title="Output"'

GOOD = {
    "output of Python": [("python", "print(1 + 1)"), (OUTPUT, "2")],
    "output of a shell": [("sh", "echo one\necho two"), (OUTPUT, "one\ntwo")],
    "names": [("python", "one = 1"), ("python", "print(one)"), (OUTPUT, "1")],
    "variables and functions": [("sh", "two() { echo $number; }\nnumber=2"), ("sh", "two"), (OUTPUT, "2")],
    "variables in Python": [
        ("sh", "export NUMBER=3"),
        ("python", "import os\n\nprint(os.environ['NUMBER'])"),
        (OUTPUT, "3"),
    ],
    "files": [
        ("sh", "echo 4 > number"),
        ("python", "from pathlib import Path\n\nprint(Path('number').read_text())"),
        (OUTPUT, "4"),
    ],
    "titled file": [('python title="five.py"', "print(5)"), ("sh", "python five.py"), (OUTPUT, "5")],
    "module": [
        ('python title="own.py"', "SIX = 7"),
        ("python", "from own import SIX\n\nprint(SIX)"),
        (OUTPUT, "7"),
    ],
    "environment": [("python", "import os\n\nos.environ['PATH'] += ':'\nos.environ['NEW'] = '1'\nos.chdir('/')")],
    "address": [
        ("python", "import urllib.request\n\nprint(urllib.request.urlopen('http://127.0.0.1:8490/_mock/health').url)"),
        (OUTPUT, "http://127.0.0.1:8490/_mock/health"),
    ],
    "main": [("python", "if __name__ == '__main__':\n    print(6)"), (OUTPUT, "6")],
    "server": [("sh", "python -m practice_mock --port 8490 --seed 7")],
    "packages": [
        ("sh", "export PRACKIT=…\npip install $PRACKIT/generated/pracsuite-client[cli]\ntest -d $PRACKIT/docs")
    ],
    "data": [("json", "{}"), ("toml", "a = 1"), ("yaml", "a: 1"), ("csv", "a,b\n1,2"), ("ini", "[a]\nb=1")],
    "script": [("js", "const a = 1")],
    "console": [("console", "$ practice-mock --port 9000    # another port\nReady")],
    "log": [
        ("python", "import logging\nimport sys\n\nlogging.basicConfig(stream=sys.stdout, format='%(message)s')"),
        ("python", "logging.warning('one')"),
        (OUTPUT, "one"),
    ],
}


@pytest.mark.parametrize("blocks", GOOD.values(), ids=GOOD)
def test_page_that_works_passes(blocks: list[tuple[str, str]], mock: Mock, tmp_path: Path) -> None:
    before = (dict(os.environ), Path.cwd(), list(sys.path), "own" in sys.modules)
    follow(page_of(tmp_path, *blocks), mock, tmp_path)
    assert (dict(os.environ), Path.cwd(), list(sys.path), "own" in sys.modules) == before


BAD = {
    "output of Python": ([("python", "print(1 + 1)"), (OUTPUT, "3")], 7, "shows:\n    3\nIt printed:\n    2"),
    "output of a shell": ([("sh", "echo one"), (OUTPUT, "two")], 7, "shows:\n    two\nIt printed:\n    one"),
    "nothing printed": ([("python", "one = 1"), (OUTPUT, "1")], 7, "printed:\n    (nothing)"),
    "command": ([("sh", "echo one\nls nowhere\necho two")], 3, "ended with 2:\nls: cannot access 'nowhere'"),
    "unset variable": ([("sh", "echo $nothing")], 3, "nothing: unbound variable"),
    "next command": ([("sh", "true"), ("sh", "false")], 7, "ended with 1"),
    "language": ([("cobol", "DISPLAY 1")], 3, "no evaluator for cobol, and no mark"),
    "statement after a block": ([("python", "if True:\n    one = 1\ntwo = 2")], 3, "rejects line 6: only a blank"),
    "blank line in a block": ([("python", "if True:\n    one = 1\n\n    two = 2")], 3, "rejects line 7: only a blank"),
    "no language": ([("", "one")], 3, "no evaluator for a block without a language"),
    "console": ([("console", "$ ls")], 3, "write it in a block of sh: ls"),
    "rows": ([("csv", "a,b\n1")], 3, "The rows differ"),
    "script": ([("js", "const = 1")], 3, "SyntaxError"),
    "output of another language": ([("sh", "echo 1"), ('json title="Output"', "1")], 7, "An output is a block of text"),
}


@pytest.mark.parametrize(("blocks", "line", "message"), BAD.values(), ids=BAD)
def test_page_that_does_not_work_fails_with_its_line(
    blocks: list[tuple[str, str]], line: int, message: str, mock: Mock, tmp_path: Path
) -> None:
    page = page_of(tmp_path, *blocks)
    with pytest.raises(SybilFailure) as caught:
        follow(page, mock, tmp_path)
    assert f"Example at {page}, line {line}, " in str(caught.value)
    assert message in str(caught.value)


TESTS = {
    "tests that continue": [
        ("python", "import pytest"),
        ("python", "def test_one() -> None:\n    with pytest.raises(ValueError):\n        int('')"),
    ],
    "tests": [("python", "def test_patient(pracsuite) -> None:\n    assert pracsuite.patients.get(7).client_id == 7")],
}


@pytest.mark.parametrize("blocks", TESTS.values(), ids=TESTS)
def test_tests_of_a_page_are_run(blocks: list[tuple[str, str]], mock: Mock, tmp_path: Path) -> None:
    follow(page_of(tmp_path, *blocks), mock, tmp_path)


def test_failing_test_of_a_page_fails_with_its_line(mock: Mock, tmp_path: Path) -> None:
    page = page_of(tmp_path, ("json", "{}"), ("python", "def test_one() -> None:\n    assert False"))
    with pytest.raises(SybilFailure, match="1 failed") as caught:
        follow(page, mock, tmp_path)
    assert caught.value.example.line == 7


RAISES = {
    "Python": [("python", "1 / 0")],
    "syntax": [("python", "one =")],
    "folder": [("sh", "pip install $PRACKIT/nowhere")],
    "folder of another form": [("sh", "pip install ./mockserver")],
    "extra": [("sh", "pip install '$PRACKIT/generated/pracsuite-client[nothing]'")],
    "option": [("sh", "python -m practice_mock --nothing")],
    "option in a console": [("console", "$ practice-mock journal --nothing")],
    "document": [("toml", "a =")],
}


@pytest.mark.parametrize("blocks", RAISES.values(), ids=RAISES)
def test_exception_of_a_block_names_its_line(blocks: list[tuple[str, str]], mock: Mock, tmp_path: Path) -> None:
    page = page_of(tmp_path, *blocks)
    with pytest.raises(Exception) as caught:  # noqa: PT011  # of any type
        follow(page, mock, tmp_path)
    assert caught.value.__notes__ == [f"in the block at {page}, line 3"]


@pytest.mark.parametrize(
    ("mark", "passes"), [("not run: it needs a printer", True), ("not run: later", False), ("", False)]
)
def test_only_a_mark_with_a_reason_leaves_a_block_out(mark: str, passes: bool, mock: Mock, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"<!-- {mark} -->\n{FENCE}sh\nfalse\n{FENCE}\n", "utf-8")
    if passes:
        follow(page, mock, tmp_path)
    else:
        with pytest.raises(SybilFailure):
            follow(page, mock, tmp_path)


def test_practice_is_as_seeded_for_each_page(mock: Mock, tmp_path: Path) -> None:
    mock.practice.clock.advance(timedelta(days=1))
    follow(page_of(tmp_path, ("json", "{}")), mock, tmp_path)
    assert mock.practice.clock.now() - datetime.now(UTC) < timedelta(minutes=1)


@pytest.mark.parametrize(
    ("shown", "printed", "equal"),
    [
        ("a ... c", "a b c", True),
        ("a ... c", "a b\nc", False),
        ("a\n...\nd", "a\nb\nc\nd\n", True),
        ("a\n...\nd", "a\nd\n", True),
        ("a\n...", "a\nb\nc", True),
        ("a", "a\nb", False),
        ("a  \n", "a\n\n", True),
        ("(1.0)", "(1x0)", False),
    ],
)
def test_dots_stand_for_any_text(shown: str, printed: str, equal: bool) -> None:
    assert matches(shown, printed) == equal
