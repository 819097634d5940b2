"""The table of all switches: the only place where their names and positions are listed.

A switch belongs here if the vendors' documentation is silent and the choice changes what a client sees, or may cause
harm. The default is what the vendor's product does, as far as that is published, and otherwise the stricter choice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

PRACSUITE, COREPLUS = "pracsuite", "coreplus"


@dataclass(frozen=True, slots=True)
class Switch:
    """A choice of the mock. Its default is the first position."""

    name: str
    api: str
    meaning: str
    """What the switch decides, in one line."""
    positions: Mapping[str, str]
    """What the mock does at each position."""
    harmful: str
    """The position that harms an unprepared client most: that of the pessimistic world."""
    questions: tuple[str, ...] = ()
    """The beginnings of the open questions in the API's document that it answers."""
    source: str = ""
    """Where the question is from, if the document does not list it."""

    @property
    def default(self) -> str:
        """The position at which the switch is unless it is set."""
        return next(iter(self.positions))


SWITCHES: tuple[Switch, ...] = (
    Switch(
        "deleted-record",
        PRACSUITE,
        "the record of a booking that is removed with record_as_cancelled false",
        {"kept": "is listed with include_deletions, and can be read", "gone": "does not exist"},
        "gone",
        (
            "Whether `include_deletions` adds the appointments",
            "Whether appointments that were removed without being recorded",
        ),
    ),
    Switch(
        "cancel-again",
        PRACSUITE,
        "the response when an appointment is cancelled a second time",
        {"not-found": "404", "no-content": "204, like the first time"},
        "no-content",
        ("The response when an appointment is cancelled a second time",),
    ),
    Switch(
        "holds-in-book",
        PRACSUITE,
        "held times in the list of the appointment book",
        {"listed": "are listed", "hidden": "are left out, so a lost hold cannot be found"},
        "hidden",
        ("Whether the appointment book lists holds",),
    ),
    Switch(
        "hold-end",
        PRACSUITE,
        "what happens to a held time after 15 minutes",
        {"released": "the time is free again", "stays": "it is blocked until the hold is finalised or cancelled"},
        "stays",
        ("What happens to a hold after 15 minutes",),
    ),
    Switch(
        "rule-out",
        PRACSUITE,
        "`rule_out` in a reservation",
        {"accepted": "blocks the time permanently", "ignored": "makes an ordinary hold, which expires"},
        "ignored",
        ("Whether `rule_out` is still accepted",),
    ),
    Switch(
        "finalise-again",
        PRACSUITE,
        "finalising a booking that is finalised already",
        {"conflict": "is rejected with 409", "overwrites": "replaces the booking, whoever made it"},
        "overwrites",
        ("The response if the hold has expired",),
    ),
    Switch(
        "booking-notice",
        PRACSUITE,
        "bookings and holds that begin in less than two hours",
        {"none": "are accepted", "two-hours": "are rejected with 422, like online bookings"},
        "two-hours",
        ("Whether the rules of online booking",),
    ),
    Switch(
        "booking-category",
        PRACSUITE,
        "the category that shows that an entry is a patient's booking",
        {"Patient": "`Patient`", "Appointment": "`Appointment`"},
        "Appointment",
        ("Which `category` denotes a patient's booking", "The values of `category` for patients' appointments"),
    ),
    Switch(
        "list-delay",
        PRACSUITE,
        "when lists of appointments show a new booking",
        {"none": "immediately", "one-second": "a second later, by the mock's clock"},
        "one-second",
        ("Whether lists show a new booking immediately",),
    ),
    Switch(
        "move-onto-taken",
        PRACSUITE,
        "moving a booking to a time that is taken",
        {
            "conflict": "is rejected with 409",
            "overlaps": "is carried out: two bookings at one time, in different rooms",
        },
        "overlaps",
        ("Whether a move to a time that is taken returns 409",),
    ),
    Switch(
        "column-on-move",
        PRACSUITE,
        "the column of a booking that goes to another practitioner",
        {"kept": "is kept, and rejected if the practitioner does not have it", "first": "becomes the first"},
        "first",
        ("Whether the column is kept if the practitioner changes",),
    ),
    Switch(
        "status-on-move",
        PRACSUITE,
        "the status of a booking that is moved",
        {"kept": "is kept", "reset": "becomes that of a new booking, which an option of the product does"},
        "reset",
        ("Whether a move through the API resets the status",),
    ),
    Switch(
        "null-in-edit",
        PRACSUITE,
        "null in a PATCH request",
        {"clears": "clears the field", "ignored": "leaves the field as it is"},
        "ignored",
        ("Whether null clears a field",),
    ),
    Switch(
        "note-overlap",
        PRACSUITE,
        "a note at a time that is taken",
        {
            "conflict": "is rejected with 409",
            "accepted": "is added, unless it uses a room of another, and blocks the time for others",
        },
        "accepted",
        ("Whether a note may overlap another entry",),
    ),
    Switch(
        "full-group",
        PRACSUITE,
        "adding a patient to a full group",
        {"conflict": "is rejected with 409", "accepted": "makes the group larger than its type allows"},
        "accepted",
        ("The response if the group is full",),
    ),
    Switch(
        "member-again",
        PRACSUITE,
        "adding a patient who is in the group already",
        {"rejected": "is rejected with 422", "accepted": "gives the patient a second place"},
        "accepted",
        ("The response if the group is full",),
    ),
    Switch(
        "page-links",
        PRACSUITE,
        "`links.previous` and `links.next` of a page",
        {"null": "are null at the ends", "absent-at-ends": "are absent at the ends", "absent": "are never there"},
        "absent",
        ("Whether `links.previous` and `links.next` are null or absent",),
    ),
    Switch(
        "roster-channels",
        PRACSUITE,
        "free times if several of `manual`, `online` and `waiting_list` are true",
        {"any": "must have any of them", "all": "must have all of them"},
        "all",
        ("Whether several of `manual`, `online` and `waiting_list`",),
    ),
    Switch(
        "reversed-days",
        PRACSUITE,
        "a search for free times in an invalid range of days",
        {"rejected": "is rejected with 400", "empty": "finds nothing, as if the practice were full"},
        "empty",
        ("Whether an invalid range of days returns 400",),
    ),
    Switch(
        "phone-filter",
        PRACSUITE,
        "the filter `phone` of patients",
        {"every-number": "searches home, work and mobile numbers", "mobile": "searches mobile numbers only"},
        "mobile",
        ("Which fields the filter `phone` searches",),
    ),
    Switch(
        "invalid-filter",
        PRACSUITE,
        "an invalid filter in a list of practitioners",
        {"rejected": "is rejected with 400", "ignored": "is ignored, so the list contains others as well"},
        "ignored",
        ("Whether an invalid filter causes a 400 response here",),
    ),
    Switch(
        "consent-fields",
        PRACSUITE,
        "`accepted_privacy_policy` and `time_zone` of a patient",
        {"present": "are in the record", "absent": "are not"},
        "absent",
        ("Whether records contain `accepted_privacy_policy` and `time_zone`",),
    ),
    Switch(
        "account-id",
        PRACSUITE,
        "`account_id` of an account",
        {"present": "is in the record", "absent": "is not"},
        "absent",
        ("Whether records contain `account_id`",),
    ),
    Switch(
        "rejected-booking",
        COREPLUS,
        "the status of a rejected booking or change, whose body has `result`",
        {"by-version": "409 under v2.1 and 200 under v2", "ok": "200", "conflict": "409"},
        "ok",
        ("The status of a rejected booking", "The status of a rejected change"),
    ),
    Switch(
        "booking-result",
        COREPLUS,
        "`result` in the response to a booking or change that was carried out",
        {"absent": "is absent", "notice": "has a notice of severity 1"},
        "notice",
        ("The scale of `severity`",),
    ),
    Switch(
        "new-status",
        COREPLUS,
        "the status of a new appointment",
        {"Booked": "`Booked`", "Confirmed": "`Confirmed`, as if the practice confirmed automatically"},
        "Confirmed",
        ("All values of `status`",),
    ),
    Switch(
        "cancel-keeps",
        COREPLUS,
        "what a cancellation leaves",
        {"appointment": "the appointment, with another status", "nothing": "nothing: the appointment is deleted"},
        "nothing",
        ("Whether the appointment is cancelled or deleted",),
    ),
    Switch(
        "cancelled-status",
        COREPLUS,
        "the status of a cancelled appointment",
        {"Cancelled": "`Cancelled`", "Inactive": "`Inactive`"},
        "Inactive",
        ("The status of a cancelled appointment",),
    ),
    Switch(
        "cancelled-twice",
        COREPLUS,
        "cancelling a cancelled appointment",
        {"accepted": "changes nothing", "rejected": "is rejected like a change"},
        "rejected",
        ("Whether an appointment can be cancelled twice",),
    ),
    Switch(
        "cancellation-fee",
        COREPLUS,
        "cancelling less than 24 hours before the beginning",
        {"none": "costs nothing", "invoiced": "adds an invoice, as rules of the practice can"},
        "invoiced",
        ("Whether the cancellation rules of the practice", "Whether both ways to cancel still work"),
    ),
    Switch(
        "single-time",
        COREPLUS,
        "a change of the start or the end alone",
        {"accepted": "is carried out", "rejected": "is rejected with 400"},
        "rejected",
        ("Whether other fields of a booking can be changed",),
    ),
    Switch(
        "coreplus-notice",
        COREPLUS,
        "bookings that begin in less than two hours",
        {"none": "are accepted", "two-hours": "are rejected like a taken time"},
        "two-hours",
        ("Whether the rules of online booking",),
    ),
    Switch(
        "paging-object",
        COREPLUS,
        "`paging` in lists of appointments and free times",
        {"present": "is in the response", "absent": "is not"},
        "absent",
        ("Whether the response has a `paging` object", "Whether the newer version still has pages"),
    ),
    Switch(
        "client-filters",
        COREPLUS,
        "clients of a list with several filters",
        {"all": "match all of them", "any": "match any of them"},
        "any",
        ("How filter values are compared",),
    ),
    Switch(
        "existing-client",
        COREPLUS,
        "creating a client with the name and date of birth of another",
        {"accepted": "makes a second client", "rejected": "is rejected with 400"},
        "accepted",
        ("What happens if the client already exists",),
    ),
    Switch(
        "second-contact",
        COREPLUS,
        "another emergency contact or invoice recipient of a client",
        {"rejected": "is rejected with 400", "replaces": "takes the role from the first", "both": "is added"},
        "replaces",
        ("What happens to the previous emergency contact",),
    ),
    Switch(
        "updated-since",
        COREPLUS,
        "an invoice that was changed in the very second of `updatedSince`",
        {"included": "is listed", "excluded": "is not"},
        "excluded",
        ("Whether `updatedSince` includes",),
    ),
    Switch(
        "listed-owing",
        COREPLUS,
        "`amountOwing` of listed invoices if `Field` is not sent",
        {"absent": "is absent", "present": "is shown"},
        "absent",
        ("Whether `amountOwing` is included",),
    ),
    Switch(
        "line-amounts",
        COREPLUS,
        "the amount of an invoice line",
        {"with-gst": "includes GST", "without-gst": "does not"},
        "without-gst",
        ("Whether the amounts include GST",),
    ),
    Switch(
        "overpayment",
        COREPLUS,
        "a payment above the amount that is owed",
        {"rejected": "is rejected with 400", "accepted": "is accepted, so less than nothing is owed"},
        "accepted",
        ("Whether a payment above the amount owed is rejected",),
    ),
    Switch(
        "duration-type",
        COREPLUS,
        "`durationMinutes` of an appointment type",
        {"text": "is text", "number": "is a number"},
        "number",
        ("Whether `durationMinutes` is a string or a number",),
    ),
    Switch(
        "unmatched-message",
        COREPLUS,
        "a message whose client or practitioner cannot be matched",
        {"stored": "is stored, and no one gets it", "rejected": "is rejected with 400"},
        "stored",
        ("What happens if the client or practitioner cannot be matched",),
    ),
    Switch(
        "message-namesakes",
        COREPLUS,
        "a message to one of several clients with the same name and date of birth",
        {"unmatched": "is matched to none", "first": "is matched to the first"},
        "first",
        ("Which client is matched if several",),
    ),
    Switch(
        "message-deleted-client",
        COREPLUS,
        "a message to a deleted client",
        {"unmatched": "is matched to no one", "matched": "is matched"},
        "matched",
        ("Which client is matched if several",),
    ),
    Switch(
        "message-contradiction",
        COREPLUS,
        "a message with the ID of one client and the name of another",
        {"by-id": "is matched by the ID", "unmatched": "is matched to no one"},
        "by-id",
        ("Whether a valid `Id` is matched although",),
    ),
    Switch(
        "token-claims",
        COREPLUS,
        "the claims `iss` and `aud` of a token",
        {"checked": "must be those of the add-on", "any": "may be any text"},
        "checked",
        source="the vendor's authentication page names both claims, but not whether they are compared",
    ),
    Switch(
        "reads-content-type",
        COREPLUS,
        "a request without a body and without `content-type: application/json`",
        {"rejected": "is rejected with 401", "accepted": "is carried out"},
        "rejected",
        source="the vendor names the missing header as a cause of an invalid token; not all client code sends it",
    ),
    Switch(
        "rate-scope",
        COREPLUS,
        "the requests that count together for the rate limit",
        {"add-on": "are those of the add-on in all practices", "practice": "are those of the add-on in one practice"},
        "add-on",
        source="the vendor publishes the limit of 10 requests per second without its scope",
    ),
)
