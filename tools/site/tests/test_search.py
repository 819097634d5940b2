"""The search index gives the sections of guides more weight than the names of the reference."""

from __future__ import annotations

import json
from pathlib import Path

from tools.site.search import rank_guides_first


def test_guides_come_before_the_reference(tmp_path: Path) -> None:
    index = tmp_path / "search.json"
    items = [
        {"location": "guides/a/", "level": 1, "title": "A", "text": "", "path": ["Guides"]},
        {"location": "guides/a/#b", "level": 2, "title": "<code>b</code> &amp; c", "text": "", "path": ["Guides", "A"]},
        {"location": "reference/x/y/#y", "level": 2, "title": "Y", "text": "", "path": ["Reference", "X", "Y", "Y"]},
        {"location": "specs/#z", "level": 2, "title": "Z", "text": "", "path": ["Reference", "Specs"]},
    ]
    index.write_text(json.dumps({"config": {"lang": ["en"]}, "items": items}), "utf-8")
    rank_guides_first(index)
    content = json.loads(index.read_text("utf-8"))
    assert content["config"] == {"lang": ["en"]}
    assert [item["path"] for item in content["items"]] == [
        ["Guides"],
        ["Guides", "A", "b & c"],
        ["Reference", "X"],
        ["Reference", "Specs"],
    ]
