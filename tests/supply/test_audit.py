"""What `nox -s audit` reports. All advisories and vulnerable versions here are invented."""

from __future__ import annotations

import json
import os
import shutil
import sys
import zipfile
from collections.abc import Mapping
from email.message import Message
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from tools.supply import __main__ as program
from tools.supply.advisories import UnusableAdvisories, read
from tools.supply.licences import ACCEPTED, Licence, expression_of, licences
from tools.supply.locks import check_locks
from tools.supply.requirements import FOLDER, Bound, Pin
from tools.supply.service import ask

HASH = f"--hash=sha256:{'a1' * 32}"
LOCKED = f"kitten==1.2.0 \\\n    {HASH} \\\n    {HASH}\npuppy==3.0 ; sys_platform == 'win32' \\\n    {HASH}\n"


def folder_of(tmp_path: Path, files: Mapping[str, str]) -> Path:
    """Return a folder of requirements."""
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def problems_of(folder: Path, *bounds: Bound) -> list[str]:
    return [f"{problem.path.name}:{problem.line}: {problem.text}" for problem in check_locks(folder, bounds)[1]]


# Lock files


def test_our_lock_files_and_licences_pass(capsys: pytest.CaptureFixture[str]) -> None:
    report = program.Report()
    assert len({pin.path for pin in program.check_files(FOLDER, report)}) == len(list(FOLDER.glob("*.txt")))
    program.check_licences(report)
    printed = capsys.readouterr().out
    assert (report.problems, [line for line in printed.splitlines() if line.startswith("problem")]) == (0, [])


def test_complete_lock_file_passes(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, {"a.in": "# Tools.\nKitten>=1,<2  # a comment\npuppy[loud]\n", "a.txt": LOCKED})
    assert problems_of(folder) == []
    assert [(pin.name, str(pin.version)) for pin in check_locks(folder, [])[0]] == [
        ("kitten", "1.2.0"),
        ("puppy", "3.0"),
    ]


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ("kitten==1.2.0", "kitten 1.2.0: has no hash"),
        ("kitten==1.2.0 --hash=md5:00", "kitten 1.2.0: has an option that is not a SHA-256 hash: --hash=md5:00"),
        (f"kitten>=1.2 {HASH}", "is not a name with an exact version: kitten>=1.2"),
        (f"kitten==1.* {HASH}", "is not a name with an exact version: kitten==1.*"),
        (
            f"kitten @ https://files.example/kitten.whl {HASH}",
            "is not a name with an exact version: kitten @ https://files.example/kitten.whl",
        ),
        ("-e ./kitten", "is not a name with an exact version: -e ./kitten"),
        ("./kitten.whl", "is not a name with an exact version: ./kitten.whl"),
        (
            "--index-url https://index.example/",
            "is not a name with an exact version: --index-url https://index.example/",
        ),
        *(
            (f"{pin} {HASH}", f"is not a name with an exact version: {pin}")
            for pin in (
                "kitten==next",
                "kitten===1.2.0",
                "kitten==1.2.0,!=3",
                "kitten==$VERSION",
                "kitten==1 ; nonsense",
                "kitten==1 ;",
            )
        ),
        (f"kitten==1.2.0 {HASH}", "kitten 1.2.0: is there twice"),
        (f"Kitten==1.2 {HASH}", "kitten 1.2: is there twice"),
        ("# https://user@index.example/simple", "contains an address: # https://user@index.example/simple"),
        (f"foal==1 {HASH}  # file:///srv/foal", "contains an address: # file:///srv/foal"),
    ],
)
def test_entry_that_is_not_a_version_with_hashes_is_reported(tmp_path: Path, entry: str, problem: str) -> None:
    folder = folder_of(tmp_path, {"a.in": "", "a.txt": f"{LOCKED}{entry}\n"})
    assert f"a.txt:6: {problem}" in problems_of(folder)


def test_version_that_the_in_file_does_not_allow_is_reported(tmp_path: Path) -> None:
    files = {"a.in": "-r b.in\n", "a.txt": LOCKED, "b.in": "\nkitten<1.2\nfoal\n", "b.txt": LOCKED}
    assert sorted(problems_of(folder_of(tmp_path, files))) == [
        "a.txt:1: kitten 1.2.0: b.in allows only <1.2",
        "b.in:3: foal is not in a.txt: run `nox -s lock`",
        "b.in:3: foal is not in b.txt: run `nox -s lock`",
        "b.txt:1: kitten 1.2.0: b.in allows only <1.2",
    ]


def test_version_that_differs_from_a_constraint_is_reported(tmp_path: Path) -> None:
    other = LOCKED.replace("kitten==1.2.0", "kitten==1.1")
    files = {"a.in": "-c b.txt\nkitten\n", "a.txt": LOCKED, "b.in": "kitten\n", "b.txt": other}
    assert problems_of(folder_of(tmp_path, files)) == ["a.txt:1: kitten 1.2.0: b.txt has 1.1: run `nox -s lock`"]


@pytest.mark.parametrize("option", ["-r", "-c"])
def test_file_that_is_named_and_missing_is_reported(tmp_path: Path, option: str) -> None:
    folder = folder_of(tmp_path, {"a.in": f"kitten\n{option} b.txt\n", "a.txt": LOCKED})
    assert problems_of(folder) == ["a.in:2: names a file that does not exist: b.txt"]


def test_version_outside_the_bounds_of_our_packages_is_reported(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, {"a.in": "kitten\n", "a.txt": LOCKED})
    bounds = [
        Bound(Requirement("Kitten>=1.3,<2"), "vet-client", "cli"),
        Bound(Requirement("puppy<4"), "vet-client", "cli"),
    ]
    assert problems_of(folder, *bounds) == ["a.txt:1: kitten 1.2.0: vet-client (cli) allows only <2,>=1.3"]


def test_missing_file_of_a_pair_is_reported(tmp_path: Path) -> None:
    assert problems_of(folder_of(tmp_path, {"a.in": "kitten\n", "b.txt": LOCKED})) == [
        "b.txt:1: there is no b.in, from which it was made",
        "a.in:1: there is no a.txt: run `nox -s lock`",
    ]


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (
            "kitten @ https://files.example/kitten.whl",
            "names an address, not a version: kitten @ https://files.example",
        ),
        ("-c missing.txt", "names a file that does not exist: missing.txt"),
        ("-c https://files.example/c.txt", "names a file that does not exist: https://files.example/c.txt"),
        ("-r missing.in", "names a file that does not exist: missing.in"),
        ("-r a.in", "includes itself, by a.in"),
        ("-r b.in", "includes itself, by a.in"),
    ],
)
def test_entry_of_an_in_file_that_cannot_be_compared_is_reported(tmp_path: Path, entry: str, problem: str) -> None:
    files = {"a.in": f"{entry}\n", "a.txt": LOCKED, "b.in": "-r a.in\n", "b.txt": LOCKED}
    assert any(problem in line for line in problems_of(folder_of(tmp_path, files)))


@pytest.mark.parametrize("name", ["a.in", "a.txt"])
def test_file_that_cannot_be_read_is_reported(tmp_path: Path, name: str) -> None:
    folder = folder_of(tmp_path, {"a.in": "kitten\n", "a.txt": LOCKED})
    (folder / name).write_bytes(b"# \xff\n")
    assert f"{name}:1: cannot be read: 'utf-8' codec can't decode" in "\n".join(problems_of(folder))
    (folder / name).unlink()
    (folder / name).mkdir()
    assert f"{name}:1: cannot be read: " in "\n".join(problems_of(folder))


@pytest.mark.parametrize("name", ["../c.txt", "c.in", "sub/c.txt"])
def test_constraint_that_is_not_a_lock_file_of_the_folder_is_reported(tmp_path: Path, name: str) -> None:
    (tmp_path / "r" / "sub").mkdir(parents=True)
    folder = folder_of(tmp_path / "r", {"a.in": f"kitten\n-c {name}\n", "a.txt": LOCKED, "c.txt": LOCKED})
    (folder / name).write_text("kitten<1\n", "utf-8")
    assert f"a.in:2: names constraints that are not compared, because they are not a lock file here: {name}" in (
        problems_of(folder)
    )


def test_spaces_before_the_name_of_a_file_are_ignored(tmp_path: Path) -> None:
    files = {"a.in": "-r  b.in\n-c   b.txt\n", "a.txt": LOCKED, "b.in": "kitten\n", "b.txt": LOCKED}
    assert problems_of(folder_of(tmp_path, files)) == []


# Licences


@pytest.mark.parametrize(
    ("expression", "permissive"),
    [
        ("MIT", True),
        ("Apache Software License", True),
        ("MIT OR AFL-2.1", True),
        ("GPL-3.0-only OR MIT", True),
        ("Apache-2.0 AND MIT", True),
        ("MIT AND GPL-3.0-only", False),
        ("MPL-2.0 AND (Apache-2.0 OR MIT)", False),
        ("BSD-3-Clause AND (GPL-3.0-only OR MIT)", True),
        ("(GPL-3.0-only AND (0BSD OR MIT OR ISC))", False),
        ("GPL-3.0-only AND ((0BSD OR MIT) OR ISC OR 0BSD)", False),
        ("MIT AND Python Software Foundation License", True),
        ("GPL-3.0-only", False),
        ("Apache-2.0 WITH LLVM-exception", False),
        ("", False),
    ],
)
def test_licence_is_permissive_if_a_user_can_choose_one_that_is(expression: str, permissive: bool) -> None:
    assert Licence("kitten", expression).is_permissive is permissive


def test_licence_is_read_from_old_and_new_metadata() -> None:
    old, text, new = Message(), Message(), Message()
    old["Classifier"] = "License :: OSI Approved"
    old["Classifier"] = "License :: OSI Approved :: MIT License"
    text["License"] = "BSD\n License"
    new["License-Expression"] = "ISC"
    new["License"] = "other"
    assert [expression_of(one) for one in (old, text, new, Message())] == ["MIT License", "BSD License", "ISC", ""]


def test_licences_follow_the_dependencies_and_report_what_is_not_installed() -> None:
    found, missing = licences([Requirement("httpx"), Requirement("kitten-that-is-not-installed")])
    assert {"httpx", "httpcore", "certifi", "h11"} <= {one.distribution for one in found}
    assert missing == ["kitten-that-is-not-installed"]


def test_every_accepted_licence_is_still_needed() -> None:
    found, _ = licences(one.requirement for one in program.bounds())
    assert set(ACCEPTED) <= {one.distribution for one in found if not one.is_permissive}


def test_licence_that_is_not_permissive_fails_the_audit(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(program, "licences", lambda _: ([Licence("kitten", "GPL-3.0-only")], ["puppy"]))
    report = program.Report()
    program.check_licences(report)
    assert (report.end(), report.unchecked) == (1, 1)
    printed = capsys.readouterr().out
    assert "problem: kitten has the licence GPL-3.0-only, which is not permissive" in printed
    assert "NOT CHECKED: the licence of puppy, which is not installed here" in printed


# Advisories in a folder


def advisory(*affected: Mapping[str, Any], **given: Any) -> str:
    """Return an invented advisory."""
    return json.dumps({"id": "OSV-0", "modified": "2026-11-02T03:04:05Z", "affected": affected, **given})


def about(name: str = "Kitten", ecosystem: str = "PyPI", **given: Any) -> dict[str, Any]:
    return {"package": {"name": name, "ecosystem": ecosystem}, **given}


def within(*events: Mapping[str, str]) -> list[dict[str, Any]]:
    return [{"type": "ECOSYSTEM", "events": events}, {"type": "GIT", "events": [{"introduced": "0"}]}]


@pytest.mark.parametrize(
    ("version", "affected", "expected"),
    [
        ("1.2", about(versions=["1.1", "1.2.0", "2004d"]), True),
        ("1.2", about(versions=["1.1"]), False),
        ("1.2", about(ranges=within({"introduced": "0"})), True),
        ("1.2", about(ranges=within({"introduced": "0"}, {"fixed": "1.2"})), False),
        ("1.2rc1", about(ranges=within({"introduced": "0"}, {"fixed": "1.2"})), True),
        ("1.2", about(ranges=within({"fixed": "1.10"}, {"introduced": "1.2"})), True),
        ("1.9", about(ranges=within({"introduced": "1.2"}, {"fixed": "1.10"})), True),
        ("1.10", about(ranges=within({"introduced": "1.2"}, {"fixed": "1.10"})), False),
        ("1.2", about(ranges=within({"introduced": "0"}, {"last_affected": "1.2"})), True),
        ("1.3", about(ranges=within({"introduced": "0"}, {"last_affected": "1.2"})), False),
        ("3.1", about(ranges=within({"introduced": "0"}, {"fixed": "2"}, {"introduced": "3"})), True),
        ("2.1", about(ranges=within({"introduced": "0"}, {"fixed": "2"}, {"introduced": "3"})), False),
        *(
            (version, about(ranges=within({"introduced": "1.2"}, {"last_affected": "1.2"})), expected)
            for version, expected in (("1.2rc1", False), ("1.2", True), ("1.2.0", True), ("1.2.post1", False))
        ),
        ("1.3", about(ranges=within({"introduced": "0"}, {"last_affected": "1.2"}, {"introduced": "1.2"})), True),
        ("1.3", about(ranges=within({"introduced": "0"}, {"fixed": "1.2"}, {"introduced": "1.2"})), True),
        # Zero is before every version, also before 0.
        *((version, about(ranges=within({"introduced": "0"})), True) for version in ("0.dev1", "0.0a1", "0", "0!0rc1")),
        ("0", about(ranges=within({"introduced": "0"}, {"last_affected": "0"})), True),
        ("0.1", about(ranges=within({"introduced": "0"}, {"last_affected": "0"})), False),
        ("0.dev1", about(ranges=within({"introduced": "0"}, {"fixed": "0"})), True),
        ("0.dev1", about(ranges=within({"introduced": "0"}, {"limit": "0"})), True),
        # A limit ends the branch that a range describes.
        ("1.2", about(ranges=within({"introduced": "0"}, {"limit": "1.2"})), False),
        ("1.1", about(ranges=within({"introduced": "0"}, {"limit": "1.2"})), True),
        ("1.1", about(ranges=within({"introduced": "0"}, {"limit": "1"}, {"limit": "1.2"})), True),
        ("1.1", about(ranges=within({"introduced": "0"}, {"limit": "*"})), True),
        ("1.1", about(ranges=within({"introduced": "0"}, {"fixed": "1"}, {"limit": "*"})), False),
        # A version with a local part is another build of the version without it.
        ("1.2+cpu", about(versions=["1.2"]), True),
        ("1.2+cpu", about(versions=["1.2+cpu"]), True),
        ("1.2+cpu", about(versions=["1.2+gpu"]), False),
        ("1.2", about(versions=["1.2+gpu"]), False),
        ("1.2+cpu", about(ranges=within({"introduced": "0"}, {"last_affected": "1.2"})), True),
        ("1.2+cpu", about(ranges=within({"introduced": "0"}, {"fixed": "1.2"})), False),
        ("1!1.0", about(ranges=within({"introduced": "0"}, {"fixed": "2"})), False),
        ("1!1.0", about(ranges=within({"introduced": "1!0"}, {"fixed": "1!2"})), True),
        # The versions that are listed do not replace a range, whatever its type.
        ("1.5", about(versions=["1"], ranges=[{"type": "SEMVER", "events": [{"introduced": "0"}]}]), True),
        ("1.5", about(versions=["1"], ranges=[{"type": "SEMVER", "events": [{"introduced": "2.0.0"}]}]), False),
        ("1.5", about(versions=["1"], ranges=[{"type": "other", "events": [{"introduced": "2"}]}]), True),
        ("1.5", about(versions=["1"], ranges=[{"type": "GIT", "events": [{"introduced": "0"}]}]), False),
        ("1.2", about(versions=["2004d"]), True),  # cannot be compared
        ("1.2", about(ranges=within({"introduced": "2004d"})), True),  # nor can this
        ("1.2", about(ranges=[{"type": "GIT", "events": [{"introduced": "0"}]}]), True),  # nor can this
        *(
            ("1.2", about(ranges=[{"type": "ECOSYSTEM", **events}]), True)  # it has no beginning
            for events in ({}, {"events": []}, {"events": [{"fixed": "1"}]}, {"events": [{"last_affected": "1"}]})
        ),
        *(
            ("1.2", about(ecosystem=ecosystem, versions=["1.2"]), True)
            for ecosystem in ("pypi", "PYPI", "PyPI:https://index.example", " PyPI ")
        ),
        ("1.2", about(" Kitten ", versions=["1.2"]), True),
        ("1.2", about("puppy", versions=["1.2"]), False),
        ("1.2", about(ecosystem="npm", versions=["1.2"]), False),
    ],
)
def test_version_is_compared_with_an_advisory(
    tmp_path: Path, version: str, affected: Mapping[str, Any], expected: bool
) -> None:
    (tmp_path / "OSV-0.json").write_text(advisory(affected, about("other")), "utf-8")
    pin = Pin("kitten", Version(version), Path("a.txt"), 1)
    assert bool(list(read(tmp_path).matches(pin))) is expected


def test_advisories_that_are_withdrawn_are_not_compared(tmp_path: Path) -> None:
    (tmp_path / "OSV-0.json").write_text(advisory(about(versions=["1.2"]), withdrawn="2026-11-03T00:00:00Z"), "utf-8")
    (tmp_path / "OSV-1.json").write_text(advisory(about("puppy", versions=["1.2"])), "utf-8")
    assert list(read(tmp_path).matches(Pin("kitten", Version("1.2"), Path("a.txt"), 1))) == []


@pytest.mark.parametrize("withdrawn", [None, "2999-01-01T00:00:00Z"])
def test_advisories_that_are_not_withdrawn_yet_are_compared(tmp_path: Path, withdrawn: str | None) -> None:
    (tmp_path / "OSV-0.json").write_text(advisory(about(versions=["1.2"]), withdrawn=withdrawn), "utf-8")
    assert list(read(tmp_path).matches(Pin("kitten", Version("1.2"), Path("a.txt"), 1)))


@pytest.mark.parametrize(
    "name",
    [
        *(
            "x.yaml",
            "vulns/kitten/x.yml",
            "all.jsonl",
            "PyPI.zip",
            "X.YAML",
            "x.json.gz",
            "OSV.toml",
            "advisories",
            "x.osv",
        ),
        *(".x.yaml", ".advisories/x.yaml", "SECURITY.yaml", "README.zip", "vulns/NOTICE.jsonl", ".json"),
    ],
)
@pytest.mark.parametrize("zipped", [False, True])
def test_advisories_in_another_format_are_not_overlooked(tmp_path: Path, name: str, zipped: bool) -> None:
    source = tmp_path / "source"
    (source / name).parent.mkdir(parents=True)
    (source / name).write_text("x", "utf-8")
    (source / "OSV-0.json").write_text(advisory(about(versions=["1.2"])), "utf-8")
    if zipped:
        source = Path(shutil.make_archive(str(source), "zip", source))
    with pytest.raises(UnusableAdvisories, match=rf"{name} is not read: only JSON files are"):
        read(source)


def test_files_that_are_not_advisories_are_left_out(tmp_path: Path) -> None:
    for name in (
        ".git/config",
        ".github/x.json",
        ".gitignore",
        "README.md",
        "vulns/readme.rst",
        "LICENSE",
        "NOTICE.txt",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", "utf-8")
    (tmp_path / "OSV-0.JSON").write_text(advisory(about(versions=["1.2"])), "utf-8")
    assert read(tmp_path).count == 1


def test_zip_file_is_read_like_a_folder(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("PyPI/OSV-0.json", advisory(about(versions=["1.2"])))
        archive.writestr("README.txt", "x")
    database = read(tmp_path / "all.zip")
    assert (database.count, f"{database.newest:%Y-%m-%d}") == (1, "2026-11-02")
    assert len(list(database.matches(Pin("kitten", Version("1.2"), Path("a.txt"), 1)))) == 1


@pytest.mark.parametrize(
    "content",
    [
        *("{", "[]", '{"id": "OSV-0"}', "", '{"id": "\xff"}', "[" * 100_000),
        *(advisory(), advisory(about(ecosystem="npm")), advisory(about(versions=["1"]), modified="yesterday")),
        *(advisory(about(versions=["1"]), withdrawn=time) for time in ("", "2025-01-01T00:00:00", False)),
    ],
)
def test_advisories_that_cannot_be_used_are_an_error(tmp_path: Path, content: str) -> None:
    (tmp_path / "OSV-0.json").write_text(content, "latin-1")
    with pytest.raises(UnusableAdvisories, match=r"OSV-0|has no advisory"):
        read(tmp_path)


@pytest.mark.parametrize("name", ["OSV-1.json", "OSV-1", "vulns/OSV-1.json", "vulns/kitten"])
@pytest.mark.parametrize("target", ["missing", "folder", "itself", "pipe"])
def test_advisories_behind_something_that_is_not_a_file_are_not_overlooked(
    tmp_path: Path, name: str, target: str
) -> None:
    source = tmp_path / "source"
    (source / name).parent.mkdir(parents=True)
    (source / "OSV-0.json").write_text(advisory(about()), "utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "OSV-1.json").write_text(advisory(about()), "utf-8")
    if target == "pipe":
        os.mkfifo(source / name)
    else:
        (source / name).symlink_to(source / name if target == "itself" else tmp_path / target)
    with pytest.raises(UnusableAdvisories, match=rf"{name} (is not read|cannot be read)"):
        read(source)


def test_folder_of_advisories_that_cannot_be_read_is_not_overlooked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "OSV-0.json").write_text(advisory(about()), "utf-8")
    listed = os.scandir

    def scandir(path: str) -> Any:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    with pytest.raises(UnusableAdvisories, match="closed"):
        read(tmp_path)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("contents", [["1.2", "1.1"], ["1.1", "1.2"]])
def test_every_file_of_a_zip_file_is_read_also_of_one_name(tmp_path: Path, contents: list[str]) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for version in contents:
            archive.writestr("OSV-0.json", advisory(about(versions=[version])))
    assert list(read(tmp_path / "all.zip").matches(Pin("kitten", Version("1.2"), Path("a.txt"), 1)))


def test_file_of_a_zip_file_that_looks_like_a_folder_is_not_overlooked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("OSV-0.json", advisory(about()))
        archive.writestr("OSV-1.json/", advisory(about(versions=["1.2"])))
    assert read(tmp_path / "all.zip").count == 2


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_zip_file_that_is_damaged_is_an_error(tmp_path: Path, method: int) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w", method) as archive:
        archive.writestr("OSV-0.json", advisory(about(versions=["1.2"])))
    data = bytearray((tmp_path / "all.zip").read_bytes())
    begin = data.index(b"OSV-0.json") + len("OSV-0.json") + 12
    data[begin : begin + 20] = bytes(byte ^ 0x5A for byte in data[begin : begin + 20])
    (tmp_path / "all.zip").write_bytes(data)
    with pytest.raises(UnusableAdvisories, match=r"all\.zip cannot be read"):
        read(tmp_path / "all.zip")


@pytest.mark.parametrize(
    "content",
    [
        advisory(about(versions=["1.2"]), schema_version="2.0.0"),
        advisory(about(versions=["1.2"]))[:-1] + ', "affected": []}',
        advisory(about(versions=["1.2"]))[:-1] + ', "withdrawn": null, "withdrawn": "2025-01-01T00:00:00Z"}',
        advisory(about(versions=["1.2"])).replace('"name"', '"name": "puppy", "name"'),
    ],
)
def test_advisory_that_readers_understand_differently_is_an_error(tmp_path: Path, content: str) -> None:
    (tmp_path / "OSV-0.json").write_text(content, "utf-8")
    (tmp_path / "OSV-1.json").write_text(advisory(about("puppy", versions=["1"]), schema_version="1.7.3"), "utf-8")
    with pytest.raises(UnusableAdvisories, match=r"OSV-0\.json is not an advisory in the OSV format"):
        read(tmp_path)


@pytest.mark.parametrize("name", ["empty", "missing", "broken.zip"])
def test_place_without_advisories_is_an_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.zip").write_text("not a zip file", "utf-8")
    with pytest.raises(UnusableAdvisories, match=name):
        read(tmp_path / name)


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with two lock files, which have one version that our packages do not bound."""
    monkeypatch.setattr(program, "check_licences", lambda _: None)
    files = {
        name: text for stem in ("a", "lowest") for name, text in ((f"{stem}.in", "kitten\n"), (f"{stem}.txt", LOCKED))
    }
    (tmp_path / "requirements").mkdir()
    return folder_of(tmp_path / "requirements", files)


def audit(folder: Path, *options: str | Path) -> int:
    return program.main([*map(str, options), "--requirements", str(folder)])


def folder_with(small: Path, given: str) -> Path:
    """Return a folder with one advisory."""
    folder = small.parent / "advisories"
    folder.mkdir()
    (folder / "OSV-0.json").write_text(given, "utf-8")
    return folder


def test_audit_with_advisories_reports_line_and_names(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = advisory(about(versions=["1.2"]), aliases=["CVE-0"], summary="Kittens scratch.")
    assert audit(small, "--advisories", folder_with(small, given)) == 1
    lines = capsys.readouterr().out.splitlines()
    place = f"{(small / 'a.txt').as_posix()}:1"
    assert f"problem: {place}: kitten 1.2.0: OSV-0, CVE-0: Kittens scratch." in lines
    lowest = f"{(small / 'lowest.txt').as_posix()}:1"
    assert f"note: {lowest}: kitten 1.2.0: OSV-0, CVE-0: Kittens scratch." in lines
    assert "advisories: 1 about packages of PyPI, the newest of 2026-11-02" in lines
    assert lines[-1] == "1 problem"


def test_text_of_an_advisory_cannot_forge_a_line_or_control_the_terminal(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = advisory(about(versions=["1.2"]), summary="Kittens scratch.\n0 problems\n\x1b[8m")
    assert audit(small, "--advisories", folder_with(small, given)) == 1
    printed = capsys.readouterr().out
    assert printed.count(r": OSV-0: Kittens scratch.\n0 problems\n\x1b[8m") == 2
    assert "0 problems" not in printed.splitlines()


@pytest.mark.parametrize("name", ["empty", "missing", "file"])
def test_audit_of_nothing_does_not_succeed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    monkeypatch.setattr(program, "check_licences", lambda _: None)
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").touch()
    assert audit(tmp_path / name, "--offline") == 2
    printed = capsys.readouterr().out.splitlines()
    assert printed.count(f"NOT CHECKED: lock files: there are none in {tmp_path / name}") == 1
    assert printed[-1] == "0 problems, 1 not checked"


@pytest.mark.parametrize("content", ["", "\n", "# kitten==1\n"])
def test_lock_file_without_versions_is_not_taken_for_one_without_problems(
    small: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    folder_of(small, {"b.in": "", "b.txt": content})
    assert audit(small, "--offline") == 2
    assert "NOT CHECKED: lock files: b.txt has no versions" in capsys.readouterr().out.splitlines()


@pytest.mark.parametrize("name", ["pylock.toml", "b.TXT", "uv.lock", "more/b.txt", "b.txt.orig"])
def test_lock_file_that_is_not_read_is_named(small: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    (small / name).parent.mkdir(exist_ok=True)
    folder_of(small, {name: "kitten\n"})
    assert audit(small, "--offline") == 2
    what = name.partition("/")[0]
    assert f"NOT CHECKED: lock files: {what} is not read: only .in and .txt files are" in capsys.readouterr().out


def test_audit_without_findings_succeeds(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit(small, "--advisories", folder_with(small, advisory(about(versions=["1.1"])))) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "0 problems"


def test_audit_does_not_succeed_without_the_advisories_that_it_was_given(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert audit(small, "--advisories", small / "missing") == 2
    printed = capsys.readouterr().out
    assert "NOT CHECKED: advisories: " in printed
    assert printed.splitlines()[-1] == "0 problems, 1 not checked"


def test_offline_audit_names_what_it_leaves_out(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit(small, "--offline") == 0
    assert "advisories: left out, as --offline asks for; whether a version has been yanked needs the index" in (
        capsys.readouterr().out.splitlines()
    )


# The service


def auditor(tmp_path: Path, code: str) -> list[str]:
    """Return a program that runs code in place of pip-audit."""
    given = "import json, sys\noutput = sys.argv[sys.argv.index('--output') + 1]\n"
    (tmp_path / "auditor.py").write_text(given + code, "utf-8")
    return [sys.executable, str(tmp_path / "auditor.py")]


def writing(*dependencies: Mapping[str, Any], code: int = 0) -> str:
    result = json.dumps({"dependencies": dependencies, "fixes": []})
    return f"open(output, 'w').write({result!r}); sys.exit({code})"


KITTEN = {"name": "kitten", "version": "1.2.0", "vulns": []}
VULNERABLE = {**KITTEN, "vulns": [{"id": "OSV-0", "fix_versions": ["1.3"], "aliases": []}]}
SKIPPED = {"name": "puppy", "skip_reason": "Dependency not found on PyPI and could not be audited: puppy (3.0)"}
UNREACHABLE = "print('Traceback:\\n  …\\nConnectionError: no route', file=sys.stderr); sys.exit(1)"


@pytest.mark.parametrize(
    ("code", "end", "line"),
    [
        (writing(KITTEN), 0, "advisories: 1 versions of a.txt were compared"),
        (writing(VULNERABLE, code=1), 1, "problem: a.txt: kitten 1.2.0: OSV-0; fixed in 1.3"),
        (writing(KITTEN, SKIPPED), 2, f"NOT CHECKED: a.txt: puppy: {SKIPPED['skip_reason']}"),
        (writing(SKIPPED), 2, "NOT CHECKED: a.txt: advisories: pip-audit compared nothing: "),
        (writing(), 2, "NOT CHECKED: a.txt: advisories: pip-audit compared nothing: "),
        (UNREACHABLE, 2, "NOT CHECKED: a.txt: advisories: pip-audit ended with 1: ConnectionError: no route"),
        (
            "open(output, 'w').write('{')",
            2,
            "NOT CHECKED: a.txt: advisories: pip-audit ended with 0: it wrote no result",
        ),
    ],
    ids=["clean", "vulnerable", "partly skipped", "all skipped", "empty", "unreachable", "broken"],
)
def test_result_of_the_service_is_never_taken_for_more_than_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], code: str, end: int, line: str
) -> None:
    report = program.Report()
    pins = [Pin("kitten", Version("1.2"), tmp_path / "a.txt", 1)]
    program.check_with_service(pins, "pypi", report, auditor(tmp_path, code))
    assert report.end() == end
    assert line in capsys.readouterr().out


def test_vulnerability_of_a_lowest_version_is_a_note(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = program.Report()
    pins = [Pin("kitten", Version("1.2"), tmp_path / "lowest.txt", 1)]
    program.check_with_service(pins, "pypi", report, auditor(tmp_path, writing(VULNERABLE)))
    assert report.end() == 0
    assert "note: lowest.txt: kitten 1.2.0: OSV-0; fixed in 1.3" in capsys.readouterr().out


# pip-audit leaves out an entry whose marker is false here, and does not accept a name with two versions.
PIP_AUDIT = """
lines = open(sys.argv[sys.argv.index('--requirement') + 1]).read().splitlines()
pins = [line.split('==') for line in lines if ';' not in line]
assert len(dict(pins)) == len(pins), pins
vulnerable = {'vulns': [{'id': 'OSV-0', 'fix_versions': ['3']}]}
found = [{'name': name, 'version': at, **(vulnerable if at == '2.0' else {})} for name, at in pins]
json.dump({'dependencies': found}, open(output, 'w'))
"""


def test_version_for_another_system_or_python_is_compared(tmp_path: Path) -> None:
    entries = ("kitten==1.0 ; python_version < '3.12'", "kitten==2.0 ; python_version >= '3.12'")
    folder = folder_of(
        tmp_path, {"a.txt": "".join(f"{one} {HASH}\n" for one in (*entries, "foal==1 ; os_name == 'x'"))}
    )
    result = ask(check_locks(folder, [])[0], program=auditor(tmp_path, PIP_AUDIT))
    assert (result.compared, result.skipped, result.failure) == (3, [], None)
    assert [(one.name, one.version) for one in result.vulnerable] == [("kitten", "2.0")]


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ([KITTEN], []),
        ([{**KITTEN, "name": "Kitten", "version": "1.2"}], []),
        ([{**KITTEN, "version": "1.3"}], ["pip-audit does not mention 1.2.0"]),
        ([{**KITTEN, "name": "puppy"}], ["pip-audit does not mention 1.2.0"]),
        ([SKIPPED | {"name": "kitten"}, {**KITTEN, "name": "puppy"}], [SKIPPED["skip_reason"]]),
    ],
)
def test_version_that_pip_audit_does_not_mention_is_not_checked(
    tmp_path: Path, given: list[dict[str, Any]], missing: list[str]
) -> None:
    pins = [Pin("kitten", Version("1.2.0"), Path("a.txt"), 1)]
    result = ask(pins, program=auditor(tmp_path, writing(*given)))
    assert [one.skip_reason for one in result.skipped] == missing


def test_vulnerability_is_reported_although_other_versions_could_not_be_compared(tmp_path: Path) -> None:
    pins = [Pin("kitten", Version(version), Path("a.txt"), 1) for version in ("2.0", "1.0")]
    code = PIP_AUDIT.replace("assert", "if pins[0][1] == '1.0': sys.exit('no route')\nassert")
    result = ask(pins, program=auditor(tmp_path, code))
    assert ([one.version for one in result.vulnerable], result.failure) == (
        ["2.0"],
        "pip-audit ended with 1: no route",
    )


def test_pip_audit_neither_resolves_nor_installs(tmp_path: Path) -> None:
    code = "json.dump(sys.argv[1:], open(sys.argv[0] + '.json', 'w'));" + writing(KITTEN)
    pins = [Pin("kitten", Version("1.2"), Path("a.txt"), 1)]
    result = ask(pins, "--vulnerability-service", "osv", program=auditor(tmp_path, code))
    arguments = json.loads((tmp_path / "auditor.py.json").read_text("utf-8"))
    assert result.failure is None
    assert {"--disable-pip", "--no-deps"} <= set(arguments)
    assert arguments[-2:] == ["--vulnerability-service", "osv"]


def test_pip_audit_that_is_not_installed_is_reported(tmp_path: Path) -> None:
    result = ask([Pin("kitten", Version("1.2"), Path("a.txt"), 1)], program=[str(tmp_path / "no-such-program")])
    assert result.failure is not None
    assert result.failure.startswith("pip-audit does not start: ")
