"""Records that are shown as they are stored, with links."""

from __future__ import annotations

from practice_mock.pracsuite.presenters.links import with_links

present_note = with_links("note", "appointment_id", resources="resource")
present_group_appointment = with_links(
    "group_appointment", "appointment_id", resources="resource", appointment_clients="appointment_client"
)
present_cancelled_appointment = with_links("cancelled_appointment", "appointment_id")

present_business = with_links("business", "business_id", appointments="appointment")
present_practitioner = with_links("practitioner", "practitioner_id", appointments="appointment")
present_profession = with_links(
    "profession", "profession_id", appointment="appointment", appointment_type="appointment_type"
)
present_item_group = with_links("item_group", "item_group_id", items="item")
present_referrer = with_links("referrer", "referrer_id")
present_organisation = with_links("organisation", "organisation_id")

present_patient_contact = with_links("patient_contact", "patient_contact_id")
present_attachment = with_links(
    "patient_attachment", "attachment_client_id", content="content", presign_url="presign_url"
)
present_attachment_folder = with_links(
    "patient_attachment_folder", "attachment_client_folder_id", patient_attachments="patient_attachment"
)

present_invoice = with_links("invoice", "invoice_id")
present_payment = with_links("payment", "payment_id")
present_payer = with_links("payer", "payer_id", accounts="account", payer_contacts="payer_contact")
present_payer_contact = with_links("payer_contact", "payer_contact_id")
