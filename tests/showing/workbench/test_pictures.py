"""The pictures of the documentation: made here, and held to what the pages offer now.

``make pictures`` makes them anew. What may differ between machines (fonts, the state of the
findings) is not compared; what a person can do on the page is: its buttons, fields and links.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.showing.workbench.serving import Serving

import quellen
from quellen.showing.exports import FORMATS

ROOT = Path(__file__).parents[3]
PICTURES = ROOT / "docs" / "pictures"
OFFERED = PICTURES / "offered.json"
"""What each picture offers, as it was when the picture was made."""
MAKING = bool(os.environ.get("QUELLEN_PICTURES"))
TEMPLATES = ROOT / "src" / "quellen" / "showing" / "workbench" / "templates"

OFFERS = """() => [...document.querySelectorAll(`header button, header a, form button, form label,
  legend, #change button, .tabs a, .zoom button, #report, h2`)]
  .filter((e) => e.checkVisibility() && !e.closest("datalist, .side, .heads, #text, #change label"))
  .map((e) => (e.firstElementChild?.matches("select, datalist") ? "" : e.childNodes[0]?.data
    || e.textContent).trim().replace(/\\d+/g, "")).filter(Boolean)"""


@pytest.fixture
def tour(examples: Path) -> dict[str, str]:
    """The pages that are photographed."""
    with quellen.open(examples) as ledger:
        quoted = ledger.disputes()[0]["sides"][0]["accounts"][-1]
        event = max(ledger.timeline(), key=lambda e: len(e["accounts"]))["event"]
        link = next(x for x in ledger.lineage() if x["kind"] == "copy")
    return {
        "overview": "/",
        "timeline": "/timeline?from=2025-04-20&to=2025-05-20&lane=source",
        "dispute": "/disputes/c1",
        "event": f"/events/{event}",
        "reader": f"/documents/{quoted['document']}?at={quoted['start']}-{quoted['end']}",
        "pair": f"/lineage/{link['from']}/{link['to']}",
    }


@pytest.mark.browser
def test_the_pictures_offer_what_the_pages_offer(
    library: Serving, opened: Callable[..., Any], tour: dict[str, str], tmp_path: Path
) -> None:
    offered = {}
    with opened(library, width=1180) as page:
        page.set_viewport_size({"width": 1180, "height": 760})
        for name, path in tour.items():
            page.goto(library.base + path)
            page.wait_for_load_state("networkidle")
            if name == "reader":
                page.keyboard.press("j")
                page.get_by_text("Put it right").first.click()
            offered[name] = page.evaluate(OFFERS)
            page.screenshot(path=str((PICTURES if MAKING else tmp_path) / f"workbench-{name}.png"))
            assert page.evaluate("() => document.fonts.status") == "loaded"
    if MAKING:
        OFFERED.write_text(json.dumps(offered, indent=1, ensure_ascii=False) + "\n", "utf-8")
    assert offered == json.loads(OFFERED.read_text("utf-8")), "make pictures"


def test_every_picture_that_the_docs_show_is_there_and_every_one_is_shown() -> None:
    pages = [p.read_text("utf-8") for p in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]]
    shown = {name for page in pages for name in re.findall(r"pictures/([\w-]+\.png)", page)}
    assert shown == {p.name for p in PICTURES.glob("*.png")}


def test_the_keyboard_map_knows_every_key() -> None:
    page = (ROOT / "docs" / "reference" / "workbench.md").read_text("utf-8")
    known = page.split("## Keys", 1)[1].split("\n## ", 1)[0]
    for template in TEMPLATES.glob("*.html"):
        for key in re.findall(r'data-key="([^"{]+)"', template.read_text("utf-8")):
            assert f"`{key}`" in known, f"{key} of {template.name} is not in the keyboard map"


def test_the_docs_know_every_format_that_is_given() -> None:
    page = (ROOT / "docs" / "reference" / "exports.md").read_text("utf-8").casefold()
    for name in FORMATS:
        assert name in page, name
