"""Every task of a maintainer: `nox --list` shows the sessions, `nox` alone generates the packages.

All sessions install the locked versions in requirements/*.txt, with hashes. `nox -s lock` writes those files again. An
environment is reused, without network access, until its lock file or one of our packages changes.
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - nox may run on an older Python, which must be able to read this file
    sys.exit("prackit needs Python 3.11 or newer, but this nox runs on %d.%d." % sys.version_info[:2])  # noqa: UP031

import ast
import os
import shutil
import subprocess
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import nox

nox.needs_version = ">=2024.10.9"
nox.options.sessions = ["generate"]
nox.options.reuse_venv = "yes"
# An environment belongs to the version of Python that runs nox, and is created again if that Python has moved.
nox.options.envdir = ".nox/python{}.{}".format(*sys.version_info[:2])
os.environ.setdefault("NOX_ENABLE_STALENESS_CHECK", "1")

MOCK = "./mockserver"
BLOCKS = "build/documentation"
"""The folder for the code of the documentation."""
CHECKED_CALLERS = tuple(
    f"tests/changes/{name}.py" for name in ("documents/test_proofs", "test_compatibility", "test_surface_callers")
)
"""The tests that run type checkers, which other tests do not need."""
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
SPECTRAL = "@stoplight/spectral-cli@6.16.3"
WITHOUT_PROXIES: dict[str, str | None] = dict.fromkeys(name for name in os.environ if name.lower().endswith("_proxy"))
"""Removes the proxy variables from a command that talks to a server on this machine."""
COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}
"""Keeps bytecode: tests start hundreds of processes, which would compile every module again."""
TEST_ENVIRONMENT = {**WITHOUT_PROXIES, **COMPILED}
SMALL_PART = (
    *("--max-examples", "3", "tests/contract", "tests/files/test_download.py", "tests/files/test_upload.py"),
    *(f"tests/property/test_{name}.py" for name in ("calls", "codec", "printed")),
    *(
        f"tests/unit/test_{name}.py"
        for name in (
            *("async", "client", "dict_arguments", "errors", "event_loops", "fork", "freed", "hidden_frames"),
            *("imports", "library_exceptions", "log", "model", "portability", "portable_errors", "quiet_logging"),
            *("reading", "signal_handlers", "threads", "types", "worker_thread"),
        )
    ),
)
"""What `other-pythons` runs: mostly what depends on the version, such as threads, tasks, imports and tracebacks."""

BOUNDS_PART = (
    "tests/documentation/test_pages.py",  # with the models of pydantic
    *(f"tests/command_line/test_{name}.py" for name in ("keys", "progress", "times")),
    *(f"tests/files/test_{name}.py" for name in ("download", "multipart")),
    *(
        f"tests/mock/test_{name}.py"
        for name in ("messages", "missed_requests", "plain_messages", "pytest_plugin", "uploads", "watching")
    ),
    "tests/pipelines/test_personal_data.py",
    *(
        f"tests/unit/test_{name}.py"
        for name in (
            *("async", "clinic_time", "deadline_http2", "direct_sending", "environment", "event_loops"),
            *("install_hints", "model", "quiet_logging", "tracing", "worker_thread"),
        )
    ),
)
"""What `tests-lowest` and `tests-newest` run: some of it uses each dependency and each extra of our packages."""


def supported_versions() -> list[str]:
    """Return the supported versions of Python, oldest first. The list is in the generator, whose packages state it."""
    for node in ast.parse(Path("generator/settings.py").read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id == "PYTHON_VERSIONS" for target in node.targets
        ):
            return [str(version) for version in ast.literal_eval(node.value)]
    raise LookupError("generator/settings.py has no PYTHON_VERSIONS")


VERSIONS = supported_versions()


@nox.session
def generate(session: nox.Session) -> None:
    """Generate the client and model packages from the specs."""
    install(session, "generate")
    session.run("python", "-m", "generator", "generate", *session.posargs)


@nox.session(default=False)
def scaffold(session: nox.Session) -> None:
    """Write the beginning of an operation: `-- operation API ID METHOD PATH`."""
    install(session, "generate")
    session.run("python", "-m", "generator", "scaffold", *session.posargs)


@nox.session(default=False)
def check(session: nox.Session) -> None:
    """Generate elsewhere, and fail if the committed packages differ."""
    install(session, "generate")
    session.run("python", "-m", "generator", "check", *session.posargs)


@nox.session(default=False)
def changes(session: nox.Session) -> None:
    """State what changed for users of the packages: `-- REF`. `-- --check` refuses a version that is too low."""
    runs_checkers = any(argument.startswith("--compatibility") for argument in session.posargs)
    install(session, "types" if runs_checkers else "changes")
    session.run("python", "-m", "tools.changes", *session.posargs, env=TEST_ENVIRONMENT)


@nox.session(default=False)
def specs(session: nox.Session) -> None:
    """Check the specs: valid OpenAPI, our conventions, matching examples, and Spectral if npx is installed."""
    install(session, "tests", *generated("*"), MOCK)
    session.run("python", "-m", "pytest", "tests/specs", env=TEST_ENVIRONMENT)
    session.notify("spectral")


@nox.session(venv_backend="none", default=False)
def spectral(session: nox.Session) -> None:
    """Lint the bundled documents with Spectral, the part of `specs` that is not a test."""
    npx = shutil.which("npx")
    if (
        npx is None
        or subprocess.run([npx, "--yes", SPECTRAL, "--version"], capture_output=True, check=False).returncode
    ):
        session.warn("not linted with Spectral: npx is not installed, or cannot download it")
        return
    rules = ("--ruleset", "specs/.spectral.yaml", "--fail-severity", "error", "--quiet")
    documents = sorted(str(path) for path in Path(MOCK, "practice_mock", "documents").glob("*.json"))
    session.run(npx, "--yes", SPECTRAL, "lint", *rules, *documents, external=True)


@nox.session(default=False)
def lint(session: nox.Session) -> None:
    """Check all code with Ruff, and the layers of the packages with import-linter."""
    install(session, "lint")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("lint-imports", env={"PYTHONPATH": os.pathsep.join((".", MOCK))})


@nox.session(default=False)
def types(session: nox.Session) -> None:
    """Check the types with mypy and pyright in strict mode. tests/types pins those of the clients.

    So are the Python blocks of each page, as one module: line 12 of docs_index_md.py is line 12 of docs/index.md. The
    tests of `tests/changes` that run type checkers are run here too.
    """
    install(session, "types")
    checkout = os.pathsep.join(str(Path(path).resolve()) for path in (MOCK, *generated("*")))
    session.run("python", "-m", "tools.documentation", BLOCKS, env={"PYTHONPATH": checkout})
    session.run("mypy")
    session.run("mypy", BLOCKS, env={"MYPYPATH": checkout})
    session.run("pyright", "--warnings")  # of the blocks too
    paths = {**TEST_ENVIRONMENT, "PYTHONPATH": os.pathsep.join((str(Path.cwd()), checkout))}
    session.run("python", "-m", "pytest", "--tier", "full", *CHECKED_CALLERS, env=paths)


@nox.session(default=False)
def tests(session: nox.Session) -> None:
    """Run the short tier of the tests on all cores. Arguments after `--` go to pytest."""
    run_tests(session, *session.posargs)


@nox.session(name="tests-full", venv_backend="none", default=False)
def tests_full(session: nox.Session) -> None:
    """Run the full tier of the tests on all cores. Arguments after `--` go to pytest."""
    session.notify("tests", ("--tier", "full", *session.posargs))  # in the same environment


@nox.session(name="tests-deep", venv_backend="none", default=False)
def tests_deep(session: nox.Session) -> None:
    """Run every test on all cores, with every set of parameters. Arguments after `--` go to pytest."""
    session.notify("tests", ("--tier", "deep", *session.posargs))


@nox.session(name="other-pythons", venv_backend="none", default=False)
def other_pythons(session: nox.Session) -> None:
    """Run a small part of the tests on every other supported version of Python that is installed."""
    for version in VERSIONS:
        if version != "{}.{}".format(*sys.version_info[:2]):
            session.notify(f"tests-{version}", session.posargs or SMALL_PART)


@nox.session(name="property", default=False)
def property_tests(session: nox.Session) -> None:
    """Run the property tests and report on each operation. `-- --max-examples 300 --seed 7` runs more cases."""
    install(session, "tests", *generated("*"), MOCK)
    session.run("python", "-m", "tests.property", *session.posargs, env=TEST_ENVIRONMENT)


@nox.session(default=False)
def mutants(session: nox.Session) -> None:
    """Run mutation tests and write docs/mutation-score.md (two hours). `-- --quick` tests 50 mutants."""
    install(session, "tests")
    checkout = os.pathsep.join(str(Path(path).resolve()) for path in (".", MOCK, *generated("*")))
    compiled = str(Path(".prackit_cache", "bytecode").resolve())  # outside the packages that are checked and copied
    env = {**TEST_ENVIRONMENT, "PYTHONPATH": checkout, "PYTHONPYCACHEPREFIX": compiled}
    session.run("python", "-m", "tools.mutation", *session.posargs, env=env)


@nox.session(default=False)
def bench(session: nox.Session) -> None:
    """Compare with other tools, and write docs/bench.md and its plots. `-- --only calls` measures a part."""
    install(session, "bench", *generated("*"), MOCK)
    session.run("python", "-m", "benchmarks", *(session.posargs or ("--output", "build/bench", "--page", "docs")))


@nox.session(default=False)
def faults(session: nox.Session) -> None:
    """Inject faults into the mock: kill, cut off, attack, overload and starve it, and move its clock (five minutes).

    With one worker and with two, all on loopback: ten kills in a row under load, bookings of both APIs cut off at each
    byte, hostile requests before a normal booking, 200 bookings of one time at once, a full disk that gets room again,
    Ctrl+C whatever is open, and jumps of the clock with holds and over changes of daylight saving.
    """
    install(session, "tests", *generated("*"), MOCK)
    paths = ("--tier", "full", "tests/stress", "--burst", "200")
    session.run("python", "-m", "pytest", *paths, *session.posargs, env=TEST_ENVIRONMENT)


@nox.session(default=False)
def fuzz(session: nox.Session) -> None:
    """Generate from 2,000 hostile and 200 random documents (half an hour). `-- --documents 500` makes fewer."""
    install(session, "types", *generated("*"), MOCK)
    paths = ("tests/generator/test_fuzz.py", "tests/generator/test_differential.py")
    arguments = ("--numprocesses", "auto", "--tier", "deep", "--documents", "2000", *session.posargs)
    session.run("python", "-m", "pytest", *paths, *arguments, env=TEST_ENVIRONMENT)
    session.run("python", "-m", "tests.generator.strict_types", "5", env=TEST_ENVIRONMENT)


@nox.session(default=False)
def sandbox(session: nox.Session) -> None:
    """Test the served mock with schemathesis' command line, in both worlds. `-- --max-examples 100` runs more cases."""
    install(session, "tests", *generated("*"), MOCK)
    session.run("python", "-m", "tests.sandbox", *session.posargs, env=TEST_ENVIRONMENT)


@nox.session(default=False)
def page(session: nox.Session) -> None:
    """Test the mock's page in headless Chromium. `-- --update-screenshots` takes the pictures of docs/mock-page.md."""
    if not any(map(shutil.which, CHROMIUM)):
        if os.environ.get("PRACKIT_NO_BROWSER") == "1":
            session.warn("the page is not tested: there is no Chromium, and PRACKIT_NO_BROWSER=1 allows that")
            return
        session.error("there is no Chromium: apt-get install chromium, or set PRACKIT_NO_BROWSER=1 to leave this out")
    install(session, "page", *generated("*"), MOCK)
    paths = [f"tests/page/{name}.py" for name in ("browser", "namespaces", "appearance")]
    session.run("python", "-m", "pytest", "-p", "tests.page.fixtures", *paths, *session.posargs, env=TEST_ENVIRONMENT)


@nox.session(venv_backend="none", default=False)
def deep(session: nox.Session) -> None:
    """Run what takes hours: every test, 300 cases of each property, all of faults, fuzz, schemathesis and mutants."""
    session.notify("tests-deep")
    session.notify("property", ("--max-examples", "300", *session.posargs))
    session.notify("faults")
    session.notify("fuzz")
    session.notify("sandbox", ("--max-examples", "100"))
    session.notify("mutants")


@nox.session(default=False)
def demo(session: nox.Session) -> None:
    """Book appointments and send a message through the installed clients, against the mock server."""
    install(session, "demo", *generated("*-client"), MOCK)
    session.run("python", "examples/demo.py", env=WITHOUT_PROXIES)


@nox.session(default=False)
def docs(session: nox.Session) -> None:
    """Build the documentation into build/site and test it. `-- serve` shows it on this machine."""
    install(session, "docs")
    session.run("python", "-m", "tools.site", *session.posargs, env=TEST_ENVIRONMENT)
    if not session.posargs:
        session.run("python", "-m", "pytest", "tools/site/tests/built.py", env=TEST_ENVIRONMENT)


@nox.session(default=False)
def mock(session: nox.Session) -> None:
    """Serve both mock APIs with demo data until interrupted. `-- --port 9000` chooses the port."""
    install(session, "demo", MOCK)
    session.run("python", "-m", "practice_mock", *session.posargs)


@nox.session(name="tests-newest", default=False)
def tests_newest(session: nox.Session) -> None:
    """Run the tests of `tests-lowest` with the newest versions that our packages allow and the index has today."""
    extras = dict.fromkeys(generated("*-client"), "[cli,dlt,httpx2,opentelemetry]") | {MOCK: "[page,testing]"}
    packages = [f"{path}{extras.get(path, '')}" for path in (*generated("*"), MOCK)]
    lines = Path("requirements/lowest.in").read_text("utf-8").splitlines()
    tools = [line for line in lines if "==" not in line and not line.startswith("#")]
    session.install("--upgrade", "--upgrade-strategy", "eager", *packages, *tools)
    session.run("python", "-m", "pip", "list")
    run_bounds_part(session)


@nox.session(default=False)
def audit(session: nox.Session) -> None:
    """Audit the lock files: hashes, bounds, licences and advisories. `-- --offline`, or `-- --advisories FOLDER`.

    Without arguments, pip-audit asks the service of the index. What could not be checked makes the session fail.
    """
    install(session, "audit")
    session.run("python", "-m", "tools.supply", *session.posargs)


@nox.session(default=False)
def build(session: nox.Session) -> None:
    """Build all distributions twice, compare and check them, and test each with every Python: see docs/releasing.md.

    The files are in build/dist. `-- --one-python` tests with the version that runs nox alone.
    """
    install(session, "build")
    versions = ["{}.{}".format(*sys.version_info[:2])] if "--one-python" in session.posargs else VERSIONS
    session.run("python", "-m", "tools.distributions", "build", *interpreters(versions))
    session.run("python", "-m", "pytest", "tools/distributions/tests/checks.py", env=TEST_ENVIRONMENT)


@nox.session(default=False)
def release(session: nox.Session) -> None:
    """Do everything for a release but the upload: `-- --dry-run`. Without it, only in the publishing workflow."""
    session.run(sys.executable, "-m", "nox", "--session", "check", external=True)  # the packages are those of the specs
    install(session, "build")
    session.run("python", "-m", "tools.distributions", "release", *session.posargs, *interpreters(VERSIONS))


@nox.session(default=False)
def verify(session: nox.Session) -> None:
    """Build a distribution again from a tag, and compare: `-- FILE --tag TAG`. Works offline."""
    install(session, "build")
    places = {argument: Path(session.invoked_from, argument) for argument in session.posargs}
    arguments = [str(path) if path.is_file() else argument for argument, path in places.items()]
    session.run("python", "-m", "tools.distributions", "verify", *arguments)


@nox.session(default=False)
def lock(session: nox.Session) -> None:
    """Write requirements/*.txt. `-- --upgrade` takes the newest versions that the *.in files allow."""
    install(session, "lock")
    session.chdir("requirements")
    checked = ("audit", "lint", "lowest", "tests", "types")
    for name in (*checked, "bench", "build", "changes", "demo", "docs", "generate", "lock", "page", "smoke"):
        session.run(
            *("uv", "pip", "compile", f"{name}.in", "--output-file", f"{name}.txt", "--quiet"),
            *("--universal", "--python-version", VERSIONS[0], "--generate-hashes"),
            *("--no-annotate", "--no-emit-index-url", "--custom-compile-command", "nox -s lock"),
            *session.posargs,
        )


def run_tests(session: nox.Session, *arguments: str) -> None:
    """Install the packages and run pytest on all cores."""
    install(session, "tests", *generated("*"), MOCK)
    parallel = ("--numprocesses", "auto", "--dist", "worksteal")  # most tests of a file share one process and its data
    session.run("python", "-m", "pytest", *parallel, *arguments, env=TEST_ENVIRONMENT)


def run_bounds_part(session: nox.Session) -> None:
    """Run the tests that use every dependency of our packages. Arguments after `--` replace them."""
    parallel = ("--numprocesses", "auto", "--dist", "worksteal")
    session.run("python", "-m", "pytest", *parallel, *(session.posargs or BOUNDS_PART), env=TEST_ENVIRONMENT)


def install(session: nox.Session, lock_file: str, *packages: str) -> None:
    """Install a lock file, and some of our packages, unless the environment has exactly these.

    The lock file names every dependency and the build tool of our packages, so pip downloads nothing else.
    """
    requirements = f"requirements/{lock_file}.txt"
    needed = digest((requirements, *packages))
    stamp = Path(session.virtualenv.location, "installed.sha256")
    if stamp.exists() and stamp.read_text("utf-8") == needed:
        session.log(f"{requirements} and our packages are installed, and have not changed since")
        return
    session.install("--require-hashes", "--no-deps", "--no-compile", "-r", requirements)
    if packages:
        session.install("--no-deps", "--no-build-isolation", *packages)
    write = f"import pathlib; pathlib.Path({str(stamp)!r}).write_text({needed!r})"
    session.run_install("python", "-c", write, silent=True)  # not with `nox -R`, which installs nothing


def digest(paths: Iterable[str]) -> str:
    """Return a digest of files, and of all files in folders."""
    found = sha256()
    for path in map(Path, paths):
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and "__pycache__" not in file.parts:
                found.update(f"{file.as_posix()}\0{file.stat().st_size}\0".encode() + file.read_bytes())
    return found.hexdigest()


def generated(pattern: str) -> list[str]:
    """Return the generated distributions whose names match, as paths for pip."""
    return sorted(f"./{path.as_posix()}" for path in Path("generated").glob(pattern))


def interpreters(versions: Iterable[str]) -> list[str]:
    """Return the arguments that name the interpreters of versions; one without a path is not installed."""
    return [f"--python={version}={interpreter(version) or ''}" for version in versions]


def interpreter(version: str) -> str | None:
    """Return an interpreter of a version that starts, or None.

    pyenv puts a `python3.12` on the path that works only where that version is selected, so its folder is searched too.
    """
    name = f"python{version}"
    for candidate in (shutil.which(name), *pyenv_interpreters(version, name)):
        if candidate is not None and starts(candidate):
            return candidate
    return None


def pyenv_interpreters(version: str, name: str) -> list[str]:
    """Return the interpreters of a version that pyenv has installed; none if its folder cannot be read."""
    try:
        root = os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv"
        return [str(path) for path in sorted(Path(root).glob(f"versions/{version}.*/bin/{name}"))]
    except (OSError, RuntimeError):  # no permission, or no home folder
        return []


def starts(candidate: str) -> bool:
    """Whether an interpreter starts."""
    try:
        return subprocess.run([candidate, "-c", ""], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def add_tests_session(version: str) -> None:
    """Add `tests-<version>`. If the version is not installed, the session reports that and succeeds."""
    found = interpreter(version)

    def run(session: nox.Session) -> None:
        if found is None:
            session.skip(f"Python {version} is not installed here, so it was not tested")
        run_tests(session, *session.posargs)

    run.__doc__ = f"Run the short tier with Python {version}{', which is not installed here' if found is None else ''}."
    if found is None:
        nox.session(name=f"tests-{version}", venv_backend="none", default=False)(run)
    else:
        nox.session(name=f"tests-{version}", python=found, default=False)(run)


for supported in VERSIONS:
    add_tests_session(supported)


@nox.session(name="tests-lowest", python=interpreter(VERSIONS[0]), default=False)
def tests_lowest(session: nox.Session) -> None:
    """Run a part of the tests with the lowest versions that our packages allow, on the oldest supported Python.

    Our packages are built here with the lowest version of their build tool. Arguments after `--` replace the tests.
    """
    install(session, "lowest", *generated("*"), MOCK)
    session.run("python", "-m", "pip", "check")
    run_bounds_part(session)
