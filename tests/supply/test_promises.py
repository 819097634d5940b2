"""What a generated package does to its machine, as an audit hook of Python sees it in a process of its own."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from practice_mock.testing import Mock, serve

ROOT = Path(__file__).parents[2]

PACKAGES = [f"{api}_{kind}" for kind in ("client", "models") for api in ("coreplus", "pracsuite")]

WATCHED = """
import json, os, sys

seen = []
watching = [True]

def note(event, arguments):
    if not watching:
        return
    if event == "open":
        path, mode, flags = arguments
        if isinstance(path, int) or not flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC):
            return
        seen.append(("write", str(path)))
    elif event == "socket.connect":
        seen.append(("connect", repr(arguments[1])))
    elif event == "socket.getaddrinfo":
        seen.append(("look up", f"{arguments[0]}:{arguments[1]}"))
    elif event in ("os.mkdir", "os.rename", "os.remove", "os.link", "os.symlink", "shutil.copyfile"):
        seen.append(("write", str(arguments[0])))
    elif event in ("subprocess.Popen", "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn"):
        seen.append(("start", repr(arguments)))
    elif event.startswith(("pickle.", "urllib.", "ftplib.", "smtplib.")):
        seen.append((event, repr(arguments)[:80]))
    elif event == "compile":
        seen.append(("compile", str(arguments[1])))

sys.modules["trio"] = None  # no package needs it; if it is installed, it starts ldconfig when it is imported
sys.addaudithook(note)
"""
"""Notes files that are opened to be written, connections, processes, and code that is compiled while it runs."""

END = "watching.clear(); print(json.dumps(seen))"

IMPORTS = """
import importlib, pkgutil
package = importlib.import_module({package!r})
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
"""

CALLS = """
import asyncio
from datetime import date, timedelta
from pracsuite_client import AsyncPracSuite, NotFoundError, PracSuite
keys = dict(vendor_key="demo-vendor-key", account_key="demo-account-key", base_url={url!r})

def calls(prac):
    yield prac.patients.get(7)
    yield prac.patients.list(limit=2)
    yield prac.patients.create(first_name="__import__('os').system('true')", surname="{{1/0}}")

def run():
    with PracSuite(**keys) as prac:
        answers = list(calls(prac))
        print(answers, repr(prac))
        try:
            prac.patients.get(999_999)
        except NotFoundError as error:
            print(error)

async def run_asynchronously():
    async with AsyncPracSuite(**keys) as prac:
        for call in calls(prac):
            await call

{warm_up}
run()
asyncio.run(run_asynchronously())
"""

DOWNLOAD = """
from pathlib import Path
from pracsuite_client import PracSuite
with PracSuite(vendor_key="demo-vendor-key", account_key="demo-account-key", base_url={url!r}) as prac:
    print(prac.patient_attachments.download(61, to=Path({folder!r})))
"""


def seen_while(code: str) -> list[tuple[str, str]]:
    """Run code in a process of its own, and return what it did. Bytecode is not written."""
    done = subprocess.run(
        [sys.executable, "-B", "-c", f"{WATCHED}\n{code}\n{END}"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return [(what, about) for what, about in json.loads(done.stdout.splitlines()[-1])]


@pytest.fixture(scope="module")
def mock() -> Iterator[Mock]:
    with serve() as running:
        yield running


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("open({path!r}, 'w')", "write"),
        ("import os; os.open({path!r}, os.O_CREAT | os.O_WRONLY)", "write"),
        ("import os; os.mkdir({path!r})", "write"),
        ("import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('127.0.0.1', 9))", "connect"),
        ("import socket; socket.getaddrinfo('localhost', 9)", "look up"),
        ("import subprocess, sys; subprocess.run([sys.executable, '-c', ''])", "start"),
        ("import os; os.system('true')", "start"),
        ("eval('1')", "compile"),
        ("import pickle; pickle.loads(pickle.dumps(print))", "pickle.find_class"),
    ],
)
def test_watching_notices(tmp_path: Path, code: str, what: str) -> None:
    assert what in {event for event, _ in seen_while(code.replace("{path!r}", repr(str(tmp_path / "x"))))}


@pytest.mark.parametrize("package", PACKAGES)
def test_import_writes_connects_and_starts_nothing(package: str) -> None:
    seen = seen_while(IMPORTS.format(package=package))
    assert [(what, about) for what, about in seen if what != "compile"] == []


def test_calls_connect_only_to_the_base_url_and_write_and_run_nothing(mock: Mock) -> None:
    host, port = "127.0.0.1", mock.origin.rpartition(":")[2]
    seen = seen_while(
        CALLS.format(url=f"{mock.origin}/v1", warm_up="run(); asyncio.run(run_asynchronously()); seen.clear()")
    )
    assert {about for what, about in seen if what == "connect"} == {f"('{host}', {port})"}
    assert {about for what, about in seen if what == "look up"} <= {f"{host}:{port}"}
    assert [(what, about) for what, about in seen if what not in ("connect", "look up")] == []


def test_first_calls_write_and_start_nothing(mock: Mock) -> None:
    seen = seen_while(CALLS.format(url=f"{mock.origin}/v1", warm_up=""))
    assert [(what, about) for what, about in seen if what not in ("compile", "connect", "look up")] == []


def test_download_writes_only_into_the_folder_that_the_caller_names(mock: Mock, tmp_path: Path) -> None:
    seen = seen_while(DOWNLOAD.format(url=f"{mock.origin}/v1", folder=str(tmp_path)))
    written = {Path(about) for what, about in seen if what == "write"}
    assert len(list(tmp_path.iterdir())) == 1
    assert {path for path in written if not path.is_relative_to(tmp_path)} <= {Path(os.devnull)}
    assert any(path.is_relative_to(tmp_path) for path in written)


def test_each_statement_of_the_security_page_names_existing_tests() -> None:
    section = (ROOT / "SECURITY.md").read_text("utf-8").partition("## What a package may and may not do")[2]
    rows = re.findall(r"^\| .*$", section, re.MULTILINE)
    assert len(rows) > 8
    for row in rows[2:]:
        proofs: list[Any] = re.findall(r"\[`(\w+)`\]\(([^)]+)\)", row)
        assert proofs, row
        for name, target in proofs:
            assert f"def {name}(" in (ROOT / target).read_text("utf-8"), f"{target} has no {name}"
