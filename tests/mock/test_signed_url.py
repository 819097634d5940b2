"""A rejected coreplus token says how the signed URL differs from the received one."""

from __future__ import annotations

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_mock import documents
from practice_mock.spec.names import Vocabulary
from practice_mock.spec.url_difference import describe_difference, masked_url
from practice_mock.testing import Mock
from tests.mock.support import token

WORDS = Vocabulary(documents.load("coreplus"))
ORIGIN = "https://practice-mock.test"
SENT = f"{ORIGIN}/API/Core/v2.1/Client/?name=Sam%20Doe&pageNumber=1"


def message(mock: Mock, sent: str, signed: object) -> str:
    header = token("GET", sent, mock.practice.clock.now(), url=signed)
    with httpx.Client(transport=mock.transport) as client:
        answer = client.get(sent, headers={"authorization": header, "content-type": "application/json"})
    assert answer.status_code == 401
    return str(answer.json()["message"])


@pytest.mark.parametrize(
    ("signed", "words"),
    [
        (SENT.replace("%20", " "), "its query is percent-encoded in another way than it was sent"),
        (SENT.replace("%20", "+"), "its query is percent-encoded in another way than it was sent"),
        (SENT.replace("https", "http"), "its scheme is not https"),
        (SENT.replace("mock.test", "mock.test:8490"), "its host or port is not practice-mock.test"),
        (SENT.replace("mock.test", "mock.test:x"), "it is not a URL"),
        (SENT.replace("/API/Core", "/api/core"), "its path has another letter case"),
        (SENT.replace("/Client/", "/Client"), "its path lacks the last slash"),
        (SENT.replace("/Client/", "/Location/"), "its path differs"),
        (SENT.replace("/Client/", "/Clien%74/"), "its path is percent-encoded in another way"),
        (SENT.partition("?")[0], "its query is missing"),
        (f"{SENT.partition('?')[0]}?pageNumber=1&name=Sam%20Doe", "its query has another order"),
        (SENT.replace("Number=1", "Number=2"), "its query differs in pageNumber"),
        (f"{SENT}&jane=1", "its query differs in 1 undocumented parameter"),
        (f"{SENT}#top", "it has a fragment, which is never sent"),
        (f"{SENT}#", "it has a number sign without a fragment, which was not sent"),
        (f" {SENT}", "it has a blank at its beginning or end"),
        (f"{SENT}\t", "it has a blank at its beginning or end"),
        (SENT.replace("mock", "mo\nck"), "it contains a blank or a control character"),
        (SENT.removeprefix(ORIGIN), "it is not an absolute URL with scheme and host"),
        (7, "must be the URL of this request"),
    ],
)
def test_the_part_that_differs_is_named(mock: Mock, signed: object, words: str) -> None:
    text = message(mock, SENT, signed)
    assert words in text
    if isinstance(signed, str):
        assert f"received as {ORIGIN}/API/Core/v2.1/Client/?name=*&pageNumber=*, where * is a value" in text
    assert "Sam" not in text
    assert "jane" not in text


def test_an_unsigned_query_and_an_id_are_masked(mock: Mock) -> None:
    sent = f"{ORIGIN}/API/Core/v2.1/Client/66666666-6666-4666-8666-666666666666?jane=doe"
    text = message(mock, sent, sent.partition("?")[0])
    assert "its query is missing" in text
    assert f"received as {ORIGIN}/API/Core/v2.1/Client/*?*=*," in text


@pytest.mark.parametrize("end", ["?", "#", "?#"])
def test_a_mark_with_nothing_behind_it_is_named(mock: Mock, end: str) -> None:
    sent = f"{ORIGIN}/API/Core/v2.1/Location/"
    text = message(mock, sent, sent + end)
    assert ("question mark without a query" in text) == ("?" in end)
    assert ("number sign without a fragment" in text) == ("#" in end)
    assert text.endswith(f"The request was received as {sent}.")


@given(
    signed=st.text(st.sampled_from(" ?#\t\n/:&=%azS\x00\x85\u2028"), max_size=4),
    at=st.integers(0, len(SENT)),
)
def test_every_difference_has_a_reason(signed: str, at: int) -> None:
    changed = SENT[:at] + signed + SENT[at:]
    if changed != SENT:
        for mine, theirs in ((changed, SENT), (SENT, changed)):
            assert not describe_difference(mine, theirs, WORDS).startswith(".")


@given(st.lists(st.text(max_size=20), max_size=3), st.text(max_size=40))
def test_no_text_breaks_the_comparison(parts: list[str], signed: str) -> None:
    received = f"{ORIGIN}/API/Core/v2.1/Client/?name={'&'.join(parts)}"
    assert describe_difference(signed, received, WORDS)
    assert masked_url(received, WORDS).startswith(f"{ORIGIN}/API/Core/v2.1/Client/?name=*")
