"""The command on small repositories: what it prints, writes and refuses."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from attrs import evolve

from tools.changes.__main__ import main
from tools.changes.comparison import Changes, Trees, compare

from .support import Checkout

OLD = """
class Visit:
    room: str
    note: str

    def close(self, reason: str) -> None: ...
"""
NEW = """
class Visit:
    room: str
    label: str
    state: str

    def close(self, reason: str, *, force: bool = False) -> None: ...
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A package whose only class has changed since its first commit."""
    made = Checkout(tmp_path / "checkout")
    made.package("clinic-client", "0.1.0", OLD)
    made.commit("v0.1.0")
    made.package("clinic-client", "0.1.0", NEW)
    return made


def run(checkout: Checkout, *arguments: str) -> int:
    return main(["--root", str(checkout.root), *arguments])


def test_report_has_severity_rule_symbol_and_what_breaks(
    checkout: Checkout, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(checkout, "v0.1.0") == 0
    printed = capsys.readouterr().out
    assert printed.startswith("# clinic-client 0.1.0 -> 0.2.0\n\n1 breaking, 0 risky, 3 safe since v0.1.0 (")
    assert "Not compared: specs/clinic: the old version has no folder clinic." in printed
    breaking, safe = printed.split("## Breaking")[1].split("## Safe")
    assert (
        "- `Visit.note` was removed.\n"
        "    rule:   attribute-removed; breaks run time and type checker\n"
        "    symbol: clinic_client.Visit.note\n"
    ) in breaking
    assert "- `Visit` has 2 new fields: `label` and `state`.\n    rule:   attribute-added; breaks nothing\n" in safe
    assert "symbol: clinic_client.Visit.close(force)" in safe


def test_report_for_programs_has_every_change(checkout: Checkout, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(checkout, "--json", "v0.1.0") == 0
    [package] = json.loads(capsys.readouterr().out)
    assert (package["package"], package["old_version"], package["next_version"]) == ("clinic-client", "0.1.0", "0.2.0")
    assert {(one["rule"], one["severity"], one["breaks"], one["name"]) for one in package["changes"]} == {
        ("attribute-removed", "breaking", "run time and type checker", "Visit.note"),
        ("attribute-added", "safe", "neither", "Visit.label"),
        ("attribute-added", "safe", "neither", "Visit.state"),
        ("parameter-added-optional", "safe", "neither", "Visit.close(force)"),
    }


def test_without_a_reference_each_package_is_compared_with_its_release(
    checkout: Checkout, capsys: pytest.CaptureFixture[str]
) -> None:
    checkout.commit("clinic-client-v0.1.0")
    assert run(checkout) == 0
    assert capsys.readouterr().out == "# clinic-client 0.1.0: nothing changed since the release clinic-client-v0.1.0\n"


def test_spec_that_changed_gives_the_place(checkout: Checkout, capsys: pytest.CaptureFixture[str]) -> None:
    """The document is the small one of the generator's tests, and the package has a class of it."""
    vet = Path(__file__).parents[1] / "generator" / "vet"
    for path in vet.rglob("*.yaml"):
        checkout.write(f"specs/vet/{path.relative_to(vet).as_posix()}", path.read_text("utf-8"))
    checkout.package("vet-client", "0.1.0", "class Keeper:\n    keeper_id: int\n    name: str\n")
    checkout.package("practice-mock", "0.1.0")
    old = checkout.commit()
    file = "specs/vet/schemas/keeper.yaml"
    text = (checkout.root / file).read_text("utf-8")
    known = "      description: ID of the keeper.\n"
    assert known in text
    checkout.write(file, text.replace(known, f"{known}    nickname: {{type: string, description: A nickname.}}\n", 1))
    checkout.package("vet-client", "0.1.1", "class Keeper:\n    keeper_id: int\n    name: str\n    nickname: str\n")
    checkout.write("mockserver/practice_mock/documents/vet.json", "{}")
    assert run(checkout, "--json", old) == 0
    found = {one["package"]: one for one in json.loads(capsys.readouterr().out)}
    place = {"file": file, "line": text[: text.index(known)].count("\n") + 2, "old": False}
    assert [(one["name"], one["place"]) for one in found["vet-client"]["changes"]] == [("Keeper.nickname", place)]
    served = [(one["rule"], one["place"]) for one in found["practice-mock"]["changes"]]
    assert served == [("served-document", place)]


def test_write_adds_an_entry_once_and_keeps_what_was_edited(
    checkout: Checkout, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(checkout, "--write") == 0
    assert "\n  not compared: specs/clinic: the old version has no folder clinic\n" in capsys.readouterr().out
    written = checkout.changelog("clinic-client").read_text("utf-8")
    assert written.startswith(
        "# Changelog of clinic-client\n\n## 0.2.0\n\n### Breaking changes\n\n- `Visit.note` was removed.\n\n"
    )
    assert written.endswith("\n\n## 0.1.0\n\n- It works.\n")
    edited = written.replace("- `Visit.note` was removed.", "- Use `label`; `note` is gone.")
    checkout.changelog("clinic-client").write_text(edited, "utf-8")
    assert run(checkout, "--write") == 0
    assert checkout.changelog("clinic-client").read_text("utf-8") == edited
    checkout.package("clinic-client", "0.1.0", f"{NEW}    old: int\n")
    checkout.changelog("clinic-client").write_text(edited, "utf-8")
    assert run(checkout, "--write") == 0
    again = checkout.changelog("clinic-client").read_text("utf-8")
    assert [line for line in again.splitlines() if line not in edited.splitlines()] == ["- `Visit.old` was added."]


def test_write_names_a_second_change_of_the_same_attribute(
    checkout: Checkout, capsys: pytest.CaptureFixture[str]
) -> None:
    checkout.package("clinic-client", "0.1.0", OLD.replace("room: str", "room: int"))
    assert run(checkout, "--write") == 0
    once = checkout.changelog("clinic-client").read_text("utf-8")
    checkout.package("clinic-client", "0.1.0", OLD.replace("room: str", "room: bytes"))
    checkout.changelog("clinic-client").write_text(once, "utf-8")
    capsys.readouterr()
    assert run(checkout, "--write") == 0
    printed = capsys.readouterr().out
    twice = checkout.changelog("clinic-client").read_text("utf-8")
    [line] = [line for line in twice.splitlines() if line not in once.splitlines()]
    assert "`bytes`" in line
    assert (
        "new in the entry for 0.2.0: 1\n  no longer true since it was written; correct the entry by hand:\n" in printed
    )
    assert "  - `Visit.room` (attribute-type-changed)\n" in printed


def test_write_names_what_was_reverted(checkout: Checkout, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(checkout, "--write") == 0
    checkout.commit()
    text = checkout.changelog("clinic-client").read_text("utf-8")
    checkout.package("clinic-client", "0.1.0", f"{NEW}    note: str\n")
    checkout.changelog("clinic-client").write_text(text, "utf-8")
    capsys.readouterr()
    assert run(checkout, "--write") == 0
    printed = capsys.readouterr().out
    assert "new in the entry for 0.1.1: 0\n" in printed
    assert "correct the entry by hand:\n  - `Visit.note` was removed.\n" in printed


@pytest.mark.parametrize("is_committed", [True, False])
def test_rules_of_other_names_do_not_make_old_sentences_new(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *, is_committed: bool
) -> None:
    assert run(checkout, "--write") == 0
    if is_committed:
        checkout.commit()
    text = checkout.changelog("clinic-client").read_text("utf-8")
    capsys.readouterr()

    def other_names(trees: Trees, names: Sequence[str] = ()) -> list[Changes]:
        return [
            evolve(
                one,
                findings=tuple(
                    evolve(each, rule=evolve(each.rule, id=f"other-{each.rule.id}"), text=f"Of late, {each.text}")
                    for each in one.findings
                ),
            )
            for one in compare(trees, names)
        ]

    monkeypatch.setattr("tools.changes.__main__.compare", other_names)
    assert run(checkout, "--write") == 0
    assert capsys.readouterr().out == "clinic-client: nothing to write\n"
    assert checkout.changelog("clinic-client").read_text("utf-8") == text
    if is_committed:
        checkout.package("clinic-client", "0.1.0", f"{NEW}    old: int\n")
        checkout.changelog("clinic-client").write_text(text, "utf-8")
        assert run(checkout, "--write") == 0
        again = checkout.changelog("clinic-client").read_text("utf-8")
        assert "- Of late, `Visit.old` was added." in again.splitlines()
        assert again.count("Of late") == 1


def test_write_leaves_everything_if_one_changelog_is_broken(
    checkout: Checkout, capsys: pytest.CaptureFixture[str]
) -> None:
    checkout.package("clinic-models", "0.1.0", OLD)
    checkout.commit("v0.1.1")
    checkout.package("clinic-client", "0.1.0", OLD)
    checkout.package("clinic-models", "0.1.0", NEW)
    twice = "# C\n\n## 0.2.0\n\n- A.\n\n## 0.2.0\n\n- B.\n"
    checkout.changelog("clinic-models").write_text(twice, "utf-8")
    before = checkout.changelog("clinic-client").read_text("utf-8")
    assert run(checkout, "--write") == 2
    said = capsys.readouterr().err
    assert said == (
        f"changes: {checkout.changelog('clinic-models')}: lines 3 and 7 both begin the entry for 0.2.0;"
        " make one of them\n"
    )
    assert checkout.changelog("clinic-client").read_text("utf-8") == before
    assert checkout.changelog("clinic-models").read_text("utf-8") == twice


def test_write_begins_the_changelog_of_a_new_package(checkout: Checkout) -> None:
    checkout.package("clinic-models", "0.1.0", "")
    checkout.changelog("clinic-models").unlink()
    assert run(checkout, "--write") == 0
    assert checkout.changelog("clinic-models").read_text("utf-8") == (
        "# Changelog of clinic-models\n\n## 0.1.0\n\nThe first version.\n"
    )


def test_table_of_versions_must_name_the_package(checkout: Checkout, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(checkout, "--check") == 1
    assert "clinic-client: has no version; add it to VERSIONS in generator/settings.py" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("v9.9.9",), "changes: 'v9.9.9' is not a branch, a tag or a commit of this repository\n"),
        (("empty",), "changes: the old version has no packages in generated/ or mockserver/\n"),
        (("--compatibility", "empty"), "changes: empty has neither tests/types nor examples\n"),
    ],
    ids=["unknown", "without packages", "without tests"],
)
def test_reference_that_is_of_no_use_is_one_line(
    checkout: Checkout, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str
) -> None:
    checkout.git("stash", "--quiet")
    checkout.git("checkout", "--quiet", "--orphan", "other")
    checkout.git("rm", "-r", "--quiet", "--force", ".")
    checkout.commit("empty")
    checkout.git("checkout", "--quiet", "main")
    assert run(checkout, *arguments) == 2
    assert capsys.readouterr().err == message


@pytest.mark.parametrize("arguments", [("v0.1.0",), ("--check",), ("--write",), ()], ids=str)
@pytest.mark.parametrize(
    ("path", "content", "message"),
    [
        ("generated/clinic-client/pyproject.toml", b"[project\n", "is not TOML (Expected"),
        ("generated/clinic-client/pyproject.toml", b"name = '\xe4'\n", "is not UTF-8 (invalid continuation byte at"),
        (
            "generated/clinic-client/pyproject.toml",
            b'[project]\nname = "clinic-client"\nversion = "0.1.0"\ndependencies = ["a>>1"]\n',
            "has a malformed requirement ('a>>1'); correct it",
        ),
        (
            "generated/clinic-client/pyproject.toml",
            b'[project]\nname = "clinic-client"\nversion = "0.1.0"\nrequires-python = "3"\n',
            "has a malformed requires-python ('3'); correct it",
        ),
        (
            "generated/clinic-client/clinic_client/__init__.py",
            b"def\n",
            "is not Python (invalid syntax in line 1); correct it",
        ),
        ("docs/changelog/clinic-client.md", b"\xff", "is not UTF-8 (invalid start byte at byte 0); save it as UTF-8"),
    ],
    ids=["metadata", "encoding of metadata", "requirement", "requires-python", "module", "changelog"],
)
def test_file_that_cannot_be_read_is_one_line(
    checkout: Checkout,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    path: str,
    content: bytes,
    message: str,
) -> None:
    monkeypatch.setattr("tools.changes.__main__.VERSIONS", {"clinic-client": "0.1.0"})
    if path.startswith("docs") and arguments not in (("--check",), ("--write",)):
        arguments = ("--write", "v0.1.0")  # a report does not read the changelog
    (checkout.root / path).write_bytes(content)
    assert run(checkout, *arguments) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"changes: {checkout.root / path}: {message}")
    assert said.count("\n") == 1


@pytest.mark.parametrize("arguments", [("--check", "v9"), ("--compatibility", "v0.1.0", "v9")])
def test_commit_that_would_be_ignored_is_an_error(
    checkout: Checkout, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert run(checkout, *arguments) == 2
    assert capsys.readouterr().err == f"changes: v9: {arguments[0]} takes no further commit; leave it out\n"


def test_folder_without_git_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(tmp_path), "HEAD"]) == 2
    assert "is not a git checkout, so there is no old version to compare with" in capsys.readouterr().err


def test_version_without_packages_is_one_line(checkout: Checkout, capsys: pytest.CaptureFixture[str]) -> None:
    checkout.git("rm", "-r", "--quiet", "--force", "generated")
    assert run(checkout, "v0.1.0") == 2
    assert capsys.readouterr().err == "changes: this checkout has no packages in generated/ or mockserver/\n"
