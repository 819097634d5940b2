"""Comma-separated values: what a reader gets is what the API sent."""

from __future__ import annotations

import csv
import io
import json

import httpx
from hypothesis import given
from hypothesis import strategies as st

from tests.command_line.support import KEYS, connected, run

TEXTS = st.text(
    st.one_of(st.sampled_from("\r\n\t\",; \x0b\x0c\x1c\x85\u2028=+-@'\\"), st.characters(exclude_categories=["Cs"])),
    max_size=12,
)


def answered(records: list[dict[str, object]], *words: str, terminal: bool = False) -> str:
    """Return what a list of these records writes."""

    def respond(request: httpx.Request) -> httpx.Response:
        page = {"sexes": records, "total_entries": len(records), "links": {"next": None}}
        body = json.dumps(page).encode()
        return httpx.Response(200, content=body, headers={"content-type": "application/json"})

    keys = dict.fromkeys(KEYS["pracsuite"].values(), "0" * 20)
    with connected("pracsuite", httpx.MockTransport(respond), "https://practice.example", keys, max_retries=0):
        result = run("pracsuite", "sexes", "list", "--csv", "--reveal", *words, terminal=terminal)
    assert result.code == 0, result.err
    return result.out


@given(names=st.lists(TEXTS, max_size=4))
def test_any_text_comes_back_from_a_reader(names: list[str]) -> None:
    records: list[dict[str, object]] = [{"sex_id": at, "description": name} for at, name in enumerate(names)]
    read = list(csv.DictReader(io.StringIO(answered(records), newline="")))
    assert [(row["sex_id"], row["description"]) for row in read] == [(str(at), name) for at, name in enumerate(names)]
    assert all(None not in row and None not in row.values() for row in read)


def test_any_text_of_a_single_record_comes_back() -> None:
    for text in ("a\nb", "\r", "a\r\n", '"', ",", "", "\n"):
        body = json.dumps({"item_id": 1, "name": text, "a\nb": text}).encode()
        answer = httpx.Response(200, content=body, headers={"content-type": "application/json"})
        keys = dict.fromkeys(KEYS["pracsuite"].values(), "0" * 20)
        transport = httpx.MockTransport(lambda request, answer=answer: answer)
        with connected("pracsuite", transport, "https://practice.example", keys, max_retries=0):
            result = run("pracsuite", "items", "get", "1", "--csv", "--reveal")
        (row,) = csv.DictReader(io.StringIO(result.out, newline=""))
        assert (row["name"], row["a\nb"]) == (text, text)


def test_terminal_gets_no_control_characters() -> None:
    assert "\x1b" not in answered([{"sex_id": 1, "description": "\x1b[2J"}], terminal=True)
