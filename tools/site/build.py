"""Build the site: assemble the pages, run the site generator strictly, and add what programs read."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tools.site import reference
from tools.site.assembly import Written, assemble, written_pages
from tools.site.checkout import ROOT
from tools.site.content import Section
from tools.site.llms import llms_text
from tools.site.navigation import navigation
from tools.site.search import rank_guides_first
from tools.site.settings import settings

OUTPUT = ROOT / "build" / "site"
WORK = ROOT / "build" / "site-src"
EXPECTED_LINES = re.compile(r"Build (started|finished)|No issues found|\s*$")
"""What the generator prints if all is well. Anything else, such as a warning, is an error."""
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


class BuildError(RuntimeError):
    """The site generator failed, or printed a warning."""


def build(root: Path = ROOT, work: Path = WORK, output: Path = OUTPUT) -> int:
    """Build the site from nothing, and put it in place of the last one. Returns the number of pages.

    Raises BuildError if the generator reports anything, and the errors of the pages: unknown pages, links that name
    nothing, pages without a title.
    """
    generated = reference.sections()
    written = list(written_pages(root))
    for one in generated:
        found = one.pages() if isinstance(one, Section) else [one]
        written += (Written(page.path, page.title.replace("`", ""), page.source(), page.twin()) for page in found)
    items = navigation({page.path: page.title for page in written}, generated)
    if work.exists():
        shutil.rmtree(work)
    assemble(root, work / "pages", written)
    site = work / "site"
    configuration = work / "mkdocs.yml"  # JSON is YAML
    configuration.write_text(json.dumps(settings(items, "pages", "site"), indent=1), "utf-8")
    _generate(configuration)
    rank_guides_first(site / "search.json")
    for page in written:
        twin = site / page.path
        twin.parent.mkdir(parents=True, exist_ok=True)
        twin.write_text(page.twin, "utf-8")
    (site / "llms.txt").write_text(llms_text(items), "utf-8")
    if output.exists():
        shutil.rmtree(output)
    output.parent.mkdir(parents=True, exist_ok=True)
    site.replace(output)
    return len(written)


def _generate(configuration: Path) -> None:
    command = (sys.executable, "-m", "tools.site.generator", "build", "--strict", "--clean")
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        (*command, "--config-file", str(configuration)),
        cwd=configuration.parent,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    printed = COLOUR.sub("", done.stdout)
    unexpected = [line for line in printed.splitlines() if not EXPECTED_LINES.match(line)]
    if done.returncode or unexpected:
        raise BuildError(printed.replace(f"{configuration.parent}{os.sep}", ""))
