"""``x-described-by`` names existing properties that nothing else uses; otherwise nothing is generated."""

from __future__ import annotations

import pytest

from generator.cli import main

from .conftest import Workshop

MESSAGE, FILE = "coreplus/schemas/message.yaml", "coreplus/schemas/file.yaml"

INVALID = {
    "no such part": (MESSAGE, "part: messageData", "part: message", "must name a part of the same form"),
    "part that is a file": (FILE, "part: json", "part: File", "must name a part of the same form"),
    "no part": (FILE, "        part: json\n", "", "needs part"),
    "unknown key": (FILE, "        part: json\n", "        part: json\n        hash: /md5\n", "is not supported here"),
    "neither name nor size": (
        FILE,
        "        name: /name\n        size: /size\n",
        "",
        "needs name, size or both",
    ),
    "list without entries": (MESSAGE, "        entries: /MessageContents\n", "", "needs entries"),
    "one file with entries": (FILE, "        name: /name\n", "        entries: /name\n", "must not have entries"),
    "entries that do not exist": (MESSAGE, "entries: /MessageContents", "entries: /Contents", "must point to a list"),
    "entries that are no list": (MESSAGE, "entries: /MessageContents", "entries: /Header", "must point to a list"),
    "entries that are the part": (MESSAGE, "entries: /MessageContents", 'entries: ""', "must point to a list"),
    "name that does not exist": (FILE, "name: /name", "name: /title", "must point to a property of the part"),
    "name of another type": (FILE, "name: /name", "name: /isFolder", "must point to a property of the part"),
    "name below a text": (FILE, "name: /name", "name: /name/first", "must point to a property of the part"),
    "name of another level": (
        MESSAGE,
        "name: /AttachedFileDetails/Name",
        "name: /Name",
        "must point to a property of an entry",
    ),
    "size that is an object": (
        MESSAGE,
        "size: /AttachedFileDetails/Size",
        "size: /AttachedFileDetails",
        "must point to a property of an entry",
    ),
    "pointer without a slash": (FILE, "name: /name", "name: name", "must match"),
    "property that is not a file": (
        MESSAGE,
        "    Header:\n",
        "    Header:\n      x-described-by: {part: messageData, name: /Name}\n",
        "belongs to a file of a multipart form",
    ),
    "part that is not a file": (
        MESSAGE,
        "      description: The message.\n",
        "      description: The message.\n      x-described-by: {part: file, name: /Name}\n",
        "belongs to a file of a multipart form, or to a list of files",
    ),
    "record that a response contains as well": (
        MESSAGE,
        '        $ref: "#/MessageReceiptContent"\n',
        '        $ref: "#/MessageContent"\n',
        "'MessageContent' is used elsewhere as well",
    ),
}


@pytest.mark.parametrize(("file", "old", "new", "message"), INVALID.values(), ids=INVALID)
def test_invalid_description_is_rejected_with_its_file(
    workshop: Workshop, capsys: pytest.CaptureFixture[str], file: str, old: str, new: str, message: str
) -> None:
    workshop.keep(file.partition("/")[0])
    path = workshop.root / "specs" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    before = workshop.snapshot()
    assert main(["--root", str(workshop.root), "generate"]) == 1
    reported = [line for line in capsys.readouterr().err.splitlines() if message in line]
    assert reported, "the error is not reported"
    assert file in reported[0]
    assert workshop.snapshot() == before


def test_derived_properties_are_optional_only_there(workshop: Workshop) -> None:
    """Without the extension, they are required arguments, as the API requires them."""
    path = workshop.root / "specs" / FILE
    text = path.read_text("utf-8")
    begin = text.index("      x-described-by:")
    end = text.index("      x-evidence:", begin)
    assert main(["--root", str(workshop.root), "generate"]) == 0
    module = workshop.root / "generated/coreplus-client/coreplus_client/models/file.py"
    assert "    name: str | Unset | None = wire(" in module.read_text("utf-8")
    path.write_text(text[:begin] + text[end:], "utf-8")
    assert main(["--root", str(workshop.root), "generate"]) == 0
    code = module.read_text("utf-8")
    assert "    name: str = wire(" in code
    assert "Derived from the files" not in code
    assert "DescribedBy" not in (module.parent.parent / "resources/files.py").read_text("utf-8")
