"""The report in a real browser: on a desk, on a phone, printed, in the dark, without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from quellen.showing.report import ReportData, render

pytestmark = pytest.mark.browser

EVIL = """<script>document.title = "taken"</script>
<img src="https://example.org/x.png" onerror=alert(1)>

<iframe src="https://example.org"></iframe><style>body{display:none}</style> \u202eesrever\u202c

[click](javascript:alert(3)) and </p></details></article></section></main><script>alert(4)</script>

"""


@pytest.fixture(scope="module")
def page_file(new_fire: Callable[[], Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the fire at Harrow, with a hostile document and very long words beside it."""
    pile = new_fire()
    pile.source("dddddddddddd", EVIL + "x" * 3000, title=EVIL + "y" * 400, publisher="z" * 300,
                path='/home/reader/pile/a"><script>alert(5)</script>.txt')  # fmt: skip
    pile.event("w" * 900, "1921-05-04", [pile.account("dddddddddddd", "x" * 3000, "1921-05-04")])
    file = tmp_path_factory.mktemp("report") / "report.html"
    file.write_text(render(pile.data()), "utf-8")
    return file


@pytest.fixture
def opened(browser: Any, page_file: Path) -> Callable[..., Any]:
    """Opens the report: ``with opened(width=390, color_scheme="dark") as page``."""

    @contextmanager
    def _opened(width: int = 1280, **options: Any) -> Iterator[Any]:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        page = context.new_page()
        page.goto(page_file.as_uri())
        yield page
        context.close()

    return _opened


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 390, 768, 1280])
def test_nothing_is_asked_of_the_network_and_nothing_runs(
    browser: Any, page_file: Path, width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    seen: list[str] = []
    page.on("request", lambda r: seen.append(r.url))
    page.on("console", lambda m: seen.append(m.text))
    page.on("pageerror", lambda e: seen.append(str(e)))
    page.on("dialog", lambda d: seen.append(d.message))
    page.goto(page_file.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
    page.wait_for_timeout(50)
    assert seen == [page_file.as_uri()]
    assert page.title() == "Source report: four documents"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_what_hides_in_a_text_is_seen(opened: Callable[..., Any]) -> None:
    with opened() as page:
        text = page.locator("#texts").text_content()
        assert "⟨U+202E⟩esrever" in text
        assert '<script>document.title = "taken"</script>' in text
        assert page.locator("script").count() == 1
        assert page.locator("main > section").count() == 6


def test_the_text_is_there_to_the_letter(opened: Callable[..., Any], fire: Any) -> None:
    with opened() as page:
        for i, (document, _) in enumerate(fire.documents.values(), 1):
            blocks = page.locator(f"#d{i} .body").locator("p, h4").all_text_contents()
            assert "\n\n".join(blocks) == document.text


@pytest.mark.parametrize("scripts", [True, False])
def test_a_quotation_leads_into_its_text_and_back(
    opened: Callable[..., Any], scripts: bool
) -> None:
    with opened(java_script_enabled=scripts) as page:
        page.locator("#disputes a.words").first.click()
        target = page.locator(".at:target")
        assert target.is_visible()
        assert target.bounding_box()["y"] < 900
        target.click()
        assert page.url.endswith("#c1")
        assert page.locator("#c1").is_visible()


def test_the_whole_of_a_quotation_is_lit(opened: Callable[..., Any]) -> None:
    with opened() as page:
        page.locator("#disputes a.words").first.click()
        page.wait_for_timeout(50)
        lit = page.evaluate("[...CSS.highlights.get('quoted')].map((r) => r.toString()).join('|')")
        assert lit == "The mill at Harrow burned on 3 May 1921"


def test_marks_can_be_hidden(opened: Callable[..., Any]) -> None:
    with opened() as page:
        time = page.locator("#d1 .t").first
        shade = "(e) => getComputedStyle(e).backgroundColor"
        shown = time.evaluate(shade)
        page.locator("#show-t").uncheck()
        assert time.evaluate(shade) != shown


def test_posts_and_what_is_not_prose_are_told_apart(opened: Callable[..., Any]) -> None:
    with opened() as page:
        page.locator("#d1 summary").first.click()
        assert page.locator("#d1 .post header").inner_text().startswith("Ida Brandt @idab · 3 May")
        assert page.locator("#d1 .artefact").inner_text() == "not part of the text"
        assert page.locator("#d1 h4").inner_text() == "Harrow Mill burns"


def test_it_can_be_used_by_keyboard(opened: Callable[..., Any]) -> None:
    with opened() as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the summary"
        page.keyboard.press("Enter")
        for _ in range(2):
            page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('section').id") == "summary"
        assert page.locator("svg a:not([tabindex='-1'])").count() == 0


def test_it_has_landmarks_and_headings_in_order(opened: Callable[..., Any]) -> None:
    with opened() as page:
        assert page.locator("main, nav, header.top, footer.end").count() == 4
        assert page.locator("h1").count() == 1
        levels = page.evaluate(
            "[...document.querySelectorAll('h1,h2,h3,h4')].map((h) => Number(h.tagName[1]))"
        )
        assert all(b <= a + 1 for a, b in pairwise(levels))
        assert all(
            page.locator("svg[role=img]").evaluate_all(
                "(all) => all.map((e) => e.getAttribute('aria-label').includes('listed below'))"
            )
        )
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map((e) => e.id)")
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("scripts", [True, False])
def test_on_paper_folds_are_open(opened: Callable[..., Any], scripts: bool) -> None:
    with opened(java_script_enabled=scripts) as page:
        quote = page.locator("#timeline details.tale blockquote").first
        assert not quote.is_visible()
        page.emulate_media(media="print")
        if scripts:
            page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert quote.is_visible()
        assert not page.locator("nav").is_visible()


def test_a_phone_and_a_desk_have_a_picture_each(opened: Callable[..., Any]) -> None:
    for width, shown in ((390, "narrow"), (1280, "wide")):
        with opened(width=width) as page:
            visible = page.locator(".picture > svg[role=img]").evaluate_all(
                "(all) => all.filter((e) => e.checkVisibility()).map((e) => e.classList[0])"
            )
            assert visible == [shown]


def test_an_empty_report_is_a_page_too(browser: Any, tmp_path: Path) -> None:
    file = tmp_path / "empty.html"
    file.write_text(render(ReportData([], [], [], [], [], [], {})), "utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())
    assert "Nothing has been read yet" in page.inner_text("#summary")
    assert page.locator(".empty").count() == 5
    page.close()


def test_of_many_disputes_the_weightiest_stand_open(
    browser: Any, fire: Any, tmp_path: Path
) -> None:
    rows = fire.disputes[0]["sides"][0]["accounts"]
    for i in range(40):
        fire.dispute("place", {f"at {i}": rows, f"not at {i}": rows})
    file = tmp_path / "many.html"
    file.write_text(render(fire.data()), "utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())
    shown = page.locator("#disputes .dispute").evaluate_all(
        "(all) => all.filter((e) => e.checkVisibility()).length"
    )
    assert shown == 15 + 1  # and the update
    page.goto(file.as_uri() + "#c42")  # a link into the fold opens it
    assert page.locator("#c42").is_visible()
    page.close()


# -------------------------------------------------------------------------- contrast

CSS = resources.files("quellen.showing.report").joinpath("templates/report.css").read_text("utf-8")
LIGHT, DARK = re.findall(r":root \{(.*?)\n\s*\}", CSS, re.DOTALL)[:2]


def colours(scheme: str) -> dict[str, str]:
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", scheme))


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [("ink", "paper"), ("soft", "paper"), ("accent", "paper"), ("link", "paper"),
     ("soft", "wash"), ("accent", "wash"), ("link", "wash"), ("ink", "time"), ("ink", "figure"),
     ("ink", "lit"), ("link", "time")],
)  # fmt: skip
def test_text_has_contrast_enough(scheme: str, ink: str, ground: str) -> None:
    lighter, darker = sorted((luminance(colours(scheme)[x]) for x in (ink, ground)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_no_label_of_the_axis_is_cut_and_no_kind_is_broken(opened: Callable[..., Any]) -> None:
    with opened() as page:
        cut = page.evaluate(
            """() => [...document.querySelectorAll('svg.wide, svg.narrow')].flatMap(svg => {
                 const edge = svg.getBoundingClientRect();
                 return [...svg.querySelectorAll('.tick')].map(t => t.getBoundingClientRect())
                   .filter(r => r.width && (r.right > edge.right + 1 || r.left < edge.left - 1));
               }).length"""
        )
        assert cut == 0
        broken = page.evaluate(
            "() => [...document.querySelectorAll('.kind-of')].filter(e =>"
            " getComputedStyle(e).whiteSpace !== 'nowrap').length"
        )
        assert broken == 0
