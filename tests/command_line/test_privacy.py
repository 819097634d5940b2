"""No personal data and no key is in what a command writes, in any format, however it ends, unless it is asked for."""

from __future__ import annotations

import json
import logging
import re
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.command_line.support import KEYS, as_options, connected, run, words_of
from tests.property.adapter import example_call
from tests.property.apis import OPERATIONS, Operation
from tests.property.clients import Canned
from tests.property.test_privacy import NUMBER, TRACES, WORD, canary
from tests.tiers import cases

KEY = "Keybird"
FORMATS = ("--json", "--jsonl", "--csv", "--strict")
SECRETS = (*TRACES, KEY, "eyJ")
"""What must not be written. The last one is how a signed token begins."""

MADE = re.compile(rf"^(Created: [a-z ]+|Records that were found:) {NUMBER}$", re.MULTILINE)
"""What names a record that was made, or may have been: by its ID alone, which is needed to act and names no one."""

FAILURES: tuple[Any, ...] = (
    httpx.ConnectError(WORD),
    httpx.ReadError(WORD),
    ZeroDivisionError(WORD),
    200,
    400,
    401,
    404,
    409,
    422,
    429,
    500,
    302,
)
"""What happens instead of a success: an exception, or a status with a body that is not documented."""


@contextmanager
def canned(operation: Operation, transport: Any) -> Any:
    api = operation.api.name
    keys = {name: f"{KEY}-{name}-0123456789abcdef" for name in KEYS[api].values()}
    with connected(api, transport, "https://practice.example/api", keys, max_retries=0):
        yield


def assert_silent(text: str) -> None:
    for trace in SECRETS:
        assert trace not in text


def yes(operation: Operation) -> list[str]:
    return [] if operation.is_read else ["--yes"]


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_results_show_no_personal_data_unless_it_is_revealed(
    operation: Operation, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    transport = Canned()
    schema = operation.answer(operation.success)
    body = b"" if schema is None else json.dumps(canary(operation.api, schema)).encode()
    transport.succeed(operation, body)
    words = [*as_options(example_call(operation), tmp_path), *yes(operation)]
    with canned(operation, transport):
        for form in FORMATS:
            result = run(operation.api.name, *words, form)
            assert_silent(result.out + MADE.sub("", result.err))
        shown = run(operation.api.name, *words, terminal=True)
        assert_silent(shown.out + MADE.sub("", shown.err) + caplog.text)
        revealed = run(operation.api.name, *words, "--json", "--reveal")
    if revealed.code == 0 and WORD.encode() in body:
        assert WORD in revealed.out


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_errors_show_no_personal_data(operation: Operation, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    problems = [{"field": WORD, "message": WORD}]
    body = {"error": {"detail": WORD, "validation": problems}, "message": WORD, "result": [{"reason": WORD}], WORD: 1}
    words = [*as_options(example_call(operation), tmp_path), *yes(operation), "--json"]
    transport = Canned()
    parts = 3 if cases(60) < 60 else 1  # the operations take turns: each meets one in three failures
    with canned(operation, transport):
        for failure in FAILURES[OPERATIONS.index(operation) % parts :: parts]:
            fails = isinstance(failure, Exception)
            transport.content = failure if fails else json.dumps(body).encode()
            transport.status = 200 if fails else failure
            result = run(operation.api.name, *words)
            assert_silent(result.out + result.err)
            assert "Traceback" not in result.err
            assert result.out == "" or json.loads(result.out) is not None or operation.success == 204
    assert_silent(caplog.text)


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_dry_run_shows_neither_keys_nor_personal_data_and_sends_nothing(operation: Operation, tmp_path: Path) -> None:
    transport = Canned()
    call = example_call(operation)
    positional = [WORD if isinstance(value, str) else NUMBER for value in call.positional]
    words = [*as_options(call, tmp_path), "--dry-run"]
    with canned(operation, transport):
        words[2 : 2 + len(positional)] = map(str, positional)
        result = run(operation.api.name, *words)
        revealed = run(operation.api.name, *words, "--reveal")
    assert transport.asked == 0
    assert result.code == 0, result.err
    request = result.json[0] if isinstance(result.json, list) else result.json
    assert set(request) == {"method", "url", "query", "headers", "body"}
    assert request["method"].lower() == operation.method
    private = [one for one in operation.parameters if one.place == "path" and _is_private(operation, one.name)]
    if len(private) == len(positional):
        assert WORD not in result.out + result.err
        assert str(NUMBER) not in json.dumps({**request, "url": ""})  # an ID in a path may be shown
    for text in (result.out, revealed.out):
        assert KEY not in text
        assert "eyJ" not in text
    for value in positional:
        assert str(value) in revealed.out


def _is_private(operation: Operation, name: str) -> bool:
    declared = [*operation.shared, *operation.definition.get("parameters", ())]
    found = next(one for one in map(operation.api.resolve, declared) if one["name"] == name)
    return bool(found.get("x-phi") or found["schema"].get("x-phi"))


WRONG = (
    [WORD],
    [f"--{WORD}"],
    [f"--{WORD}=1"],
    ["--limit", WORD],
    ["--where", WORD],
    ["--where", f"{WORD}=1"],
    ["--where", f"app_time>={WORD}"],
    ["--where", f"client_id={WORD}"],
    ["--order-by", WORD],
    ["--page", WORD],
    ["--data", f'{{"surname": "{WORD}"}}'],
    ["--data", f"@/nowhere/{WORD}.json"],
    ["--timeout", WORD],
    ["--time-zone", WORD],
    ["--base-url", f"https://{WORD}@example.com"],
    ["--base-url", f"http://example.com/{WORD}"],
)


@pytest.mark.parametrize("wrong", WRONG, ids=lambda words: words[0])
def test_wrong_arguments_are_not_repeated(wrong: list[str]) -> None:
    operation = next(
        one for one in OPERATIONS if (one.api.name, one.resource, one.verb) == ("pracsuite", "appointments", "list")
    )
    with canned(operation, Canned()):
        for words in (["appointments", "list", *wrong], [*wrong, "appointments", "list"], ["appointments", *wrong]):
            result = run("pracsuite", *words)
            assert result.code in (2, 14)
            assert result.out == ""
            assert WORD not in result.err
            assert len(result.err.splitlines()) == 1


@given(st.text(), st.sampled_from(["patients create", "patients list", "appointments get", "book"]), st.booleans())
def test_odd_data_is_not_repeated(text: str, words: str, names: bool) -> None:
    operation = next(one for one in OPERATIONS if one.api.name == "pracsuite")
    data = {f"{WORD}{text}": 1} if names else {"first_name": f"{WORD}{text}", "surname": [WORD]}
    with canned(operation, Canned()):
        for content in (json.dumps(data), f"{WORD}{text}", json.dumps([WORD])):
            result = run("pracsuite", *words.split(), "--data", "-", given=content.encode("utf-8", "replace"))
            assert (result.code in (2, 13), result.out) == (True, "")
            assert WORD not in result.err


def test_unexpected_errors_show_no_message() -> None:
    class Failing(httpx.BaseTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            raise MemoryError(WORD)

    operation = next(one for one in OPERATIONS if one.api.name == "pracsuite" and one.verb == "get")
    with ExitStack() as stack:
        stack.enter_context(canned(operation, Failing()))
        result = run("pracsuite", *words_of(example_call(operation)), "1")
    assert result.code != 0
    assert_silent(result.out + result.err)
