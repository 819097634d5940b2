"""Invented people. Any likeness is chance: first and family names are drawn apart from each other."""

from __future__ import annotations

from random import Random

_FIRST = """
Ada Amir Anh Bela Bruno Cara Chidi Dana Dilan Edie Emre Farah Finn Gita Hana Hugo Ines Isla Jonas Juno Kai Keiko
Lea Luca Mara Milan Nadia Noor Odette Olu Pia Quinn Rafe Ravi Rosa Sana Sefa Tala Theo Uma Vera Wren Yara Zane
"""
_FAMILY = """
Abara Ashdown Bellweather Brannigale Castleigh Corvane Dallowick Drummet Eastmere Fairholt Farrowby Galewood
Harrowgate Hollisend Inglemoor Jessamy Kestrelton Larkwell Marlowick Mistralé Nettlefold Oakhaven Pemberleigh
Quillfeather Ravensby Sandrock Silverbrook Tamworthy Thistleby Umberley Vantreight Wetherglen Yarrowmere Zephyrine
"""

STREETS = ("Wattle", "Banksia", "Grevillea", "Boronia", "Acacia", "Melaleuca", "Jacaranda", "Correa", "Hakea")

SUBURBS = (("Exampleton", "5000"), ("Sampleville", "5006"), ("Testwick", "5039"), ("Mockford", "5067"))


_MOBILES = (
    "0491 570 006",
    "0491 570 110",
    "0491 570 156",
    "0491 570 157",
    "0491 570 158",
    "0491 570 159",
    "0491 570 313",
    "0491 570 737",
)


def full_name(random: Random) -> tuple[str, str]:
    """A first and a family name."""
    return random.choice(_FIRST.split()), random.choice(_FAMILY.split())


def mobile_number(random: Random) -> str:
    """One of the Australian numbers that are kept free for fiction."""
    return random.choice(_MOBILES)


def email_address(first_name: str, family_name: str, number: int) -> str:
    """An address in a domain that belongs to nobody."""
    return f"{first_name}.{family_name}{number}@example.com".lower().encode("ascii", "ignore").decode()


def birth_date(random: Random) -> str:
    """A day between 1935 and 2019."""
    return f"{random.randrange(1935, 2020)}-{random.randrange(1, 13):02d}-{random.randrange(1, 29):02d}"
