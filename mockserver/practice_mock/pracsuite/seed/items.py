"""The billable items of the demo practice: items with a fee for each category, and groups of items."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from practice_mock.pracsuite.domain.money import dollars
from practice_mock.state.store import Record

FEE_CATEGORIES = ("Standard", "Concession", "Student")

# Description, whether GST is in the price, standard price in cents. Treatment is free of GST, goods are not.
_ITEMS: Sequence[tuple[str, bool, int]] = (
    ("Assessment report", True, 33000),
    ("Case conference", True, 16500),
    ("Exercise band", True, 1595),
    ("Heel raise", True, 2450),
    ("Knee brace", True, 8995),
    ("Massage ball", True, 1250),
    ("Orthotic insole", True, 5500),
    ("School visit", True, 22000),
    ("Splint", True, 4720),
    ("Travel, per kilometre", True, 95),
    ("Initial consultation", False, 14500),
    ("Standard consultation", False, 9550),
    ("Brief consultation", False, 6200),
    ("Home visit", False, 18000),
    ("Exercise class", False, 2800),
    ("Ultrasound therapy", False, 4000),
)

_ARCHIVED = "Ultrasound therapy"

# Number, description, archived, items.
_GROUPS: Sequence[tuple[int, str, bool, tuple[int, ...]]] = (
    (1, "New patient", False, (1, 11)),
    (2, "Visit at school", False, (8, 10, 13)),
    (3, "Ultrasound course", True, (12, 16)),
    (15, "First visit", False, (12, 13)),
)


def records() -> Iterable[tuple[str, Record]]:
    """Return every item and group, with the name of its table."""
    for number, (description, gst, price) in enumerate(_ITEMS, 1):
        yield (
            "item",
            {
                "item_id": number,
                "item_code": f"EX{number:03d}",
                "description": description,
                "gst": gst,
                "archived": description == _ARCHIVED,
                "print_code": f"{number:03d}",
                "item_fees": _fees(price),
            },
        )
    for number, description, archived, items in _GROUPS:
        group = {"item_group_id": number, "description": description, "archived": archived, "item_ids": list(items)}
        yield "item_group", group


def _fees(price: int) -> list[dict[str, Any]]:
    """Return the full price, a lower one for concessions, and for students the full price less a tenth."""
    return [
        {"fee_cat_id": 1, "charge": dollars(price), "discount": 0.0},
        {"fee_cat_id": 2, "charge": dollars(price * 8 // 10), "discount": 0.0},
        {"fee_cat_id": 3, "charge": dollars(price), "discount": dollars(price // 10)},
    ]
