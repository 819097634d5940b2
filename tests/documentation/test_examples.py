"""The example of each method, which the reference shows, runs against the demo practice."""

from __future__ import annotations

import ast
import io
from collections.abc import Iterator
from contextlib import redirect_stdout
from importlib import import_module
from pathlib import Path

import pytest

from practice_mock import Clock, Practice
from practice_mock.testing import Mock, in_process
from tests.command_line.support import connected, keys_of
from tests.property.clients import NOW
from tools.documentation.examples import WIDTH, example_of, methods

METHODS = [(api, *one) for api in ("coreplus", "pracsuite") for one in methods(f"{api}_client")]


@pytest.fixture(scope="module")
def still() -> Iterator[Mock]:
    """Return a mock whose clock stands still before the days of the examples."""
    with in_process(Practice(clock=Clock(NOW))) as mock:
        yield mock


def test_each_method_has_an_example_that_calls_it() -> None:
    assert len(METHODS) == 110
    for api, resource, method in METHODS:
        source = example_of(f"{api}_client", resource, method)
        ast.parse(source)
        assert f".{resource}.{method}(" in source
        assert max(map(len, source.splitlines())) <= WIDTH
    with pytest.raises(KeyError):
        example_of("pracsuite_client", "appointments", "nothing")


@pytest.mark.parametrize("api", ["coreplus", "pracsuite"])
def test_examples_run(api: str, still: Mock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PRACSUITE_TIME_ZONE", "Australia/Adelaide")
    package = import_module(f"{api}_client")
    retry = package.Retry(now=lambda: still.practice.clock.now().timestamp(), max_retries=0)
    for name, resource, method in METHODS:
        if name != api:
            continue
        still.practice.reset()
        Path("report.pdf").unlink(missing_ok=True)
        Path("report.pdf").write_bytes(b"%PDF-1.7 invented")
        source = example_of(f"{api}_client", resource, method)
        with (
            connected(api, still.transport, getattr(still, f"{api}_url"), keys_of(still, api), retry=retry),
            redirect_stdout(io.StringIO()) as printed,
        ):
            try:
                exec(compile(source, f"{resource}.{method}", "exec", dont_inherit=True), {"__name__": "__main__"})
            except Exception as error:
                error.add_note(source)
                raise
        lines = printed.getvalue().splitlines()
        assert len(lines) <= 100, source
        assert bool(lines) == ("print(" in source), source
