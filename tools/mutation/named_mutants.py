"""Mutants written by hand: defects that have caused harm elsewhere, and that no operator would produce.

Each is code that is appended to the module which defines its target. The target is found by its name, so it may move
to another module; `where` decides if several modules define that name. A target that no longer exists makes the
tests of this tool fail, so that a mutant never counts as killed because it could not be applied.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from tools.mutation.mutants import ROOT, CodeChange, Kind, Mutant
from tools.mutation.python_mutants import FOLDERS, modules_of

OPERATOR = "named"


@dataclass(frozen=True)
class Named:
    """A mutant, and the code that applies it at the end of a module."""

    kind: Kind
    where: str
    """The path of the target, present or former. Of several modules that define it, the most similar path counts."""
    name: str
    target: str
    """The qualified name of the function, class or method that changes. The code refers to the original as `_old`."""
    code: str

    @property
    def id(self) -> str:
        """The id of the mutant."""
        return f"{self.where} {self.target}: {self.name}"


def _mock(where: str, name: str, target: str, code: str) -> Named:
    return Named(Kind.MOCK, where, name, target, code)


def _runtime(where: str, name: str, target: str, code: str) -> Named:
    return Named(Kind.RUNTIME, where, name, target, code)


NAMED = (
    _mock(
        "pracsuite/domain/place.py", "a time can be booked twice", "require_free", "def require_free(*_, **__): pass"
    ),
    _mock("pracsuite/domain/place.py", "a hold never expires", "is_active", "def is_active(entry, now): return True"),
    _mock(
        "pracsuite/domain/place.py",
        "a hold does not block its time",
        "is_active",
        "def is_active(entry, now): return entry['hold_until'] is None",
    ),
    _mock(
        "pracsuite/domain/place.py",
        "only bookings with the same start conflict",
        "Place.overlaps",
        "Place.overlaps = lambda self, other: _old(self, other) and self.start == other.start",
    ),
    _mock(
        "pracsuite/domain/place.py",
        "a practitioner works at every business",
        "require_valid",
        "def require_valid(*_): pass",
    ),
    _mock("pracsuite/domain/appointment.py", "a hold lasts a year", "reserve", "HOLD = timedelta(days=365)"),
    _mock(
        "pracsuite/domain/cancelled_appointment.py", "a cancelled booking is not recorded", "keep", "def keep(*_): pass"
    ),
    _mock(
        "pracsuite/domain/appointment.py",
        "a hold can be finalised twice",
        "finalise",
        "def finalise(tenant, appointment_id, body):\n"
        "    hold = get(tenant, appointment_id)\n"
        "    if hold['category'] == PATIENT:\n"
        "        return hold\n"
        "    return _old(tenant, appointment_id, body)",
    ),
    _mock(
        "pracsuite/domain/available_appointment.py",
        "booked times are offered",
        "_taken",
        "def _taken(tenant, entries): return []",
    ),
    _mock(
        "pracsuite/profile.py",
        "any account's key opens the first practice",
        "PracSuiteProfile.authenticate",
        "def _first(self, request):\n"
        "    _old(self, request)\n"
        "    return Caller(next(iter(self._access.accounts.values())))\n"
        "PracSuiteProfile.authenticate = _first",
    ),
    _mock(
        "pracsuite/domain/group_appointment.py",
        "a session holds any number",
        "capacity",
        "def capacity(*_): return 10**6",
    ),
    _mock(
        "pracsuite/domain/references.py",
        "unknown records are accepted",
        "require_known",
        "def require_known(tenant, body, more=None): pass",
    ),
    _mock(
        "pracsuite/domain/lists.py",
        "a list ends after its third record",
        "cut",
        "def cut(records, number, size): return _old(records[:3], number, size)",
    ),
    _mock(
        "pracsuite/domain/lists.py",
        "pages overlap by a record",
        "cut",
        "def cut(records, number, size):\n"
        "    page = _old(records, number, size)\n"
        "    start = max(0, (number - 1) * size - 1)\n"
        "    return Page(records[start : start + size], number, size, page.total)",
    ),
    _mock(
        "pracsuite/domain/filters.py",
        "filters are inverted",
        "condition",
        "def condition(*given):\n    test = _old(*given)\n    return lambda record: not test(record)",
    ),
    _mock(
        "pracsuite/domain/filters.py",
        "filters are ignored",
        "condition",
        "def condition(*given): return lambda _: True",
    ),
    _mock(
        "coreplus/domain/calendar.py", "a time can be booked twice", "require_free", "def require_free(*_, **__): pass"
    ),
    _mock("coreplus/domain/calendar.py", "a cancelled booking blocks its time", "taken", "CANCELLED = 'Never'"),
    _mock(
        "coreplus/domain/calendar.py",
        "booked times are offered",
        "gaps",
        "def gaps(tenant, shift, period):\n"
        "    begin, end = max(shift.span.start, period.start), min(shift.span.end, period.end)\n"
        "    return [Span(begin, end)] if begin < end else []",
    ),
    _mock(
        "coreplus/profile.py",
        "any access token opens the first practice",
        "CoreplusProfile.authenticate",
        "def _first(self, request):\n"
        "    caller = _old(self, request)\n"
        "    consumer = next(iter(self._access.consumers.values()))\n"
        "    return Caller(next(iter(consumer.practices.values())), caller.rights)\n"
        "CoreplusProfile.authenticate = _first",
    ),
    _mock("coreplus/token.py", "any claims are accepted", "check_claims", "def check_claims(*_): pass"),
    _mock(
        "coreplus/token.py",
        "any signature is accepted",
        "Token.is_signed_with",
        "Token.is_signed_with = lambda *_: True",
    ),
    _mock(
        "coreplus/domain/paging.py",
        "every page is the first",
        "page_of",
        "def page_of(items, query): return _old(items, {**query, 'pageNumber': 1})",
    ),
    _mock(
        "coreplus/domain/payment.py",
        "a payment is not recorded",
        "create",
        "def create(tenant, body):\n    with_nothing = {**body, 'payments': []}\n    return _old(tenant, with_nothing)",
    ),
    _mock(
        "coreplus/domain/payment.py",
        "a payment is accepted twice",
        "create",
        "def owed_by_line(tenant, invoice):\n"
        "    return {line['lineItemId']: Decimal(line['lineAmount']) for line in invoice['lineItems']}",
    ),
    _mock("state/rate_limit.py", "no rate limit applies", "RateLimiter.count", "RateLimiter.count = lambda *_: None"),
    _mock(
        "state/store.py",
        "a number is assigned again",
        "MemoryTable.next_key",
        "def _again(self):\n"
        "    number = _old(self)\n"
        "    return number - 1 if number > 1 and self.get(number - 1) is None else number\n"
        "MemoryTable.next_key = _again",
    ),
    _mock(
        "state/store.py",
        "a failed transaction is not undone",
        "History.undo",
        "History.undo = lambda self, start=0: self.steps.clear()",
    ),
    _mock("state/store.py", "nothing is ever removed", "MemoryTable.remove", "MemoryTable.remove = lambda *_: None"),
    _runtime(
        "transport/retry.py",
        "a rejected booking is retried",
        "Attempts._may_resend",
        "Attempts._may_resend = lambda self, outcome: _old(self, outcome) or (\n"
        "    outcome.response is not None and outcome.response.status_code == 409\n)",
    ),
    _runtime(
        "transport/retry.py",
        "a write that may have arrived is retried",
        "Attempts._may_resend",
        "Attempts._may_resend = lambda self, outcome: outcome.response is None or _old(self, outcome)",
    ),
    _runtime(
        "transport/retry.py", "nothing is retried", "Attempts._may_resend", "Attempts._may_resend = lambda *_: False"
    ),
    _runtime("transport/retry.py", "the retry budget never ends", "Budget.take", "Budget.take = lambda self: True"),
    _runtime("transport/retry.py", "Retry-After is ignored", "retry_after", "def retry_after(*_): return None"),
    _runtime("transport/auth.py", "a token lives for an hour", "JwtSigner", "JwtSigner.LIFETIME = 3600"),
    _runtime(
        "transport/auth.py",
        "one token is used for every request",
        "JwtSigner._token",
        "def _token(self, method, url):\n"
        "    if not hasattr(self, '_made'):\n"
        "        self._made = _old(self, method, url)\n"
        "    return self._made\n"
        "JwtSigner._token = _token",
    ),
    _runtime(
        "transport/auth.py",
        "the URL is signed without its query",
        "JwtSigner._token",
        "JwtSigner._token = lambda self, method, url: _old(self, method, url.partition('?')[0])",
    ),
    _runtime(
        "errors/api.py",
        "a conflict raises the general error",
        "error_class",
        "def error_class(status): return APIStatusError if status == 409 else _old(status)",
    ),
    _runtime(
        "operation/response.py", "an error response does not raise", "_raise_for_body", "def _raise_for_body(*_): pass"
    ),
    _runtime(
        "operation/request.py",
        "booleans are written as Python spells them",
        "_text",
        "def _text(value): return '' if value is None else str(value)",
    ),
    _runtime(
        "values/record_writing.py",
        "null is not sent",
        "write_record",
        "def write_record(record, context):\n"
        "    return {name: value for name, value in _old(record, context).items() if value is not None}",
    ),
    _runtime(
        "values/records.py",
        "unknown properties are lost",
        "Model.to_dict",
        "Model.to_dict = lambda self: {\n"
        "    name: part for name, part in _old(self).items() if name not in self.additional_properties\n}",
    ),
    _runtime(
        "values/records.py",
        "every value is printed",
        "Model._shown",
        "Model._shown = lambda self, name, declared, raw, room: repr(getattr(self, name))",
    ),
    _runtime(
        "pagination/walk.py",
        "iteration ends after one page",
        "ListWalk.next_number",
        "ListWalk.next_number = property(lambda self: None)",
    ),
    _runtime(
        "pagination/walk.py",
        "a list that is not whole ends without an error",
        "ListWalk._conclude",
        "ListWalk._conclude = lambda *_: None",
    ),
    _runtime(
        "values/datetimes.py",
        "microseconds are lost",
        "DateTime.encode",
        "DateTime.encode = lambda self, value, context: _old(self, value.replace(microsecond=0), context)",
    ),
    _runtime(
        "values/datetimes.py",
        "an offset is forgotten",
        "OffsetDateTime.encode",
        "OffsetDateTime.encode = lambda self, value, context: _old(self, value.replace(tzinfo=UTC), context)",
    ),
    _runtime(
        "values/datetimes.py",
        "clinic time is converted to the machine's zone",
        "LocalDateTime.encode",
        "LocalDateTime.encode = lambda self, value, context: _old(self, value.astimezone(), context)",
    ),
)


def named_mutants() -> Iterator[Mutant]:
    """Yield the mutants whose target exists."""
    for one in NAMED:
        path = target_file(one)
        if path is not None:
            source = path.read_text("utf-8")
            text = f"{source}\n\n_old = {one.target}\n{one.code}\n"
            span = _defined(source)[one.target]
            change = CodeChange(path.relative_to(ROOT).as_posix(), modules_of(path), text, *span, on_import=False)
            yield Mutant(one.id, one.kind, OPERATOR, change)


def without_target() -> list[str]:
    """Return the ids of the mutants whose target no longer exists, or exists more than once."""
    return [one.id for one in NAMED if target_file(one) is None]


def target_file(one: Named) -> Path | None:
    """Return the file that defines the target, or None if no file does or the choice is not clear."""
    folder = FOLDERS[one.kind]
    hint = set(PurePosixPath(one.where).with_suffix("").parts)
    found = [path for path in sorted(folder.rglob("*.py")) if one.target in _defined(path.read_text("utf-8"))]
    shared = {path: len(hint.intersection(path.relative_to(folder).with_suffix("").parts)) for path in found}
    best = [path for path, words in shared.items() if words == max(shared.values())]
    return best[0] if len(best) == 1 else None


@cache
def _defined(source: str) -> dict[str, tuple[int, int]]:
    """Return the first and last line of each function, class and method, by qualified name."""
    found: dict[str, tuple[int, int]] = {}
    for node in ast.parse(source).body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            found[node.name] = node.lineno, node.end_lineno or node.lineno
            for inner in node.body if isinstance(node, ast.ClassDef) else ():
                if isinstance(inner, ast.FunctionDef):
                    found[f"{node.name}.{inner.name}"] = inner.lineno, inner.end_lineno or inner.lineno
    return found
