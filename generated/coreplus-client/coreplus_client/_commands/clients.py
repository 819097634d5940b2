# Generated from specs/coreplus/paths/client.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "list": Command(
        "clients.list", "_LIST", "List or find clients", "GET /Client/", "read", "list",
        "Returns the clients that match the filters, or all clients if no filter is given, one page at a time.",
        arguments=(
            Argument(
                "name", "name", "query", "text", "Only clients whose name contains this text.", name="name",
                private=True,
            ),
            Argument(
                "mobile", "mobile", "query", "text", "Only clients with this mobile phone number.", name="mobile",
                private=True,
            ),
            Argument(
                "date_of_birth", "date-of-birth", "query", "date", "Only clients with this date of birth.",
                name="dateOfBirth", private=True,
            ),
            Argument(
                "page_number", "page-number", "query", "integer", "Page number, starting at 1. Default: 1.",
                name="pageNumber",
            ),
            Argument(
                "page_size", "page-size", "query", "integer", "Number of records per page, at most 100. Default: 50.",
                name="pageSize",
            ),
            Argument("limit", "limit", "walk", "integer", "Maximum number of records."),
            Argument(
                "allow_changes", "allow-changes", "walk", "boolean",
                "Whether the command succeeds although the list changed while it was read.",
            ),
        ),
    ),
    "create": Command(
        "clients.create", "_CREATE", "Create a client", "POST /Client/", "unsafe", "record",
        "Creates a client. It is not known whether the API creates a duplicate if the client already exists: search for the client first.",
        arguments=(
            Argument(
                "first_name", "first-name", "body", "text", "First name.", name="firstName", required=True,
                private=True, example="Sam",
            ),
            Argument(
                "last_name", "last-name", "body", "text", "Family name.", name="lastName", required=True, private=True,
                example="Doe",
            ),
            Argument(
                "date_of_birth", "date-of-birth", "body", "date", "Date of birth.", name="dateOfBirth", required=True,
                private=True, example="1980-02-03",
            ),
            Argument(
                "external_id", "external-id", "body", "text",
                "Free text, for example the client's ID in another system.", name="ExternalId", private=True,
            ),
            Argument(
                "title", "title", "body", "text", "Title.", name="title", private=True,
                choices=(
                    ("Acs Prof", "Associate professor, as abbreviated by the vendor."), ("Dr", "Doctor."),
                    ("Master", "Master, for a boy."), ("Miss", "Miss."), ("Mr", "Mister."), ("Mrs", "Mrs."),
                    ("Ms", "Ms."), ("Prof", "Professor."), ("Rev", "Reverend."),
                ),
                example="Ms",
            ),
            Argument(
                "preferred_name", "preferred-name", "body", "text", "Preferred name.", name="preferredName",
                private=True,
            ),
            Argument("middle_name", "middle-name", "body", "text", "Middle name.", name="middleName", private=True),
            Argument(
                "gender", "gender", "body", "text", "Gender.", name="gender", private=True,
                choices=(
                    ("Male", "Male."), ("Female", "Female."), ("Other", "Another gender."),
                    ("", "Not known; the same as omitting the field."),
                ),
            ),
            Argument(
                "pronouns", "pronouns", "body", "text", "Pronouns.", name="pronouns", private=True,
                choices=(
                    ("e", "e, em, eir, eirs, emself."), ("he", "he, him, his, his, himself."),
                    ("she", "she, her, her, hers, herself."), ("they", "they, them, their, theirs, theirself."),
                    ("xe", "xe, xem, xyr, xyrs, xemself."), ("ze", "ze, hir, hir, hirs, hirself."),
                    ("other", "Other pronouns."),
                ),
                example="they",
            ),
            Argument("culture", "culture", "body", "text", "Cultural background.", name="culture", private=True),
            Argument(
                "medicare_card_number", "medicare-card-number", "body", "text", "Medicare card number.",
                name="medicareCardNumber", private=True,
            ),
            Argument(
                "medicare_card_irn", "medicare-card-irn", "body", "text",
                "Individual reference number (IRN): the client's line on the Medicare card.", name="medicareCardIRN",
                private=True,
            ),
            Argument(
                "medicare_card_expire_date", "medicare-card-expire-date", "body", "date",
                "Expiry date of the Medicare card.", name="medicareCardExpireDate", private=True,
            ),
            Argument(
                "dva_card_number", "dva-card-number", "body", "text",
                "Card number of the Department of Veterans' Affairs (DVA).", name="dvaCardNumber", private=True,
            ),
            Argument(
                "phone_number_home", "phone-number-home", "body", "text", "Home phone number.", name="phoneNumberHome",
                private=True,
            ),
            Argument(
                "phone_number_work", "phone-number-work", "body", "text", "Work phone number.", name="phoneNumberWork",
                private=True,
            ),
            Argument(
                "phone_number_mobile", "phone-number-mobile", "body", "text", "Mobile phone number.",
                name="phoneNumberMobile", private=True, example="0400000001",
            ),
            Argument(
                "status", "status", "body", "text", "Status of the client in the practice.", name="Status",
                private=True,
                choices=(
                    ("Current", "Current client."), ("Closed", "No longer a client."),
                    ("Deleted", "Removed from the practice's lists."), ("Deceased", "Deceased."),
                ),
            ),
            Argument("email", "email", "body", "text", "E-mail address.", name="email", private=True),
            Argument(
                "address_residential", "address-residential", "body", "json", "Home address.",
                name="addressResidential", private=True,
            ),
            Argument(
                "address_postal", "address-postal", "body", "json", "Postal address.", name="addressPostal",
                private=True,
            ),
            Argument(
                "postal_same_as_residential", "postal-same-as-residential", "body", "boolean",
                "Whether mail is sent to the home address.", name="postalSameAsResidential", private=True,
                example="true",
            ),
            Argument(
                "notes1", "notes1", "body", "text", "Overview notes about the client.", name="notes1", private=True
            ),
        ),
        data="{\"firstName\": \"Sam\", \"lastName\": \"Doe\", \"dateOfBirth\": \"1980-02-03\", \"title\": \"Ms\", \"pronouns\": \"they\", \"phoneNumberMobile\": \"0400000001\", \"addressResidential\": {\"streetAddress\": \"1 Example Street\", \"city\": \"Exampleton\", \"postcode\": \"3000\", \"state\": \"VIC\"}, \"postalSameAsResidential\": true}",
    ),
    "get": Command(
        "clients.get", "_GET", "Get a client", "GET /Client/{clientId}", "read", "record",
        "Returns the client with the given ID.",
        arguments=(
            Argument(
                "client_id", "client-id", "path", "text", "ID of the client, a GUID in any letter case.",
                name="clientId", required=True, private=True, positional=True,
                example="66666666-6666-4666-8666-666666666666",
            ),
        ),
    ),
}
