"""Draw the reports of docs/reports.md as bar charts.

python examples/plot_reports.py clinic.duckdb plots
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

import duckdb

PAGE = Path(__file__).parents[1] / "docs" / "reports.md"
PLOTS = {
    "utilisation": ("Utilisation, % of bookable minutes", 3),
    "cancellations": ("Cancelled appointments, % of those booked", 3),
    "no-shows": ("Missed appointments, % of those due", 3),
    "revenue by item": ("Charged, $", 2),
}
"""For each query: the title of its plot, and the column that is drawn."""
ROW, LEFT, WIDTH = 22, 110, 460


def queries() -> dict[str, str]:
    """Return the queries of the page by name."""
    blocks = re.findall(r"^```sql\n-- (.*?)\n(.*?)^```", PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    return dict(blocks)


def bars(title: str, rows: Sequence[tuple[str, float]]) -> str:
    """Return a bar chart as SVG."""
    most = max((value for _, value in rows), default=0) or 1
    height = 34 + ROW * len(rows)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + WIDTH + 90} {height}" '
        f'font-family="sans-serif" font-size="12" role="img" aria-label="{escape(title)}">',
        f'<rect width="100%" height="100%" fill="#fff"/><text x="8" y="18" font-weight="bold">{escape(title)}</text>',
    ]
    for number, (label, value) in enumerate(rows):
        top = 30 + ROW * number
        length = round(WIDTH * value / most, 1)
        parts += [
            f'<text x="{LEFT - 8}" y="{top + 12}" text-anchor="end">{escape(label)}</text>',
            f'<rect x="{LEFT}" y="{top}" width="{length}" height="16" fill="#2b6cb0"/>',
            f'<text x="{LEFT + length + 6}" y="{top + 12}">{value:,.1f}</text>',
        ]
    return "\n".join([*parts, "</svg>", ""])


def plots(database: Any) -> dict[str, str]:
    """Return the file name and the contents of each plot."""
    found: dict[str, str] = {}
    for name, query in queries().items():
        title, column = PLOTS[name]
        found_rows = database.sql(query).fetchall()
        rows = [(str(row[0]), float(row[column])) for row in found_rows if row[column] is not None]
        found[f"report-{name.replace(' ', '-')}.svg"] = bars(title, rows)
    return found


def main(file: str, folder: str) -> None:
    """Draw the reports of an export into a folder, which is made if it does not exist."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    with duckdb.connect(file, read_only=True) as database:
        for name, text in plots(database).items():
            (Path(folder) / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
