"""What prevents a release, and that nothing else does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tools.distributions import __main__ as command
from tools.distributions.index import index_problems
from tools.distributions.packages import Package
from tools.distributions.releasing import (
    WORKFLOW,
    changelog_problems,
    chosen,
    commands,
    common_tags,
    tag_problems,
    version_problems,
    with_common_tags,
)
from tools.distributions.sources import SourceFile, Sources
from tools.distributions.state import State, tree_problems
from tools.distributions.tests.tiny import EPOCH, FILES, PYPROJECT, tiny

HEAD, EARLIER = "c" * 40, "b" * 40


def of(package: Package, commit: str = HEAD) -> Sources:
    return Sources(commit, True, EPOCH, {f"{package.folder}/{path}": file for path, file in package.files.items()})


def state(tags: Mapping[str, str] | None = None) -> State:
    return State([], False, tags or {}, frozenset(tags or {}))


def test_clean_tree_is_released() -> None:
    assert list(tree_problems(state())) == []


def test_changed_tree_is_not_released() -> None:
    assert list(tree_problems(State([f"f{number}" for number in range(7)], False, {}))) == [
        "the working tree differs from the commit: f0, f1, f2, f3, f4, …"
    ]


def test_shallow_clone_is_not_released() -> None:
    (problem,) = tree_problems(State([], True, {}))
    assert "shallow" in problem


@pytest.mark.parametrize(
    ("tags", "in_dry_run", "in_workflow"),
    [
        ({}, True, False),
        ({"tiny-client-v1.2.0": HEAD}, True, True),
        ({"tiny-client-v1.2.0": EARLIER}, False, False),
        ({"tiny-client-v1.1.0": EARLIER}, True, False),
    ],
)
def test_versions_with_a_tag_on_the_commit_are_released(
    tags: Mapping[str, str], in_dry_run: bool, in_workflow: bool
) -> None:
    package = tiny()
    for is_dry_run, expected in ((True, in_dry_run), (False, in_workflow)):
        assert (chosen([package], of(package), state(tags), is_dry_run=is_dry_run) == [package]) is expected


def test_released_version_that_has_changed_needs_another_one() -> None:
    package, earlier = tiny({"tiny_client/main.py": "x = 1\n"}), tiny()
    tags = {package.tag: EARLIER}
    assert list(version_problems([package], of(package), state(tags), {package.tag: of(earlier, EARLIER)})) == [
        "tiny-client 1.2.0 has a tag, but has changed since: it needs another version",
        "the versions of all packages have tags already",
    ]


def test_released_version_that_has_not_changed_stays() -> None:
    package = tiny()
    other = tiny({"pyproject.toml": PYPROJECT.replace("tiny-client", "other-client")})
    found = version_problems([package, other], of(package), state({package.tag: EARLIER}), {package.tag: of(package)})
    assert list(found) == []


@pytest.mark.parametrize(
    ("changelog", "problem"),
    [
        (FILES["CHANGELOG.md"], None),
        (FILES["CHANGELOG.md"].replace("## 1.2.0", "## 1.3.0"), "has no entry for 1.2.0"),
        (FILES["CHANGELOG.md"].replace("A method is new.\n", ""), "has no entry for 1.2.0"),
        ("# Changelog\n\n## 1.2.0 (2026-11-30)\n\n- text\n", None),
        ("# Changelog\n\n## [1.2.0] - 2026-11-30\n\n- text\n", None),
        ("# Changelog\n\n## v1.2.0\n\n- text\n", None),
        ("# Changelog\n\n## 11.2.0\n\n- text\n", "has no entry for 1.2.0"),
        ("# Changelog\n\n## 1.2.0\n\n### Fixed\n", "has no entry for 1.2.0"),
        ("# Changelog\n\n## 1.2.01\n\n- text\n", "has no entry for 1.2.0"),
        ("# Changelog\n\n## [1.2.0] (2026-11-30)\n\n* text\n", None),
        ("# Changelog\n\n## 1.2.0\n\n### Fixed\n\n    - text\n", None),
        ("# Changelog\n\n## 1.2.0\n\n- `code`\n\n```text\n## 1.2.0\n```\n", None),
        ("# Changelog\r\n\r\n## 1.2.0\r\n\r\n- text\r\n", None),
        ("# Changelog\n\n## 1.2.0\n\n-\n* \n", "has no entry for 1.2.0"),
        ("# Changelog\n\n<!--\n## 1.2.0\n\n- text\n-->\n", "has no entry for 1.2.0"),
        ("# Changelog\n\n<!--\n## 1.2.0\n\n- text\n", "has no entry for 1.2.0"),
        ("# Changelog\n\n## 1.2.0\n\n<!-- text -->\n", "has no entry for 1.2.0"),
        ("# Changelog\n\n```\n## 1.2.0\n\n- text\n```\n", "has no entry for 1.2.0"),
        ("# Changelog\n\n~~~~\n## 1.2.0\n~~~\n\n- text\n~~~~\n", "has no entry for 1.2.0"),
        ("# Changelog\n\n### 1.2.0\n\n- text\n", "has no entry for 1.2.0"),
        ("# Changelog\n\n## 1.2.0\n\n- text\n\n## 1.2.0\n\n- text\n", "has 2 entries for 1.2.0"),
        ("# Changelog\n\n## 1.3.0\n\n- text\n\n## 1.2.0\n\n- text\n", "begins with 1.3.0, not with 1.2.0"),
        (
            "# Changelog\n\n## 1.2.0\n\n- text\n\n## 1.3.0\n\n- text\n",
            "has an entry for 1.3.0, which is higher than 1.2.0",
        ),
        *(
            (f"# Changelog\n\n## 1.2.0\n\n{nothing}\n\n## 1.1.0\n\n- text\n", "has no entry for 1.2.0")
            for nothing in (
                *(
                    "---",
                    "***",
                    "...",
                    "- -",
                    "- [ ]",
                    "1.",
                    ">",
                    "<br>",
                    "\u200b",
                    "\u00a0",
                    "[1.2.0]: https://code.example/",
                ),
                *("Fixed\n-----", "```\ntext\n```", "### Fixed\n#### Lists", "- ### Fixed"),
            )
        ),
        *(
            (f"# Changelog\n\n{heading}\n\n- text\n", None)
            for heading in (
                *("  ## 1.2.0", "##\t1.2.0", "## 1.2.0 ##", "1.2.0\n-----", "## **1.2.0**", "## Version 1.2.0"),
                *("## [1.2.0](https://code.example/)", "## 1.2.0: names", "## 1.2.0, in November"),
            )
        ),
        ("# Changelog\n\n    ## 1.2.0\n\n    - text\n", "has no entry for 1.2.0"),
        ("# Changelog\n\n```\n``` no\n## 1.2.0\n\n- text\n```\n", "has no entry for 1.2.0"),
        ("# Changelog\n\n> ## 1.2.0\n>\n> - text\n", "has no entry for 1.2.0"),
        ("# Changelog\r\r## 1.2.0\r\r- text\r", None),
        ("\ufeff# Changelog\n\n## 1.2.0\n\n- text\n", None),
        ("\ufeff## 1.2.0\n\n- text\n", None),
        ("", "has no entry for 1.2.0"),
        ("# Changelog\n\n## Unreleased\n\n- text\n\n## 1.2.0\n\n- text\n", "begins with Unreleased, not with 1.2.0"),
    ],
)
def test_changelog_must_describe_the_version(changelog: str, problem: str | None) -> None:
    found = list(changelog_problems([tiny({"CHANGELOG.md": changelog})]))
    assert found == ([] if problem is None else [f"the changelog of tiny-client {problem}"])


@pytest.mark.parametrize(
    "text", ["## 1.2.0 (unreleased)\n\n- text\n", "## 1.2.0\n\nTODO: text\n", "## 1.2.0\n\n- text\n\n<!-- TODO -->\n"]
)
def test_unfinished_entry_is_reported(text: str) -> None:
    (found,) = changelog_problems([tiny({"CHANGELOG.md": f"# Changelog\n\n{text}"})])
    assert found.startswith("the changelog of tiny-client says ")
    assert found.endswith(" in the entry for 1.2.0")


@pytest.mark.parametrize(
    ("tags", "is_lower"),
    [
        ({"tiny-client-v1.10.0": EARLIER}, True),
        ({"tiny-client-v1.10.0": EARLIER, "tiny-client-v1.2.0": HEAD}, True),
        ({"tiny-client-v1.1.9": EARLIER, "tiny-client-vx": EARLIER, "other-client-v2.0.0": EARLIER}, False),
        ({"tiny-client-v1.2.0": HEAD}, False),
    ],
)
def test_version_that_is_lower_than_an_earlier_one_is_not_released(tags: Mapping[str, str], is_lower: bool) -> None:
    package = tiny()
    released = {package.tag: of(package)} if package.tag in tags else {}
    problem = "tiny-client 1.2.0 is lower than 1.10.0, which has a tag in the history"
    assert list(version_problems([package], of(package), state(tags), released)) == ([problem] if is_lower else [])


@pytest.mark.parametrize(
    ("tag", "commit", "problem"),
    [
        ("tiny-client-v1.2.0", HEAD, None),
        ("tiny-client-v1.2.1", EARLIER, None),
        ("working", HEAD, None),
        ("v1.2.0", HEAD, None),
        ("v1.3.0", EARLIER, None),
        ("v1.3.0", HEAD, "the tag v1.3.0 is on this commit, but no package has this version"),
        ("tiny-client-v1.2.1", HEAD, "the tag tiny-client-v1.2.1 is on this commit, but no package has this name and"),
        ("tidy-client-v1.2.0", HEAD, "the tag tidy-client-v1.2.0 is on this commit, but no package has this name and"),
        ("tiny-client-v1.2.0", "", "the tag tiny-client-v1.2.0 is not a tag of a commit"),
    ],
)
def test_tag_of_no_package_is_reported(tag: str, commit: str, problem: str | None) -> None:
    found = list(tag_problems([tiny()], of(tiny()), state({tag: commit})))
    assert len(found) == (problem is not None)
    assert all(line.startswith(str(problem)) for line in found)


def test_tag_of_all_packages_is_one_of_each() -> None:
    package, earlier = tiny({"tiny_client/main.py": "x = 1\n"}), tiny()
    found = state({"v9": EARLIER, "v8": HEAD, "version": EARLIER, "other-client-v1.0.0": HEAD})
    assert common_tags(found, HEAD) == ["v9"]
    expanded = with_common_tags(found, {"v9": [earlier]})
    assert (expanded.tags[package.tag], package.tag in expanded.earlier) == (EARLIER, True)
    problems = version_problems([package], of(package), expanded, {package.tag: of(earlier, EARLIER)})
    assert "tiny-client 1.2.0 has a tag, but has changed since: it needs another version" in list(problems)


def test_own_tag_of_a_package_comes_before_one_of_all_packages() -> None:
    found = with_common_tags(state({"v9": EARLIER, "tiny-client-v1.2.0": HEAD}), {"v9": [tiny()]})
    assert found.tags["tiny-client-v1.2.0"] == HEAD


def test_changelog_that_cannot_be_read_is_reported() -> None:
    package = tiny()
    files = {**package.files, "CHANGELOG.md": SourceFile(b"## 1.2.0\n\n- \xff\n")}
    (problem,) = changelog_problems([replace(package, files=files)])
    assert problem.startswith("the changelog of tiny-client cannot be read: ")


@pytest.mark.parametrize(
    ("tag", "problem"),
    [
        ("Tiny_Client-v1.3.0", "is lower than 1.3.0, which has a tag in the history"),
        ("tiny.client-V1.3", "is lower than 1.3, which has a tag in the history"),
        ("tiny-client-v1.2", "has a tag in the history already, in another spelling"),
        ("tiny-client-v1.2.0.0", "has a tag in the history already, in another spelling"),
        ("tiny_client-v1.2.0", "has a tag in the history already, in another spelling"),
        ("tiny-client-v1.2.0rc1", None),
        ("tiny-clients-v1.3.0", None),
    ],
)
def test_tag_in_another_spelling_is_one_of_the_same_version(tag: str, problem: str | None) -> None:
    package = tiny()
    found = list(version_problems([package], of(package), state({tag: EARLIER}), {}))
    assert found == ([] if problem is None else [f"tiny-client 1.2.0 {problem}"])


def test_package_without_changelog_is_not_released() -> None:
    assert list(changelog_problems([tiny({"CHANGELOG.md": None})])) == ["tiny-client has no CHANGELOG.md"]


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("README.md", "# tiny\n\n[docs](https://docs.example/x), [below](#below)\n", None),
        (
            "README.md",
            "# tiny\n\n[docs](../../docs/x.md)\n",
            "has 1 links into the repository, such as ../../docs/x.md",
        ),
        ("README.md", "# tiny\n\n[docs](HTTPS://docs.example/x), `[a](b)`\n\n```python\na[0](b)\n```\n", None),
        *(
            ("README.md", f"# tiny\n\n{link}\n", "has 1 links into the repository, such as docs/x")
            for link in (
                *("[docs](<docs/x>)", "[docs]\n\n[docs]: docs/x", "![docs](docs/x)", '<a href="docs/x">docs</a>'),
                *("Text <img SRC = docs/x>", "> - [docs](docs/x)"),
            )
        ),
        ("pyproject.toml", PYPROJECT.replace("https://code.example/tiny", ""), "has the address ''"),
        ("pyproject.toml", PYPROJECT.replace("https:", "ftp:"), "has the address 'ftp://code.example/tiny'"),
        ("README.md", "# tiny\n\nThe package is not on an index. Install\n", "says: "),
        ("pyproject.toml", PYPROJECT.replace("[project.urls]\nSource = ", "# "), "no addresses in the metadata"),
    ],
)
def test_page_on_the_index_must_be_true(name: str, text: str, problem: str | None) -> None:
    found = list(index_problems([tiny({name: text})]))
    assert len(found) == (problem is not None)
    assert all(str(problem) in line and "tiny-client" in line for line in found)


def test_commands_are_those_of_git() -> None:
    push = "git push origin tiny-client-v1.2.0"
    tag = f'git tag --annotate tiny-client-v1.2.0 {HEAD} --message "tiny-client 1.2.0"'
    assert commands([tiny()], state(), HEAD).splitlines() == [tag, push]
    assert commands([tiny()], state({"tiny-client-v1.2.0": HEAD}), HEAD) == push


def test_release_is_refused_outside_of_the_workflow(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(WORKFLOW, raising=False)
    monkeypatch.setattr(command, "committed", None)  # it must not even begin
    assert command.main(["release"]) == 1
    assert "never from a person's machine" in capsys.readouterr().err


def test_no_module_can_upload() -> None:
    folder = Path(command.__file__).parent
    text = "".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    for word in ("twine", "urllib", "http.client", "requests", "socket.create_connection", 'publish"'):
        assert word not in text, word
