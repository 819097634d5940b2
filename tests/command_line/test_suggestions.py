"""Suggestions name what a user may have meant, and never an option that leaves out a question or shows more."""

from __future__ import annotations

from importlib import import_module

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pracsuite_client._runtime.command_line.exit_codes import ExitCode
from pracsuite_client._runtime.command_line.suggestions import distance, nearest
from tests.command_line.support import run

NEVER = ("--yes", "--reveal", "--overwrite", "--allow-changes", "--new-keys", "--max-vanished")


@pytest.mark.parametrize("api", ["pracsuite", "coreplus"])
@pytest.mark.parametrize("kind", ["longer", "shorter", "swapped", "replaced"])
def test_no_mistyped_option_suggests_one_that_skips_a_safeguard(api: str, kind: str) -> None:
    for option in NEVER:
        mistyped = {
            "longer": f"{option}s",
            "shorter": option[:-1],
            "swapped": f"{option[:-2]}{option[-1]}{option[-2]}",
            "replaced": f"--f{option[3:]}",
        }[kind]
        for words in (("export",), ("cancel", "1"), ("locations" if api == "coreplus" else "patients", "list")):
            result = run(api, *words, mistyped)
            if result.code == ExitCode.USAGE and "no such option" in result.err:
                assert not [one for one in NEVER if one in result.err], (words, mistyped, result.err)


def options(command: click.Command, context: click.Context, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    if isinstance(command, click.Group):
        found: list[tuple[str, ...]] = []
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner is not None:
                found += options(inner, click.Context(inner, parent=context), (*path, name))
        return found
    return [path]


@pytest.mark.parametrize("mistyped", ["--fields", "--yess", "--ye", "--field", "--es"])
def test_no_command_suggests_to_skip_its_question(mistyped: str) -> None:
    root = import_module("coreplus_client._runtime.command_line.program").Root(
        import_module("coreplus_client._commands").PROGRAM
    )
    for path in options(root, click.Context(root)):
        if path[0] not in ("drift", "operations"):
            assert "mean --yes" not in run("coreplus", *path, mistyped).err, path


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("patients", "list", "--wher", "a=1"), "--where"),
        (("patients", "list", "--jsno"), "--json"),
        (("patients", "list", "--limt", "5"), "--limit"),
        (("patients", "list", "--order", "a"), "--order-by"),
        (("export", "--tabel", "patients"), "--table"),
        (("book", "--client", "7"), "--client-id"),
        (("patient", "get", "7"), "patients"),
        (("patients", "gte", "7"), "get"),
        (("patinets", "get", "7"), "patients"),
    ],
    ids=str,
)
def test_nearest_name_is_suggested_first(words: tuple[str, ...], meant: str) -> None:
    result = run("pracsuite", *words)
    assert result.code == ExitCode.USAGE
    assert f"did you mean {meant}" in result.err


@given(st.text("abc-", max_size=6), st.text("abc-", max_size=6), st.text("abc-", max_size=6))
def test_distance_is_a_metric_of_edits(one: str, other: str, third: str) -> None:
    assert (distance(one, other) == 0) == (one == other)
    assert distance(one, other) == distance(other, one)
    assert distance(one, other) <= max(len(one), len(other))
    assert distance(one, one + third) <= len(third)


@given(st.lists(st.text("abc-", min_size=1, max_size=6), unique=True), st.text("abc-", min_size=1, max_size=6))
def test_no_name_is_suggested_before_a_nearer_one(names: list[str], given_name: str) -> None:
    found = nearest(given_name, names)
    assert len(found) <= 3
    assert set(found) <= set(names) - {given_name}
    prefixed = [one for one in found if distance(given_name, one) > max(1, len(given_name) // 3)]
    close = found[: len(found) - len(prefixed)]
    assert found == close + prefixed
    assert [distance(given_name, one) for one in close] == sorted(distance(given_name, one) for one in close)
