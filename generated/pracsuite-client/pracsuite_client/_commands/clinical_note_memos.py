# Generated from specs/pracsuite/paths/clinical_note_memo.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "create": Command(
        "clinical_note_memos.create", "_CREATE", "Add a memo to a patient's clinical notes", "POST /clinical_note_memo",
        "unsafe", "record",
        "Adds a memo to the timeline of a patient's clinical notes. There is no operation to read it back.",
        arguments=(
            Argument(
                "client_id", "client-id", "body", "integer", "ID of the patient.", name="client_id", required=True,
                private=True, subject=True, example="7",
            ),
            Argument(
                "memo", "memo", "body", "text", "Text of the memo.", name="memo", required=True, private=True,
                example="Rang to move the appointment.",
            ),
            Argument(
                "memo_time", "memo-time", "body", "clinic-time",
                "Time that the memo refers to, in the clinic's local time, without a UTC offset.", name="memo_time",
                private=True, example="2027-01-04T09:05:00",
            ),
            Argument(
                "tag_ids", "tag-ids", "body", "integer", "IDs of the tags to put on the memo.", name="tag_ids",
                many=True, private=True,
            ),
            Argument(
                "attachment_client_ids", "attachment-client-ids", "body", "integer",
                "IDs of attachments that the patient already has.", name="attachment_client_ids", many=True,
                private=True,
            ),
        ),
        data="{\"client_id\": 7, \"memo\": \"Rang to move the appointment.\", \"memo_time\": \"2027-01-04T09:05:00\", \"tag_ids\": [1]}",
    ),
}
