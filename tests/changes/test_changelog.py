"""Entries are written from changes, and what a person wrote stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.changes import covered
from tools.changes.changelog import NO_CHANGES, Changelog, ChangelogError, identity, not_yet, updated
from tools.changes.inputs import InputError
from tools.changes.sentences import sentences
from tools.changes.versions import Version

from .support import ADDED, BREAKING, MODEL, RISKY, SAFE, finding

RELEASED, NEXT = Version(0, 2, 0), Version(0, 3, 0)
CHANGELOG = "# Changelog of clinic-client\n\nText before.\n\n## 0.2.0\n\n- The old entry.\n\n## 0.1.0\n\nThe first.\n"

REMOVED = finding(BREAKING, f"{MODEL}.note", "`Visit.note` was removed.")
REPEATED = finding(RISKY, f"{MODEL}.close", "A failed `visits.close` is repeated.")
NEW = finding(ADDED, f"{MODEL}.reason", "`Visit.reason` is new.")
WORDS = finding(SAFE, "", "Descriptions changed.")


def written(text: str, *found: object, version: Version = NEXT, known: bool = False) -> str:
    new = sentences(one for one in (REMOVED, REPEATED, NEW, WORDS) if one in found)
    return updated(Changelog.of(text), RELEASED, version, new, known=known).text()


def test_changelog_is_read_as_it_is_written() -> None:
    assert Changelog.of(CHANGELOG).text() == CHANGELOG
    assert list(Changelog.of(CHANGELOG).entries) == ["0.2.0", "0.1.0"]


def test_new_entry_is_first_and_has_a_part_for_each_severity() -> None:
    head, rest = CHANGELOG.split("## 0.2.0")
    assert written(CHANGELOG, REMOVED, REPEATED, NEW) == (
        f"{head}## 0.3.0\n\n### Breaking changes\n\n- `Visit.note` was removed.\n\n"
        "### Changes that need attention\n\n- A failed `visits.close` is repeated.\n\n"
        f"### Other changes\n\n- `Visit.reason` is new.\n\n## 0.2.0{rest}"
    )


def test_package_without_noticed_changes_gets_an_entry_too() -> None:
    assert f"## 0.2.1\n\n{NO_CHANGES}\n\n## 0.2.0" in written(CHANGELOG, version=Version(0, 2, 1))


def test_first_entry_is_written_below_a_title() -> None:
    made = updated(Changelog.empty("clinic-client"), RELEASED, NEXT, sentences([NEW]), known=False).text()
    assert made == "# Changelog of clinic-client\n\n## 0.3.0\n\n### Other changes\n\n- `Visit.reason` is new.\n"


def test_edited_entry_stays_and_new_sentences_are_added_below_their_headings() -> None:
    edited = written(CHANGELOG, REMOVED, NEW).replace("- `Visit.note` was removed.", "- Use `reason`, not `note`.")
    again = written(edited, REPEATED, WORDS, known=True)
    assert (
        "### Breaking changes\n\n- Use `reason`, not `note`.\n\n### Changes that need attention\n\n- A failed" in again
    )
    assert "### Other changes\n\n- `Visit.reason` is new.\n- Descriptions changed.\n\n## 0.2.0" in again
    assert "was removed" not in again


def test_headings_and_texts_of_a_person_stay_first() -> None:
    edited = CHANGELOG.replace("## 0.2.0", "## 0.3.0\n\nRead this.\n\n### Thanks\n\n- To all.\n\n## 0.2.0")
    assert (
        "## 0.3.0\n\nRead this.\n\n### Thanks\n\n- To all.\n\n### Other changes\n\n- `Visit.reason` is new."
        in written(edited, NEW, known=True)
    )


def test_unreleased_entry_gets_the_version_that_later_changes_require() -> None:
    minor = written(CHANGELOG, NEW, version=Version(0, 2, 1))
    raised = Changelog.of(written(minor, REMOVED, known=True))
    assert list(raised.entries) == ["0.3.0", "0.2.0", "0.1.0"]
    assert "`Visit.reason` is new." in raised.entries["0.3.0"]


def test_entry_without_changes_loses_that_sentence_when_it_gets_some() -> None:
    first = written(CHANGELOG, version=Version(0, 2, 1))
    assert NO_CHANGES not in written(first, NEW, version=Version(0, 2, 1), known=True)


@given(st.permutations([REMOVED, REPEATED, NEW, WORDS]), st.integers(0, 4))
def test_writing_twice_adds_nothing_that_is_known(found: list[object], cut: int) -> None:
    every = [one for one in (REMOVED, REPEATED, NEW, WORDS) if one in found]
    known = {identity(one) for one in every if found.index(one) < cut}
    missing = list(not_yet(every, known))
    assert {identity(one) for one in missing}.isdisjoint(known)
    assert known | {identity(one) for one in missing} == {identity(one) for one in every}


def test_another_change_of_the_same_thing_is_another_change() -> None:
    first = finding(BREAKING, "clinic_client.sort", "Lists cannot be sorted by `day` any more.")
    assert identity(first) == identity(finding(BREAKING, first.symbol, first.text))
    assert identity(first) != identity(finding(BREAKING, first.symbol, "Lists cannot be sorted by `name` any more."))
    assert identity(REMOVED) != identity(finding(BREAKING, f"{MODEL}.text", REMOVED.text))
    assert identity(REMOVED) != identity(finding(ADDED, f"{MODEL}.note", REMOVED.text))


def test_long_sentences_are_wrapped_without_breaking_names() -> None:
    name = "a" * 60
    long = finding(BREAKING, f"{MODEL}.note", f"`{name}` and `{name}-b` were removed.")
    body = updated(Changelog.empty("x"), RELEASED, NEXT, sentences([long]), known=False).entries["0.3.0"]
    assert f"- `{name}` and\n  `{name}-b` were removed." in body


def test_record_is_read_as_it_is_written(tmp_path: Path) -> None:
    file = tmp_path / "covered.json"
    assert covered.read(file) == {}
    written = {"b": covered.Covered("s", frozenset({"2", "1"})), "a": covered.Covered("t")}
    covered.write(written, file)
    assert covered.read(file) == written


@pytest.mark.parametrize("text", ["[1", "[]", '{"a": ["1"]}', '{"a": {"state": ""}}'])
def test_broken_record_is_one_line(tmp_path: Path, text: str) -> None:
    file = tmp_path / "covered.json"
    file.write_text(text, "utf-8")
    with pytest.raises(InputError, match=r"covered\.json: is not a record of changes .*; restore it with"):
        covered.read(file)


def test_two_entries_of_one_version_are_an_error_that_names_the_lines() -> None:
    with pytest.raises(ChangelogError, match=r"lines 5 and 9 both begin the entry for 0\.2\.0"):
        Changelog.of(CHANGELOG.replace("## 0.2.0", "## 0.2.0\n\n- Mine.\n\n## 0.2.0"))


FENCED = "```md\n## 0.9.9\n\n### Other changes\n\n- An example.\n```"


def test_headings_in_code_are_not_entries() -> None:
    edited = CHANGELOG.replace("## 0.2.0", f"## 0.3.0\n\n{FENCED}\n\n### Other changes\n\n{FENCED}\n\n## 0.2.0")
    assert list(Changelog.of(edited).entries) == ["0.3.0", "0.2.0", "0.1.0"]
    again = written(edited, NEW, known=True)
    assert f"### Other changes\n\n{FENCED}\n\n- `Visit.reason` is new.\n\n## 0.2.0" in again
    assert again.startswith(edited.partition("### Other changes\n\n```md")[0])


def test_block_of_code_without_an_end_is_an_error() -> None:
    with pytest.raises(ChangelogError, match="a block of code has no end"):
        written("# C\n\n## 0.3.0\n\n### Other changes\n\n```md\n- Open.\n", NEW, known=True)


@pytest.mark.parametrize("heading", ["0.3.0 (unreleased)", "[0.3.0]", "[0.3.0] - 2030-01-02", "v0.3.0", "0.3.0 "])
def test_heading_with_more_than_the_version_is_that_of_the_entry(heading: str) -> None:
    edited = CHANGELOG.replace("## 0.2.0", f"## {heading}\n\n- Mine.\n\n## 0.2.0")
    again = written(edited, NEW, known=True)
    assert list(Changelog.of(again).entries) == ["0.3.0", "0.2.0", "0.1.0"]
    assert f"## {heading.strip()}\n\n- Mine.\n\n### Other changes" in again
    raised = written(edited, NEW, version=Version(0, 4, 0), known=True)
    assert f"## {heading.replace('0.3', '0.4').strip()}\n\n- Mine." in raised


def test_parts_of_a_person_with_equal_headings_stay_where_they_are() -> None:
    body = "### Other changes\n\n- A.\n\n### Breaking changes\n\n- B.\n\n### Other changes\n\n- C."
    again = written(f"# C\n\n## 0.3.0\n\n{body}\n", NEW, known=True)
    assert again == f"# C\n\n## 0.3.0\n\n{body}\n".replace("- A.", "- A.\n- `Visit.reason` is new.")


def test_ends_of_lines_stay(tmp_path: Path) -> None:
    file = tmp_path / "changelog.md"
    file.write_bytes(CHANGELOG.replace("\n", "\r\n").encode())
    changed = updated(Changelog.read(file), RELEASED, NEXT, sentences([NEW]), known=False)
    changed.write(file)
    assert file.read_bytes().decode() == written(CHANGELOG, NEW).replace("\n", "\r\n")


@pytest.mark.parametrize("character", ["\f", "\v", "\x1c", "\x85", "\u2028"])
def test_characters_that_do_not_end_a_line_of_markdown_stay(character: str) -> None:
    text = CHANGELOG.replace("Text before.", f"Text{character}before.").replace("The old", f"The{character}old")
    assert Changelog.of(text).text() == text
    assert list(Changelog.of(text).entries) == ["0.2.0", "0.1.0"]
    edited = text.replace("## 0.2.0", f"## 0.3.0\n\n### Breaking changes\n\n- A{character}B.\n\n## 0.2.0")
    assert f"### Breaking changes\n\n- A{character}B.\n- `Visit.note` was removed.\n\n## 0.2.0" in (
        written(edited, REMOVED, known=True)
    )


def test_file_of_another_encoding_is_one_line(tmp_path: Path) -> None:
    file = tmp_path / "changelog.md"
    file.write_bytes("# Änderungen\n".encode("latin-1"))
    with pytest.raises(InputError, match=r"changelog\.md: is not UTF-8 \(.*\); save it as UTF-8"):
        Changelog.read(file)
