"""A page that the compiled decoder accepts reads the same with the tolerant reader, and has no deviation there."""

from __future__ import annotations

import copy
import gc
import importlib
import json
import pickle
import random
import re
import subprocess
import sys
import time
import tracemalloc
from typing import Any

import attrs
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pracsuite_client import Appointment, AppointmentPage, Model
from pracsuite_client._runtime.messages.http import Response
from pracsuite_client._runtime.operation.definition import Operation
from pracsuite_client._runtime.operation.response import NO_POINTERS, read_response
from pracsuite_client._runtime.values import codecs, datetimes, decimals, pages
from pracsuite_client._runtime.values.codec import Codec
from pracsuite_client._runtime.values.drift import Drift
from pracsuite_client._runtime.values.pages import Page, read_page
from pracsuite_client._runtime.values.record_codec import Object
from pracsuite_client._runtime.values.record_reading import as_received
from pracsuite_client._runtime.values.records import Model as AnyModel
from pracsuite_client._runtime.values.records import wire
from pracsuite_client._runtime.values.unset import UNSET
from pracsuite_client.resources.appointments import _LIST  # pyright: ignore[reportPrivateUsage]
from tests.tiers import cases

from .test_reading import KINDS, RECORDS, TEXTS, scalars, whole


def of_package(cls: type[Any], name: str) -> Any:
    """Return a module of the package of a record class. Each client has its own copy of the runtime."""
    package = "coreplus_client" if cls.__module__.startswith("coreplus_client.") else "pracsuite_client"
    return importlib.import_module(f"{package}._runtime.{name}")


PAGES = {
    name: cls
    for name, cls in RECORDS.items()
    if any(of_package(cls, "values.compiled").items_of(declared.codec) for declared in cls.__wires__.values())
}

MOMENTS = [
    *(
        "2027-01-04T09:00:00Z",
        "2027-01-04T09:00:00.25+10:30",
        "2027-01-04t09:00:00.123456z",
        "2027-01-04T09:00:00-03:30",
    ),
    *("2027-01-04 09:00:00Z", "2027-01-04T09:00:00+1030", "2027-01-04T09:00:00-0930", "2027-01-04T09:00:00.9999996Z"),
    *("2027-01-04T09:00:00.123456789", "2027-01-04 09:00:00", "2027-01-04T09:00:00", "2027-01-04t09:00:00.5"),
    *(
        "2027-01-04T24:00:00",
        "2027-01-04T23:59:60Z",
        "0000-01-04T09:00:00Z",
        "2027-02-30T09:00:00Z",
        "2027-01-04T09:00Z",
    ),
    *("1980-02-03T00:00:00", "2026-01-05 14:18:00+1000", "2027-01-04T09:00:00 +10:00", "2027-01-04T09:00:00,5Z"),
    *("2027-01-04T09:00:00\0", "2027-01-04T09:00:00\0Z", "2027-01-04T09:00:00.25\0 and more"),
    *("2027-01-04T09:00:00." + "9" * 45, "2027-01-04T09:00:00." + "9" * 45 + "Z"),
    *("2027-01-04T09:00:00+00:00", "2027-01-04T09:00:00-00:00", "2027-01-04T09:00:00+24:00", "2027-01-04T09:00:00.Z"),
]
NUMBERS = ["5", "5.0", "-0", "-0.0", "25.50", "1e2", "1E400", "0.1234567890123456789", "9" * 25, "9007199254740993.0"]
texts = st.sampled_from(
    [*TEXTS, *MOMENTS, "at 09:30", "2027-01-04 09:30, maybe", 'a "b" \\ c', "\u2028é", "-33.1234567"]
)


class Literally(float):
    """A number that is written as it is spelled."""


def spelled(value: Any, source: random.Random) -> str:
    """Return a JSON text of a value, in one of its spellings."""
    space = source.choice(["", "", " ", "\n  "])
    if isinstance(value, dict):
        members = [f"{spelled(name, source)}:{space}{spelled(item, source)}" for name, item in value.items()]
        return "{" + f",{space}".join(members) + space + "}"
    if isinstance(value, list):
        return "[" + f",{space}".join(spelled(item, source) for item in value) + "]"
    if isinstance(value, str) and source.random() < 0.1 and not value.isdigit():
        return (
            '"'
            + "".join(
                f"\\u{ord(char):04x}" if source.random() < 0.2 and ord(char) < 0xD800 else json.dumps(char)[1:-1]
                for char in value
            )
            + '"'
        )
    if isinstance(value, float) and source.random() < 0.3:
        return source.choice(NUMBERS)
    return json.dumps(value, ensure_ascii=source.random() < 0.5)


def values_of(codec: Any, depth: int = 0, *, is_full: bool = False) -> st.SearchStrategy[Any]:
    """Generate JSON values that conform to a codec, at least most of them. Objects are full or not: see below."""
    match type(codec).__name__:
        case "Nullable":
            return st.none() | values_of(codec.inner, depth, is_full=is_full)
        case "Object":
            return objects_of(codec.model, depth + 1, is_full=is_full)
        case "Array":
            return st.lists(values_of(codec.items, depth, is_full=is_full), min_size=int(is_full), max_size=3)
        case "Map":
            return st.dictionaries(st.sampled_from(["0", "a/b~c"]), values_of(codec.values, depth), max_size=2)
        case "Either":
            return st.one_of(*(values_of(kind, depth) for kind in codec.kinds))
        case "Choice":
            return st.sampled_from(codec.values)
        case "Boolean":
            return st.booleans()
        case "Integer":
            return st.integers(-3, 10**20)
        case "Number":
            return st.integers(-3, 3) | st.floats(-5, 5)
        case "AnyValue":
            return whole(scalars)
        case _:
            good = [text for text in [*TEXTS, *MOMENTS] if not [*codec.deviations(text, "")]]
            return st.sampled_from(good) if good else st.floats(-5, 5) | st.integers()


@st.composite
def objects_of(draw: st.DrawFn, cls: type[AnyModel], depth: int = 0, *, is_full: bool = False) -> dict[str, Any]:
    """Generate objects that conform to a class, with some properties in any order, or with all in one order."""
    body: dict[str, Any] = {}
    wires = [*cls.__wires__.values()]
    for declared in wires[::-1] if is_full else draw(st.permutations(wires)):
        if declared.required or (depth < 3 and (is_full or draw(st.booleans()))):
            body[declared.name] = draw(values_of(declared.codec, depth, is_full=is_full))
    return body


def compared(cls: type[AnyModel], content: bytes) -> Page | None:
    """Read a page in both ways. If the compiled decoder accepts it, it must be the same.

    It is read in the order of an earlier page, and in its own.
    """
    codec, own = of_package(cls, "values.record_codec").Object(lambda: cls), of_package(cls, "values.pages")
    other = own.read_page(codec, content)
    own._IN_ORDER.pop(cls, None)  # noqa: SLF001
    page: Page | None = own.read_page(codec, content)
    found = [one for one in (other, page) if one is not None]
    if not found:
        return None
    received = of_package(cls, "messages.http").Response(200, {}, content).json()
    assert [found for found, _ in codec.survey([received], "")] == []
    slow = cls.from_dict(received)
    for one in found:
        assert json.dumps(one.record.to_dict(), default=str) == json.dumps(slow.to_dict(), default=str)
        assert one.body.keys() == received.keys()
        check(one.record, slow)
    return page


def check(fast: Any, slow: Any) -> None:
    """Check that two values are the same, down to the types of their parts."""
    if isinstance(slow, list):
        assert len(fast) == len(slow)
        for one, other in zip(fast, slow, strict=True):
            check(one, other)
    elif hasattr(slow, "__wires__"):
        assert isinstance(fast, type(slow))
        assert fast == slow
        assert repr(fast) == repr(slow)
        assert fast.fields_set == slow.fields_set
        assert fast.additional_properties == slow.additional_properties
        assert fast.to_dict() == slow.to_dict()
        for name in slow.__wires__:
            check(getattr(fast, name), getattr(slow, name))
    else:
        assert (type(fast), repr(fast)) == (type(slow), repr(slow))


def test_pages_of_both_clients_are_compared() -> None:
    assert {"coreplus_client.AppointmentList", "pracsuite_client.AppointmentPage"} <= PAGES.keys()


@given(name=st.sampled_from(sorted(PAGES)), data=st.data(), seed=st.integers(0, 1000))
@settings(max_examples=cases(300))
def test_page_of_every_schema_reads_the_same(name: str, data: st.DataObject, seed: int) -> None:
    compared(PAGES[name], spelled(data.draw(objects_of(PAGES[name])), random.Random(seed)).encode())


@given(name=st.sampled_from(sorted(PAGES)), data=st.data(), seed=st.integers(0, 1000))
@settings(max_examples=cases(300))
def test_page_with_a_wrong_value_reads_the_same(name: str, data: st.DataObject, seed: int) -> None:
    body = data.draw(objects_of(PAGES[name]))
    places: list[Any] = [body]
    for part in places:
        inner = part.values() if isinstance(part, dict) else part
        places += [one for one in inner if isinstance(one, (dict, list))]
    place = data.draw(st.sampled_from([part for part in places if part or isinstance(part, dict)]))
    key = data.draw(
        st.sampled_from([*place, "hat", "_source", "__dict__"] if isinstance(place, dict) else range(len(place)))
    )
    place[key] = data.draw(scalars | texts | whole(scalars))
    compared(PAGES[name], spelled(body, random.Random(seed)).encode())


@pytest.mark.parametrize("name", KINDS)
@given(values=st.lists(scalars | texts | whole(scalars), max_size=3), seed=st.integers(0, 1000))
def test_value_of_every_codec_reads_the_same(name: str, values: list[Any], seed: int) -> None:
    class Item(AnyModel):
        value: Any = wire(KINDS[name], default=UNSET)

    class ItemPage(AnyModel):
        items: list[Item] = wire(codecs.Array(Object(lambda: Item)))
        other: Any = wire(KINDS[name], default=UNSET)

    body: dict[str, Any] = {"items": [{}, *({"value": value} for value in values)]}
    for value in values[:1]:
        body["other"] = value
    compared(ItemPage, spelled(body, random.Random(seed)).encode())


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("kind", ["moment", "wall time", "date", "moment with its offset, or null"])
def test_spelling_of_a_time_reads_the_same(kind: str, moment: str) -> None:
    class Item(AnyModel):
        value: Any = wire(KINDS[kind])

    class ItemPage(AnyModel):
        items: list[Item] = wire(codecs.Array(Object(lambda: Item)))

    is_read = compared(ItemPage, json.dumps({"items": [{"value": moment}]}).encode()) is not None
    alike = re.fullmatch(r"[\d-]+T[\d:]+(\.\d{1,6})?(Z|[+-]\d\d:\d\d)?", moment)
    assert is_read == (bool(alike or kind.startswith("moment with")) and not [*KINDS[kind].deviations(moment, "")])
    for place, char in enumerate(moment):
        escaped = f"{moment[:place]}\\u{ord(char):04X}{moment[place + 1 :]}"
        compared(ItemPage, f'{{"items": [{{"value": "{escaped}"}}]}}'.encode())


def usual(value: Any) -> Any:
    """Return a JSON value with times in the form in which most servers write them."""
    if isinstance(value, dict):
        return {name: usual(item) for name, item in value.items()}
    if isinstance(value, list):
        return [*map(usual, value)]
    if isinstance(value, str) and re.fullmatch(r"\d{4}-..-..[Tt ].*", value):
        return "2027-01-04T09:00:00.123456" + ("Z" if re.search(r"[zZ]|[+-]..:?..$", value[19:]) else "")
    return value


DISTURBED: dict[str, Any] = {
    "nothing": lambda text, _: text,
    "a space": lambda text, at: text[:at] + re.sub(r"([,:{}\[\]])", r"\1 ", text[at:], count=1),
    "a space for the T": lambda text, at: text[:at] + re.sub(r"(-\d\d)T(\d\d:)", r"\1 \2", text[at:], count=1),
    "no colon": lambda text, at: text[:at] + text[at:].replace('Z"', '+0000"', 1),
    "another offset": lambda text, at: text[:at] + text[at:].replace('Z"', '+00:00"', 1),
    "more digits": lambda text, at: text[:at] + text[at:].replace("123456Z", "1234567Z", 1),
    "fewer digits": lambda text, at: text[:at] + text[at:].replace("123456", "120", 1),
    "an escape sequence": lambda text, at: text[:at] + re.sub(r'(":")[\w-]', r"\1\\u0032", text[at:], count=1),
    "a repeated property": lambda text, at: text[:at] + re.sub(r'("\w+":\w+),', r"\1,\1,", text[at:], count=1),
    "a number with a zero": lambda text, at: text[:at] + re.sub(r":(\d+)\b", r":\1.0", text[at:], count=1),
    "an absent property": lambda text, at: text[:at] + re.sub(r',"\w+":null', "", text[at:], count=1),
    "the list twice": lambda text, _: re.sub(r'("\w+":\[\{.*\}\])', r"\1,\1", text, count=1),
}
"""What changes a page in the usual form, after a position in its text. Some find nothing there to change."""


@given(name=st.sampled_from(sorted(PAGES)), what=st.sampled_from(sorted(DISTURBED)), data=st.data())
@settings(max_examples=cases(300))
def test_page_in_the_usual_form_reads_the_same(name: str, what: str, data: st.DataObject) -> None:
    body = usual(data.draw(objects_of(PAGES[name], is_full=True)))
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    compared(PAGES[name], DISTURBED[what](text, data.draw(st.integers(0, len(text)))).encode())


PAGE = {
    "appointments": [
        {
            "appointment_id": number,
            "app_time": "2027-01-04T09:00:00",
            "notes": "came at 09:30",
            "links": {"self": f"x/{number}"},
        }
        for number in range(1, 4)
    ],
    "total_entries": 3,
    "links": {"self": "x"},
}


RECORD: dict[str, Any] = dict.fromkeys(["appointment_id", *sorted(Appointment.__names__)]) | {
    "appointment_id": 5,
    "app_time": "2027-01-04T09:00:00",
    "created": "2026-11-20T01:02:03.123456Z",
    "duration": 30,
    "description": "Robin Example",
}
FULL_PAGE = {"total_entries": 2, "appointments": [RECORD, RECORD | {"notes": "é\n"}], "links": {"self": "x"}}


@pytest.mark.parametrize("what", DISTURBED)
def test_page_whose_second_record_has_another_form_reads_the_same(what: str) -> None:
    text = json.dumps(FULL_PAGE, ensure_ascii=False, separators=(",", ":"))
    disturbed = DISTURBED[what](text, text.index("appointment_id", text.index("},{")))
    assert what == "nothing" or disturbed != text
    compared(AppointmentPage, disturbed.encode())


def test_records_in_the_usual_form_are_not_searched_in_their_page(monkeypatch: pytest.MonkeyPatch) -> None:
    parts: list[bytes] = []
    monkeypatch.setattr(pages, "has_other_times", lambda part: parts.append(part) or False)
    for separators in ((",", ":"), (", ", ": ")):
        content = json.dumps(FULL_PAGE, ensure_ascii=False, separators=separators).encode()
        found = compared(AppointmentPage, content)
        assert found is not None
        assert [one.to_dict() for one in found.body["appointments"]] == FULL_PAGE["appointments"]
        assert (len(parts[-1]) < len(content)) == (separators == (",", ":"))


LAYOUTS: dict[str, dict[str, Any]] = {
    "compact": {"separators": (",", ":")},
    "spaces": {},
    "lines": {"indent": 0},
    "indented": {"indent": 4},
    "indented with tabs": {"indent": "\t", "separators": (" ,", " : ")},
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_page_in_any_regular_layout_is_not_read_once_more(
    layout: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[bytes] = []
    monkeypatch.setattr(pages, "read_json", lambda text: read.append(text) or json.loads(text))
    content = json.dumps(FULL_PAGE | {"appointments": [RECORD] * 20}, **layout).encode()
    assert compared(AppointmentPage, content) is not None
    assert max(map(len, read)) < len(content) / 5


def test_page_in_an_irregular_layout_reads_the_same() -> None:
    first, second, third = (json.dumps(RECORD | {"appointment_id": number}) for number in (1, 2, 3))
    for gaps in (("", " ", ""), (" ", "", "\n"), ("\n", "\n ", " ")):
        text = f'{{"appointments":[{first},{gaps[0]}{second},{gaps[1]}{third}{gaps[2]}],"total_entries":3}}'
        assert compared(AppointmentPage, text.encode()) is not None


def page(**changes: Any) -> AppointmentPage:
    """Return a page that the client has read."""
    operation = Operation[AppointmentPage](
        "appointments.list", "GET", "/appointment", "read", returns=Object(lambda: AppointmentPage)
    )
    content = json.dumps({**PAGE, **changes}).encode()
    response = Response(200, {"content-type": "application/json"}, content)
    return read_response(operation, response, errors=NO_POINTERS, strict=True, drift=Drift())


def records() -> list[Appointment]:
    found = page().appointments
    assert found is not None
    assert all(record.__is_compiled__ for record in found)
    return list(found)


def test_conforming_page_is_compiled() -> None:
    assert [record.appointment_id for record in records()] == [1, 2, 3]


def test_page_with_an_unknown_property_is_not_compiled() -> None:
    [record] = page(appointments=[{**PAGE["appointments"][0], "hat": 1}]).appointments or ()  # type: ignore[index]
    assert not record.__is_compiled__
    assert record.additional_properties == {"hat": 1}


def test_compiled_records_are_records_of_their_class() -> None:
    record = records()[0]
    assert isinstance(record, Appointment)
    assert isinstance(record, Model)
    assert type(record).__name__ == "Appointment"
    assert type(record).__module__ == Appointment.__module__
    assert attrs.has(type(record))
    match record:
        case Appointment(appointment_id=1):
            pass
        case _:
            pytest.fail("the class pattern does not match")


def test_compiled_records_are_immutable() -> None:
    record: Any = records()[0]
    for name in ("duration", "hat", "_source"):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(record, name, 1)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            delattr(record, name)
    with pytest.raises(TypeError, match="unhashable"):
        hash(record)
    with pytest.raises(TypeError, match=r"record\.replace"):
        attrs.evolve(record, duration=5)


@pytest.mark.parametrize("numbers", [[], [7], [1, 2, 3], [1, 10**20, 2, 3], [4, 5, 4], [4, 4, 4]])
def test_keys_of_compiled_records_are_those_of_the_tolerant_reader(numbers: list[int]) -> None:
    received = [{**PAGE["appointments"][0], "appointment_id": number} for number in numbers]  # type: ignore[index]
    received[-1:] = [{**received[-1], "notes": "another"}] if received else []
    compiled = page(appointments=received).appointments or []
    assert all(record.__is_compiled__ for record in compiled)
    keys = _LIST.keys([*compiled])
    assert keys == _LIST.keys([*map(Appointment.from_dict, received)])
    assert len({*keys}) == len({json.dumps(one) for one in received})


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda record: pickle.loads(pickle.dumps(record))])
def test_copies_of_compiled_records_are_equal(copied: Any) -> None:
    for record in (records()[1], records()[1].links, page()):
        same = copied(record)
        assert same == record
        assert same.to_dict() == record.to_dict()  # type: ignore[union-attr]


def test_compiled_records_can_be_changed_by_copying() -> None:
    record = records()[0]
    changed = record.replace(duration=45, notes=UNSET)
    assert (changed.duration, changed.notes, changed.fields_set - record.fields_set) == (45, None, {"duration"})
    assert type(record).from_dict({"duration": 5}).duration == 5


def test_class_extends_a_record_class_that_was_compiled() -> None:
    records()

    class Extended(Appointment):
        hat: int | None = wire(codecs.Nullable(codecs.INTEGER), default=UNSET)

    assert Extended.from_dict({"hat": 1}).hat == 1
    assert Extended.__record__ is Extended


def test_record_keeps_its_own_text_and_not_that_of_its_page() -> None:
    kept: list[Any] = []
    tracemalloc.start()
    try:
        for _ in range(20):
            whole_page = page(
                appointments=[{**PAGE["appointments"][0], "notes": "x" * 20_000} for _ in range(20)]
                + PAGE["appointments"]
            )  # type: ignore[index, operator]
            kept.append(whole_page.appointments[-1])  # type: ignore[index]
        del whole_page
        gc.collect()
        assert tracemalloc.get_traced_memory()[0] < 400_000  # one page has as many bytes
    finally:
        tracemalloc.stop()
    assert kept[0].to_dict() == PAGE["appointments"][-1]  # type: ignore[index]


def test_page_whose_other_records_are_short_takes_little_memory() -> None:
    short = {"appointment_id": 7, "app_time": "2027-01-04T09:00:00"}
    records = [RECORD, *[short] * 5000]
    content = json.dumps(FULL_PAGE | {"appointments": records}, separators=(",", ":")).encode()
    assert read_page(Object(lambda: AppointmentPage), content) is not None
    tracemalloc.start()
    try:
        found = read_page(Object(lambda: AppointmentPage), content)
        kept, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found is not None
    assert most - kept < 8 * len(content)


def test_page_is_printed_without_private_values() -> None:
    assert "09:30" not in repr(page())
    assert "09:30" not in repr(records())


def test_text_of_a_record_is_not_encoded_with_it() -> None:
    [record, *_] = records()
    assert b"09:30" not in msgspec.json.encode(record.links)
    assert b"_source" not in msgspec.json.encode(record)


def test_class_of_a_compiled_record_makes_records() -> None:
    [record, *_] = records()
    for made in (type(record)(appointment_id=5, app_time=record.app_time), replaced_class(record)):
        assert made.fields_set == {"appointment_id", "app_time"}
        assert made.to_dict()["appointment_id"] == 5
    with pytest.raises(TypeError, match="extend Appointment itself"):
        type("Extended", (type(record),), {})


def replaced_class(record: Any) -> Any:
    return record.__class__(appointment_id=5, app_time=record.app_time)


@pytest.mark.parametrize(
    "change",
    [
        lambda item: item | {"_source": None},
        lambda item: item | {"links": {"_source": None}},
        lambda item: item | {"__dict__": {}},
        lambda item: item | {"__class__": None},
    ],
)
def test_property_with_the_name_of_an_internal_one_is_unknown(change: Any) -> None:
    content = json.dumps(PAGE | {"appointments": [change(PAGE["appointments"][0])]}).encode()  # type: ignore[index]
    assert read_page(Object(lambda: AppointmentPage), content) is None


@pytest.mark.parametrize("first", [b'"\\xff"', b"1" * 5000])
@pytest.mark.parametrize("name", ["total_entries", "appointments"])
def test_unreadable_value_of_a_repeated_property_is_noticed(name: str, first: bytes) -> None:
    given = b"[" + first + b"]" if name == "appointments" else first
    for space in (b"", b" ", b"\\n"):
        content = json.dumps(PAGE).encode().replace(b"{", b'{"' + name.encode() + b'":' + space + given + b",", 1)
        assert read_page(Object(lambda: AppointmentPage), content) is None


@pytest.mark.parametrize("records", ["{}", "{},{}", "{}, {}", "{},  {},{}"])
@pytest.mark.parametrize("other", ["{}", "{},{}", '"{}"', r'"\u00{}41"', r'"\{}"', r'"\{},"', '"\ud800"', "1" * 5000])
def test_unreadable_value_is_noticed_if_it_has_the_text_of_the_records(records: str, other: str) -> None:
    class Item(AnyModel):
        value: int | None = wire(codecs.INTEGER, default=UNSET)

    class ItemPage(AnyModel):
        items: list[Item] = wire(codecs.Array(Object(lambda: Item)))
        other: Any = wire(codecs.ANY, default=UNSET)

    for text in (
        f'{{"other":{other},"items":[{records}]}}',
        f'{{"other":{other},"items":[{records}],"other":1}}',
        f'{{"items":[{records}],"other":[{other}],"other":[{records}]}}',
        f'{{"items":[{other}],"items":[{records}]}}',
        f'{{"other":[{{}},{other},{{}}],"other":1,"items":[{records}]}}',
    ):
        content = text.encode(errors="surrogatepass")
        try:
            Response(200, {}, content).json()
        except ValueError:
            assert read_page(Object(lambda: ItemPage), content) is None
        else:
            compared(ItemPage, content)


@pytest.mark.parametrize(
    "part", [r"\\u0041\"", r"\"2027-01-01 09:00:00\"", r"\u003Cp class=\"x\"\u003E", "2027-01-01 "]
)
def test_notes_with_escape_sequences_are_read_at_once(part: str) -> None:
    notes = part * 20_000
    content = json.dumps(PAGE).encode().replace(b"came at 09:30", notes.encode(), 1)
    begin = time.process_time()
    for _ in range(3):
        Response(200, {}, content).json()
    allowed = 20 * (time.process_time() - begin) + 0.05
    begin = time.process_time()
    assert read_page(Object(lambda: AppointmentPage), content) is not None
    assert time.process_time() - begin < allowed


def test_spaces_between_two_records_take_no_more_memory_than_the_page() -> None:
    content = (
        json.dumps(PAGE | {"appointments": [RECORD] * 200}).encode().replace(b"}, {", b"}," + b" " * 100_000 + b"{", 1)
    )
    assert read_page(Object(lambda: AppointmentPage), content) is not None
    tracemalloc.start()
    try:
        assert read_page(Object(lambda: AppointmentPage), content) is not None
        assert tracemalloc.get_traced_memory()[1] < 10 * len(content)
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("kind", "value", "module", "reader"),
    [
        (codecs.DECIMAL, "1.50", decimals, "exact"),
        (codecs.DECIMAL_NUMBER, 1.5, decimals, "exact"),
        (codecs.OFFSET_DATE_TIME, "2027-01-04T09:00:00+10:00", datetimes, "_instant"),
        (codecs.Either((codecs.OFFSET_DATE_TIME, codecs.INTEGER)), "2027-01-04T09:00:00Z", datetimes, "_instant"),
    ],
)
def test_value_is_checked_and_converted_in_one_step(
    kind: Codec[Any], value: Any, module: Any, reader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Item(AnyModel):
        value: Any = wire(kind)

    class ItemPage(AnyModel):
        items: list[Item] = wire(codecs.Array(Object(lambda: Item)))

    content = json.dumps({"items": [{"value": value}] * 5}).encode()
    assert compared(ItemPage, content) is not None
    read, original = [], getattr(module, reader)
    monkeypatch.setattr(module, reader, lambda *given: read.append(given[0]) or original(*given))
    assert read_page(Object(lambda: ItemPage), content) is not None
    assert read == [value] * 5


def test_nested_records_are_read_once() -> None:
    class Item(AnyModel):
        number: int = wire(codecs.INTEGER)

    class Order(AnyModel):
        items: list[Item] = wire(codecs.Array(Object(lambda: Item)))

    class OrderPage(AnyModel):
        orders: list[Order] = wire(codecs.Array(Object(lambda: Order)))

    content = json.dumps({"orders": [{"items": [{"number": number} for number in range(3000)]}]}).encode()
    found = read_page(Object(lambda: OrderPage), content)
    assert found is not None
    [order] = found.record.orders  # type: ignore[attr-defined]
    assert order == Order.from_dict(order.to_dict())  # takes minutes if each item is read from the text of its order
    assert order.replace(items=order.items).to_dict() == order.to_dict()
    assert [item.to_dict() for item in order.items][-1] == {"number": 2999}


def test_records_of_a_list_can_be_read_by_two_threads_at_once() -> None:
    class Item(AnyModel):
        number: int = wire(codecs.INTEGER)

    class Order(AnyModel):
        items: list[Item] = wire(codecs.Array(Object(lambda: Item)))

    class OrderPage(AnyModel):
        orders: list[Order] = wire(codecs.Array(Object(lambda: Order)))

    content = b'{"orders":[{"items":[{"number":0},{"number":1}]}]}'
    steps = 0

    def interrupted_at(step: int) -> bool:
        """Read a record, and another one as soon as a step of the interpreter is reached. Return whether it is."""
        found: Any = read_page(Object(lambda: OrderPage), content)
        one, other = found.record.orders[0].items
        left = step

        def trace(frame: Any, event: str, _: Any) -> Any:
            nonlocal left
            if frame.f_code is not as_received.__code__:
                return None
            frame.f_trace_opcodes = True
            if event == "opcode":
                left -= 1
                if left == 0:
                    sys.settrace(None)
                    assert as_received(other) == {"number": 1}
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            assert as_received(one) == {"number": 0}
        finally:
            sys.settrace(before)
        return left <= 0

    while interrupted_at(steps + 1):
        steps += 1
    assert steps > 20


def test_list_is_not_cut_off_by_an_exception_of_a_signal_handler() -> None:
    class Stop(codecs.AnyValue):
        count = 0

        def fits(self, values: Any) -> bool:
            type(self).count += 1
            if self.count == 3:
                raise StopIteration
            return True

    class Item(AnyModel):
        value: Any = wire(Stop())

    class ItemPage(AnyModel):
        items: list[Item] = wire(codecs.Array(Object(lambda: Item)))

    with pytest.raises((StopIteration, RuntimeError)):
        read_page(Object(lambda: ItemPage), json.dumps({"items": [{"value": 1}] * 5}).encode())


def test_class_that_msgspec_has_no_type_for_is_left_to_the_tolerant_reader() -> None:
    class Item(AnyModel):
        value: Any = wire(codecs.Choice((2**70, 1)), default=UNSET)

    class ItemPage(AnyModel):
        items: list[Item] = wire(codecs.Array(Object(lambda: Item)))

    compared(ItemPage, b'{"items": [{"value": 1}, {}]}')


def test_deep_value_is_left_to_the_tolerant_reader() -> None:
    class Item(AnyModel):
        value: Any = wire(codecs.ANY, default=UNSET)

    class ItemPage(AnyModel):
        items: list[Item] = wire(codecs.Array(Object(lambda: Item)))

    for depth in (1, 20, 30, 40, 60, 61, 62, 70, 5000):
        content = f'{{"items": [{{"value": {"[" * depth}{"]" * depth}}}]}}'.encode()
        try:
            Response(200, {}, content).json()
        except ValueError:
            assert read_page(Object(lambda: ItemPage), content) is None
        else:
            assert depth > 25 or compared(ItemPage, content)


def test_class_whose_records_may_be_inside_each_other_is_read() -> None:
    class Tree(AnyModel):
        parts: list[Tree] = wire(codecs.Array(Object(lambda: Tree)))

    assert read_page(Object(lambda: Tree), b'{"parts": []}') is None


def test_msgspec_is_imported_at_the_first_response() -> None:
    code = "import sys; from pracsuite_client import PracSuite, Appointment; print('msgspec' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_received_object_of_a_nested_record_is_its_own() -> None:
    first, second = records()[:2]
    assert as_received(first.links) == {"self": "x/1"}  # type: ignore[arg-type]
    assert second.links is not None
    assert second.links.to_dict() == {"self": "x/2"}
    assert second.links.fields_set == {"self_"}
