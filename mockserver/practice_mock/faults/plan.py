"""Fault plans: which faults the mock injects, and into which calls. Plain data, JSON on the wire."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar, Literal, TypeAlias, get_args

from practice_mock.json_types import is_object

ApiName: TypeAlias = Literal["pracsuite", "coreplus", "storage"]
Method: TypeAlias = Literal["GET", "POST", "PUT", "PATCH", "DELETE"]


@dataclass(frozen=True, slots=True)
class Nth:
    """A range among the calls that a rule matches, counted from 1, both ends included."""

    first: int = 1
    last: int | None = None
    """If None, all calls that follow."""

    def __contains__(self, number: int) -> bool:
        return self.first <= number and (self.last is None or number <= self.last)


@dataclass(frozen=True, slots=True)
class Match:
    """The calls that a rule is for. A field that is None matches every call."""

    api: ApiName | None = None
    operation: str | None = None
    """The `operationId` of the API's document; `upload` or `download` for the object storage."""
    method: Method | None = None
    path: str | None = None
    """The path as the document writes it, such as `/patient/{patient_id}`."""
    tenant: int | None = None
    """The number that the journal shows. A call whose credentials are rejected has none."""
    nth: Nth | int | None = None
    probability: float | None = None
    """The probability, from 0 to 1, drawn from the seed of the plan."""


@dataclass(frozen=True, slots=True)
class Delay:
    """Wait before the request is carried out, then respond as usual."""

    kind: ClassVar[str] = "delay"
    seconds: float


@dataclass(frozen=True, slots=True)
class Status:
    """Respond with a status, with the API's error body unless `body` (JSON) or `text` is given.

    The request is not carried out unless `after_commit`.
    """

    kind: ClassVar[str] = "status"
    status: int
    body: Any = None
    text: str | None = None
    content_type: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    after_commit: bool = False


@dataclass(frozen=True, slots=True)
class Truncate:
    """Carry the request out, send the first `bytes` of the body, never all of it, and close the connection."""

    kind: ClassVar[str] = "truncate"
    bytes: int


@dataclass(frozen=True, slots=True)
class Slow:
    """Carry the request out and send the body in a number of pieces, with a pause in seconds before each."""

    kind: ClassVar[str] = "slow"
    pieces: int
    seconds: float


@dataclass(frozen=True, slots=True)
class ContentType:
    """Carry the request out and send the response with another content type, optionally with another text."""

    kind: ClassVar[str] = "content_type"
    content_type: str = "text/html"
    text: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeField:
    """Carry the request out and change a field of the JSON response, in every object that has it.

    The field is renamed (a `_v2` is appended), removed, set to null, or replaced by its value as text.
    """

    kind: ClassVar[str] = "change_field"
    field: str
    change: Literal["rename", "remove", "null", "text"] = "rename"


@dataclass(frozen=True, slots=True)
class Reset:
    """Reset the connection instead of responding, before the request is carried out or after."""

    kind: ClassVar[str] = "reset"
    after_commit: bool = False


@dataclass(frozen=True, slots=True)
class RateLimit:
    """Respond with 429, with a `Retry-After` in seconds or as a date by the mock's clock."""

    kind: ClassVar[str] = "rate_limit"
    retry_after: int = 1
    spelling: Literal["seconds", "date"] = "seconds"


@dataclass(frozen=True, slots=True)
class RefuseAccess:
    """Reject the credentials as the API does: expired, unknown, or insufficient."""

    kind: ClassVar[str] = "refuse_access"
    reason: Literal["expired", "unknown", "forbidden"] = "expired"


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Carry the request out twice, like a proxy that sends it again; the response is the second one."""

    kind: ClassVar[str] = "duplicate"


@dataclass(frozen=True, slots=True)
class Latency:
    """Wait before the request is carried out, for a time with given percentiles, such as `{"p50": 0.02, "p99": 1}`.

    Another rule can act on the same call.
    """

    kind: ClassVar[str] = "latency"
    percentiles: Mapping[str, float]
    """Seconds by percentile. Between two of them the time is interpolated; `p0` is 0 unless it is given."""

    def points(self) -> Sequence[tuple[float, float]]:
        """Return the given percentiles from 0 to 1, in order, each with its seconds."""
        return sorted((float(name[1:]) / 100, seconds) for name, seconds in self.percentiles.items())

    def seconds(self, share: float) -> float:
        """Return the time that a share of all calls does not exceed."""
        before = (0.0, 0.0)
        for point in self.points():
            if share <= point[0]:
                width = point[0] - before[0]
                part = (share - before[0]) / width if width else 1.0
                return before[1] + part * (point[1] - before[1])
            before = point
        return before[1]


Action: TypeAlias = (
    Delay
    | Status
    | Truncate
    | Slow
    | ContentType
    | ChangeField
    | Reset
    | RateLimit
    | RefuseAccess
    | Duplicate
    | Latency
)

ACTIONS: Mapping[str, type[Action]] = {one.kind: one for one in get_args(Action)}
"""The actions by their kind."""


@dataclass(frozen=True, slots=True)
class Rule:
    """An action and the calls that it is for."""

    action: Action
    match: Match = Match()
    name: str | None = None
    """The rule's name in the journal; if None, its place in the plan."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The rules in force. The first rule that matches a call and is due acts on it; so does the first latency.

    Every rule counts the calls that it matches, whether it acts or not.
    """

    rules: tuple[Rule, ...] = ()
    seed: int = 0

    def label(self, position: int) -> str:
        """Return how the journal names a rule: by its name or, without one, by the JSON pointer to it."""
        return self.rules[position].name or f"/rules/{position}"

    def as_json(self) -> dict[str, Any]:
        """Return the plan as JSON, without the fields that have their defaults."""
        return {"seed": self.seed, "rules": [_rule_as_json(rule) for rule in self.rules]}


def from_json(plan: Mapping[str, Any]) -> Plan:
    """Return the plan that JSON describes, which must follow the schema: see `practice_mock.faults.read_plan`."""
    return Plan(tuple(_rule_from_json(rule) for rule in plan["rules"]), _whole(plan.get("seed", 0)))


def _rule_as_json(rule: Rule) -> dict[str, Any]:
    match: dict[str, Any] = {name: value for name, value in asdict(rule.match).items() if value is not None}
    if isinstance(rule.match.nth, Nth):
        nth = rule.match.nth
        match["nth"] = {"from": nth.first} | ({} if nth.last is None else {"to": nth.last})
    action = {name: value for name, value in asdict(rule.action).items() if value is not None}
    found: dict[str, Any] = {"match": match, "action": {"kind": rule.action.kind, **action}}
    return found if rule.name is None else {"name": rule.name, **found}


def _rule_from_json(rule: Mapping[str, Any]) -> Rule:
    match = {name: _whole(value) for name, value in rule.get("match", {}).items()}
    if is_object(match.get("nth")):
        match["nth"] = Nth(_whole(match["nth"].get("from", 1)), _whole(match["nth"].get("to")))
    action = {name: _whole(value) for name, value in rule["action"].items()}
    return Rule(ACTIONS[action.pop("kind")](**action), Match(**match), rule.get("name"))


def _whole(value: Any) -> Any:
    """Return a JSON number such as 5.0, which the schema accepts as an integer, as an int."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
