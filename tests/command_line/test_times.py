"""A time can be spelt in the same ways in an option, in ``--data``, inside JSON and in a condition."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pracsuite_client._runtime.command_line.exit_codes import ExitCode
from pracsuite_client._runtime.command_line.places import in_names_of_api
from pracsuite_client._runtime.values.codecs import Array, Nullable
from pracsuite_client._runtime.values.datetimes import DateTime, LocalDateTime, OffsetDateTime
from tests.command_line.support import KEYS, Result, connected, run

BY = "33333333-3333-4333-8333-333333333333"
KINDS = ("clinic-time", "moment")

spellings = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["2027-01-05", "2027-01-04", "2027-1-4", "20270104", "2027-W01-2", "2027-13-01", ""]),
    st.sampled_from(["T", " ", "t", "", "_"]),
    st.sampled_from(["09:00", "09:00:00", "09:00:00.5", "09:00:00,25", "0900", "9:00", "24:00", "09", ""]),
    st.sampled_from(["", "Z", "z", "+10:30", "+1030", "+10", " +11:00", "-00:00", "+25:00", "+10:30 "]),
)


def commands(api: str) -> Iterator[tuple[list[str], Any, dict[str, Any]]]:
    """Yield the words of each command that takes a time, the argument, and what else it needs as JSON."""
    listed = import_module(f"{api}_client._commands").PROGRAM.groups
    found = {
        f"{group.replace('_', '-')} {method.replace('_', '-')}": command
        for group, one in listed.items()
        for method, command in import_module(f"{api}_client._commands.{one.module}").COMMANDS.items()
    }
    found |= {name: flow.command for name, flow in import_module(f"{api}_client._flows").FLOWS.items()}
    for words, command in found.items():
        for argument in command.arguments:
            if argument.kind in KINDS:
                yield (
                    words.split(),
                    argument,
                    {one.data_name: _sample(one) for one in command.arguments if _is_needed(one, argument)},
                )


def _is_needed(one: Any, argument: Any) -> bool:
    return one is not argument and one.data_name != argument.data_name and one.required


def _sample(argument: Any) -> Any:
    if argument.kind in ("clinic-time", "moment"):
        return "2027-01-05T09:00:00+11:00" if argument.kind == "moment" else "2027-01-05T09:00:00"
    samples: dict[str, Any] = {"integer": 7, "json": {}, "boolean": True, "date": "2027-01-04"}
    return samples.get(argument.kind, argument.example or BY)


CASES = [(api, *case) for api in KEYS for case in commands(api)]


def ended(api: str, *words: str, given: bytes = b"") -> Result:
    keys = dict.fromkeys(KEYS[api].values(), "0" * 20)
    zone = ("--time-zone", "Australia/Adelaide") if api == "pracsuite" else ()
    with connected(api, httpx.MockTransport(lambda _: httpx.Response(500)), "https://practice.example/v1", keys):
        return run(api, *words, *zone, "--dry-run", "--reveal", given=given)


def without_place(text: str) -> str:
    return text.partition(": ")[2].rpartition(": ")[2]


@given(case=st.sampled_from(CASES), text=spellings)
def test_time_is_the_same_in_an_option_and_in_data(case: tuple[str, list[str], Any, dict[str, Any]], text: str) -> None:
    api, words, argument, others = case
    other = json.dumps(others).encode()
    option = ended(api, *words, f"--{argument.option}={text}", "--data", "-", given=other)
    both = json.dumps({**others, argument.data_name: text}).encode()
    data = ended(api, *words, "--data", "-", given=both)
    assert (option.code, option.out) == (data.code, data.out), (option.err, data.err)
    assert without_place(option.err) == without_place(data.err)
    assert option.code in (ExitCode.OK, ExitCode.USAGE)


@given(text=spellings, codec=st.sampled_from([DateTime(), OffsetDateTime(), LocalDateTime()]))
def test_time_inside_json_is_read_as_in_an_option(text: str, codec: Any) -> None:
    from pracsuite_client._runtime.command_line.times import moment_of

    moment = moment_of(codec, text)
    read = text if moment is None else moment
    assert in_names_of_api(Array(codec), [text]) == [read]
    assert in_names_of_api(Nullable(codec), text) == read
    assert in_names_of_api(codec, 7) == 7


@pytest.mark.parametrize(
    "text", ["2027-01-05T09:00", "2027-01-05 09:00", "2027-01-05T09:00:00", "2027-01-05T09:00+10:30"]
)
@pytest.mark.parametrize("way", ["option", "data", "condition"])
def test_usual_spellings_are_accepted(text: str, way: str) -> None:
    book = ("book", "--client-id", "7", "--appointment-type-id", "2", "--practitioner-id", "3", "--business-id", "1")
    words = {
        "option": (*book, "--duration", "30", "--app-time", text),
        "data": (*book, "--duration", "30", "--data", "-"),
        "condition": ("appointments", "list", "--where", f"app_time>={text}"),
    }[way]
    result = ended("pracsuite", *words, given=json.dumps({"app_time": text}).encode())
    assert result.code == ExitCode.OK, result.err
    assert "2027-01-05T09:00:00" in result.out


@pytest.mark.parametrize("text", ["2027-W01-2T09:00", "20270105T0900", "2027-01-05T9:00", "2027-005T09:00"])
def test_other_spellings_are_refused_with_an_example(text: str) -> None:
    for words in (
        ("appointments", "edit", "1", "--app-time", text),
        ("appointments", "list", "--where", f"app_time>={text}"),
    ):
        result = ended("pracsuite", *words)
        assert (result.code, result.out) == (ExitCode.USAGE, ""), result.err
        assert "2027-01-04T09:00" in result.err
        assert text not in result.err


@pytest.mark.parametrize("text", ["1e3", "7.0", "+7", "0x7", "7 ", "٧"])
def test_whole_number_has_only_digits(text: str) -> None:
    for words in (("appointments", "list", "--limit", text), ("patients", "get", text)):
        result = ended("pracsuite", *words)
        assert (result.code, result.out) == (ExitCode.USAGE, ""), (words, result.err)
        assert "must be a whole number" in result.err
