"""Operations with files become methods that send or save them, and are rejected if they declare too little."""

from __future__ import annotations

import pytest

from generator.cli import main

from .conftest import Workshop

FILE = "pracsuite/paths/patient_attachment.yaml"

INVALID = {
    "upload without address": ("      address: /url\n", "", "needs method, summary"),
    "address that the response does not have": ("address: /url", "address: /uri", "with the type string"),
    "address that is an object": ("address: /url", "address: /fields", "with the type string"),
    "fields that are text": ("fields: /fields", "fields: /url", "with the type object"),
    "file name that the body does not have": ("file_name: file_name", "file_name: name", "the only property"),
    "limit that is not a number": ("max_bytes: 104857600", "max_bytes: 100 MB", "must be a positive number of bytes"),
    "unknown key": ("      part: file\n", "      part: file\n      parts: 2\n", "is not a known key here"),
    "evidence without a level": (
        "        level: documented\n        source: >-",
        "        source: >-",
        "needs a source",
    ),
    "invalid method name": ("method: upload\n", "method: up-load\n", "must be a snake_case identifier"),
    "duplicate method name": ("method: upload\n", "method: get\n", "'patient_attachments.get' is used twice"),
    "download without a redirect": (
        "          Location:",
        "          X-Location:",
        "whose success is a redirect",
    ),
    "reserved argument name": (
        "    x-sdk: {resource: patient_attachments, method: content}\n",
        "    x-sdk: {resource: patient_attachments, method: content}\n"
        "    parameters: [{name: to, in: query, description: Where., schema: {type: string}}]\n",
        "its method already has an argument 'to'",
    ),
}


@pytest.mark.parametrize(("old", "new", "message"), INVALID.values(), ids=INVALID)
def test_invalid_file_method_is_rejected_with_its_file(
    workshop: Workshop, capsys: pytest.CaptureFixture[str], old: str, new: str, message: str
) -> None:
    workshop.keep(FILE.partition("/")[0])
    path = workshop.root / "specs" / FILE
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    before = workshop.snapshot()
    assert main(["--root", str(workshop.root), "generate"]) == 1
    reported = [line for line in capsys.readouterr().err.splitlines() if message in line]
    assert reported, "the error is not reported"
    assert FILE in reported[0]
    assert workshop.snapshot() == before


def test_response_that_is_a_file_is_saved(workshop: Workshop) -> None:
    path = workshop.root / "specs" / FILE
    text = path.read_text("utf-8")
    before, _, rest = text.partition('      "302":\n')
    response = "description: The file.\n        content: {application/pdf: {schema: {type: string, format: binary}}}\n"
    _, end, after = rest.partition('      "401":')
    left = before[: before.rindex("    x-download:")] + before[before.rindex("    x-safety: read") :]
    path.write_text(f'{left}      "200":\n        {response}{end}{after}', "utf-8")
    assert main(["--root", str(workshop.root), "generate"]) == 0
    made = workshop.root / "generated/pracsuite-client/pracsuite_client/resources/patient_attachments.py"
    code = made.read_text("utf-8")
    assert 'accept="application/pdf"' in code
    method = code[code.index("    def content(") :]
    signature = method[: method.index('"""')]
    assert "to: str | Path," in signature
    assert ") -> Path:" in signature
    assert "self._download(\n                _CONTENT," in method
