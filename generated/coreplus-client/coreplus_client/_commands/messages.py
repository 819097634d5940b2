# Generated from specs/coreplus/paths/message.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "send": Command(
        "messages.send", "_SEND", "Send a message with files", "POST /Message/", "unsafe", "record",
        "Sends one message with one or more files to the practice. This is a simplified form of secure messaging. The\ncalling add-on needs advanced permissions.\n\nThe server matches the people in the message as follows:\n- the client by a valid `Id`, otherwise by name and date of birth;\n- the receiving practitioner, a user of coreplus, by a valid `Id`, otherwise by name;\n- the sending practitioner, a referrer in coreplus, by name and provider number.\n",
        arguments=(
            Argument(
                "files", "files", "form", "file", "The files, one part each, in the order of `MessageContents`.",
                name="file", many=True, required=True, private=True,
            ),
            Argument(
                "message_data", "message-data", "form", "json", "The message.", name="messageData", required=True,
                private=True,
            ),
        ),
        data="{\"file\": [\"report.pdf\"], \"messageData\": {\"Header\": {\"SendingFacility\": \"Example Pathology\"}, \"MessageContents\": [{\"AttachedFileDetails\": {}}]}}",
    ),
}
