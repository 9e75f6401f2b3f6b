"""The report: says what was found, keeps hostile text inert, asks nothing of the network."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import quellen
from quellen.showing.report import gather, render
from quellen.showing.report.extents import Extent
from quellen.showing.report.inert import safe_url, visible
from quellen.showing.report.scale import Scale

HOSTILE = """<script>document.title = "taken"</script><img src=x onerror=alert(1)>

On 3 May 1921 Albert "</blockquote><script>alert(2)</script>" Keller was arrested in Vienna.

The \u202eesrever\u202c order of 4 May 1921 killed 12 people in Vienna, he said.

[click](javascript:alert(3)) on 5 May 1921 in Graz.
"""


def page_of(folder: Path, ledger_path: Path) -> str:
    with quellen.open(ledger_path) as ledger:
        ledger.read([folder])
        return render(gather(ledger.store))


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the example corpus, in a file."""
    folder = Path(__file__).parents[2] / "examples" / "sources"
    place = tmp_path_factory.mktemp("report")
    page = place / "report.html"
    page.write_text(page_of(folder, place / "x.ledger"), "utf-8")
    return page


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of a document full of scripts, in a file."""
    place = tmp_path_factory.mktemp("hostile")
    (place / "in").mkdir()
    (place / "in" / 'a"><script>alert(4)<script>.txt').write_text(HOSTILE, "utf-8")
    page = place / "report.html"
    page.write_text(page_of(place / "in", place / "x.ledger"), "utf-8")
    return page


def test_an_empty_ledger_gives_a_report(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    html = page_of(tmp_path / "in", tmp_path / "x.ledger")
    assert "Nothing has been read yet" in html


def test_the_summary_is_in_plain_words(example: Path) -> None:
    html = example.read_text("utf-8")
    assert "This report rests on twelve documents" in html
    assert "takes no side" in html


def test_every_quotation_leads_to_its_place(example: Path) -> None:
    html = example.read_text("utf-8")
    targets = set(re.findall(r'href="#([^"]+)"', html))
    places = set(re.findall(r'id="([^"]+)"', html))
    assert targets <= places, sorted(targets - places)[:5]
    assert sum(bool(re.fullmatch(r"d\d+-\d+-\d+", t)) for t in targets) > 50


def test_ids_are_given_once(example: Path) -> None:
    places = re.findall(r'\sid="([^"]+)"', example.read_text("utf-8"))
    assert len(places) == len(set(places))


def test_the_full_text_is_there_to_the_letter(example: Path, browser: Any) -> None:
    page = browser.new_page()
    page.goto(example.as_uri())
    shown = page.evaluate("document.querySelector('#texts').textContent").split()
    with quellen.open(example.parent / "x.ledger") as ledger:
        row = next(r for r in ledger.sources() if r["format"] == "text")
        words = visible(ledger.store.document(row["id"]).text).split()
    joined = " ".join(shown)
    assert all(word in joined for word in words)
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_request_no_error_no_sideways_scrolling(
    example: Path, browser: Any, width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    seen: list[str] = []
    page.on("request", lambda r: seen.append(r.url))
    page.on("console", lambda m: seen.append(m.text))
    page.on("pageerror", lambda e: seen.append(str(e)))
    page.goto(example.as_uri())
    assert seen == [example.as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


@pytest.mark.browser
def test_hostile_text_is_inert(hostile: Path, browser: Any) -> None:
    page = browser.new_page()
    dialogs: list[str] = []

    def seen(dialog: Any) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", seen)
    page.goto(hostile.as_uri())
    assert dialogs == []
    assert page.title() != "taken"
    assert page.locator("script").count() == 1  # our own
    assert page.locator("img").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0
    assert "⟨U+202E⟩" in page.inner_text("body")
    page.close()


@pytest.mark.browser
def test_a_quotation_is_followed_to_the_text(example: Path, browser: Any) -> None:
    page = browser.new_page()
    page.goto(example.as_uri())
    page.locator("#disputes a.words").first.click()
    target = page.locator(":target")
    assert target.is_visible()
    assert page.locator("#texts details[open]").count() >= 1
    page.close()


@pytest.mark.browser
def test_it_can_be_read_without_scripts(example: Path, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(example.as_uri())
    assert page.locator("#disputes blockquote").first.is_visible()
    assert page.locator("svg a").count() > 10
    context.close()


@pytest.mark.parametrize(
    ("url", "safe"),
    [("https://example.org/a?b=1", True), ("HTTPS://EXAMPLE.ORG", True),
     ("javascript:alert(1)", False), ("data:text/html,x", False),
     ("https://a b", False), ('https://a"onx', False), (None, False)],
)  # fmt: skip
def test_only_plain_links_may_be_followed(url: str | None, safe: bool) -> None:
    assert (safe_url(url) is not None) is safe


def test_the_scale_is_monotonous_and_leaves_out_empty_years() -> None:
    scale = Scale.of([Extent(d, d + 1) for d in (1.0, 2.0, 5.0, 20000.0, 20010.0)], 900)
    places = [scale.x(day) for day in (0, 1, 2, 5, 9000, 20000, 20010, 30000)]
    assert places == sorted(places)
    assert len(scale.breaks) == 1
    assert scale.x(20010) - scale.x(20000) > 50
