"""Cases in which a document says something wrong about pipelines, and then what is suggested."""

from __future__ import annotations

from .fix_cases import PATHS, PET, ROOT, Case, both, replace, replaced
from .fixes_of_keys import FILTERED

KEEPERS = "paths/keeper.yaml"
LOCATIONS, APPOINTMENTS = "paths/location.yaml", "paths/appointment.yaml"
DATED = FILTERED.replace("{id: integer}", "{id: date-time}")


def _told(message: str, bad: str, fixed: str, listed: str = "    parameters:\n") -> Case:
    """Return a case in which a list has an ``x-incremental``, and then another one or none."""
    lines = [f"    x-incremental: {told}\n" if told else "" for told in (bad, fixed)]
    return replaced(message, KEEPERS, "    parameters:\n", lines[0] + listed, lines[1] + listed)


CASES = (
    replaced(
        "belongs on a list, which has x-pagination; remove it",
        PATHS,
        "    operationId: getPet\n",
        "    operationId: getPet\n    x-incremental: {key: [id]}\n",
    ),
    _told("is not a parameter of this list; rename it or remove it", "{since: changed}", "{since: page}"),
    _told(
        "is not a parameter of this list; rename it or remove it", "{arguments: {size: 1}}", "{arguments: {limit: 1}}"
    ),
    _told("is not a parameter of this list; rename it or remove it", "{since: changed}", ""),
    _told("is not a filter of this list with the format date-time; rename it", "{cursor: size}", "{cursor: id}", DATED),
    _told("is stated by x-pagination already; remove it", "{key: [id]}", ""),
    replaced(
        "{} is not a property of the records; rename it", LOCATIONS, "key: [locationId]", "key: [place]", api="coreplus"
    ),
    replaced(
        "is not the operationId of another list; rename it",
        APPOINTMENTS,
        "operationId: listLocations, property",
        "operationId: listPlaces, property",
        api="coreplus",
    ),
    replaced(
        "is not a property of the other list's records; rename it",
        APPOINTMENTS,
        "property: /timeZone/timezoneId",
        "property: /zone/timezoneId",
        api="coreplus",
    ),
    replaced(
        "which is not a property here; remove it",
        LOCATIONS,
        "      key: [locationId]\n",
        "      key: [locationId]\n      removes: {operationId: listAppointments, property: name}\n",
        api="coreplus",
    ),
    replaced(
        "belongs on a schema of responses; remove it",
        PET,
        "NewPet:\n",
        "NewPet:\n  x-pipeline: {keep: [keeper]}\n",
    ),
    *(
        replaced(
            "is not a property; rename it or remove it",
            PET,
            "\nPet:\n",
            "\nPet:\n  x-pipeline: {keep: [keeper, size]}\n",
            fixed,
        )
        for fixed in ("\nPet:\n  x-pipeline: {keep: [keeper]}\n",)
    ),
    replaced(
        "is not private (x-phi), so it is kept anyway; remove it",
        PET,
        "\nPet:\n",
        "\nPet:\n  x-pipeline: {keep: [keeper, id]}\n",
        "\nPet:\n  x-pipeline: {keep: [keeper]}\n",
    ),
    Case(
        "is a secret; remove it",
        both(
            lambda small: small.add_property("token: {type: string, description: A token., x-phi: secret}"),
            replace("schemas/keeper.yaml", "Keeper:\n", "Keeper:\n  x-pipeline: {keep: [token]}\n"),
        ),
        replace("schemas/keeper.yaml", "  x-pipeline: {keep: [token]}\n", ""),
    ),
    replaced(
        "is not a property of any record; remove it",
        ROOT,
        "x-pagination:\n",
        "x-pipeline: {ignore: [name, size]}\nx-pagination:\n",
        "x-pipeline: {ignore: [name]}\nx-pagination:\n",
    ),
    replaced(
        "identifies records of a list; remove it",
        ROOT,
        "x-pagination:\n",
        "x-pipeline: {ignore: [id]}\nx-pagination:\n",
        "x-pagination:\n",
    ),
)
