# Generated from specs/coreplus/paths/client_family.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "create": Command(
        "client_families.create", "_CREATE", "Add a family member to a client", "POST /ClientFamily/", "unsafe",
        "record",
        "Adds a relative or other contact to a client. No call that lists, changes or removes family members is known. A new emergency contact or invoice recipient may replace the previous one, as a client can have only one of each.",
        arguments=(
            Argument(
                "client_id", "client-id", "body", "text", "ID of the client to whom the person belongs, a GUID.",
                name="clientId", required=True, private=True, subject=True,
                example="66666666-6666-4666-8666-666666666666",
            ),
            Argument(
                "first_name", "first-name", "body", "text", "First name.", name="firstName", required=True,
                private=True, example="Alex",
            ),
            Argument(
                "surname", "surname", "body", "text", "Family name.", name="surname", required=True, private=True,
                example="Doe",
            ),
            Argument(
                "title", "title", "body", "text", "Title.", name="title", private=True,
                choices=(
                    ("Dr", "Doctor."), ("Master", "Master, for a boy."), ("Miss", "Miss."), ("Mr", "Mister."),
                    ("Mrs", "Mrs."), ("Ms", "Ms."), ("Mx", "Mx, for any gender."), ("Sir", "Sir."),
                    ("Rev", "Reverend."),
                ),
            ),
            Argument(
                "date_of_birth", "date-of-birth", "body", "date", "Date of birth.", name="dateOfBirth", private=True
            ),
            Argument(
                "relationship", "relationship", "body", "text",
                "Relationship of the person to the client. Free text; suggested values are Auntie, Boyfriend, Brother, Client, Daughter, Father, Fiance, Foster Father, Foster Mother, Friend, Girlfriend, Grand Father, Grand Mother, Guardian, Husband, Mother, Partner, Sister, Stepfather, Stepmother, Son, Uncle, Wife, Next of KIN.",
                name="relationship", private=True, example="Partner",
            ),
            Argument(
                "medicare_card_number", "medicare-card-number", "body", "text", "Medicare card number.",
                name="medicareCardNumber", private=True,
            ),
            Argument(
                "medicare_card_irn", "medicare-card-irn", "body", "text",
                "Individual reference number (IRN): the person's line on the Medicare card.", name="medicareCardIRN",
                private=True,
            ),
            Argument("home_phone", "home-phone", "body", "text", "Home phone number.", name="homePhone", private=True),
            Argument("work_phone", "work-phone", "body", "text", "Work phone number.", name="workPhone", private=True),
            Argument(
                "mobile", "mobile", "body", "text", "Mobile phone number.", name="mobile", private=True,
                example="0400000002",
            ),
            Argument("email", "email", "body", "text", "E-mail address.", name="email", private=True),
            Argument("address", "address", "body", "text", "Street, number and unit.", name="address", private=True),
            Argument("suburb", "suburb", "body", "text", "Suburb or town.", name="suburb", private=True),
            Argument("postcode", "postcode", "body", "text", "Postcode.", name="postcode", private=True),
            Argument("notes", "notes", "body", "text", "Free text.", name="notes", private=True),
            Argument(
                "emergency_contact", "emergency-contact", "body", "boolean",
                "Whether the person is the emergency contact. Each client can have only one.", name="emergencyContact",
                private=True, example="true",
            ),
            Argument(
                "invoice_recipient", "invoice-recipient", "body", "boolean",
                "Whether invoices are sent to the person. Each client can have only one invoice recipient.",
                name="invoiceRecipient", private=True,
            ),
            Argument(
                "main_contact", "main-contact", "body", "boolean",
                "Whether the person is the client's main contact in letters.", name="mainContact", private=True,
            ),
        ),
        data="{\"clientId\": \"66666666-6666-4666-8666-666666666666\", \"firstName\": \"Alex\", \"surname\": \"Doe\", \"relationship\": \"Partner\", \"mobile\": \"0400000002\", \"emergencyContact\": true}",
    ),
}
