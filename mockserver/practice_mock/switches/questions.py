"""The open questions of the documents that need no switch, each under the reason why.

A question is given by its beginning. The tests compare this list and the table of switches with the documents.
"""

from __future__ import annotations

from collections.abc import Mapping

_BOTH = "The mock accepts both, so a client works whichever is right."
_FIELD = "The fields and values are those that the document describes; the question is about others."
_STATUS = "A status that the document does not list would violate it; a fault plan sends any status."
_ABSENT = "No documented operation does this, so there is nothing to decide."
_UNSEEN = "The mock sends no messages and has no alerts, so no client sees the choice."

_FORMAT = "The document describes one form, which the mock uses; a fault plan sends another."
_STORED = "The mock stores no such instant for some records; a condition on it then matches nothing, at any position."

WITHOUT_SWITCH: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "pracsuite": {
        _BOTH: (
            "Whether `sort_by` takes a comma-separated value",
            "Whether the time zone is sent as `timezone`",
        ),
        "The mock sorts in ascending order only, which is all that a documented request can express.": (
            "How to request descending order",
        ),
        "The mock has no such limit by default; a fault plan with `rate_limit` responds like one that is reached.": (
            "The limits of the rate and of the daily quota",
        ),
        "A fault plan with `refuse_access` responds like an account key without the permission.": (
            "Which permissions an account key can have",
        ),
        _FIELD: (
            "Which fields of a response can be null",
            "The list of fields is truncated",
            "Whether the current page requires more fields",
            "Whether the response has `links` and its records have the text",
            "Which fields the record has; those of an appointment book entry",
            "Whether `links` has more entries",
            "The field list is truncated",
            "The unit of `file_size`",
            "Whether the invoice itself shows a total",
            "Whether `payment_type` has the names",
            "What `preferred_phone` 2 means",
            "Format and time zone of `appointment_start_time`",
            "The format of `expires`",
        ),
        _STATUS: (
            "Whether a list under a parent that does not exist",
            "Which status and code are returned for a column",
            "Which status a success has",
            "Which redirect status is used",
            "The response for a patient, tag or attachment",
            "What a 404 means for a list",
        ),
        _ABSENT: (
            "Whether and how notes can be changed",
            "How rule outs are created, read",
            "How group appointments are listed",
            "How payers are listed",
            "Whether accounts can be created",
            "Where the IDs of the tags come from",
            "Whether an uploaded file can be given",
            "Whether a further call has to confirm",
        ),
        _UNSEEN: (
            "Which messages are sent if the flags are omitted",
            "Whether the patient is sent a message",
        ),
        _FORMAT: (
            "Known only from a link",
            "Known only from a sample",
            "The last part of the path is truncated",
            "Which key contains the records",
            "Which IDs the default statuses have",
        ),
        _STORED: (
            "What the filter `archived`, declared as a time",
            "What the filters `updated` and `archived` compare",
            "What the filters `archived` and `updated` compare",
            "What the filters `created`, `archived` and `updated` compare",
        ),
        "A filter or field to sort by that the document does not list is rejected: no client may depend on it.": (
            "The fields that it sorts by are not published",
            "Whether the list can be filtered by `appointment_id`",
            "Whether the filter `appointment_type_id`",
            "Which operators the filter `owing` takes",
            "Which operators the filters `total` and `unallocated`",
        ),
        "The document requires the field, so the mock rejects a request without it.": (
            "What happens if `record_as_cancelled` is omitted",
        ),
        "The mock accepts texts of any length, and a client cannot rely on a limit that no one publishes.": (
            "Whether the texts have a maximum length",
        ),
        "An empty list is the only documented response that can say so.": (
            "Whether the list is empty if no time is free",
            "Whether the list is empty if no group has places",
        ),
        "Adding a member is the only documented call with which a patient can join.": (
            "Whether a patient joins such a group",
        ),
        "The clock of the mock makes any lifetime visible: advance it by an hour.": ("How long the URL is valid",),
        "The amounts follow from the payments; another definition would contradict the total.": (
            "Whether `unallocated` is the total",
        ),
        "The mock has one time zone for all businesses of a practice.": ("Which time zone the times have",),
    },
    "coreplus": {
        _FIELD: (
            "Whether the list has pages, and which other fields",
            "The names of the fields that `getPractitionerProfiles`",
            "Which other fields the record has",
            "The fields after `notes1`",
            "All values of `gender`",
            "All values of `Field`",
            "All values of `type`",
            "The rest of the response",
            "The fields of the response, and whether it identifies the stored message",
            "The response, and whether it identifies the stored file",
            "Whether a slot names its practitioner",
        ),
        _FORMAT: (
            "The format of a time zone",
            "How several values of a filter are sent",
            "Whether the reminder flags are top-level",
            "The name of the e-mail field",
            "Whether `clientId` is a string or an object",
            "Whether the part is called `File`",
            "How the parts of several files are named",
            "Whether the one-letter codes",
            "Whether the duration can be sent as a number",
        ),
        _STATUS: (
            "The status of success",
            "The response when the storage of the practice is full",
        ),
        _ABSENT: (
            "Where client groups are listed",
            "Where specialties are listed",
            "Where payment methods are listed",
            "How a cancellation reason is sent",
            "Whether a folder can be created",
            "Whether appointment types and specialty types",
        ),
        "A filter that the document does not list is rejected: no client may depend on it.": (
            "Which other filters exist; a filter by client",
            "Which filters exist; a filter by e-mail",
        ),
        "The document of this operation does not list the parameter, so it is rejected.": (
            "Whether `getAppointmentId` has the same effect",
        ),
    },
}
"""By API and reason: the beginnings of the questions."""
