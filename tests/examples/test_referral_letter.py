"""`referral_letter.py` sends a letter once, to the right people, or says that it may have been sent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import coreplus_client as cp
from examples import referral_letter as example
from practice_mock.faults import Match, Reset, Status, Truncate
from practice_mock.testing import Mock

CLIENT, PRACTITIONER = "66666666-6666-4666-8666-666666666666", "33333333-3333-4333-8333-333333333333"
CONTENT = b"%PDF-1.7\nAn example letter.\n%%EOF\n"
Run = Callable[..., int]


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.pdf"
    path.write_bytes(CONTENT)
    return path


@pytest.fixture
def run(letter: Path, core: cp.Coreplus, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs the program with a client of the mock, and returns its exit code."""
    monkeypatch.setattr(example, "Coreplus", lambda: core.with_options())

    def run(born: str = "1980-02-03", client: str = CLIENT, to: str = PRACTITIONER) -> int:
        people = ["--client-id", client, "--date-of-birth", born, "--practitioner-id", to]
        return example.main([str(letter), *people, "--facility", "Example Clinic"])

    return run


def messages(mock: Mock) -> list[Any]:
    return list(mock.practice.coreplus[0].table("message").records())


def test_letter_is_sent_once_to_the_right_people(
    mock: Mock, run: Run, letter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run() == example.SENT
    [message] = messages(mock)
    assert [(file["name"], file["content"]) for file in message["files"]] == [("letter.pdf", CONTENT)]
    assert (message["clientId"], message["practitionerId"]) == (CLIENT, PRACTITIONER)
    out, err = capsys.readouterr()
    assert (out, err) == ("Sent: 1 file.\n", "")
    assert run() == example.UNCERTAIN
    assert "Not sent" in capsys.readouterr().err
    assert len(messages(mock)) == 1


@pytest.mark.parametrize("fault", [Reset(after_commit=True), Truncate(20), Status(503, after_commit=True)], ids=repr)
def test_letter_whose_response_is_lost_is_not_sent_again(
    mock: Mock, run: Run, letter: Path, fault: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    mock.practice.faults.add(fault, Match(operation="sendMessage"))
    for _ in range(2):
        assert run() == example.UNCERTAIN
    assert len(messages(mock)) == 1
    assert "may have arrived" in capsys.readouterr().err


def test_rejected_letter_can_be_sent_again(mock: Mock, run: Run) -> None:
    mock.practice.faults.add(Status(400), Match(operation="sendMessage", nth=1))
    assert run() == example.NOT_SENT
    assert messages(mock) == []
    assert run() == example.SENT
    assert len(messages(mock)) == 1


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"born": "1980-02-04"}, "The date of birth is not that of this client."),
        ({"to": CLIENT}, "There is no such practitioner."),
        ({"client": PRACTITIONER}, "404 (clients.get)"),
    ],
)
def test_wrong_person_gets_nothing(
    mock: Mock, run: Run, letter: Path, change: dict[str, str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(**change) == example.NOT_SENT
    assert reason in capsys.readouterr().err
    assert messages(mock) == []
    assert [path.name for path in letter.parent.iterdir()] == ["letter.pdf"]


def test_other_file_is_refused(mock: Mock, run: Run, letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    letter.write_bytes(b"PK\x03\x04 a document of a word processor")
    assert run() == example.NOT_SENT
    assert capsys.readouterr().err == "The letter is not a PDF file.\n"
    assert len(mock.practice.journal) == 0
