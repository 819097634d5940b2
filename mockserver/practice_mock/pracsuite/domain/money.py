"""Amounts of money. The API writes dollars as numbers; whatever is added up is added up in whole cents."""

from __future__ import annotations


def cents(amount: float) -> int:
    """Dollars as whole cents."""
    return round(amount * 100)


def dollars(amount: int) -> float:
    """Cents as the API writes them."""
    return amount / 100
