"""What a person does at the workbench, in a real Chromium against a real `quellen serve`."""

from __future__ import annotations

import socket
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.showing.workbench.serving import SERVE, Serving, event_in

import quellen
from quellen.showing.workbench.people import with_password, write_people

pytestmark = pytest.mark.browser

PAGES = ("/", "/timeline", "/disputes", "/disputes/c1", "/sources", "/voices", "/lineage",
         "/search?q=bridge", "/decisions")  # fmt: skip
LETTER = "Harrow, 9 May 1921\n\nThe mill at Harrow burned on 3 May 1921. Nine people were killed.\n"
CHECKS = Path(__file__).with_name("checks.js").read_text("utf-8")
EVIL = """<script>document.title = "taken"</script><img src=x onerror="document.title='taken'">
</p></article><style>body{display:none}</style>{{ 7 * 7 }} \u202eesrever\u202c said \
that the mill burned on 3 May 1921.

"><svg onload=alert(1)> <b>The mill burned on 4 May 1921, said Albert Keller.</b>
"""


def press(page: Any, key: str) -> None:
    """As soon as the page listens to keys."""
    page.wait_for_load_state()
    page.keyboard.press(key)


# ----------------------------------------------------------------- the ten things


def test_from_an_empty_ledger_to_findings_by_choosing_files(
    served: Callable[[Path], Serving], opened: Callable[..., Any], tmp_path: Path
) -> None:
    files = {"one.txt": LETTER, "two.txt": LETTER.replace("3 May", "4 May"), "bad.pdf": "%PDF-1.4"}
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    with opened(served(tmp_path / "new.ledger")) as page:
        assert "Nothing has been read yet" in page.inner_text("h1")
        page.set_input_files("#files", [tmp_path / name for name in files])
        page.wait_for_selector("text=Show the findings", timeout=120_000)
        assert "2 read, 1 not read" in page.inner_text("#how-far")
        page.click("text=Show the findings")
        page.wait_for_selector("text=could not be read")
        assert "Two documents" in page.inner_text(".lead")


def test_disputes_are_worked_through_by_keys_alone(
    workbench: Serving, opened: Callable[..., Any]
) -> None:
    with opened(workbench) as page:
        press(page, "Enter")
        page.wait_for_url("**/disputes/c*")
        first = page.url
        press(page, "x")
        page.wait_for_url("**did=*")
        assert page.url != first
        assert "not a dispute" in page.inner_text(".did")
        press(page, "n")
        page.keyboard.type("ask the union")
        press(page, "Escape")
        press(page, "a")
        page.wait_for_function("() => document.querySelector('#note').value === ''")
        page.goto(first)
        with page.expect_navigation():
            press(page, "z")  # takes back the second
        press(page, "z")
        page.wait_for_selector("button[data-key=z]:disabled")
        assert "not a dispute" not in page.inner_text(".crumbs")
        press(page, "y")
        page.wait_for_selector(".crumbs b")
    with quellen.open(workbench.ledger) as ledger:
        notes = [d["note"] for d in ledger.decisions()]
    assert "ask the union" in notes


def test_the_timeline_is_zoomed_and_filtered_and_keeps_its_view(
    library: Serving, opened: Callable[..., Any]
) -> None:
    with opened(library, "/timeline") as page:
        page.wait_for_selector("#list li")
        everything = page.locator("#list li").count()
        page.focus("#canvas")
        for _ in range(6):
            press(page, "ArrowUp")
        press(page, "f")
        page.keyboard.type("collapsed")
        press(page, "Escape")
        press(page, "0")
        page.wait_for_url("**q=collapsed**")
        page.wait_for_function(f"() => document.querySelectorAll('#list li').length < {everything}")
        found = page.locator("#list li").count()
        assert 0 < found < everything
        assert "q=collapsed" in page.url
        page.reload()
        page.wait_for_selector("#list li")
        assert page.locator("#list li").count() == found
        drawn = page.evaluate(
            "() => document.querySelector('canvas').getContext('2d')"
            ".getImageData(0, 0, 800, 300).data.some((v) => v > 0)"
        )
        assert drawn
        page.locator("#list a").first.click()
        page.wait_for_url("**/events/*")


def test_every_number_is_one_click_from_its_words(
    library: Serving, opened: Callable[..., Any]
) -> None:
    with opened(library, "/disputes/c1") as page:
        link = page.locator("a.words").first
        address = link.get_attribute("href")
        link.click()
        page.wait_for_url("**/documents/*")
        lit = "() => [...(CSS.highlights.get('quoted') ?? [])].map((r) => r.startContainer.data"
        page.wait_for_function("() => CSS.highlights.has('quoted')")
        words = page.evaluate(lit + ".slice(r.startOffset, r.endOffset)).join('')")
        start, end = map(int, address.rpartition("=")[2].split("-"))
        with quellen.open(library.ledger) as ledger:
            number = address.split("/documents/")[1].split("?")[0]
            assert words == ledger.store.text(number)[start:end]


def test_the_reader_shows_marks_and_who_is_speaking(
    library: Serving, opened: Callable[..., Any]
) -> None:
    with opened(library, "/sources") as page:
        page.locator("th a", has_text="Ten to midnight").first.click()
        page.wait_for_selector(".bar-of", state="attached")
        assert page.evaluate("() => CSS.highlights.get('time').size") > 0
        press(page, "j")
        press(page, "j")
        assert page.locator("#here li").count() >= 1
        page.locator(".legend input[name=time]").uncheck()
        assert page.evaluate("() => CSS.highlights.has('time')") is False


def test_accounts_of_an_event_stand_side_by_side(
    library: Serving, opened: Callable[..., Any]
) -> None:
    with opened(library, "/disputes/c1") as page:
        press(page, "o")
        page.wait_for_url("**/events/*")
        assert page.locator(".accounts tbody tr").count() > 5
        assert page.locator("td.differs").count() > 0
        page.locator(".accounts .chain a").first.click()
        page.wait_for_url("**/voices/record*")


def test_an_edge_of_the_stemma_opens_both_texts(
    library: Serving, opened: Callable[..., Any]
) -> None:
    with opened(library, "/lineage") as page:
        page.locator(".links a", has_text="copies").first.click()
        page.wait_for_url("**/lineage/*/*")
        assert page.locator(".aligned").count() > 1
        page.locator(".aligned .facts a").first.click()
        page.wait_for_url("**/documents/*at=*")


def test_search_by_key_words_and_fields(library: Serving, opened: Callable[..., Any]) -> None:
    with opened(library) as page:
        press(page, "/")
        page.keyboard.type("voice:farrow counts:killed")
        press(page, "Enter")
        page.wait_for_url("**/search*")
        assert "accounts" in page.inner_text("[role=status] >> nth=0")
        press(page, "Enter")
        page.wait_for_url("**/documents/*")


def test_comparing_anew_follows_what_was_decided(
    workbench: Serving, opened: Callable[..., Any]
) -> None:
    with opened(workbench, "/disputes/c1") as page:
        press(page, "x")
        page.wait_for_selector(".stale")
        press(page, "c")
        page.wait_for_selector(".stale", state="detached", timeout=60_000)
        page.goto(workbench.base + "/decisions")
        page.click("text=Take back")
        page.wait_for_selector("text=Restore")


def test_nothing_is_lost_when_the_server_is_killed(
    workbench: Serving, served: Callable[[Path], Serving], opened: Callable[..., Any]
) -> None:
    with opened(workbench, "/disputes/c1") as page:
        press(page, "a")
        page.wait_for_url("**did=*")
    workbench.process.kill()
    workbench.process.communicate()
    with opened(served(workbench.ledger), "/decisions") as page:
        assert page.locator(".log > li").count() == 1


def test_a_mark_is_put_right_and_taken_back(workbench: Serving, opened: Callable[..., Any]) -> None:
    with opened(workbench, reading(workbench, "2025-04-28"), refused="400 (Bad Request)") as page:
        page.wait_for_function("() => CSS.highlights.get('time')?.size > 0")
        while not page.locator("#here .sample.time").count():
            press(page, "j")
            page.wait_for_selector("#here li")
        page.locator("#here li", has=page.locator(".time")).get_by_text("Put it right").click()
        press(page, "e")
        page.keyboard.type("some day")
        press(page, "Enter")
        page.wait_for_selector("#wrong:not(:empty)")
        assert "1921-05-03" in page.inner_text("#wrong")
        page.fill("#change [name=value]", "2025-04-27")
        press(page, "Enter")
        page.wait_for_function("() => CSS.highlights.get('hand')?.size > 0")
    with quellen.open(workbench.ledger) as ledger:
        (made,) = ledger.decisions()
    assert (made["action"], made["value"], made["who"]) == ("correct", "2025-04-27", "Ruth")
    with opened(workbench, reading(workbench, "2025-04-28")) as page:
        page.wait_for_function("() => CSS.highlights.get('hand')?.size > 0")
        while not page.locator("#here .sample.hand").count():
            press(page, "j")
        page.click("#here >> text=Take back")
        page.wait_for_function("() => CSS.highlights.get('hand')?.size === 0")


def test_words_that_were_selected_are_marked(
    workbench: Serving, opened: Callable[..., Any]
) -> None:
    with opened(workbench, reading(workbench, "2025-04-28")) as page:
        page.wait_for_function("() => CSS.highlights.get('time')?.size > 0")
        words = page.evaluate(SELECT)
        page.wait_for_selector("#change:not([hidden])")
        assert words[:20] in page.inner_text("#chosen")
        page.select_option("#change [name=kind]", "said")
        page.fill("#change [name=value]", "Ida Bra")
        page.reload()  # what was written is still there
        page.wait_for_selector("#change:not([hidden])")
        assert page.input_value("#change [name=value]") == "Ida Bra"
        page.fill("#change [name=value]", "Ida Brandt")
        page.click("#change >> text=Mark it")
        page.wait_for_function("() => CSS.highlights.get('hand')?.size > 0")
        page.wait_for_selector(".bar-of[title='Ida Brandt']", state="attached")
    with quellen.open(workbench.ledger) as ledger:
        (made,) = ledger.decisions()
    assert (made["action"], made["value"]) == ("add", "said: Ida Brandt")
    assert made["anchors"][0]["exact"] == words


SELECT = """() => {
  const parts = [...document.querySelectorAll("#text [data-part]")];
  const part = parts.find((p) => p.textContent.length > 60);
  getSelection().setBaseAndExtent(part.firstChild, 0, part.firstChild, 40);
  document.dispatchEvent(new Event("pointerup"));
  return getSelection().toString();
}"""


def reading(workbench: Serving, day: str) -> str:
    """The address of a document that tells of a day."""
    with quellen.open(workbench.ledger) as ledger:
        event = next(e for e in ledger.timeline() if e["earliest"] == day)
    return f"/documents/{event['documents'][0]}"


def test_the_page_of_a_pdf_stands_beside_its_text(
    served: Callable[[Path], Serving], opened: Callable[..., Any], tmp_path: Path
) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "mill.pdf"))
    for words in ("The mill at Harrow burned on 3 May 1921.", "Nine people were killed there."):
        canvas.drawString(72, 700, words)
        canvas.showPage()
    canvas.save()
    with quellen.open(tmp_path / "mill.ledger") as ledger:
        ledger.read(tmp_path / "mill.pdf")
        number = ledger.sources()[0]["id"]
    with opened(served(tmp_path / "mill.ledger"), f"/documents/{number}") as page:
        press(page, "b")
        page.wait_for_function("() => document.querySelector('.original img')?.naturalWidth > 500")
        assert "page 1 of 2" in page.inner_text(".original figcaption")
        press(page, "b")
        assert page.locator(".original").is_hidden()


def test_an_edge_is_cut_and_another_added(workbench: Serving, opened: Callable[..., Any]) -> None:
    with opened(workbench, "/lineage") as page:
        page.locator(".links a", has_text="copies").first.click()
        page.wait_for_url("**/lineage/*/*")
        with page.expect_navigation():
            press(page, "x")
        assert "neither rests on the other" in page.inner_text(".did")
        press(page, "c")
        page.wait_for_selector(".stale", state="detached", timeout=60_000)
        page.wait_for_selector("text=Comparing has found no link")
        assert page.locator(".aligned").count() > 1  # what they share is still shown
        with page.expect_navigation():
            press(page, "a")
        assert page.locator(".did").count() == 2
        with page.expect_navigation():
            press(page, "z")
        assert page.locator(".did").count() == 1
        page.goto(workbench.base + "/lineage")
        names = page.locator("#names option")
        page.fill("[name=copy]", names.nth(0).get_attribute("value"))
        page.fill("[name=origin]", names.nth(1).get_attribute("value"))
        page.click("text=Show both")
        page.wait_for_url("**/lineage/*/*")


def test_a_view_is_given_on_as_a_report(
    library: Serving, opened: Callable[..., Any], tmp_path: Path
) -> None:
    with opened(library, "/timeline?kind=disputed") as page:
        page.wait_for_selector("#report[href*=disputed]")
        with page.expect_download() as given:
            press(page, "r")
        report = Path(given.value.path()).read_text("utf-8")
    assert "A part of the findings" in report
    assert "disputed" in report


@pytest.mark.parametrize("width", [390, 1280])
def test_somebody_of_a_team_comes_in_by_name_and_signs(
    served: Callable[..., Serving], opened: Callable[..., Any], ledger_file: Path, width: int
) -> None:
    people = ledger_file.with_name("people.json")
    write_people(people, with_password({}, "Amos Vale", "three old maps"))
    team = served(ledger_file, "--host", "127.0.0.1", "--people", str(people))
    with opened(team, width=width) as page:
        assert page.inner_text("h1") == "Come in"
        page.focus("[name=name]")
        page.keyboard.type("Amos Vale")
        press(page, "Tab")
        page.keyboard.type("three old maps")
        press(page, "Enter")
        page.wait_for_selector(".who >> text=Amos Vale")
        for path in ("/", "/disputes/c1"):
            page.goto(team.base + path)
            assert page.evaluate("() => document.documentElement.scrollWidth") <= width
            for check in ("unnamed", "faint", "small"):
                assert page.evaluate(f"() => {{ {CHECKS}; return checks.{check}() }}") == []
        press(page, "x")
        page.wait_for_url("**did=*")
        page.click("text=Leave")
        page.wait_for_url("**/enter")
    with quellen.open(ledger_file) as ledger:
        assert [d["who"] for d in ledger.decisions()] == ["Amos Vale"]


# --------------------------------------------------------- what holds on every page


@pytest.mark.parametrize(
    ("width", "scheme"), [(390, "light"), (390, "dark"), (1280, "light"), (1600, "dark")]
)
def test_pages_fit_speak_to_nobody_and_have_landmarks(
    library: Serving, opened: Callable[..., Any], width: int, scheme: str
) -> None:
    with opened(library, width=width, color_scheme=scheme) as page:
        for path in (*PAGES, event_in(library.ledger)):
            page.goto(library.base + path)
            assert page.evaluate("() => document.documentElement.scrollWidth") <= width, path
            assert page.locator("h1").count() == 1, path
            assert page.locator("main, header.top, nav[aria-label=Pages]").count() == 3, path
            for check in ("unnamed", "faint", "small", "headings", "squeezed"):
                assert page.evaluate(f"() => {{ {CHECKS}; return checks.{check}() }}") == [], path


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing_that_wcag_forbids(
    library: Serving, opened: Callable[..., Any], width: int, scheme: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    axe, found = Axe(), []
    paths = [
        *PAGES,
        event_in(library.ledger),
        reading(library, "2025-04-28"),
        edge(library),
        "/nowhere",
    ]
    rules = {"runOnly": {"type": "tag", "values": WCAG}}
    with opened(library, width=width, color_scheme=scheme, refused="404 (Not Found)") as page:
        for path in paths:
            page.goto(library.base + path)
            page.wait_for_load_state()
            told = axe.run(page, options=rules).response["violations"]
            found += [(path, v["id"], [n["html"][:160] for n in v["nodes"][:4]]) for v in told]
    assert found == []


WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def edge(workbench: Serving) -> str:
    """The address of two texts side by side."""
    with quellen.open(workbench.ledger) as ledger:
        link = next(x for x in ledger.lineage() if x["kind"] == "copy")
    return f"/lineage/{link['from']}/{link['to']}"


def test_a_hostile_document_is_text_on_every_page(
    served: Callable[[Path], Serving], opened: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / 'a"><script>x.txt').write_text(EVIL)
    (tmp_path / "b.txt").write_text(EVIL.replace("3 May", "5 May"))
    with quellen.open(tmp_path / "evil.ledger") as ledger:
        ledger.read(list(tmp_path.glob("*.txt")))
        rows = ledger.sources()
        events = ledger.timeline()
    serving = served(tmp_path / "evil.ledger")
    paths = [*PAGES, event_in(serving.ledger), "/search?q=<script>alert(1)</script>",
             *(f"/documents/{r['id']}" for r in rows),
             f"/documents/{rows[0]['id']}?whole=1",
             f"/lineage/{rows[0]['id']}/{rows[1]['id']}",
             *(f"/events/{e['event']}" for e in events[:3])]  # fmt: skip
    with opened(serving) as page:
        for path in paths:
            if path != "/disputes/c1":
                page.goto(serving.base + path)
                assert page.title().endswith("quellen"), path
                assert page.locator("main").is_visible(), path
                if path.startswith(("/timeline", "/documents")):
                    page.wait_for_load_state("networkidle")  # what scripts put in, too
                assert "\u202e" not in page.content(), path
        page.goto(f"{serving.base}/documents/{rows[0]['id']}")
        assert "⟨U+202E⟩esrever" in page.inner_text("#text")
        assert "{{ 7 * 7 }}" in page.inner_text("#text")


def test_single_keys_can_be_turned_off(library: Serving, opened: Callable[..., Any]) -> None:
    with opened(library) as page:
        press(page, "?")
        assert "Compare" in page.inner_text("#keys") or "Overview" in page.inner_text("#keys")
        page.uncheck("#single")
        press(page, "Escape")
        press(page, "2")
        page.click("nav a[href='/sources']")  # what the key would have asked for came before it
        page.wait_for_url("**/sources")


def test_a_note_survives_the_browser(library: Serving, opened: Callable[..., Any]) -> None:
    with opened(library, "/disputes/c1") as page:
        page.fill("#note", "half a thou")
        page.goto(library.base + "/")
        page.goto(library.base + "/disputes/c1")
        assert page.input_value("#note") == "half a thou"


def test_control_c_ends_it_without_a_word_of_trouble(workbench: Serving) -> None:
    _, err = workbench.stop()
    assert workbench.process.returncode == 0
    assert err == ""


def test_a_taken_port_is_told(ledger_file: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        run = subprocess.run(
            [*SERVE, "--ledger", str(ledger_file), "--port", port],
            capture_output=True, text=True, timeout=30, check=False,
        )  # fmt: skip
    assert run.returncode == 2
    assert "name another with --port" in run.stderr
