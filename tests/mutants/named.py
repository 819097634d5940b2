"""Faults that have hurt somebody somewhere, by name: what no operator would come upon by itself.

Each is written behind a module that has what it replaces; a module that no longer has it makes the catalogue fail, so
that a fault never counts as noticed because it could not be planted.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from tests.mutants.code import MOCK, RUNTIME, module_names
from tests.mutants.mutant import ROOT, CodeChange, Kind, Mutant

OPERATOR = "named"


@dataclass(frozen=True)
class Named:
    """A fault, and the code that plants it at the end of its module."""

    kind: Kind
    module: str
    name: str
    replaces: str
    """The function, class or method that it changes, by its qualified name; its old self is `_old`."""
    code: str


def _mock(module: str, name: str, replaces: str, code: str) -> Named:
    return Named(Kind.MOCK, module, name, replaces, code)


def _runtime(module: str, name: str, replaces: str, code: str) -> Named:
    return Named(Kind.RUNTIME, module, name, replaces, code)


NAMED = (
    _mock("pracsuite/domain/place.py", "a time is given twice", "require_free", "def require_free(*_, **__): pass"),
    _mock("pracsuite/domain/place.py", "a hold never lapses", "is_active", "def is_active(entry, now): return True"),
    _mock(
        "pracsuite/domain/place.py",
        "a hold counts for nothing",
        "is_active",
        "def is_active(entry, now): return entry['hold_until'] is None",
    ),
    _mock(
        "pracsuite/domain/place.py",
        "only the same start clashes",
        "Place.overlaps",
        "Place.overlaps = lambda self, other: _old(self, other) and self.start == other.start",
    ),
    _mock(
        "pracsuite/domain/place.py", "a practitioner works everywhere", "require_valid", "def require_valid(*_): pass"
    ),
    _mock("pracsuite/domain/appointment.py", "a hold lasts a year", "reserve", "HOLD = timedelta(days=365)"),
    _mock(
        "pracsuite/domain/cancelled_appointment.py",
        "nothing is kept of a cancelled booking",
        "keep",
        "def keep(*_): pass",
    ),
    _mock(
        "pracsuite/domain/appointment.py",
        "a hold is made a booking twice",
        "finalise",
        "def finalise(tenant, appointment_id, body):\n"
        "    hold = get(tenant, appointment_id)\n"
        "    if hold['category'] == PATIENT:\n"
        "        return hold\n"
        "    return _old(tenant, appointment_id, body)",
    ),
    _mock(
        "pracsuite/domain/available_appointment.py",
        "times are offered that somebody has",
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
        "pracsuite/domain/references.py", "unknown records are taken", "require_known", "def require_known(*_): pass"
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
        "conditions are turned round",
        "condition",
        "def condition(*given):\n    test = _old(*given)\n    return lambda record: not test(record)",
    ),
    _mock(
        "pracsuite/domain/filters.py",
        "conditions are not looked at",
        "condition",
        "def condition(*given): return lambda _: True",
    ),
    _mock("coreplus/domain/calendar.py", "a time is given twice", "require_free", "def require_free(*_, **__): pass"),
    _mock("coreplus/domain/calendar.py", "what is cancelled keeps its time", "taken", "CANCELLED = 'Never'"),
    _mock(
        "coreplus/domain/calendar.py",
        "times are offered that somebody has",
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
    _mock("coreplus/token.py", "any claims do", "check_claims", "def check_claims(*_): pass"),
    _mock("coreplus/token.py", "any signature does", "Token.is_signed_with", "Token.is_signed_with = lambda *_: True"),
    _mock(
        "coreplus/domain/paging.py",
        "every page is the first",
        "page_of",
        "def page_of(items, query): return _old(items, {**query, 'pageNumber': 1})",
    ),
    _mock(
        "coreplus/domain/payment.py",
        "a payment leaves nothing",
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
    _mock("state/rate_limit.py", "any rate is let through", "RateLimiter.count", "RateLimiter.count = lambda *_: None"),
    _mock(
        "state/store.py",
        "a number is given again",
        "MemoryTable.next_key",
        "def _again(self):\n"
        "    number = _old(self)\n"
        "    return number - 1 if number > 1 and self.get(number - 1) is None else number\n"
        "MemoryTable.next_key = _again",
    ),
    _mock(
        "state/store.py",
        "a refused change leaves its traces",
        "History.undo",
        "History.undo = lambda self, start=0: self.steps.clear()",
    ),
    _mock("state/store.py", "nothing is ever removed", "MemoryTable.remove", "MemoryTable.remove = lambda *_: None"),
    _runtime(
        "retry.py",
        "a refused booking is sent again",
        "Attempts._may_resend",
        "Attempts._may_resend = lambda self, outcome: _old(self, outcome) or (\n"
        "    outcome.response is not None and outcome.response.status_code == 409\n)",
    ),
    _runtime(
        "retry.py",
        "a write that may have arrived is sent again",
        "Attempts._may_resend",
        "Attempts._may_resend = lambda self, outcome: outcome.response is None or _old(self, outcome)",
    ),
    _runtime("retry.py", "nothing is sent again", "Attempts._may_resend", "Attempts._may_resend = lambda *_: False"),
    _runtime("retry.py", "the budget never ends", "Budget.take", "Budget.take = lambda self: True"),
    _runtime("retry.py", "no answer says how long to wait", "retry_after", "def retry_after(*_): return None"),
    _runtime("auth.py", "a token lives for an hour", "JwtSigner", "JwtSigner.LIFETIME = 3600"),
    _runtime(
        "auth.py",
        "one token for every request",
        "JwtSigner._token",
        "def _token(self, method, url):\n"
        "    if not hasattr(self, '_made'):\n"
        "        self._made = _old(self, method, url)\n"
        "    return self._made\n"
        "JwtSigner._token = _token",
    ),
    _runtime(
        "auth.py",
        "the address is signed without its query",
        "JwtSigner._token",
        "JwtSigner._token = lambda self, method, url: _old(self, method, url.partition('?')[0])",
    ),
    _runtime(
        "errors.py",
        "a conflict is any error",
        "error_class",
        "def error_class(status): return APIStatusError if status == 409 else _old(status)",
    ),
    _runtime("operation.py", "an error is no error", "raise_for_error", "def raise_for_error(*_): pass"),
    _runtime(
        "operation.py",
        "truth is spelt as Python does",
        "_text",
        "def _text(value): return '' if value is None else str(value)",
    ),
    _runtime(
        "model.py",
        "null is not sent",
        "write_record",
        "def write_record(record, context):\n"
        "    return {name: value for name, value in _old(record, context).items() if value is not None}",
    ),
    _runtime(
        "model.py",
        "unknown properties are lost",
        "Model.to_dict",
        "Model.to_dict = lambda self: {\n"
        "    name: part for name, part in _old(self).items() if name not in self.additional_properties\n}",
    ),
    _runtime(
        "model.py",
        "everything is printed",
        "Model._shown",
        "Model._shown = lambda self, name, declared: repr(getattr(self, name))",
    ),
    _runtime("pages.py", "a walk ends after one page", "LinkPaging.next_url", "LinkPaging.next_url = lambda *_: None"),
    _runtime(
        "pages.py",
        "a numbered walk ends after one page",
        "NumberPaging.next_url",
        "NumberPaging.next_url = lambda *_: None",
    ),
    _runtime(
        "times.py",
        "microseconds are lost",
        "DateTime.encode",
        "DateTime.encode = lambda self, value, context: _old(self, value.replace(microsecond=0), context)",
    ),
    _runtime(
        "times.py",
        "an offset is forgotten",
        "OffsetDateTime.encode",
        "OffsetDateTime.encode = lambda self, value, context: _old(self, value.replace(tzinfo=UTC), context)",
    ),
    _runtime(
        "times.py",
        "clinic time is put into the machine's zone",
        "LocalDateTime.encode",
        "LocalDateTime.encode = lambda self, value, context: _old(self, value.astimezone(), context)",
    ),
)


def named_mutants() -> Iterator[Mutant]:
    """The faults. Raises LookupError if one has nothing to replace."""
    for one in NAMED:
        path = (MOCK if one.kind is Kind.MOCK else RUNTIME) / one.module
        source = path.read_text("utf-8")
        if one.replaces not in _defined(ast.parse(source)):
            raise LookupError(
                f"{one.module} has no {one.replaces} to plant {one.name!r} in: see tests/mutants/named.py"
            )
        text = f"{source}\n\n_old = {one.replaces}\n{one.code}\n"
        change = CodeChange(
            path.relative_to(ROOT).as_posix(), module_names(path), text, *_span(source, one.replaces), on_import=False
        )
        yield Mutant(f"{one.module} {one.replaces}: {one.name}", one.kind, OPERATOR, change)


def _defined(tree: ast.Module) -> dict[str, tuple[int, int]]:
    """The first and last line of each function, class and method, by qualified name."""
    found: dict[str, tuple[int, int]] = {}
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            found[node.name] = node.lineno, node.end_lineno or node.lineno
            for inner in node.body if isinstance(node, ast.ClassDef) else ():
                if isinstance(inner, ast.FunctionDef):
                    found[f"{node.name}.{inner.name}"] = inner.lineno, inner.end_lineno or inner.lineno
    return found


def _span(source: str, name: str) -> tuple[int, int]:
    return _defined(ast.parse(source))[name]
