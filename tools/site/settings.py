"""The settings of the site generator. Nothing is loaded from another host when a page is viewed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tools.site.checkout import SOURCES

NAME = "prackit"
DESCRIPTION = "Typed Python clients for the APIs of PracSuite and coreplus, and a stateful mock server."

PYTHON_OPTIONS: dict[str, Any] = {
    "docstring_section_style": "list",
    "docstring_style": "google",
    "filters": "public",
    "heading_level": 2,
    "line_length": 100,
    "members_order": "source",
    "merge_init_into_class": True,
    "separate_signature": True,
    "show_attribute_values": False,
    "show_bases": True,
    "show_if_no_docstring": False,
    "show_labels": False,
    "show_root_full_path": False,
    "show_root_heading": True,
    "show_signature_annotations": True,
    "show_source": False,
    "signature_crossrefs": True,
    "unwrap_annotated": True,
}


def settings(navigation: Sequence[Any], pages: str, output: str) -> dict[str, Any]:
    """Return the settings, for a configuration file in the parent of the folders of pages and output."""
    return {
        "site_name": NAME,
        "site_description": DESCRIPTION,
        "docs_dir": pages,
        "site_dir": output,
        "nav": navigation,
        "extra_css": ["site.css"],
        "copyright": "Unofficial: not affiliated with or endorsed by the vendors of the APIs.",
        "theme": {
            "name": "material",
            "font": False,
            "features": ["navigation.tabs", "navigation.indexes", "navigation.top", "content.code.copy", "toc.follow"],
            "palette": [
                {"media": "(prefers-color-scheme)", "toggle": _toggle("sun-moon", "light mode")},
                {
                    "media": "(prefers-color-scheme: light)",
                    "scheme": "default",
                    "toggle": _toggle("sun", "dark mode"),
                },
                {
                    "media": "(prefers-color-scheme: dark)",
                    "scheme": "slate",
                    "toggle": _toggle("moon", "the system's mode"),
                },
            ],
        },
        "markdown_extensions": [
            "admonition",
            "attr_list",
            "footnotes",
            "md_in_html",
            "sane_lists",
            "tables",
            {"toc": {"permalink": True, "slugify": _github_slugs(), "toc_depth": 3}},
            {"pymdownx.highlight": {"pygments_lang_class": True}},
            "pymdownx.superfences",
        ],
        "plugins": [
            "search",
            {
                "mkdocstrings": {
                    "handlers": {
                        "python": {
                            "paths": [str(path) for path in SOURCES],
                            "inventories": [],
                            "options": {**PYTHON_OPTIONS, "extensions": ["tools.site.docstrings:Docstrings"]},
                        }
                    }
                }
            },
        ],
    }


def _toggle(icon: str, mode: str) -> dict[str, str]:
    return {"icon": f"lucide/{icon}", "name": f"Switch to {mode}"}


def _github_slugs() -> dict[str, Any]:
    """Return how headings get their anchors: as in a repository's pages."""
    return {"object": "pymdownx.slugs.slugify", "kwds": {"case": "lower"}}
