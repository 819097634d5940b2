"""A redirect that cannot be followed is reported as what it is: a response that was received."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pracsuite_client import APIError
from tests.files.support import Face

LOCATIONS = [
    *(
        "javascript:alert(1)",
        "https://s.example/ü.pdf",
        "https://[::1/a.pdf",
        "data:text/plain,x",
        "https://s.example:x/a",
    ),
    *("https:///a.pdf", "https://s.example\\a.pdf", "http://", "https://s.example:99999/a", "mailto:a@b.example", ""),
]


@pytest.mark.parametrize("location", LOCATIONS)
@pytest.mark.parametrize("status", [302, 307])
def test_redirect_to_a_url_that_cannot_be_used_is_named(face: Face, tmp_path: Path, location: str, status: int) -> None:
    seen: list[Any] = []

    def answer(request: Any) -> Any:
        seen.append(request)
        return face.http.Response(status, headers={"location": location.encode()})

    with face.canned(answer) as prac, pytest.raises(APIError) as caught:
        face.run(prac.patient_attachments.download(61, to=tmp_path))
    text = str(caught.value)
    assert "no response" not in text
    assert f"{status} was received" in text or "does not redirect to a file" in text
    assert not location or location not in text
    assert not caught.value.maybe_applied
    assert len(seen) == 1
    assert list(tmp_path.iterdir()) == []


def test_redirect_of_a_write_may_have_applied_it(face: Face) -> None:
    headers = {"location": "javascript:alert(1)"}
    answer = face.canned(lambda _: face.http.Response(302, headers=headers))
    with answer as prac, pytest.raises(APIError, match="302") as caught:
        face.run(prac.patients.create(first_name="Sam", surname="Doe"))
    assert caught.value.maybe_applied
    assert caught.value.attempts == 1
