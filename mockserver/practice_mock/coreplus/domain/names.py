"""Names and telephone numbers of people, as they are compared."""

from __future__ import annotations


def name_of(first_name: str | None, last_name: str | None) -> tuple[str, str]:
    """Return a name in the form in which names are compared: case and surrounding space are ignored."""
    return (first_name or "").strip().casefold(), (last_name or "").strip().casefold()


def dialled(number: str) -> str:
    """Return the digits of an Australian telephone number as dialled within the country."""
    digits = "".join(character for character in number if character in "0123456789")
    return "0" + digits[2:] if number.strip().startswith("+61") else digits
