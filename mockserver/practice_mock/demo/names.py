"""Names of fictional people. Any likeness is coincidence: first and family names are drawn independently."""

from __future__ import annotations

from random import Random

_FIRST = """
Ada Amara Amir Anh Aroha Bela Bruno Cara Chidi Dana Dilan Edie Emre Farah Finn Freya Gita Hana Harpreet Hugo Ines Isla
Jarrah Jonas Juno Kai Keiko Kirra Lea Leilani Luca Mara Mei Milan Mirri Nadia Ngozi Noor Odette Olu Pia Priya Quinn Rafe
Ravi Rosa Sana Sefa Soren Tala Tariq Thanh Theo Uma Vera Wren Yara Yindi Zane Zofia
"""
_FAMILY = """
Abara Ashdown Bellweather Brannigale Castleigh Corvane Dallowick Drummet Eastmere Fairholt Farrowby Galewood
Harrowgate Hollisend Inglemoor Jessamy Kestrelton Larkwell Marlowick Mistralé Nettlefold Oakhaven Pemberleigh
Quillfeather Ravensby Sandrock Silverbrook Tamworthy Thistleby Umberley Vantreight Wetherglen Yarrowmere Zephyrine
Adeyanju-Holt Baranoval Chandrakeet Doan-Merrow El-Tarif Fonoalta Goldwattle Ito-Bramble Kowalune MacTarn Nguyenby
O'Farrowell Patelund Santorova
"""

STREETS = ("Wattle", "Banksia", "Grevillea", "Boronia", "Acacia", "Melaleuca", "Jacaranda", "Correa", "Hakea")

SUBURBS = (("Exampleton", "5000"), ("Sampleville", "5006"), ("Testwick", "5039"), ("Mockford", "5067"))


_MOBILES = """
0491 570 006, 0491 570 110, 0491 570 156, 0491 570 157, 0491 570 158, 0491 570 159, 0491 570 313, 0491 570 737,
0491 571 266, 0491 571 491, 0491 571 804, 0491 572 549, 0491 572 665, 0491 572 983, 0491 573 087, 0491 573 770,
0491 574 118, 0491 574 632, 0491 575 254, 0491 575 789, 0491 576 398, 0491 576 801, 0491 577 426, 0491 577 644,
0491 578 148, 0491 578 888, 0491 578 957, 0491 579 212, 0491 579 455, 0491 579 760
"""
_FIRST_NAMES, _FAMILY_NAMES = _FIRST.split(), _FAMILY.split()
_MOBILE_NUMBERS = [number.strip() for number in _MOBILES.replace("\n", " ").split(", ")]


def full_name(random: Random) -> tuple[str, str]:
    """Return a first and a family name."""
    return random.choice(_FIRST_NAMES), random.choice(_FAMILY_NAMES)


def mobile_number(random: Random) -> str:
    """Return one of the Australian numbers that are reserved for fiction."""
    return random.choice(_MOBILE_NUMBERS)


def email_address(first_name: str, family_name: str, number: int) -> str:
    """Return an address in a domain that is reserved for examples."""
    local = "".join(letter for letter in f"{first_name}.{family_name}" if letter.isascii() and letter not in "'-")
    return f"{local}{number}@example.com".lower()


def birth_date(random: Random) -> str:
    """Return a day between 1935 and 2019."""
    return f"{random.randrange(1935, 2020)}-{random.randrange(1, 13):02d}-{random.randrange(1, 29):02d}"
