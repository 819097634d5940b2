"""Install each wheel into an empty environment, and run the smallest test that would notice that it does not work.

Only the wheel itself is named when it is installed, so its metadata decides what else is. All of that comes from a
folder with the locked versions, whose hashes were checked when they were downloaded; no index is asked.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path, PurePosixPath
from threading import Timer

from tools.distributions.checkout import DEPENDENCIES, ROOT
from tools.distributions.imports import optional
from tools.distributions.packages import Package

PROGRAMS = Path(__file__).parent / "programs"
CACHE = ROOT / ".prackit_cache" / "smoke"
"""The folder of the downloaded dependencies, and of what the mock server keeps between starts. Git ignores it."""
MOCK = "practice-mock"
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")
_LONGEST = 120
"""The number of seconds after which the mock server must have served every package."""
_INDEX = frozenset({"PIP_CERT", "PIP_CONFIG_FILE", "PIP_EXTRA_INDEX_URL", "PIP_INDEX_URL", "PIP_TRUSTED_HOST"})
"""The settings of pip that say where the dependencies are downloaded. Their hashes are known in any case."""
_SCRIPTS = "Scripts" if os.name == "nt" else "bin"


class SmokeError(Exception):
    """A package cannot be installed, or does not work."""


def smoke(python: str, packages: Sequence[Package], files: Mapping[str, bytes], dependencies: Path) -> Iterator[str]:
    """Test the wheels with an interpreter, and yield a line for each package that works.

    Args:
        python: The interpreter.
        packages: The packages.
        files: The wheels, by name.
        dependencies: The folder with the wheels of the dependencies.

    Raises:
        SmokeError: A package does not work.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environments = {}
        for package in packages:
            wheel = folder / package.wheel
            wheel.write_bytes(files[package.wheel])
            environments[package.name] = installed(python, folder / package.name, wheel, dependencies)
        with _served(environments[MOCK], CACHE / "mock") as address:
            for package in packages:
                interpreter = environments[package.name]
                loaded = run(interpreter, "loading.py", package.name, package.module, *sorted(optional(package)))
                used = run(interpreter, *_program(package, address, _apis(packages)))
                yield f"{package.name} {package.version}: {loaded}; {used}"


def downloaded(python: str) -> Path:
    """Return the folder with the locked dependencies for an interpreter. They are downloaded only once.

    Raises:
        SmokeError: They cannot be downloaded.
    """
    lock = ROOT / DEPENDENCIES
    about = _output([python, "-c", "import sys, sysconfig; print(sys.version, sysconfig.get_platform())"])
    folder = CACHE / sha256(about.encode() + lock.read_bytes()).hexdigest()[:20]
    if folder.is_dir():
        return folder
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as name:
        unfinished = Path(name, "wheels")
        exact = ("--require-hashes", "--no-deps", "--only-binary", ":all:")
        pip = (sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check", "--quiet")
        _output([*pip, "download", *exact, "--requirement", str(lock), "--dest", str(unfinished)])
        try:
            unfinished.rename(folder)
        except OSError:  # another smoke test has downloaded them meanwhile
            if not folder.is_dir():
                raise
    return folder


def installed(python: str, folder: Path, wheel: Path, dependencies: Path) -> Path:
    """Make an environment with a wheel and what its metadata names, and return the environment's interpreter."""
    uv = (sys.executable, "-m", "uv", "--quiet", "--no-config", "--offline", "--cache-dir", str(folder.parent / "uv"))
    _output([*uv, "venv", "--python", python, str(folder)])
    interpreter = folder / _SCRIPTS / "python"
    source = ("--no-index", "--find-links", str(dependencies), "--no-build")
    _output([*uv, "pip", "install", *source, "--python", str(interpreter), str(wheel)])
    return interpreter


def _apis(packages: Sequence[Package]) -> set[str]:
    """Return the APIs that the mock server has, which are those whose documents it has."""
    (mock,) = (package for package in packages if package.name == MOCK)
    paths = map(PurePosixPath, mock.files)
    return {path.stem for path in paths if path.parent == PurePosixPath(mock.module, "documents")}


def _program(package: Package, address: str, apis: Collection[str]) -> tuple[str, ...]:
    """Return the program for a package, with its arguments."""
    api, _, kind = package.name.rpartition("-")
    arguments = {
        "client": (package.name, package.module, address if api in apis else ""),
        "models": (package.name, package.module),
        "mock": (package.name, address),
    }[kind]
    return (f"{kind}.py", *arguments)


def run(interpreter: Path, program: str, *arguments: str) -> str:
    """Run a program in an environment, and return what it prints."""
    return _output([str(interpreter), "-I", "-W", "error", str(PROGRAMS / program), *arguments]).strip()


@contextmanager
def _served(interpreter: Path, cache: Path) -> Iterator[str]:
    """Start the installed mock server, and provide its address until the end."""
    command = [str(interpreter.parent / "practice-mock"), "--port", "0"]
    environment = {**_clean(), "PRACTICE_MOCK_CACHE": str(cache)}
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as server:
        limit = Timer(_LONGEST, server.kill)
        limit.start()
        try:
            yield _address(server)
        finally:
            limit.cancel()
            server.terminate()
            server.communicate()


def _address(server: subprocess.Popen[bytes]) -> str:
    """Return the address that a starting mock server prints."""
    assert server.stdout is not None
    said = ""
    for line in server.stdout:
        said += line.decode("utf-8", "replace")
        if found := _ADDRESS.search(said):
            return found[0]
    raise SmokeError(f"practice-mock has ended without serving:\n{said.rstrip()}")


def _output(command: Sequence[str]) -> str:
    try:
        done = subprocess.run(
            command, env=_clean(), stdin=subprocess.DEVNULL, capture_output=True, timeout=300, check=True
        )
    except subprocess.CalledProcessError as error:
        said = (error.stdout + error.stderr).decode("utf-8", "replace").rstrip()
        raise SmokeError(f"{' '.join(command)} has failed:\n{said}") from None
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SmokeError(f"{' '.join(command)}: {error}") from None
    return done.stdout.decode("utf-8", "replace")


def _clean() -> dict[str, str]:
    """Return the environment without proxies, and without settings of Python, the clients and the mock server.

    Settings of installers are left out too, but for those that say where packages are downloaded.
    """
    prefixes = ("PYTHON", "VIRTUAL_ENV", "PRACSUITE_", "COREPLUS_", "PRACTICE_MOCK_", "UV_", "PIP_")
    return {
        name: value
        for name, value in os.environ.items()
        if name in _INDEX or (not name.startswith(prefixes) and not name.lower().endswith("_proxy"))
    }
