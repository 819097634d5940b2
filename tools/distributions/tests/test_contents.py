"""What is missing from a distribution, or does not belong in it, is reported."""

from __future__ import annotations

import gzip
import tarfile
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from tools.distributions.archives import ArchiveError, members
from tools.distributions.building import FIRST, build
from tools.distributions.contents import sdist_problems, wheel_problems
from tools.distributions.leaks import folders_of_this_machine, leaks
from tools.distributions.tests.tiny import EPOCH, changed_sdist, edited, tiny, with_member


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return build([tiny()], EPOCH, FIRST)


@pytest.fixture
def wheel(made: dict[str, bytes]) -> bytes:
    return made[tiny().wheel]


def test_good_files_have_no_problems(made: dict[str, bytes]) -> None:
    package = tiny()
    assert list(wheel_problems(package, EPOCH, made[package.wheel])) == []
    assert list(sdist_problems(package, EPOCH, made[package.sdist])) == []


@pytest.mark.parametrize(
    "path",
    [
        "tiny_client/py.typed",
        "tiny_client/main.py",
        "tiny_client/CHANGELOG.md",
        "tiny_client-1.2.0.dist-info/licenses/LICENSE",
        "tiny_client-1.2.0.dist-info/sboms/tiny-client.cdx.json",
        "tiny_client-1.2.0.dist-info/RECORD",
        "tiny_client-1.2.0.dist-info/entry_points.txt",
    ],
)
def test_missing_member_is_reported(wheel: bytes, path: str) -> None:
    without = edited(wheel, lambda entry, data: None if entry.filename == path else (entry, data))
    assert f"{path} is missing" in list(wheel_problems(tiny(), EPOCH, without))


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("tiny_client/notes.txt", "tiny_client/notes.txt is not a tracked file of the package"),
        ("tiny_client/main.py", "tiny_client/main.py differs from the tracked file"),
        ("tiny_client/__pycache__/main.cpython-311.pyc", "does not belong in a distribution"),
        ("tests/test_main.py", "does not belong in a distribution"),
        ("tiny_client/.env", "does not belong in a distribution"),
    ],
)
def test_stray_member_is_reported(wheel: bytes, path: str, problem: str) -> None:
    found = list(wheel_problems(tiny(), EPOCH, with_member(wheel, path, b"x = 1\n")))
    assert any(problem in line for line in found), found


@pytest.mark.parametrize("path", ["tiny_client/test_main.py", "tiny_client/tests/x.py", "tiny_client/conftest.py"])
def test_tracked_test_is_reported(path: str) -> None:
    package = tiny({path: "x = 1\n"})
    found = build([package], EPOCH, FIRST)
    assert f"{path} does not belong in a distribution" in list(wheel_problems(package, EPOCH, found[package.wheel]))


def test_package_without_type_marker_is_reported() -> None:
    package = tiny({"tiny_client/py.typed": None})
    found = build([package], EPOCH, FIRST)
    assert "there is no tiny_client/py.typed" in list(wheel_problems(package, EPOCH, found[package.wheel]))


def test_other_mode_and_time_are_reported(wheel: bytes) -> None:
    def changed(entry: zipfile.ZipInfo, data: bytes) -> tuple[zipfile.ZipInfo, bytes]:
        if entry.filename == "tiny_client/main.py":
            entry.external_attr = 0o100755 << 16
        if entry.filename == "tiny_client/py.typed":
            entry.date_time = (2024, 1, 1, 0, 0, 0)
        return entry, data

    found = list(wheel_problems(tiny(), EPOCH, edited(wheel, changed)))
    assert found == [
        "tiny_client/main.py has the mode 755, not 644",
        "tiny_client/py.typed has the time (2024, 1, 1, 0, 0, 0), not (2023, 11, 14, 22, 13, 20)",
    ]


def of_members(*given: tuple[str, bytes], kind: bytes = tarfile.REGTYPE) -> bytes:
    made = BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as opened:
        for name, content in given:
            entry = tarfile.TarInfo(name)
            entry.size, entry.mtime, entry.type = len(content), EPOCH, kind
            opened.addfile(entry, BytesIO(content))
    return made.getvalue()


def test_source_distribution_has_the_tracked_files_and_nothing_else() -> None:
    package = tiny()
    kept = [(f"{package.stem}/{path}", file.content) for path, file in package.files.items() if path != "LICENSE"]
    data = of_members(*kept, (f"{package.stem}/PKG-INFO", b""), (f"{package.stem}/.gitignore", b""))
    assert list(sdist_problems(package, EPOCH, data)) == [
        f"{package.stem}/LICENSE is missing",
        f"{package.stem}/.gitignore is not a tracked file of the package",
        f"{package.stem}/.gitignore does not belong in a distribution",
    ]


def tar_of(content: bytes) -> bytes:
    return gzip.decompress(of_members(("a", content)))


def flipped(data: bytes) -> bytes:
    """Return data with another byte in the middle."""
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 0x55]) + data[middle + 1 :]


def with_other_content(wheel: bytes) -> bytes:
    """Return a wheel with another byte in the compressed content of its largest member."""
    with zipfile.ZipFile(BytesIO(wheel)) as opened:
        largest = max(opened.infolist(), key=lambda entry: entry.compress_size)
    at = largest.header_offset + 30 + len(largest.filename) + largest.compress_size // 2
    return wheel[:at] + bytes([wheel[at] ^ 0x55]) + wheel[at + 1 :]


def encrypted(wheel: bytes) -> bytes:
    """Return a wheel whose first member states that it is encrypted."""
    at = wheel.index(b"PK\1\2") + 8
    return wheel[:at] + bytes([wheel[at] | 1]) + wheel[at + 1 :]


@pytest.mark.parametrize("change", [with_other_content, encrypted])
def test_damaged_wheel_is_refused(wheel: bytes, change: Callable[[bytes], bytes]) -> None:
    with pytest.raises(ArchiveError, match=r"^x\.whl(?:: \S+)? cannot be read: "):
        members("x.whl", change(wheel))


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: b"no archive", "cannot be read"),
        (lambda: of_members(("a/../../b", b"")), "outside of its folder"),
        (lambda: of_members(("/b", b"")), "outside of its folder"),
        (lambda: of_members(("a", b""), ("a", b"")), "has 2 members with the name a$"),
        (lambda: of_members(("a", b""), kind=tarfile.SYMTYPE), "is not a file"),
        (lambda: gzip.compress(tar_of(b"x")[:512] + b"y" * 2048), "damaged from byte 513"),
        (lambda: flipped(of_members(("a", bytes(range(256))))), "cannot be read"),
    ],
)
def test_unusable_archive_is_refused(make: Callable[[], bytes], reason: str) -> None:
    with pytest.raises(ArchiveError, match=reason):
        members("x-1.tar.gz", make())


def test_folders_of_the_machine_are_found(wheel: bytes) -> None:
    searched = folders_of_this_machine()
    assert searched
    assert list(leaks("x.whl", wheel, searched)) == []
    for text in searched:
        leaking = with_member(wheel, "tiny_client/notes.txt", f"made in {text} today".encode())
        problem = f"tiny_client/notes.txt contains {text}, a folder of this machine"
        assert problem in list(leaks("x.whl", leaking, searched))


@pytest.mark.parametrize("name", ["default", "python", "server", "version"])
def test_name_of_the_user_is_not_searched_for(wheel: bytes, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", name)
    monkeypatch.setattr("socket.gethostname", lambda: name)
    assert list(leaks("x.whl", wheel, folders_of_this_machine())) == []


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("uid", 1000, "has the user (1000, ''), not none"),
        ("uname", "sam", "has the user (0, 'sam'), not none"),
        ("gname", "staff", "has the group (0, 'staff'), not none"),
        ("pax_headers", {"comment": "x"}, "has further headers: {'comment': 'x'}"),
        ("mtime", EPOCH + 0.5, f"has further headers: {{'mtime': '{EPOCH}.5'}}"),
        ("mode", 0o4644, "has the mode 4644, not 644"),
    ],
)
def test_source_distribution_that_states_more_about_a_file_is_reported(
    made: dict[str, bytes], name: str, value: object, problem: str
) -> None:
    package = tiny()
    changed = changed_sdist(made[package.sdist], "README.md", header=lambda entry: setattr(entry, name, value))
    assert list(sdist_problems(package, EPOCH, changed)) == [f"tiny_client-1.2.0/README.md {problem}"]


def test_long_path_is_no_problem() -> None:
    package = tiny({f"tiny_client/{'a' * 120}.py": ""})
    assert list(sdist_problems(package, EPOCH, build([package], EPOCH, FIRST)[package.sdist])) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [("type", tarfile.AREGTYPE), ("type", tarfile.CONTTYPE), ("type", b"Z"), ("linkname", "/etc/hosts")],
)
def test_member_of_another_type_is_an_error(made: dict[str, bytes], name: str, value: object) -> None:
    package = tiny()
    changed = changed_sdist(made[package.sdist], "README.md", header=lambda entry: setattr(entry, name, value))
    with pytest.raises(ArchiveError, match=r"README\.md is not a file"):
        members(package.sdist, changed)


@pytest.mark.parametrize("attributes", [0o120644 << 16, 0o040644 << 16, 0o010644 << 16, 0o100644 << 16 | 0x10])
def test_member_of_a_wheel_with_another_type_is_an_error(wheel: bytes, attributes: int) -> None:
    def changed(entry: zipfile.ZipInfo, data: bytes) -> tuple[zipfile.ZipInfo, bytes]:
        entry.external_attr = attributes if entry.filename == "tiny_client/main.py" else entry.external_attr
        return entry, data

    with pytest.raises(ArchiveError, match=r"tiny_client/main\.py is not a file"):
        members(tiny().wheel, edited(wheel, changed))


@pytest.mark.parametrize("path", ["x.pth", "httpx/__init__.py", "tiny_client-1.2.0.data/scripts/x", "Tiny_Client/x.py"])
def test_member_outside_of_the_package_is_reported(wheel: bytes, path: str) -> None:
    found = list(wheel_problems(tiny(), EPOCH, with_member(wheel, path, b"")))
    assert f"{path} is installed outside of the package" in found
