"""What a document says of files: it becomes methods that carry them, and is refused where it says too little."""

from __future__ import annotations

import pytest

from generator.cli import main

from .conftest import Workshop

FILE = "pracsuite/paths/patient_attachment.yaml"

SPOILT = {
    "an upload without the address": ("      address: /url\n", "", "needs method, summary"),
    "an address that the answer does not have": ("address: /url", "address: /uri", "of type string"),
    "an address that is an object": ("address: /url", "address: /fields", "of type string"),
    "fields that are text": ("fields: /fields", "fields: /url", "of type object"),
    "a name that the body does not have": ("file_name: file_name", "file_name: name", "the one property"),
    "a limit that is none": ("max_bytes: 104857600", "max_bytes: 100 MB", "is a number of bytes"),
    "a word that means nothing": ("      part: file\n", "      part: file\n      parts: 2\n", "is not known here"),
    "evidence without a level": (
        "        level: documented\n        source: >-",
        "        source: >-",
        "needs a source",
    ),
    "a method that cannot be called": ("method: upload\n", "method: up-load\n", "must be a Python name"),
    "a method that is there already": ("method: upload\n", "method: get\n", "patient_attachments.get stands twice"),
    "a download from what is no redirect": (
        "          Location:",
        "          X-Location:",
        "whose success is a redirect",
    ),
    "an argument that is there already": (
        "    x-sdk: {resource: patient_attachments, method: content}\n",
        "    x-sdk: {resource: patient_attachments, method: content}\n"
        "    parameters: [{name: to, in: query, description: Where., schema: {type: string}}]\n",
        "its method takes a to of its own",
    ),
}


@pytest.mark.parametrize(("old", "new", "message"), SPOILT.values(), ids=SPOILT)
def test_what_says_too_little_is_refused_with_its_place(
    workshop: Workshop, capsys: pytest.CaptureFixture[str], old: str, new: str, message: str
) -> None:
    path = workshop.root / "specs" / FILE
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    before = workshop.snapshot()
    assert main(["--root", str(workshop.root), "generate"]) == 1
    told = [line for line in capsys.readouterr().err.splitlines() if message in line]
    assert told, "the error is not told"
    assert FILE in told[0]
    assert workshop.snapshot() == before


def test_an_answer_that_is_a_file_is_saved(workshop: Workshop) -> None:
    path = workshop.root / "specs" / FILE
    text = path.read_text("utf-8")
    before, _, rest = text.partition('      "302":\n')
    answer = "description: The file.\n        content: {application/pdf: {schema: {type: string, format: binary}}}\n"
    _, end, after = rest.partition('      "401":')
    left = before[: before.rindex("    x-download:")] + before[before.rindex("    x-safety: read") :]
    path.write_text(f'{left}      "200":\n        {answer}{end}{after}', "utf-8")
    assert main(["--root", str(workshop.root), "generate"]) == 0
    made = workshop.root / "generated/pracsuite-client/pracsuite_client/resources/patient_attachments.py"
    code = made.read_text("utf-8")
    assert 'accept="application/pdf"' in code
    method = code[code.index("    def content(") :]
    signature = method[: method.index('"""')]
    assert "to: str | Path," in signature
    assert ") -> Path:" in signature
    assert "self._download(_CONTENT, locals())" in method
