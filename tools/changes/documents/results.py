"""What the methods of an operation return and raise."""

from __future__ import annotations

from attrs import define

from .finding import Findings
from .operation import Operation, of
from .schemas import Schemas

_KINDS = {"nothing": "`None`", "value": "a value", "file": "a file", "url": "a URL"}


@define
class Results:
    """Compares what the methods of operations return and raise."""

    schemas: Schemas
    findings: Findings

    def compare(self, old: Operation, new: Operation) -> None:
        """Compare the responses of an operation in two versions."""
        self._result(old, new)
        self._errors(old, new)

    def _result(self, old: Operation, new: Operation) -> None:
        (was, before), (is_now, after) = old.result(), new.result()
        place = new.version.place(after[1]) if after is not None else new.place("responses")
        if was != is_now:
            rule = {"nothing": "result-removed"}.get(is_now, "result-added" if was == "nothing" else "result-changed")
            said = f"{{}} returns {_KINDS[is_now]} instead of {_KINDS[was]}."
            self.findings.add(rule, place, new.symbols, said)
        elif before is not None and after is not None:
            self.schemas.compare(before, after, "response", of(new))
        first, second = old.successes(), new.successes()
        for status in [status for status in second if status not in first and first]:
            self.findings.add(
                "success-status-added",
                new.version.place(second[status][1]),
                new.symbols,
                f"{{}} can succeed with {status}.",
            )
        for status in [status for status in first if status not in second and second]:
            said = f"A response of {{}} with {status} raises `ResponseValidationError`."
            self.findings.add("success-status-removed", old.place(f"responses/{status}"), new.symbols, said)

    def _errors(self, old: Operation, new: Operation) -> None:
        before, after = (
            {status for status in one.responses() if status[:1] == "4" and status.isdecimal()} for one in (old, new)
        )
        for status in sorted(before ^ after):
            holder = new if status in after else old
            place = holder.place(f"responses/{status}")
            if new.reads:
                said = f"The documentation of {{}} {'names' if status in after else 'does not name'} {status}."
                self.findings.add("error-status", place, new.symbols, said)
            elif status in after:
                said = f"`maybe_applied` is false for an error of {{}} with {status}."
                self.findings.add("rejection-added", place, new.symbols, said)
            else:
                said = f"`maybe_applied` is true for an error of {{}} with {status}."
                self.findings.add("rejection-removed", place, new.symbols, said)
        first, second = old.error_schemas(), new.error_schemas()
        for status in second:
            if status in first:
                self.schemas.compare(first[status], second[status], "error", of(new))
            elif status in before:
                said = f"The body of an error {status} of {{}} is described."
                self.findings.add("error-body", new.version.place(second[status][1]), new.symbols, said)
        for status in first:
            if status not in second and status in after:
                said = f"The body of an error {status} of {{}} is not described any more."
                self.findings.add("error-body", old.version.place(first[status][1]), new.symbols, said)
