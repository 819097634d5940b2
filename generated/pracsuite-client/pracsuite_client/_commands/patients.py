# Generated from specs/pracsuite/paths/patient.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.command_line.commands import Argument, Command

COMMANDS = {
    "list": Command(
        "patients.list", "_LIST", "List patients", "GET /patient", "read", "list",
        "Returns the patients of the account, one page at a time.\n\nThree filters take numeric codes:\n- `status`: 1 active, 2 inactive, 3 all, 4 inactive but not deceased, 5 all but the deceased, 6 deceased.\n- `email_marketing_type` and `sms_marketing_type`: 1 Soft Opt-In, 2 Opt-In, 3 Soft Opt-Out, 4 Opt-Out.\n\nThe filter `phone` is separate from those of the individual phone fields. The filter `archived` takes a time,\nalthough the record has only a flag, `archive`.\n",
        arguments=(
            Argument(
                "page", "page", "query", "integer", "Number of the page to return, starting at 1.", name="page",
                example="1",
            ),
            Argument(
                "page_size", "page-size", "query", "integer", "Number of records per page, at most 100. Default: 50.",
                name="page_size", example="50",
            ),
            Argument("where", "where", "where", "text", many=True),
            Argument("order_by", "order-by", "order", "text", many=True),
            Argument("limit", "limit", "walk", "integer", "Maximum number of records."),
            Argument(
                "allow_changes", "allow-changes", "walk", "boolean",
                "Whether the command succeeds although the list changed while it was read.",
            ),
        ),
        filters=(
            ("first_name", "first_name", "string"), ("surname", "surname", "string"),
            ("preferred_name", "preferred_name", "string"), ("email", "email", "string"),
            ("home_phone", "home_phone", "string"), ("work_phone", "work_phone", "string"),
            ("mobile", "mobile", "string"), ("phone", "phone", "string"), ("file_created", "file_created", "date-time"),
            ("updated", "updated", "date-time"), ("archived", "archived", "date-time"),
            ("date_of_birth", "date_of_birth", "date"), ("status", "status", "integer-equals"),
            ("email_marketing_type", "email_marketing_type", "integer-equals"),
            ("sms_marketing_type", "sms_marketing_type", "integer-equals"),
        ),
        order=("client_id", "first_name", "surname", "file_created"),
    ),
    "create": Command(
        "patients.create", "_CREATE", "Create a patient", "POST /patient", "unsafe", "record",
        "Creates a patient's file. PracSuite requires a default practitioner; see `default_practitioner_id`.",
        arguments=(
            Argument(
                "first_name", "first-name", "body", "text", "First name.", name="first_name", required=True,
                private=True, example="Robin",
            ),
            Argument(
                "surname", "surname", "body", "text", "Family name.", name="surname", required=True, private=True,
                example="Example",
            ),
            Argument(
                "date_of_birth", "date-of-birth", "body", "date", "Date of birth.", name="date_of_birth", private=True,
                example="1980-02-03",
            ),
            Argument(
                "address_1", "address-1", "body", "text", "First line of the address. Other lines cannot be sent.",
                name="address_1", private=True, example="1 Sample Street",
            ),
            Argument(
                "suburb", "suburb", "body", "text", "Suburb or town.", name="suburb", private=True,
                example="Exampleton",
            ),
            Argument(
                "address_state", "address-state", "body", "text", "State or territory.", name="address_state",
                private=True, example="SA",
            ),
            Argument(
                "postcode", "postcode", "body", "text", "Postcode.", name="postcode", private=True, example="5000"
            ),
            Argument(
                "country", "country", "body", "text", "Country.", name="country", private=True, example="Australia"
            ),
            Argument(
                "email", "email", "body", "text", "E-mail address.", name="email", private=True,
                example="robin@example.com",
            ),
            Argument("gender", "gender", "body", "text", "Gender, as free text.", name="gender", private=True),
            Argument("home_phone", "home-phone", "body", "text", "Home phone number.", name="home_phone", private=True),
            Argument(
                "mobile", "mobile", "body", "text", "Mobile phone number.", name="mobile", private=True,
                example="0400 000 000",
            ),
            Argument(
                "preferred_phone", "preferred-phone", "body", "text",
                "Phone on which the patient prefers to be called.", name="preferred_phone", private=True,
                choices=(("1", "Home phone."), ("3", "Mobile phone.")), example="3",
            ),
            Argument(
                "fee_cat_id", "fee-cat-id", "body", "integer", "ID of the fee category.", name="fee_cat_id",
                private=True,
            ),
            Argument(
                "default_business_id", "default-business-id", "body", "integer", "ID of the default business.",
                name="default_business_id", private=True, example="1",
            ),
            Argument(
                "default_practitioner_id", "default-practitioner-id", "body", "integer",
                "ID of the default practitioner. The default is the practice's first active practitioner. If you create the patient while booking, send the practitioner of the appointment.",
                name="default_practitioner_id", private=True, example="3",
            ),
            Argument(
                "default_sms_reminder", "default-sms-reminder", "body", "boolean",
                "Whether new appointments have SMS reminders by default.", name="default_sms_reminder", private=True,
                example="true",
            ),
            Argument(
                "default_email_reminder", "default-email-reminder", "body", "boolean",
                "Whether new appointments have e-mail reminders by default.", name="default_email_reminder",
                private=True,
            ),
            Argument(
                "default_sms_confirmation", "default-sms-confirmation", "body", "boolean",
                "Whether new appointments are confirmed by SMS by default.", name="default_sms_confirmation",
                private=True,
            ),
            Argument(
                "default_email_confirmation", "default-email-confirmation", "body", "boolean",
                "Whether new appointments are confirmed by e-mail by default.", name="default_email_confirmation",
                private=True,
            ),
            Argument(
                "default_sms_follow_up", "default-sms-follow-up", "body", "boolean",
                "Whether new appointments are followed up by SMS by default.", name="default_sms_follow_up",
                private=True,
            ),
            Argument(
                "default_email_follow_up", "default-email-follow-up", "body", "boolean",
                "Whether new appointments are followed up by e-mail by default.", name="default_email_follow_up",
                private=True,
            ),
            Argument(
                "sms_marketing_type", "sms-marketing-type", "body", "text",
                "Consent of the patient to marketing by SMS.", name="sms_marketing_type", private=True,
                choices=(
                    ("1", "Soft Opt-In; consent is assumed."), ("2", "Opt-In; the patient has agreed explicitly."),
                    ("3", "Soft Opt-Out; refusal is assumed."), ("4", "Opt-Out; the patient has declined explicitly."),
                ),
            ),
            Argument(
                "email_marketing_type", "email-marketing-type", "body", "text",
                "Consent of the patient to marketing by e-mail.", name="email_marketing_type", private=True,
                choices=(
                    ("1", "Soft Opt-In; consent is assumed."), ("2", "Opt-In; the patient has agreed explicitly."),
                    ("3", "Soft Opt-Out; refusal is assumed."), ("4", "Opt-Out; the patient has declined explicitly."),
                ),
                example="2",
            ),
            Argument(
                "timezone", "timezone", "body", "text",
                "IANA name of the patient's time zone, for example `Australia/Adelaide`. Records call the field `time_zone`.",
                name="timezone", private=True, example="Australia/Adelaide",
            ),
            Argument("sex_id", "sex-id", "body", "integer", "ID of the sex.", name="sex_id", private=True),
            Argument(
                "pronoun_id", "pronoun-id", "body", "integer", "ID of the pronouns.", name="pronoun_id", private=True
            ),
        ),
        data="{\"first_name\": \"Robin\", \"surname\": \"Example\", \"date_of_birth\": \"1980-02-03\", \"address_1\": \"1 Sample Street\", \"suburb\": \"Exampleton\", \"address_state\": \"SA\", \"postcode\": \"5000\", \"country\": \"Australia\", \"email\": \"robin@example.com\", \"mobile\": \"0400 000 000\", \"preferred_phone\": 3, \"default_business_id\": 1, \"default_practitioner_id\": 3, \"default_sms_reminder\": true, \"email_marketing_type\": 2, \"timezone\": \"Australia/Adelaide\"}",
    ),
    "get": Command(
        "patients.get", "_GET", "Get a patient", "GET /patient/{client_id}", "read", "record",
        "Returns the patient with the given ID.",
        arguments=(
            Argument(
                "client_id", "client-id", "path", "integer", "ID of the patient.", name="client_id", required=True,
                private=True, positional=True, example="7",
            ),
        ),
    ),
    "edit": Command(
        "patients.edit", "_EDIT", "Change a patient", "PATCH /patient/{client_id}", "unsafe", "record",
        "Changes the fields that are sent; the others keep their values. Many fields of the record cannot be changed here, including title, preferred name, notes, warnings and the insurance numbers.",
        arguments=(
            Argument(
                "client_id", "client-id", "path", "integer", "ID of the patient.", name="client_id", required=True,
                private=True, positional=True, example="7",
            ),
            Argument("first_name", "first-name", "body", "text", "First name.", name="first_name", private=True),
            Argument("surname", "surname", "body", "text", "Family name.", name="surname", private=True),
            Argument(
                "date_of_birth", "date-of-birth", "body", "date", "Date of birth.", name="date_of_birth", private=True
            ),
            Argument(
                "address_1", "address-1", "body", "text", "First line of the address. Other lines cannot be sent.",
                name="address_1", private=True,
            ),
            Argument("suburb", "suburb", "body", "text", "Suburb or town.", name="suburb", private=True),
            Argument(
                "address_state", "address-state", "body", "text", "State or territory.", name="address_state",
                private=True,
            ),
            Argument("postcode", "postcode", "body", "text", "Postcode.", name="postcode", private=True),
            Argument("country", "country", "body", "text", "Country.", name="country", private=True),
            Argument("email", "email", "body", "text", "E-mail address.", name="email", private=True),
            Argument("gender", "gender", "body", "text", "Gender, as free text.", name="gender", private=True),
            Argument("home_phone", "home-phone", "body", "text", "Home phone number.", name="home_phone", private=True),
            Argument(
                "mobile", "mobile", "body", "text", "Mobile phone number.", name="mobile", private=True,
                example="0400 000 001",
            ),
            Argument(
                "preferred_phone", "preferred-phone", "body", "text",
                "Phone on which the patient prefers to be called.", name="preferred_phone", private=True,
                choices=(("1", "Home phone."), ("3", "Mobile phone.")),
            ),
            Argument(
                "fee_cat_id", "fee-cat-id", "body", "integer", "ID of the fee category.", name="fee_cat_id",
                private=True,
            ),
            Argument(
                "default_business_id", "default-business-id", "body", "integer", "ID of the default business.",
                name="default_business_id", private=True,
            ),
            Argument(
                "default_practitioner_id", "default-practitioner-id", "body", "integer",
                "ID of the default practitioner.", name="default_practitioner_id", private=True,
            ),
            Argument(
                "default_sms_reminder", "default-sms-reminder", "body", "boolean",
                "Whether new appointments have SMS reminders by default.", name="default_sms_reminder", private=True,
            ),
            Argument(
                "default_email_reminder", "default-email-reminder", "body", "boolean",
                "Whether new appointments have e-mail reminders by default.", name="default_email_reminder",
                private=True,
            ),
            Argument(
                "default_sms_confirmation", "default-sms-confirmation", "body", "boolean",
                "Whether new appointments are confirmed by SMS by default.", name="default_sms_confirmation",
                private=True,
            ),
            Argument(
                "default_email_confirmation", "default-email-confirmation", "body", "boolean",
                "Whether new appointments are confirmed by e-mail by default.", name="default_email_confirmation",
                private=True,
            ),
            Argument(
                "default_sms_follow_up", "default-sms-follow-up", "body", "boolean",
                "Whether new appointments are followed up by SMS by default.", name="default_sms_follow_up",
                private=True,
            ),
            Argument(
                "default_email_follow_up", "default-email-follow-up", "body", "boolean",
                "Whether new appointments are followed up by e-mail by default.", name="default_email_follow_up",
                private=True,
            ),
            Argument(
                "sms_marketing_type", "sms-marketing-type", "body", "text",
                "Consent of the patient to marketing by SMS.", name="sms_marketing_type", private=True,
                choices=(
                    ("1", "Soft Opt-In; consent is assumed."), ("2", "Opt-In; the patient has agreed explicitly."),
                    ("3", "Soft Opt-Out; refusal is assumed."), ("4", "Opt-Out; the patient has declined explicitly."),
                ),
            ),
            Argument(
                "email_marketing_type", "email-marketing-type", "body", "text",
                "Consent of the patient to marketing by e-mail.", name="email_marketing_type", private=True,
                choices=(
                    ("1", "Soft Opt-In; consent is assumed."), ("2", "Opt-In; the patient has agreed explicitly."),
                    ("3", "Soft Opt-Out; refusal is assumed."), ("4", "Opt-Out; the patient has declined explicitly."),
                ),
                example="4",
            ),
            Argument(
                "timezone", "timezone", "body", "text",
                "IANA name of the patient's time zone, for example `Australia/Adelaide`. Records call the field `time_zone`. Null clears the field.",
                name="timezone", private=True,
            ),
            Argument("sex_id", "sex-id", "body", "integer", "ID of the sex.", name="sex_id", private=True),
            Argument(
                "pronoun_id", "pronoun-id", "body", "integer", "ID of the pronouns.", name="pronoun_id", private=True
            ),
        ),
        data="{\"email\": null, \"mobile\": \"0400 000 001\", \"email_marketing_type\": 4}",
    ),
}
