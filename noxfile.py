"""The one front door of a maintainer: `nox --list` shows the sessions, `nox` alone regenerates the packages.

What a session installs is locked with hashes in requirements/*.txt; `nox -s lock` makes those files again.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import nox

nox.needs_version = ">=2024.10.9"
nox.options.sessions = ["generate"]
nox.options.reuse_venv = "yes"

MOCK = "./mockserver"
OTHER_PYTHONS = ("3.12", "3.13")
SPECTRAL = "6.16.3"
COMPILED_ONCE = {"PYTHONDONTWRITEBYTECODE": ""}
"""Tests start processes by the hundred. Each would compile every module anew where a machine keeps nothing compiled."""


@nox.session
def generate(session: nox.Session) -> None:
    """Write the client and model packages again, from the specs."""
    install(session, "generate")
    session.run("python", "-m", "generator", "generate", *session.posargs)


@nox.session(default=False)
def check(session: nox.Session) -> None:
    """Generate elsewhere and fail, naming the files, if the committed packages differ."""
    install(session, "generate")
    session.run("python", "-m", "generator", "check", *session.posargs)


@nox.session(default=False)
def specs(session: nox.Session) -> None:
    """Check the documents: valid OpenAPI, our conventions, fitting examples, and a stock linter where node is there."""
    install(session, "tests")
    session.install("--no-deps", "--no-build-isolation", *generated("*"), MOCK)
    session.run("python", "-m", "pytest", "tests/specs")
    if shutil.which("npx") is None:
        session.warn("no node on this machine: the stock linter was left out")
        return
    rules = ("--ruleset", "specs/.spectral.yaml", "--fail-severity", "error", "--quiet")
    documents = sorted(str(path) for path in Path(MOCK, "practice_mock", "documents").glob("*.json"))
    session.run("npx", "--yes", f"@stoplight/spectral-cli@{SPECTRAL}", "lint", *rules, *documents, external=True)


@nox.session(default=False)
def lint(session: nox.Session) -> None:
    """Ruff, over what is written by hand and what is generated."""
    install(session, "generate")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")


@nox.session(default=False)
def types(session: nox.Session) -> None:
    """Check the types, strictly, with mypy and with pyright; tests/types pins those of the clients."""
    install(session, "types")
    session.run("mypy")
    session.run("pyright", "--warnings")


@nox.session(default=False)
def tests(session: nox.Session) -> None:
    """Run the tests, on every core, with the Python that runs nox. What follows `--` goes to pytest."""
    install(session, "tests")
    session.install("--no-deps", "--no-build-isolation", *generated("*"), MOCK)
    session.run("python", "-m", "pytest", "--numprocesses", "auto", *session.posargs, env=COMPILED_ONCE)


@nox.session(name="property", default=False)
def property_tests(session: nox.Session) -> None:
    """Run the property tests and tell what they did to each operation; `-- --max-examples 300 --seed 7` does more."""
    install(session, "tests")
    session.install("--no-deps", "--no-build-isolation", *generated("*"), MOCK)
    session.run("python", "-m", "tests.property", *session.posargs, env=COMPILED_ONCE)


@nox.session(default=False)
def mutants(session: nox.Session) -> None:
    """Plant faults and write docs/kill-rate.md: how many of them the tests notice; `-- --quick` repeats a part."""
    install(session, "tests")
    checkout = os.pathsep.join(str(Path(path).resolve()) for path in (".", MOCK, *generated("*")))
    compiled = str(Path(".prackit_cache", "bytecode").resolve())  # not among the packages that are checked and copied
    env = {"PYTHONPATH": checkout, "PYTHONPYCACHEPREFIX": compiled, **COMPILED_ONCE}
    session.run("python", "-m", "tests.mutants", *session.posargs, env=env)


@nox.session(default=False)
def bench(session: nox.Session) -> None:
    """Measure the clients side by side with other tools and write docs/bench.md; `-- --only calls` measures a part."""
    install(session, "bench")
    session.install("--no-deps", "--no-build-isolation", *generated("*"), MOCK)
    session.run("python", "-m", "benchmarks", *(session.posargs or ("--output", "docs")))


@nox.session(default=False)
def stress(session: nox.Session) -> None:
    """Kill, crowd and starve the mock, harder than the tests do; on loopback, and over by itself in a few minutes."""
    install(session, "tests")
    session.install("--no-deps", "--no-build-isolation", MOCK)
    session.run("python", "-m", "pytest", "tests/stress", "--burst", "200", *session.posargs)


@nox.session(default=False)
def sandbox(session: nox.Session) -> None:
    """Put the served mock to schemathesis' own command line; `-- --max-examples 100` looks further."""
    install(session, "tests")
    session.install("--no-deps", "--no-build-isolation", *generated("*"), MOCK)
    session.run("python", "-m", "tests.sandbox", *session.posargs)


@nox.session(default=False)
def demo(session: nox.Session) -> None:
    """Carry a booking and a message through the installed clients, against the mock server."""
    session.install(*generated("*-client"), MOCK)
    session.run("python", "examples/demo.py")


@nox.session(default=False)
def mock(session: nox.Session) -> None:
    """Serve both mock APIs with demo data until interrupted; `-- --port 9000` chooses the port."""
    session.install(MOCK)
    session.run("python", "-m", "practice_mock", *session.posargs)


@nox.session(default=False)
def lock(session: nox.Session) -> None:
    """Make requirements/*.txt again; `-- --upgrade` takes the newest versions that the *.in files allow."""
    session.install("uv==0.13.9")
    session.chdir("requirements")
    for name in ("bench", "generate", "tests", "types"):
        session.run(
            *("uv", "pip", "compile", f"{name}.in", "--output-file", f"{name}.txt", "--quiet"),
            *("--universal", "--python-version", "3.11", "--generate-hashes"),
            *("--no-annotate", "--no-emit-index-url", "--custom-compile-command", "nox -s lock"),
            *session.posargs,
        )


def install(session: nox.Session, name: str) -> None:
    """Install a locked requirement file. It names every package, so there is nothing to resolve."""
    session.install("--require-hashes", "--no-deps", "--no-compile", "-r", f"requirements/{name}.txt")


def generated(pattern: str) -> list[str]:
    """The generated distributions whose names match, as pip takes them."""
    return sorted(f"./{path.as_posix()}" for path in Path("generated").glob(pattern))


def interpreter(version: str) -> str:
    """An interpreter of that version that really starts, or else the bare version, which nox reports as missing.

    pyenv puts a `python3.12` on the path that works only where that version is selected, so its folder is searched too.
    """
    name = f"python{version}"
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    for candidate in (shutil.which(name), *pyenv.glob(f"versions/{version}.*/bin/{name}")):
        if candidate and subprocess.run([candidate, "-c", ""], capture_output=True, check=False).returncode == 0:
            return str(candidate)
    return version


for version in OTHER_PYTHONS:
    # Sessions of their own, so that `nox -s tests` stays with one interpreter and runs on any machine.
    nox.session(name=f"tests-{version}", python=interpreter(version), default=False)(tests.func)
