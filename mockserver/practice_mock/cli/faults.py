"""The command `practice-mock faults`."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from practice_mock.cli import remote
from practice_mock.cli.table import table
from practice_mock.faults import PlanError, PlanProblem, read_plan, schema

if TYPE_CHECKING:
    from practice_mock.control import Control

EXAMPLES = """examples:
  practice-mock faults                    show the plan, and which rules acted
  practice-mock faults plan.json          replace the plan
  practice-mock faults --check plan.json  only check whether the plan is valid
  practice-mock faults --clear            remove the plan
  practice-mock faults --scenarios        list the scenarios, which are plans with a name
  practice-mock faults --scenario slot-taken
  practice-mock faults --schema           print the JSON Schema of plans
  echo '{"rules": [{"match": {"operation": "reserveAppointment", "nth": 1},
    "action": {"kind": "reset", "after_commit": true}}]}' | practice-mock faults -
"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options to a parser."""
    parser.add_argument("plan", nargs="?", metavar="FILE", help="a plan in JSON; - reads standard input")
    parser.add_argument("--json", action="store_true", help="show plan and counts as JSON")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--clear", action="store_true", help="remove the plan")
    what.add_argument("--scenario", metavar="NAME", help="replace the plan with that of a scenario")
    what.add_argument("--scenarios", action="store_true", help="list the scenarios")
    what.add_argument("--check", action="store_true", help="check FILE without a running mock")
    what.add_argument("--schema", action="store_true", help="print the JSON Schema of plans, without a running mock")
    remote.add_options(parser, _carry_out)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    return _without_mock(options) if options.check or options.schema else remote.run(_carry_out, options)


def _without_mock(options: argparse.Namespace) -> int:
    if options.schema:
        print(json.dumps(schema(), indent=2))
        return 0
    try:
        plan = read_plan(_read(options.plan or "-"))
    except PlanError as error:
        return remote.fail("the plan is not valid:", *map(str, error.problems))
    print(f"The plan is valid; it has {len(plan.rules)} rules.")
    return 0


def _carry_out(control: Control, options: argparse.Namespace) -> None:
    if options.clear:
        control.clear_faults()
        print("The fault plan is removed.")
        return
    if options.scenarios:
        print(table(("scenario", "title"), list(control.scenarios().items())))
        return
    if options.scenario is not None:
        report = control.start_scenario(options.scenario)
    elif options.plan is not None:
        report = control.put_faults(_read(options.plan))
    else:
        report = control.faults()
    plan = report.plan.as_json()
    if options.json:
        counts = [{"rule": rule.rule, "matched": rule.matched, "fired": rule.fired} for rule in report.rules]
        print(json.dumps({"plan": plan, "rules": counts}, indent=2))
        return
    if not report.rules:
        print("There is no fault plan.")
        return
    rows = [
        (count.rule, str(count.matched), str(count.fired), json.dumps(rule["match"]), json.dumps(rule["action"]))
        for count, rule in zip(report.rules, plan["rules"], strict=True)
    ]
    print(table(("rule", "matched", "fired", "match", "action"), rows))


def _read(name: str) -> Any:
    """Return the JSON of a file. Raises PlanError, with the reason, if it cannot be read."""
    try:
        return json.loads(sys.stdin.read() if name == "-" else Path(name).read_text("utf-8"))
    except OSError as error:
        raise PlanError([PlanProblem("", f"{name} cannot be read: {error.strerror}")]) from None
    except (ValueError, RecursionError) as error:
        raise PlanError([PlanProblem("", f"is not JSON: {error}")]) from None
