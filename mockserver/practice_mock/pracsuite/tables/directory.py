"""Tables of what a practice has, who works there, and its partners."""

from practice_mock.state.store import Shape

SHAPES: tuple[Shape, ...] = (
    Shape("business", "business_id"),
    Shape("practitioner", "practitioner_id"),
    Shape("practitioner_business", "practitioner_business_id"),
    Shape("profession", "profession_id"),
    Shape("item", "item_id"),
    Shape("item_group", "item_group_id"),
    Shape("fee_category", "fee_cat_id"),
    Shape("sex", "sex_id"),
    Shape("pronoun", "pronoun_id"),
    Shape("referrer", "referrer_id", start=41),
    Shape("organisation", "organisation_id", start=51),
    Shape("payer", "payer_id"),
    Shape("payer_contact", "payer_contact_id"),
)
