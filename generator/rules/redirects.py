"""Rules for redirects, of which a method returns the URL."""

from __future__ import annotations

from collections.abc import Iterator

from ..document.bundle import Document
from ..document.facts import REDIRECTS, has_location, redirects
from ..document.json_pointer import escape
from ..document.problems import Problem
from ..document.traversal import operations


def are_all_that_is_returned(document: Document) -> Iterator[Problem]:
    """Require that an operation succeeds either with values or with redirects, and that a redirect has a URL.

    Beside a success, a response with 3xx that has no Location is an error, as the client does not repeat the request.
    """
    for pointer, _, _, operation in operations(document):
        responses = operation.get("responses", {})
        if "206" in responses and redirects(document, operation):
            yield document.problem(
                f"{pointer}/responses/206",
                "is a part of a response beside a redirect, and no call returns it; remove it",
            )
        succeeds = any(status[0] == "2" and status != "206" for status in responses)
        for status, entry in responses.items():
            if status[0] != "3":
                continue
            place, response = f"{pointer}/responses/{escape(status)}", document.resolve(entry)
            if succeeds:
                if status in REDIRECTS and has_location(response):
                    yield document.problem(
                        place,
                        "is a redirect beside a success, and a method returns one or the other; remove one of them",
                    )
            elif status not in REDIRECTS:
                yield document.problem(
                    place,
                    f"is not a redirect with a Location (those are {', '.join(REDIRECTS)}), so no call can return it;"
                    " replace it by the success (2xx) or redirect that the server sends",
                )
            elif not has_location(response):
                rest = " and remove its content" if response.get("content") else ""
                yield document.problem(
                    place,
                    "has no header Location, whose URL a method returns; replace the response by a success (2xx), or"
                    f" declare the header{rest}",
                )
            elif response.get("content"):
                yield document.problem(
                    f"{place}/content", "is not returned by the method, which returns the URL of a redirect; remove it"
                )
