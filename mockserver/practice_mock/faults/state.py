"""The plan in force, the calls that it has counted, and the rule that acts on a call."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import blake2b
from typing import Any

from practice_mock.faults.check import read_plan
from practice_mock.faults.plan import Action, Delay, Latency, Match, Nth, Plan, Rule


@dataclass(frozen=True, slots=True)
class CallContext:
    """The details of a call before it is carried out."""

    api: str
    operation: str | None
    method: str
    path: str
    """The template of a known path."""
    tenant: int | None


@dataclass(frozen=True, slots=True)
class Count:
    """The use of a rule."""

    matched: int = 0
    """The number of calls that the rule matched."""
    fired: int = 0
    """The number of calls on which it acted."""


@dataclass(frozen=True, slots=True)
class Fired:
    """The rule that acts on a call."""

    action: Action
    label: str
    """The rule's name in the journal."""
    delay: float = 0.0
    """The seconds that a latency adds to the action."""
    position: int = 0
    """The rule's place in the plan."""
    retract: Callable[[], None] = field(default=lambda: None, compare=False)
    """Takes back that the rule acted, because it could change nothing."""


@dataclass(frozen=True, slots=True)
class FaultState:
    """A plan and its counts."""

    plan: Plan = field(default_factory=Plan)
    counts: tuple[Count, ...] = ()


def decide(state: FaultState, context: CallContext) -> tuple[FaultState, Fired | None]:
    """Return the plan's state after a call, and the rule that acts on the call, if any."""
    fired: Fired | None = None
    slowed: Fired | None = None
    counts: list[Count] = []
    for position, (rule, count) in enumerate(zip(state.plan.rules, state.counts, strict=True)):
        if not _fits(rule.match, context):
            counts.append(count)
            continue
        matched = count.matched + 1
        is_latency = isinstance(rule.action, Latency)
        is_free = slowed is None if is_latency else fired is None
        acts = is_free and _due(rule.match, matched) and _drawn(state.plan.seed, position, rule.match, matched)
        if acts and isinstance(rule.action, Latency):
            seconds = rule.action.seconds(_share("latency", state.plan.seed, position, matched))
            slowed = Fired(Delay(seconds), state.plan.label(position), seconds, position)
        elif acts:
            fired = Fired(rule.action, state.plan.label(position), position=position)
        counts.append(Count(matched, count.fired + acts))
    return FaultState(state.plan, tuple(counts)), _both(fired, slowed)


def _both(fired: Fired | None, slowed: Fired | None) -> Fired | None:
    """Return the effect of a fault and a latency on the same call. The journal names the fault."""
    if fired is None:
        return None if slowed is None else replace(slowed, delay=0.0)
    return fired if slowed is None else replace(fired, delay=slowed.delay)


class Faults:
    """The fault plan of a mock. Without one, no fault is injected."""

    def __init__(self) -> None:
        self.state = FaultState()
        """Plan and counts, which can be saved and restored."""
        self.removals = 0
        """The number of times that the plan was removed."""

    @property
    def plan(self) -> Plan:
        """The plan in force."""
        return self.state.plan

    @property
    def counts(self) -> tuple[Count, ...]:
        """The counts of each rule."""
        return self.state.counts

    def put(self, plan: Plan | Mapping[str, Any]) -> None:
        """Replace the plan, and count from the beginning.

        Raises PlanError, and keeps the previous plan, if the new one is not valid.
        """
        checked = read_plan(plan.as_json() if isinstance(plan, Plan) else plan)
        self.state = FaultState(checked, (Count(),) * len(checked.rules))

    def add(self, action: Action, match: Match | None = None, *, name: str | None = None) -> None:
        """Add a rule after the others, whose counts continue. Raises PlanError if it is not valid."""
        rules = (*self.plan.rules, Rule(action, match or Match(), name))
        checked = read_plan(Plan(rules, self.plan.seed).as_json())
        self.state = FaultState(checked, (*self.counts, Count()))

    def clear(self) -> None:
        """Remove the plan. Calls that it delays are not carried out any more."""
        self.state = FaultState()
        self.removals += 1

    def mark(self) -> object:
        """See `Component`."""
        return self.state, self.removals

    def save(self) -> Any:
        """Return plan and counts as JSON values."""
        counts = [[count.matched, count.fired] for count in self.counts]
        return {"plan": self.plan.as_json(), "counts": counts, "removals": self.removals}

    def load(self, saved: Any) -> None:
        """Go to the state that `save` returned."""
        counts = tuple(Count(int(matched), int(fired)) for matched, fired in saved["counts"])
        plan = self.plan if saved["plan"] == self.plan.as_json() else read_plan(saved["plan"])
        if len(counts) != len(plan.rules):
            raise ValueError("there is not one count for each rule")
        self.removals = int(saved.get("removals", 0))
        self.state = FaultState(plan, counts)

    def fire(self, context: CallContext) -> Fired | None:
        """Count a call, and return the rule that acts on it, if any."""
        if not self.state.plan.rules:
            return None
        self.state, fired = decide(self.state, context)
        if fired is None:
            return None
        return replace(fired, retract=partial(self._retract, fired.position, self.plan.rules[fired.position]))

    def _retract(self, position: int, rule: Rule) -> None:
        """Count one call less on which a rule acted, if it is still in force."""
        if position < len(self.plan.rules) and self.plan.rules[position] == rule:
            counts = list(self.counts)
            counts[position] = replace(counts[position], fired=max(0, counts[position].fired - 1))
            self.state = replace(self.state, counts=tuple(counts))


def _fits(match: Match, context: CallContext) -> bool:
    return (
        match.api in (None, context.api)
        and match.operation in (None, context.operation)
        and match.method in (None, context.method)
        and match.path in (None, context.path)
        and match.tenant in (None, context.tenant)
    )


def _due(match: Match, number: int) -> bool:
    if isinstance(match.nth, Nth):
        return number in match.nth
    return match.nth in (None, number)


def _drawn(seed: int, position: int, match: Match, number: int) -> bool:
    """Decide by the probability of a rule: always the same for the same seed, rule and number of the call."""
    if match.probability is None:
        return True
    return _share("", seed, position, number) < match.probability


def _share(purpose: str, seed: int, position: int, number: int) -> float:
    """Return a number from 0 to 1, below 1, that looks random and is the same for the same arguments."""
    digest = blake2b(f"{purpose}{seed}/{position}/{number}".encode(), digest_size=8).digest()
    return int.from_bytes(digest) / 2**64
