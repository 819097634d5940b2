# Generated from specs/coreplus/paths/file.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "upload": Command(
        "files.upload", "_UPLOAD", "Upload a file to a client", "POST /File/", "unsafe", "record",
        "Adds a file to a client, at the top level or in a folder. No call that lists, reads or removes files is known.",
        arguments=(
            Argument(
                "details", "details", "form", "json", "Description and destination of the file.", name="json",
                required=True, private=True,
            ),
            Argument("file", "file", "form", "file", "Content of the file.", name="File", required=True, private=True),
        ),
        data="{\"json\": {\"primaryDomainKey\": \"66666666-6666-4666-8666-666666666666\", \"entity\": \"client\"}, \"File\": \"report.pdf\"}",
    ),
}
