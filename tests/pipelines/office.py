"""Changes of a practice that its reports show: by its staff through the API, and by the practice system."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from pracsuite_client import APIError
from practice_mock.testing import Mock

from .practice import Staff


class Office(Staff):
    """Changes a practice at random, also in ways that the API does not offer."""

    def __init__(self, mock: Mock, seed: int) -> None:
        super().__init__(mock, seed)
        self.tenant = mock.practice.pracsuite[0]
        self.noticed: tuple[Callable[[], None], ...] = (
            *(self.cancel_one, self.move_one, self.restore, self.attend, self.miss, self.charge, self.rule_out),
            *(self.rule_out_oddly, self.rule_out_oddly, self.rule_out_a_day, self.cancel_a_place),
        )
        """What a run that reads only changes notices."""
        self.unnoticed: tuple[Callable[[], None], ...] = (
            *(self.delete_one, self.restore_as_it_was, self.forget_cancellation, self.withdraw_invoice),
            *(self.remove_item, self.remove_status, self.remove_business, self.remove_rule_out, self.close),
        )
        """What only a full comparison notices, at least in a part of the lists."""

    def change(self, count: int, *, unnoticed: bool) -> None:
        """Make each change once, and then some at random."""
        choices = (*self.noticed, *(self.unnoticed if unnoticed else ()))
        for action in (*choices, *self.random.choices(choices, k=count)):
            self.mock.practice.clock.advance(timedelta(seconds=self.random.randrange(4000)))
            with suppress(APIError):  # another appointment is there
                action()

    # ---- appointments

    def bookings(self) -> list[Mapping[str, Any]]:
        return [one for one in self.tenant.table("appointment").records() if one["category"] == "Patient"]

    def booking(self) -> Mapping[str, Any]:
        return self.random.choice(self.bookings())

    def cancel_one(self) -> None:
        self.client.appointments.cancel(self.booking()["appointment_id"], record_as_cancelled=True)

    def delete_one(self) -> None:
        self.client.appointments.cancel(self.booking()["appointment_id"], record_as_cancelled=False)

    def move_one(self) -> None:
        one = self.client.appointments.get(self.booking()["appointment_id"])
        later = one.app_time + timedelta(minutes=5 * self.random.randrange(-9000, 9000))
        self.client.appointments.edit(one.appointment_id, app_time=later)

    def restore(self) -> None:
        """Put a cancelled appointment back. The record of its cancellation stays."""
        self._put_back(modified=self.tenant.timestamp())

    def restore_as_it_was(self) -> None:
        """Put a cancelled appointment back with the time of its last change before that."""
        self._put_back()

    def _put_back(self, **changes: Any) -> None:
        table = self.tenant.table("appointment")
        gone = [
            one
            for one in self.tenant.table("cancelled_appointment").records()
            if one["cancellation"] and one["category"] == "Patient" and table.get(one["appointment_id"]) is None
        ]
        one = self.random.choice(gone)
        table.put({name: one[name] for name in self.bookings()[0]} | changes)

    def forget_cancellation(self) -> None:
        table = self.tenant.table("cancelled_appointment")
        table.remove(self.random.choice(table.records())["appointment_id"])

    def attend(self) -> None:
        self._set_status("Completed")

    def miss(self) -> None:
        self._set_status("Missed/DNA")

    def _set_status(self, name: str) -> None:
        found = [one for one in self.tenant.table("appointment_status").records() if one["status_description"] == name]
        if found:
            number = self.booking()["appointment_id"]
            self.client.appointments.edit(number, appointment_status_id=found[0]["appointment_status_id"])

    def rule_out(self, **changes: Any) -> None:
        like, table = self.booking(), self.tenant.table("appointment")
        now = self.tenant.timestamp()
        empty = {name: None for name in like if name.endswith("_id")}
        changed = {"appointment_id": table.next_key(), "category": "Rule Out", "created": now, "modified": now}
        places = {name: like[name] for name in ("practitioner_id", "business_id")}
        table.put({**like, **empty, **places, **changed, "description": "Rule out", **changes})

    def rule_out_oddly(self) -> None:
        """Rule out times around an appointment: outside the opening hours, over midnight, or over others."""
        start = datetime.fromisoformat(self.booking()["app_time"]) + timedelta(minutes=self.random.randrange(-900, 900))
        length = self.random.choice([0, 1, 30, 120, 600, 1440, 3000])
        for _ in range(self.random.randrange(1, 3)):
            self.rule_out(app_time=start.isoformat(), duration=length)

    def rule_out_a_day(self) -> None:
        one = self.booking()
        places = {name: one[name] for name in ("practitioner_id", "business_id")}
        self.rule_out(**places, app_time=f"{one['app_time'][:10]}T00:00:00", duration=1440)

    def cancel_a_place(self) -> None:
        """Record a place in a group as cancelled. It does not matter whether the patient has it again."""
        table = self.tenant.table("cancelled_appointment")
        number = self.tenant.table("appointment").next_key()
        table.put({**self.random.choice(table.records()), "appointment_id": number, "category": "Group"})

    def remove_rule_out(self) -> None:
        table = self.tenant.table("appointment")
        ruled_out = [one for one in table.records() if one["category"] == "Rule Out"]
        table.remove(self.random.choice(ruled_out)["appointment_id"])

    # ---- bills

    def charge(self) -> None:
        """Change the lines of an invoice: another amount, another item, no item, and one more or fewer."""
        table = self.tenant.table("invoice")
        invoice = self.random.choice(table.records())
        lines = [dict(line) for line in invoice["invoice_items"]]
        line = self.random.choice(lines)
        items = [one["item_id"] for one in self.tenant.table("item").records()]
        change = self.random.randrange(4)
        if change == 0:
            line["debit"] = self.random.choice(
                [0.0, 0.05, -5.005, 0.125, 1e17, 12345.67, self.random.randrange(10**6) / 100]
            )
        elif change == 1:
            line["item_id"] = self.random.choice([None, 987654, *items])
        elif change == 2:
            lines.append({**line, "invoice_item_id": line["invoice_item_id"] + 5})
        else:
            lines.remove(line)
        table.put({**invoice, "invoice_items": lines, "updated": self.tenant.timestamp()})

    def withdraw_invoice(self) -> None:
        table = self.tenant.table("invoice")
        table.remove(self.random.choice(table.records())["invoice_id"])

    # ---- what appointments and invoices refer to

    def remove_item(self) -> None:
        self._remove("item", "item_id")

    def remove_status(self) -> None:
        self._remove("appointment_status", "appointment_status_id")

    def remove_business(self) -> None:
        self._remove("business", "business_id")

    def _remove(self, name: str, key: str) -> None:
        """Remove a record of a small table, but never more than half of it, which no comparison believes."""
        table = self.tenant.table(name)
        if len(table.records()) > 2:
            table.remove(self.random.choice(table.records())[key])

    def close(self) -> None:
        """Remove the opening hours of one business, or change them."""
        table = self.tenant.table("business")
        one = self.random.choice(table.records())
        names = ("appointment_start_time", "appointment_end_time")
        is_first = all(None not in [other[name] for name in names] for other in table.records())
        odd = self.random.choice([(None, None), ("8:00 am", "18:00:00"), ("18:00:00", "08:00:00")])
        hours = odd if is_first and self.random.random() < 0.7 else ("07:30:00", "19:15:00")
        table.put({**one, **dict(zip(names, hours, strict=True)), "updated": self.tenant.timestamp()})
