"""From a mutant to the report."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

import pytest

from tools.mutation import fresh_samples, quick
from tools.mutation.catalogue import part, possible_ids, present_ids
from tools.mutation.clean_run import CleanRun, prioritised
from tools.mutation.equivalent import EQUIVALENT, outdated, reason
from tools.mutation.killers import killer_of
from tools.mutation.mutants import ROOT, Kind, chance, place
from tools.mutation.named_mutants import NAMED, Named, target_file, without_target
from tools.mutation.python_mutants import FOLDERS, modules_of
from tools.mutation.report import KEPT, PAGE, SAMPLE_TABLE, kept_part, page, sample_rows, with_sample
from tools.mutation.results import Result, load, save
from tools.mutation.selection import belongs, is_machine
from tools.mutation.spec_mutants import Generator

REPLACE = """
import sys
from tools.mutation.overlay import replace_modules
overlay = replace_modules({"json.decoder": "VALUE = 1", "colorsys": "VALUE = 2"})
import colorsys
print(colorsys.VALUE, sorted(overlay.loaded), colorsys.__file__.endswith("colorsys.py"))
"""


def run(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)


def test_module_is_replaced_for_one_process() -> None:
    done = run(REPLACE)
    assert done.stdout == "2 ['colorsys'] True\n", done.stderr
    import colorsys

    assert not hasattr(colorsys, "VALUE")


def test_module_that_is_already_imported_is_not_replaced() -> None:
    done = run("import colorsys\n" + REPLACE)
    assert done.returncode == 1
    assert "imported before the mutant was in place: colorsys" in done.stderr


def test_fast_tests_run_first_and_each_function_once_before_any_twice() -> None:
    seconds = {"a::t[1]": 3.0, "a::t[2]": 0.1, "b::u": 1.0, "c::v": 9.0}
    assert prioritised(set(seconds), seconds, 99) == ["a::t[2]", "b::u", "c::v", "a::t[1]"]
    assert prioritised(set(seconds), seconds, 2) == ["a::t[2]", "b::u"]
    assert prioritised({"c::v"}, seconds, 2) == ["c::v"], "at least one"


def test_tests_of_a_line_are_those_that_run_it() -> None:
    clean = CleanRun({}, {"p": ("api-x.get",), "q": ()}, {"f.py": {1: [], 2: ["p"], 3: ["p", "q"]}})
    assert clean.running("f.py", 2, 2) == {"p"}
    assert clean.running("f.py", 2, 3) == {"p", "q"}
    assert clean.running("f.py", 1, 1) == clean.running("g.py", 1, 1) == set()
    assert clean.running_any("f.py") == {"p", "q"}
    assert clean.about({"api-x.get"}) == {"p"}


def test_tests_belong_to_kinds_by_folder_or_pattern() -> None:
    machine = "tests/property/test_coreplus_machine.py"
    assert is_machine(machine)
    assert belongs(f"{machine}::TestBook::runTest", Kind.MOCK)
    assert belongs("tests/mock/test_x.py::test_y[a]", Kind.MOCK)
    assert not belongs("tests/unit/test_x.py::test_y", Kind.MOCK)
    assert belongs("tests/unit/test_x.py::test_y", Kind.RUNTIME)


def test_sample_depends_on_names_only() -> None:
    names = [f"mutant {number}" for number in range(2000)]
    shares = [chance(name, "one") for name in names]
    assert shares == [chance(name, "one") for name in names]
    assert 0.4 < sum(shares) / len(shares) < 0.6
    others = [chance(name, "another") for name in names]
    assert 0.4 < sum(one < 0.5 for one, other in zip(shares, others, strict=True) if other < 0.5) / 1000 < 0.6


def test_modules_of_a_runtime_file_are_the_original_and_each_copy() -> None:
    folder = FOLDERS[Kind.RUNTIME]
    copies = ("generator.runtime", "pracsuite_client._runtime", "coreplus_client._runtime")
    assert modules_of(folder / "values" / "codec.py") == tuple(f"{copy}.values.codec" for copy in copies)
    assert modules_of(folder / "values" / "__init__.py") == tuple(f"{copy}.values" for copy in copies)
    assert modules_of(FOLDERS[Kind.MOCK] / "state" / "clock.py") == ("practice_mock.state.clock",)


def test_mutant_is_found_after_its_module_moved() -> None:
    possible = {
        "b.py f: raise removed: raise E": "raise removed",
        "c.py g: raise removed: raise E": "raise removed",
        "d.py g: raise removed: raise E": "raise removed",
    }
    wanted = ["a.py f: raise removed: raise E", "c.py g: raise removed: raise E", "a.py g: raise removed: raise E"]
    assert present_ids(wanted, Kind.MOCK, possible) == {
        wanted[0]: "b.py f: raise removed: raise E",
        wanted[1]: wanted[1],
    }
    assert place(wanted[0], Kind.MOCK) == "f: raise removed: raise E"
    assert place("coreplus Client: null added", Kind.SPEC) == "coreplus Client: null added"


def test_every_named_mutant_has_its_target() -> None:
    assert without_target() == []
    assert len({one.id for one in NAMED}) == len(NAMED)


def test_named_mutant_without_target_is_not_applied() -> None:
    assert target_file(Named(Kind.MOCK, "pracsuite/book.py", "gone", "no_such_function", "")) is None


def test_quick_set_names_existing_tests(tmp_path: Path) -> None:
    recorded = quick.load()
    assert len(recorded) == quick.SIZE
    assert {one.kind for one in recorded} == set(Kind)
    quick.save(recorded, tmp_path / "data" / "set.json")
    assert quick.load(tmp_path / "data" / "set.json") == recorded


def test_recorded_test_is_found_where_it_is_today() -> None:
    here = Path(__file__).relative_to(ROOT).as_posix()
    assert quick.present_test("tests/unit/test_docs.py") == "tests/unit/test_docs.py"
    assert quick.present_test("tests/unit/test_no_such_file.py") is None
    assert quick.present_test(f"{here}::test_no_such_test[a]") is None
    (function,) = [name for name, files in quick._test_functions().items() if len(files) == 1][:1]  # noqa: SLF001
    file = quick._test_functions()[function][0]  # noqa: SLF001
    assert quick.present_test(f"tests/moved.py::{function}[a::b]") == f"{file}::{function}[a::b]"


def some_results() -> list[Result]:
    return [
        Result(
            "x.py a", Kind.MOCK, "sorting removed", "killed", "mock rules", "tests/mock/test_x.py::t", commit="abc123"
        ),
        Result("x.py b `c`", Kind.MOCK, "sorting removed", "survived"),
        Result("x.py d", Kind.RUNTIME, "raise removed", "survived"),
        Result("x.py e", Kind.RUNTIME, "raise removed", "timeout"),
    ]


@pytest.fixture
def equivalent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(EQUIVALENT, "d", "It changes nothing.")


@pytest.mark.usefixtures("equivalent")
def test_page_counts_mutants_and_lists_survivors() -> None:
    text = page(some_results(), 20)
    assert "**2 of 4 mutants were killed (50.0 %).** Of the 2 that survived, 1 are equivalent or" in text
    assert "- `` x.py b `c` ``: **a gap in the tests**" in text
    assert "- `x.py d`: It changes nothing." in text
    assert "| mock rules | 2 | 1 | 50.0 % |  |" in text
    assert "| mock rules |  |  | 1 |  | 1 |" in text
    assert "Tested at the commits `` (3), `abc123` (1)" in text
    assert "`x.py e`" in text.partition("## Timeouts")[2]


@pytest.mark.usefixtures("equivalent")
def test_reason_applies_wherever_the_module_is() -> None:
    assert reason("y/z.py d", Kind.RUNTIME) == "It changes nothing."
    assert reason("y/z.py c", Kind.RUNTIME) is None
    assert outdated(some_results()) == []
    assert outdated([Result("y.py d", Kind.RUNTIME, "raise removed", "killed")]) == ["d"]


def test_every_equivalent_mutant_exists_and_has_a_reason() -> None:
    generator = Generator()
    possible = {place(one, kind) for kind in Kind for one in possible_ids(generator, kind)}
    assert EQUIVALENT.keys() <= possible
    assert all(text.endswith(".") for text in EQUIVALENT.values())


def test_results_are_stored(tmp_path: Path) -> None:
    save(some_results(), tmp_path / "results.json")
    assert load(tmp_path / "results.json") == some_results()


def test_first_result_of_a_sample_is_kept(tmp_path: Path) -> None:
    assert fresh_samples.store("fifth", some_results(), tmp_path)
    assert not fresh_samples.store("fifth", some_results()[:1], tmp_path)
    assert fresh_samples.stored(tmp_path) == {"fifth": some_results()}


def test_part_of_a_sample_does_not_depend_on_the_folders_of_modules() -> None:
    names = [f"function{number}: not: x" for number in range(200)]
    chosen = part({f"here.py {name}": name for name in names}, "fifth", 40)
    assert len(chosen) == 40
    moved = part({f"there/elsewhere.py {name}": name for name in reversed(names)}, "fifth", 40)
    assert {one.partition(" ")[2] for one in moved} == {one.partition(" ")[2] for one in chosen}
    assert part({f"here.py {name}": name for name in names}, "sixth", 40) != chosen
    assert len(part(dict.fromkeys(names, ""), "fifth", None)) == 200


def test_page_keeps_the_first_results_of_samples(tmp_path: Path) -> None:
    copy = tmp_path / "page.md"
    copy.write_text(page(some_results(), 20, f"\n{SAMPLE_TABLE}| third | x |\n"), "utf-8")
    copy.write_text(with_sample(copy.read_text("utf-8"), "fifth", some_results()), "utf-8")
    copy.write_text(page(some_results(), 20, kept_part(copy)), "utf-8")
    text = copy.read_text("utf-8")
    assert text.count(KEPT) == 1
    assert "| fifth | mock rules | 2 | 1 | 50.0 % | 9 to 91 % |" in text
    assert "| third | x |" in text
    assert with_sample(text, "fifth", some_results()[:1]) == text
    assert sample_rows("fifth", some_results()) in text


def test_published_page_has_a_table_of_samples() -> None:
    assert SAMPLE_TABLE in kept_part(PAGE)


@pytest.mark.parametrize("name", ["", "Fifth", "../fifth", "a b", "a" * 41])
def test_sample_name_is_a_file_name(name: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="must be up to 40"):
        fresh_samples.sample_name(name)


@pytest.mark.parametrize(
    ("test", "killer"),
    [
        ("tests/mock/test_book_machine.py::TestBook::runTest", "model machine"),
        ("tests/mock/test_money.py::test_x", "mock rules"),
        ("tests/property/test_paging.py::test_x[a]", "paging"),
        ("tests/property/test_new.py::test_x", "other properties"),
    ],
)
def test_killer_is_named_after_the_test(test: str, killer: str) -> None:
    with pytest.raises(AssertionError) as caught:
        raise AssertionError
    assert killer_of(test, caught) == killer
