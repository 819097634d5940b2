"""The clients need nothing that only POSIX systems have. Other systems are not tested: here they are only imitated."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

PROGRAM = """
import asyncio, os, pathlib, signal, sys, tempfile

for name in list(vars(os)):
    if name in ABSENT or (name.startswith("O_") and name not in KEPT):
        delattr(os, name)
for name in list(vars(signal)):
    if name in ABSENT or (name.startswith("SIG") and name not in SIGNALS):
        delattr(signal, name)
for name in MODULES:
    sys.modules[name] = None

import httpx

from coreplus_client import AsyncCoreplus, Coreplus
from pracsuite_client import AsyncPracSuite, PracSuite

FORM = {"url": "https://files.example/", "fields": {"key": "temp/a.txt"}}


def answer(request):
    request.read()
    if request.url.host == "files.example":
        return httpx.Response(200, content=b"abc") if request.method == "GET" else httpx.Response(204)
    if request.url.path.endswith("/content"):
        return httpx.Response(302, headers={"location": "https://files.example/a.txt"})
    if request.method == "POST":
        return httpx.Response(201, json=FORM)
    return httpx.Response(200, json={"client_id": 7})


async def async_answer(request):
    await request.aread()
    return answer(request)

keys = {"vendor_key": "v", "account_key": "a"}
folder = pathlib.Path(tempfile.mkdtemp())
with PracSuite(**keys, http_client=httpx.Client(transport=httpx.MockTransport(answer))) as prac:
    assert prac.patients.get(7).client_id == 7
    saved = prac.patient_attachments.download(61, to=folder)
    assert saved.read_bytes() == b"abc"
    prac.patient_attachments.upload(7, saved)
PracSuite(**keys).close()


async def main():
    pool = httpx.AsyncClient(transport=httpx.MockTransport(async_answer))
    async with AsyncPracSuite(**keys, http_client=pool) as prac:
        assert (await prac.patients.get(7)).client_id == 7
        saved = await prac.patient_attachments.download(61, to=folder, overwrite=True)
        await prac.patient_attachments.upload(7, saved)
    await AsyncPracSuite(**keys).close()


asyncio.set_event_loop(loop := asyncio.SelectorEventLoop())
loop.run_until_complete(main())
core = dict.fromkeys(("consumer_id", "consumer_secret", "access_token", "issuer"), "k" * 40)
Coreplus(**core).close()
print("done")
"""

KEPT = ("O_APPEND", "O_BINARY", "O_CREAT", "O_EXCL", "O_RDONLY", "O_RDWR", "O_TRUNC", "O_WRONLY")
"""The flags of `os.open` that Windows has."""

SIGNALS = ("SIGABRT", "SIGFPE", "SIGILL", "SIGINT", "SIGSEGV", "SIGTERM", "SIG_DFL", "SIG_IGN", "SIGBREAK")
"""The signals that Windows has."""

ABSENT = (
    *("fork", "forkpty", "register_at_fork", "wait", "wait3", "wait4", "waitid"),
    *("alarm", "setitimer", "getitimer", "pthread_sigmask", "pthread_kill", "sigpending", "sigwait", "siginterrupt"),
    *("chown", "chroot", "ctermid", "fchdir", "fchmod", "fchown", "getegid", "geteuid", "getgid", "getgroups"),
    *("getloadavg", "getpgid", "getpgrp", "getpriority", "getresgid", "getresuid", "getsid", "getuid", "initgroups"),
    *("killpg", "lchown", "mkfifo", "mknod", "nice", "openpty", "pathconf", "pipe2", "pread", "pwrite", "readv"),
    *("sendfile", "setegid", "seteuid", "setgid", "setgroups", "setpgid", "setpriority", "setsid", "setuid", "sync"),
    *("sysconf", "tcgetpgrp", "tcsetpgrp", "ttyname", "writev"),
)
"""Functions of `os` and `signal` that Windows does not have, except those without which `subprocess` fails here."""

MODULES = ("fcntl", "grp", "posixshmem", "pwd", "readline", "resource", "syslog", "termios", "tty", "pty")
"""Modules that Windows does not have."""


def test_clients_work_without_what_only_posix_has() -> None:
    names = f"{KEPT=}\n{SIGNALS=}\n{ABSENT=}\n{MODULES=}\n"
    done = subprocess.run(
        [sys.executable, "-c", names + PROGRAM], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("done\n", "")
