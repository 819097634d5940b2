"""Upload forms, storage URLs and file names are secrets, and are never printed."""

from __future__ import annotations

import io
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from rich.console import Console
from rich.traceback import Traceback

from practice_mock.testing import Mock
from tests.files.support import Face, Line

CANARY = "Canarybird"
FIELDS = {"key": f"temp/{CANARY}.pdf", "Policy": CANARY, "x-amz-signature": CANARY}
FORM = {"url": f"https://files.example/{CANARY}?signature={CANARY}", "fields": FIELDS}
BROKEN = {
    "no address": {**FORM, "url": f"http://{CANARY}@files.example/"},
    "no host": {**FORM, "url": f"https:///{CANARY}"},
    "no fields": {**FORM, "fields": {"key": {CANARY: 1}}},
}


class Own(Exception):
    """An exception of the calling code."""


def stop(done: int, total: int | None) -> None:
    if done:
        raise Own


def canary(suffix: str) -> str:
    """Return a text that this file does not contain literally, because tracebacks show its lines."""
    return "".join(["Canary", "bird", suffix])


def sent(prac: Any, **given: Any) -> Any:
    return prac.patient_attachments.upload(7, (canary(".pdf"), canary("").encode() * 20_000), **given)


def fetched(prac: Any, folder: Path, **given: Any) -> Any:
    return prac.patient_attachments.download(61, to=folder, **given)


def taken(prac: Any, folder: Path) -> Any:
    (folder / canary(".pdf")).touch()
    return fetched(prac, folder)


def blocked(prac: Any, folder: Path) -> Any:
    (folder / canary(".pdf")).mkdir()
    return fetched(prac, folder, overwrite=True)


CALLS: dict[str, tuple[Callable[..., Any], Any]] = {
    "storage rejects a file": (lambda prac, _: sent(prac), 403),
    "response to a file is lost": (lambda prac, _: sent(prac), "lost"),
    "progress stops a file": (lambda prac, _: sent(prac, progress=stop), 204),
    **{name: (lambda prac, _: sent(prac), form) for name, form in BROKEN.items()},
    "storage rejects a download": (fetched, 403),
    "download is truncated": (fetched, "short"),
    "response to a download is lost": (fetched, "lost"),
    "progress stops a download": (lambda prac, folder: fetched(prac, folder, progress=stop), 200),
    "file exists": (taken, 200),
    "folder exists": (blocked, 200),
    "download URL is unsafe": (fetched, f"ftp://files.example/{CANARY}"),
}


def answering(name: str) -> Callable[[Any], Any]:
    """Return responses full of values that must stay private."""

    def answer(request: Any) -> Any:
        how = CALLS[name][1]
        library = __import__(type(request).__module__.partition(".")[0])
        path = request.url.path
        if path.endswith("/patient_attachment"):
            return library.Response(201, json=how if isinstance(how, dict) else FORM)
        if path.endswith("/content"):
            led = how if str(how).startswith("ftp") else FORM["url"]
            return library.Response(302, headers={"location": led})
        if how == "lost":
            raise library.ReadError(f"lost {request.url}", request=request)
        headers = {"content-disposition": f'attachment; filename="{CANARY}.pdf"', "etag": CANARY}
        if how == "short":
            headers["content-length"] = "1000"
            return library.Response(200, headers=headers, stream=library.ByteStream(CANARY.encode()))
        said = f"<Error><Code>AccessDenied</Code><StringToSign>{CANARY}</StringToSign></Error>"
        return library.Response(how, headers=headers, text=said)

    return answer


@pytest.mark.parametrize("name", CALLS)
def test_errors_and_logs_contain_no_secrets(
    face: Face, tmp_path: Path, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    caplog.set_level(1)
    with face.canned(answering(name)) as prac, pytest.raises(Exception) as caught:  # noqa: PT011 - whichever it is
        face.run(CALLS[name][0](prac, tmp_path))
    printed = io.StringIO()
    told = Traceback.from_exception(caught.type, caught.value, caught.value.__traceback__, show_locals=True)
    Console(file=printed, width=300).print(told)
    plain = "".join(traceback.format_exception(caught.value))
    long = str(caught.getrepr(showlocals=True, style="long"))
    response = repr(getattr(caught.value, "response", None))
    for text in (str(caught.value), repr(caught.value), response, plain, printed.getvalue(), long, caplog.text):
        assert CANARY not in text.replace(str(tmp_path), "")
    assert "files.example" not in caplog.text
    assert {record.name for record in caplog.records} <= {"pracsuite_client", "asyncio"}
    assert capsys.readouterr() == ("", "")


def test_successful_transfer_is_logged_without_its_url(
    face: Face, mock: Mock, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(1)
    line = Line()
    with face.pracsuite(mock, line) as prac:
        uploaded = face.run(sent(prac))
        raw = face.run(prac.patient_attachments.with_raw_response.upload(7, (canary(".pdf"), b"%PDF-")))
        number = max(record.attachment_client_id for record in face.attachments(prac))
        face.run(prac.patient_attachments.download(number, to=tmp_path))
    logged = [record.getMessage() for record in caplog.records if not record.name.startswith("practice_mock")]
    assert sum("POST (storage): 204" in text for text in logged) == 2
    assert sum("GET (storage): 200" in text for text in logged) == 1
    for text in (*logged, repr(uploaded), str(uploaded), repr(raw), repr(prac.drift)):
        assert CANARY not in text
        assert "_storage" not in text
        assert "amz" not in text.lower()


def test_spans_name_the_steps_without_urls(face: Face, mock: Mock, tmp_path: Path) -> None:
    kept, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(kept))
    with face.pracsuite(mock, tracer_provider=provider) as prac:
        face.run(sent(prac))
        face.run(fetched(prac, tmp_path))
        with pytest.raises(Own):
            face.run(sent(prac, progress=stop))
    spans = kept.get_finished_spans()
    assert [span.name for span in spans] == [
        "POST /patient/{client_id}/patient_attachment",
        "POST (storage)",
        "patient_attachments.upload",
        "GET /patient_attachment/{patient_attachment_id}/content",
        "GET (storage)",
        "patient_attachments.content",
        "POST /patient/{client_id}/patient_attachment",
        "patient_attachments.upload",
    ]
    assert dict(spans[-1].attributes or {})["error.type"] == "Own"
    calls = [dict(span.attributes or {}) for span in spans if span.name == "patient_attachments.upload"]
    assert [call.get("http.response.status_code") for call in calls] == [204, None]
    for span in spans:
        assert CANARY not in span.to_json()
        assert "_storage" not in span.to_json()
