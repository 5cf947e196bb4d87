"""Looking at a page: what axe finds, and whether it scrolls sideways."""

import os
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
                   "best-practice"],
    },
    "resultTypes": ["violations"],
}  # fmt: skip
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def look(page, name):
    """The page as it stands now; a picture of it where SCREENSHOTS names a folder."""
    if folder := os.environ.get("SCREENSHOTS"):
        width = page.viewport_size["width"]
        path = Path(folder) / f"{name}-{width}.png"
        page.screenshot(path=path, full_page=True)
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, f"{name}: {found.generate_report()}"
    assert page.evaluate(SIDEWAYS) <= 0, f"{name} scrolls sideways."


def leave_by(page, target):
    """Press ``target`` and wait until the page that it leads to is there."""
    with page.expect_event("domcontentloaded"):
        target.click()
    page.wait_for_load_state()


def visit(page, path, see, name, *, status=200):
    answer = page.goto(path)
    assert answer.status == status, f"{path} answered {answer.status}."
    see(page, name)
