"""Amounts of money. The API writes dollars as numbers; sums are computed in whole cents."""

from __future__ import annotations


def cents(amount: float) -> int:
    """Return dollars as whole cents."""
    return round(amount * 100)


def dollars(amount: int) -> float:
    """Return cents as the API writes them."""
    return amount / 100
