"""The pages of the site: which section each belongs to, and in which order. A new page is added here.

A section has one kind of page, after Diátaxis: tutorial, guide, reference or explanation.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "Home": ("index.md",),
    "Tutorial": ("tutorial.md",),
    "Guides": (
        "guides/credentials.md",
        "guides/booking-safely.md",
        "guides/lists.md",
        "guides/clinic-time.md",
        "guides/errors-and-retries.md",
        "guides/files-and-messages.md",
        "guides/privacy.md",
        "guides/http-settings.md",
        "guides/strict-mode-and-drift.md",
        "guides/testing-your-product.md",
        "mock-server.md",
        "mock-page.md",
        "command-line.md",
        "pipelines.md",
        "reports.md",
        "models.md",
        "guides/moving-between-the-apis.md",
        "guides/upgrading.md",
        "guides/adding-an-api.md",
        "examples.md",
    ),
    "Reference": (
        "specs.md",
        "coverage/pracsuite.md",
        "coverage/coreplus.md",
        "glossary.md",
    ),
    "Explanation": (
        "architecture.md",
        "client-behaviour.md",
        "open-questions.md",
        "comparison.md",
        "bench.md",
        "contract-coverage.md",
        "mutation-score.md",
        "mutation-tests.md",
    ),
    "Project": (
        "readme.md",
        "changelog/pracsuite-client.md",
        "changelog/coreplus-client.md",
        "changelog/pracsuite-models.md",
        "changelog/coreplus-models.md",
        "changelog/practice-mock.md",
        "changes.md",
        "releasing.md",
        "contributing.md",
        "security.md",
        "license.md",
    ),
}
"""The pages of each section, in the order of the navigation. Those that do not exist are left out."""

COPIES: Mapping[str, str] = {
    "README.md": "readme.md",
    "ARCHITECTURE.md": "architecture.md",
    "CONTRIBUTING.md": "contributing.md",
    "SECURITY.md": "security.md",
    "LICENSE": "license.md",
    "tools/mutation/README.md": "mutation-tests.md",
    "mockserver/README.md": "packages/practice-mock.md",
    "generated/pracsuite-client/README.md": "packages/pracsuite-client.md",
    "generated/coreplus-client/README.md": "packages/coreplus-client.md",
    "generated/pracsuite-models/README.md": "packages/pracsuite-models.md",
    "generated/coreplus-models/README.md": "packages/coreplus-models.md",
}
"""The pages that are elsewhere in the repository than in `docs/`, with their places in the site."""

KNOWN = frozenset(page for pages in SECTIONS.values() for page in pages) | frozenset(COPIES.values())


class UnknownPageError(ValueError):
    """A page is in no section."""


def check_known(pages: Collection[str]) -> None:
    """Raise UnknownPageError if a page of `docs/` has no place in the navigation."""
    unknown = sorted(set(pages) - KNOWN)
    if unknown:
        named = ", ".join(f"docs/{page}" for page in unknown)
        raise UnknownPageError(
            f"not in the navigation: {named}. Add it to a section of SECTIONS in tools/site/pages.py."
        )


def existing(section: str, pages: Collection[str]) -> list[str]:
    """Return the pages of a section that exist, in order."""
    return [page for page in SECTIONS[section] if page in pages]
