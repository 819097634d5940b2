"""Send a referral letter, a PDF file, to a practitioner of a practice that uses coreplus.

python examples/referral_letter.py letter.pdf --facility "Example Clinic" --date-of-birth 1980-02-03
    --client-id 66666666-6666-4666-8666-666666666666 --practitioner-id 33333333-3333-4333-8333-333333333333

The credentials are in the environment. No call shows whether a message has arrived. So the file `letter.pdf.sent` is
made before the letter is sent, and as long as it exists, the letter is not sent again. The exit code is 0 if the letter
was sent, 1 if it was not, and 10 if it may have been.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from coreplus_client import (
    APIError,
    ArgumentError,
    ClientRecord,
    Coreplus,
    MessageClient,
    MessageData,
    MessageHeader,
    MessagePractitionerTo,
    MessageReceipt,
    Practitioner,
)

SENT, NOT_SENT, UNCERTAIN = 0, 1, 10


def client_of(core: Coreplus, client_id: str, date_of_birth: date) -> ClientRecord:
    """Return the client. The date of birth in the letter must be theirs, so that a wrong ID is noticed."""
    found = core.clients.get(client_id)
    if found.date_of_birth != date_of_birth:
        raise LookupError("The date of birth is not that of this client.")
    return found


def practitioner_of(core: Coreplus, practitioner_id: str) -> Practitioner:
    """Return the practitioner who receives the letter."""
    for one in core.practitioners.list():
        if one.practitioner_id == practitioner_id.lower():
            return one
    raise LookupError("There is no such practitioner.")


def send(core: Coreplus, letter: Path, client: ClientRecord, to: Practitioner, facility: str) -> MessageReceipt:
    """Send the letter. ID, name and date of birth agree, so there is only one way to match the people."""
    data = MessageData(
        header=MessageHeader(sending_facility=facility),
        client=MessageClient(
            id=client.client_id,
            firstname=client.first_name,
            surname=client.last_name,
            date_of_birth=client.date_of_birth,
        ),
        practitioner_to=MessagePractitionerTo(id=to.practitioner_id, firstname=to.first_name, surname=to.last_name),
    )
    return core.messages.send(message_data=data, files=[letter])


def send_once(core: Coreplus, letter: Path, client: ClientRecord, to: Practitioner, facility: str) -> int:
    """Send the letter unless it may have been sent, and return the exit code."""
    mark = letter.with_name(letter.name + ".sent")
    try:
        mark.touch(exist_ok=False)
    except FileExistsError:
        print(f"Not sent: it was sent before, or may have been. See {mark.name}.", file=sys.stderr)
        return UNCERTAIN
    try:
        receipt = send(core, letter, client, to, facility)
    except (APIError, ArgumentError) as error:
        print(error, file=sys.stderr)
        if isinstance(error, APIError) and error.maybe_applied:
            print(
                f"The letter may have arrived. Ask the practice. To send it again, delete {mark.name}.", file=sys.stderr
            )
            return UNCERTAIN
        mark.unlink()
        return NOT_SENT
    print(f"Sent: {len(receipt.message_contents or [])} file.")
    return SENT


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the file and the people, send the letter, and return the exit code."""
    parser = argparse.ArgumentParser(description="Send a referral letter through coreplus.")
    parser.add_argument("letter", type=Path)
    parser.add_argument("--client-id", required=True)
    parser.add_argument("--date-of-birth", type=date.fromisoformat, required=True, help="as in the letter")
    parser.add_argument("--practitioner-id", required=True)
    parser.add_argument("--facility", required=True, help="name of the practice that sends the letter")
    given = parser.parse_args(arguments)
    try:
        with given.letter.open("rb") as file:
            if file.read(5) != b"%PDF-":
                raise ValueError("The letter is not a PDF file.")
        with Coreplus() as core:
            client = client_of(core, given.client_id, given.date_of_birth)
            to = practitioner_of(core, given.practitioner_id)
            return send_once(core, given.letter, client, to, given.facility)
    except (OSError, ValueError, LookupError, APIError) as error:
        print(error, file=sys.stderr)
        return NOT_SENT


if __name__ == "__main__":
    sys.exit(main())
