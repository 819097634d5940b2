"""The exception of a signal handler that interrupts the use of records, pages and errors shows no patient."""

from __future__ import annotations

import copy
import json
import pickle
import signal
import sys
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

import httpx
import pytest
from rich.pretty import pretty_repr

from pracsuite_client import APIError, F, Patient, PracSuite
from tests.interrupts import SoftTimeLimitExceeded, outcomes, variables

WORD = "Canarybird"
DATA: dict[str, Any] = {
    "client_id": 7,
    "first_name": WORD,
    "date_of_birth": "1943-05-17",
    "links": {"self": f"/patient/{WORD}", "business": {"href": WORD}},
    "unknown": {"of": [WORD]},
}
KEYS: dict[str, Any] = {"vendor_key": "v", "account_key": "a", "max_retries": 0}


def respond(request: httpx.Request) -> httpx.Response:
    if "page=3" in str(request.url):
        return httpx.Response(422, json={"error": {"detail": WORD, "validation": [{"field": WORD}]}})
    number = 2 if "page=2" in str(request.url) else 1
    return httpx.Response(200, json={"clients": [DATA | {"client_id": number}], "total_entries": 3, "links": {}})


def client() -> PracSuite:
    return PracSuite(**KEYS, http_client=httpx.Client(transport=httpx.MockTransport(respond)))


def failed() -> APIError:
    try:
        client().patients.list(page=3)
    except APIError as error:
        return error
    raise AssertionError


class Given:
    """Values that no frame of a test has among its variables."""

    record = Patient.from_dict(DATA)
    page = client().patients.list()
    error = failed()
    raw = client().patients.with_raw_response.list()
    made = Patient(client_id=7, first_name=WORD)
    pickled = pickle.dumps(record)
    text = WORD


def fresh() -> Patient:
    return Patient.from_dict(Given.record.to_dict())


RECORDS: dict[str, Callable[[Any], Any]] = {
    "plain attribute": lambda record: record.first_name,
    "attribute": lambda record: record.date_of_birth,
    "nested": lambda record: record.links,
    "repr": repr,
    "rich": pretty_repr,
    "to_dict": lambda record: record.to_dict(),
    "fields_set": lambda record: record.fields_set,
    "additional_properties": lambda record: record.additional_properties,
    "equality": lambda record: record == Given.record,
    "replace": lambda record: record.replace(client_id=8),
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "pickle": pickle.dumps,
}


class Use:
    """The use of a value. The value is made before the use is interrupted."""

    def __init__(self, make: Callable[[], Any], use: Callable[[Any], Any]) -> None:
        self._make, self._use, self._made = make, use, make()

    def __call__(self) -> Any:
        return self._use(self._made)

    def again(self) -> Use:
        self._made = self._make()
        return self


def in_clients(frame: FrameType) -> bool:
    """Whether a frame is one of the client, or of what it calls, where Python and OpenTelemetry let exceptions pass."""
    inner: FrameType | None = frame
    found = False
    while inner is not None:
        name = str(inner.f_globals.get("__name__"))
        if inner.f_code.co_name == "__del__":
            return False
        found = found or name.startswith("pracsuite_client")
        inner = inner.f_back
    return found


def check(use: Callable[[], Any], kind: type[BaseException], *, but: tuple[str, ...] = (), step: int = 1) -> None:
    count = 0
    for outcome in outcomes(use, kind, in_clients, step=step):
        count += 1
        if isinstance(outcome, str):  # rich prints an exception in the place of a value
            assert WORD not in outcome
            continue
        assert isinstance(outcome, kind), outcome
        shown = [one for one in variables(outcome) if WORD in one[2] or "1943" in one[2]]
        assert not [one for one in shown if one[0] not in but]
    assert count > 1


@pytest.mark.parametrize("name", RECORDS)
@pytest.mark.parametrize("made", [False, True], ids=["received", "made"])
def test_interrupted_use_of_a_record_shows_nothing(name: str, made: bool) -> None:
    use = Use(lambda: copy.copy(Given.made) if made else fresh(), RECORDS[name])
    if made and name in ("plain attribute", "attribute", "nested"):
        return  # these are plain attributes
    check(
        lambda: use.again()() if "attribute" in name or name == "nested" else use(),
        SoftTimeLimitExceeded,
        but=BUT,
        step=STEPS.get(name, 1),
    )


BUT = ("Model.from_dict", "Model.replace", "Given.", "_hiding.<locals>.hiding", "_restore")
"""Functions whose own arguments are shown by an exception that arrives before their first statement."""

OTHERS: dict[str, Callable[[], Any]] = {
    "from_dict": lambda: Patient.from_dict(DATA),
    "constructor": lambda: Patient(client_id=7, first_name=Given.text),
    "assignment": lambda: result_of(lambda: setattr(Given.record, "first_name", Given.text)),
    "unpickled": lambda: pickle.loads(Given.pickled),
    "repr of a page": lambda: repr(Given.page),
    "next page": lambda: Given.page.next_page(),
    "records": lambda: result_of(lambda: list(Given.page)),
    "unique": lambda: copy.copy(Given.page).unique(),
    "parsed": lambda: Given.raw.parse(),
    "copied error": lambda: copy.deepcopy(Given.error),
    "pickled error": lambda: pickle.loads(pickle.dumps(Given.error)),
    "text of an error": lambda: str(Given.error),
    "json of a response": lambda: Given.error.response.json(),  # type: ignore[attr-defined]
    "condition": lambda: F.surname == Given.text,
}


STEPS = {
    "deepcopy": 29,
    "replace": 7,
    "next page": 23,
    "records": 71,
    "copied error": 5,
    "pickled error": 5,
}
"""The points that are taken of actions that have many: one of this number."""


def result_of(act: Callable[[], Any]) -> Any:
    try:
        return act()
    except (APIError, AttributeError) as error:
        return error


ARGUMENTS = (*BUT, "Field.__eq__", "Condition.__init__", "_loaded", "Reconciliation.__reduce__")


@pytest.mark.parametrize("name", OTHERS)
def test_interrupted_use_of_a_value_shows_nothing(name: str) -> None:
    check(OTHERS[name], SoftTimeLimitExceeded, but=ARGUMENTS, step=STEPS.get(name, 1))


def forever(use: Callable[[Any], Any]) -> None:
    """Use records until a signal arrives. Another one follows if a library, such as rich, ignores its exception."""
    signal.setitimer(signal.ITIMER_REAL, 0.005, 0.1)
    try:
        while True:
            use(fresh())
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Python ignores it in finalizers
def test_real_signal_during_the_use_of_records_shows_nothing() -> None:
    def handle(number: int, frame: FrameType | None) -> None:
        raise SoftTimeLimitExceeded

    before = signal.signal(signal.SIGALRM, handle)
    try:
        for use in RECORDS.values():
            with pytest.raises(SoftTimeLimitExceeded) as caught:
                forever(use)
            inside = [one for one in variables(caught.value) if one[0] not in BUT]
            assert not [one for one in inside if WORD in one[2]]
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def deep(levels: int, act: Callable[[], Any]) -> Any:
    return deep(levels - 1, act) if levels else act()


def through_repr(levels: int, act: Callable[[], Any]) -> Any:
    """Use up the stack with calls that are not of Python code as well."""

    class Shown:
        def __repr__(self) -> str:
            through_repr(levels - 1, act)
            return ""

    return str([Shown()]) if levels else act()


def recursion_errors(act: Callable[[], Any], down: Callable[[int, Callable[[], Any]], Any]) -> Iterator[BaseException]:
    """Yield the exceptions of an action that begins with ever less room on the stack."""
    act()
    limit, depth = sys.getrecursionlimit(), len(list(_frames()))
    for levels in range(1, 160):
        sys.setrecursionlimit(depth + 170)
        try:
            down(levels, act)
            error: BaseException | None = None
        except RecursionError as caught:
            error = caught
        finally:
            sys.setrecursionlimit(limit)
        if error is not None:
            yield error


def _frames() -> Iterator[FrameType]:
    frame: FrameType | None = sys._getframe()  # noqa: SLF001
    while frame is not None:
        yield frame
        frame = frame.f_back


class Creation:
    """A call with private arguments, which no frame of a test has among its variables."""

    prac = client()

    def __call__(self) -> Any:
        return result_of(lambda: self.prac.patients.create(first_name=Given.text, surname=Given.text))


IDLE = httpx.Client(transport=httpx.MockTransport(respond))


def construct() -> Any:
    return PracSuite(vendor_key=Given.text, account_key=Given.text, http_client=IDLE)


def construct_from_environment() -> Any:
    return PracSuite(http_client=IDLE)


DEEP: dict[str, tuple[Callable[[], Any], tuple[str, ...]]] = {
    "call": (Creation(), ("Patients.create",)),
    "constructor": (construct, ("PracSuite.__init__",)),
    "constructor with the environment": (construct_from_environment, ()),
    "record": (lambda: repr(fresh()), ("Model.from_dict",)),
    "attributes": (lambda: [getattr(fresh(), name) for name in ("first_name", "date_of_birth")], ("Model.from_dict",)),
    "made": (lambda: repr(copy.deepcopy(Given.made)), ()),
    "error": (lambda: copy.deepcopy(Given.error), ()),
}


@pytest.mark.parametrize("down", [deep, through_repr])
@pytest.mark.parametrize("name", DEEP)
def test_stack_without_room_shows_nothing_but_the_arguments_of_the_method(
    name: str, down: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key in ("VENDOR_KEY", "ACCOUNT_KEY"):
        monkeypatch.setenv(f"PRACSUITE_{key}", WORD)
    act, but = DEEP[name]
    count = 0
    for error in recursion_errors(act, down):
        count += 1
        assert {one[0] for one in variables(error) if WORD in one[2]} <= set(but)
    assert count > 3
    assert json.dumps(DATA)
