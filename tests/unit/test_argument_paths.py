"""A path in the arguments names only what the spec names. A key that a caller chose may be the name of a patient."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import coreplus_client
import pracsuite_client
from coreplus_client import Coreplus, NewPayment
from coreplus_client._runtime.values.argument_error import argument_path
from coreplus_client._runtime.values.codec import Context, Mismatch
from coreplus_client._runtime.values.codecs import INTEGER, Map
from pracsuite_client import Patient, PatientCreate, PracSuite

ArgumentErrors = (coreplus_client.ArgumentError, pracsuite_client.ArgumentError)

NAMES = st.sampled_from(
    ["Jo Citizen", "Zimmermann", "0412345678", "jo@example.com", "Zim_mermann", "1980-01-02", "Zoë"]
)
"""Keys of a caller's dict, short and of harmless characters or not."""


def prac() -> PracSuite:
    pool = httpx.Client(transport=httpx.MockTransport(lambda _: pytest.fail("it was sent")))
    return PracSuite(vendor_key="v", account_key="a", time_zone="Australia/Adelaide", http_client=pool)


def core() -> Coreplus:
    pool = httpx.Client(transport=httpx.MockTransport(lambda _: pytest.fail("it was sent")))
    access = {"consumer_id": "c", "consumer_secret": "s" * 32, "access_token": "t", "issuer": "https://clinic.example"}
    return Coreplus(**access, http_client=pool)


PLACES: Mapping[str, Callable[[str], Any]] = {
    "payments[1].(key 2)": lambda key: core().payments.create(
        invoice_id="1", payments=[payment(), {"lineItemId": "1", key: "1"}]
    ),
    "message_data.client.(key 1)": lambda key: core().messages.send(
        files=[], message_data={"header": {"sending_facility": "F"}, "client": {key: "Q"}}
    ),
    "extra_body.(key 2)": lambda key: prac().patients.edit(1, extra_body={"colour": "red", key: object()}),
    "extra_query.(key 2)": lambda key: prac().patients.list(extra_query={"colour": "red", key: {}}),
    "extra_headers.(key 2)": lambda key: prac().patients.get(1, extra_headers={"x-trace": "1", key: "a\nb"}),
    "(key 1)": lambda key: PatientCreate(first_name="A", surname="B").replace(**{key: 1}),
    "(key 2)": lambda key: Patient.from_dict({"client_id": 1}).replace(first_name="A", **{key: 1}),
}


def payment() -> NewPayment:
    return NewPayment.from_dict(
        {"lineItemId": "1", "amountPaid": "1.00", "datePaid": "2026-01-06", "paymentMethodId": "m"}
    )


@pytest.mark.parametrize("place", PLACES)
@given(key=NAMES)
def test_key_that_the_spec_does_not_name_is_replaced_by_its_number(place: str, key: str) -> None:
    with pytest.raises(ArgumentErrors) as caught:
        PLACES[place](key)
    error: Any = caught.value
    assert error.argument == place
    assert str(error) == f"{place}: {error.reason}"
    for text in (str(error), repr(error), error.reason):
        assert key.casefold() not in text.casefold()


@given(st.dictionaries(NAMES | st.text(st.characters(codec="utf-8")), st.integers()), NAMES)
def test_key_of_a_map_is_replaced_by_its_number(given: dict[str, Any], key: str) -> None:
    given.pop(key, None)
    codec = Map(Map(INTEGER))
    for convert in (lambda value: codec.encode(value, Context()), codec.from_plain):
        with pytest.raises(Mismatch) as caught:
            convert({"Zimmermann": {**given, key: "much"}})
        assert argument_path(caught.value.path) == f".(key 1).(key {len(given) + 1})"


@pytest.mark.parametrize("key", ["amount_paid", "amountPaid", "AmountPaid", "amount-paid"])
def test_key_that_the_spec_names_is_printed(key: str) -> None:
    with pytest.raises(ArgumentErrors, match=rf"^payments\[0\]\.{key}: "):
        core().payments.create(invoice_id="1", payments=[{"lineItemId": "1", key: "much"}])
