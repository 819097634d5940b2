"""The way of a fault from planting to the report."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mutants import draws
from tests.mutants.drawn import FOLDER, applied, drawn_mutants
from tests.mutants.explained import EXPLAINED
from tests.mutants.mutant import ROOT, Kind, chance
from tests.mutants.oracles import oracle_of
from tests.mutants.quick import EACH, sample
from tests.mutants.report import page
from tests.mutants.results import FILE, Result, load, save
from tests.mutants.survey import Survey, in_turn

PLANT = """
import sys
from tests.mutants.overlay import lay_over
overlay = lay_over({"json.decoder": "PLANTED = 1", "colorsys": "PLANTED = 2"})
import colorsys
print(colorsys.PLANTED, sorted(overlay.loaded), colorsys.__file__.endswith("colorsys.py"))
"""


def run(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_module_is_replaced_for_one_process() -> None:
    done = run(PLANT)
    assert done.stdout == "2 ['colorsys'] True\n", done.stderr
    import colorsys

    assert not hasattr(colorsys, "PLANTED")


def test_a_module_that_is_imported_already_is_not_replaced() -> None:
    done = run("import colorsys\n" + PLANT)
    assert done.returncode == 1
    assert "imported before the fault was planted: colorsys" in done.stderr


def test_quick_tests_come_first_and_each_function_before_any_again() -> None:
    seconds = {"a::t[1]": 3.0, "a::t[2]": 0.1, "b::u": 1.0, "c::v": 9.0}
    assert in_turn(set(seconds), seconds, 99) == ["a::t[2]", "b::u", "c::v", "a::t[1]"]
    assert in_turn(set(seconds), seconds, 2) == ["a::t[2]", "b::u"]
    assert in_turn({"c::v"}, seconds, 2) == ["c::v"], "one at least"


def test_the_tests_of_a_line_are_those_that_run_it() -> None:
    survey = Survey({}, {"p": ("api-x.get",), "q": ()}, {"f.py": {1: [], 2: ["p"], 3: ["p", "q"]}})
    assert survey.running("f.py", 2, 2) == {"p"}
    assert survey.running("f.py", 2, 3) == {"p", "q"}
    assert survey.running("f.py", 1, 1) == survey.running("g.py", 1, 1) == set()
    assert survey.running_any("f.py") == {"p", "q"}
    assert survey.about({"api-x.get"}) == {"p"}


def test_what_is_sampled_depends_on_names_alone() -> None:
    names = [f"fault {number}" for number in range(2000)]
    shares = [chance(name, "one") for name in names]
    assert shares == [chance(name, "one") for name in names]
    assert 0.4 < sum(shares) / len(shares) < 0.6
    others = [chance(name, "another") for name in names]
    assert 0.4 < sum(one < 0.5 for one, other in zip(shares, others, strict=True) if other < 0.5) / 1000 < 0.6


DIFF = """\
--- a/generator/runtime/values/unset.py
+++ b/generator/runtime/values/unset.py
@@ -1,3 +1,3 @@
 def one():
-    return 1
+    return 2
 end = 3
"""
BEFORE = "def one():\n    return 1\nend = 3\n"


def test_a_diff_that_the_code_has_left_behind_is_told_from_one_that_applies() -> None:
    file = "generator/runtime/values/unset.py"
    assert applied(DIFF, file, BEFORE) == BEFORE.replace("1", "2")
    assert applied(DIFF, file, BEFORE.replace("1", "5")) is None


def test_what_other_tools_drew_still_applies_for_the_most_part(capsys: pytest.CaptureFixture[str]) -> None:
    drawn = list(drawn_mutants())
    assert len(drawn) + capsys.readouterr().out.count("no longer applies") == len(list(FOLDER.glob("*.diff")))
    assert len(drawn) >= 25, "draw again: see tests/mutants/drawn.py"
    for mutant in drawn:
        assert (ROOT / mutant.change.file).read_text("utf-8") != mutant.change.text


def some_results() -> list[Result]:
    return [
        Result("a", Kind.MOCK, "order lost", "killed", "mock rules", "tests/mock/test_x.py::t", commit="abc123"),
        Result("b `c`", Kind.MOCK, "order lost", "survived"),
        Result("d", Kind.RUNTIME, "error swallowed", "survived"),
        Result("e", Kind.RUNTIME, "error swallowed", "stopped"),
    ]


def test_the_page_counts_and_names_what_was_not_noticed() -> None:
    text = page(some_results(), {"d": "It changes nothing."}, 20)
    assert "**2 of 4 faults are noticed (50.0 %).** 1 of the 2 others" in text
    assert "- `` b `c` ``: **a gap in the tests**" in text
    assert "- `d`: It changes nothing." in text
    assert "| rules of the mock | 2 | 1 | 50.0 % |  |" in text
    assert "| mock rules |  |  | 1 |  |  | 1 |" in text
    assert "Judged at the commits `` (3), `abc123` (1)" in text
    assert "`e`" in text.partition("## Stopped")[2]


def test_results_are_kept(tmp_path: Path) -> None:
    save(some_results(), tmp_path / "kept.json")
    assert load(tmp_path / "kept.json") == some_results()


def test_what_a_sample_showed_at_first_sight_stays(tmp_path: Path) -> None:
    assert draws.keep("third", some_results(), tmp_path)
    assert not draws.keep("third", some_results()[:1], tmp_path)
    assert draws.kept(tmp_path) == {"third": some_results()}
    text = page(some_results(), {"d": "It changes nothing."}, 20, draws.kept(tmp_path))
    shown = text.partition("## Faults that nobody had seen")[2].partition("\n## ")[0]
    assert "| third | rules of the mock | 2 | 1 | 50.0 % | 9 to 91 % |" in shown
    assert "1 of the 2 that were not noticed change nothing" in shown
    assert "- `` b `c` ``: not noticed at first sight" in shown
    assert "- `d`: It changes nothing." in shown


@pytest.mark.parametrize("name", ["", "Third", "../third", "a b", "a" * 41])
def test_a_sample_has_a_name_that_a_file_can_have(name: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="must be up to 40"):
        draws.draw_name(name)


def test_the_quick_sample_is_the_same_each_time_and_of_every_kind() -> None:
    kept = [
        Result(f"{kind} {number}", kind, f"operator {number % 4}", "survived" if number % 5 == 0 else "killed")
        for kind in Kind
        for number in range(40)
    ]
    chosen = sample(kept)
    assert chosen == sample(kept)
    assert {result.operator for result in chosen} == {f"operator {number}" for number in range(4)}
    assert len(chosen) == len({result.name for result in chosen}) == EACH * len(Kind)
    assert all(result.state == "killed" for result in chosen)


def test_only_what_was_not_noticed_is_explained() -> None:
    judged = [*(load() if FILE.exists() else ()), *(one for some in draws.kept().values() for one in some)]
    survivors = {result.name for result in judged if not result.killed}
    assert EXPLAINED.keys() <= survivors
    assert all(reason.endswith(".") for reason in EXPLAINED.values())


@pytest.mark.parametrize(
    ("test", "oracle"),
    [
        ("tests/mock/test_book_machine.py::TestBook::runTest", "model machine"),
        ("tests/mock/test_money.py::test_x", "mock rules"),
        ("tests/property/test_paging.py::test_x[a]", "paging"),
        ("tests/property/test_new.py::test_x", "other properties"),
    ],
)
def test_an_oracle_is_told_by_the_test(test: str, oracle: str) -> None:
    with pytest.raises(AssertionError) as caught:
        raise AssertionError
    assert oracle_of(test, caught) == oracle
