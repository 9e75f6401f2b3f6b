"""Text from anywhere is shown, and does nothing."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quellen.model import Block
from quellen.showing.report import ReportData, render
from quellen.showing.report.inert import clipped, safe_url, visible

EVIL = '"><script>alert(1)</script><img src=x onerror=alert(2)>\u202eoverride\u0000'


@pytest.mark.parametrize(
    ("url", "safe"),
    [("https://example.org/a?b=1#c", True), ("HTTPS://EXAMPLE.ORG", True),
     ("mailto:someone@example.org", True), ("javascript:alert(1)", False),
     ("java\tscript:alert(1)", False), (" javascript:alert(1)", False),
     ("data:text/html,x", False), ("vbscript:x", False), ("//example.org", False),
     ("https://a b", False), ('https://a"onx', False), ("https://good.example@evil.example", False),
     ("https://ex\u202eample.org", False), ("file:///etc/passwd", False), ("", False),
     (None, False)],
)  # fmt: skip
def test_only_plain_links_may_be_followed(url: str | None, safe: bool) -> None:
    assert (safe_url(url) is not None) is safe


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\u202eb", "a⟨U+202E⟩b"), ("a\u0000b", "a⟨U+0000⟩b"), ("a\u200bb", "a⟨U+200B⟩b"),
     ("\ufeffa", "⟨U+FEFF⟩a"), ("a\ud800", "a⟨U+D800⟩"), ("a\U000e0041", "a⟨U+E0041⟩"),
     ("a\u2028b", "a⟨U+2028⟩b"), ("می\u200cخواهم", "می\u200cخواهم"), ("a\n\tb", "a\n\tb")],
)  # fmt: skip
def test_what_hides_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_long_text_is_cut_at_a_word() -> None:
    assert clipped("one two,  three\nfour", 14) == "one two…"
    assert len(clipped("x" * 500, 40)) <= 40


class Elements(HTMLParser):
    """Every element and attribute of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


def hostile(pile: Any, text: str) -> ReportData:
    """A pile in which every word that comes from outside is ``text``."""
    body = f"before {text} after"
    post = Block(7, len(body), "post", author=text, handle=text, date=text, url=text)
    blocks = (Block(0, 7, "heading"), post)
    pile.source("aaaaaaaaaaaa", body, title=text, authors=[text], affiliation=text, publisher=text,
                published="1921-05-03", format=text, language=text, path=text or "a",
                blocks=blocks)  # fmt: skip
    pile.source("x1", "", status="failed", path=text, reason=text, title=text)
    account = pile.account("aaaaaaaaaaaa", "before", "1921-05-03", voice=text, chain=[text, text],
                           place=text, interest=text) | {"quote": text}  # fmt: skip
    pile.event(text, "1921-05-03", [account])
    pile.event(text, text, [{**account, "edtf": text}], earliest=None, latest=None)
    for kind in ("date", "figure", "denial", "chronology"):
        pile.dispute(kind, {text: [account], text + "2": [account]}, event="v1", reasons=[text])
    pile.link("aaaaaaaaaaaa", "aaaaaaaaaaaa", "copy", reasons=[text])
    pile.voices.append({"voice": text, "voice_type": text, "aliases": [text], "statements": 1,
                        "documents": ["aaaaaaaaaaaa"], "supported": 0, "disputed": 0, "denied": 0,
                        "reasons": [text]})  # fmt: skip
    data: ReportData = pile.data()
    return data


def test_no_markup_comes_from_outside(pile: Any) -> None:
    page = Elements(render(hostile(pile, EVIL)))
    assert page.tags.count("script") == 1
    assert "img" not in page.tags
    assert not [a for a in page.attributes if a[0].startswith("on")]
    assert all(v.startswith("#") for n, v in page.attributes if n in ("href", "src"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(text=st.text(alphabet="<>\"'&{}%()ab:/=\u202e\x00\n\ud800", max_size=12))
def test_any_text_makes_the_same_page(pile: Any, text: str) -> None:
    for rows in (pile.sources, pile.timeline, pile.disputes, pile.lineage, pile.voices):
        rows.clear()
    pile.documents.clear()
    html = render(hostile(pile, text or "x"))
    html.encode()  # halves of surrogate pairs do not reach the file
    page = Elements(html)
    assert page.tags.count("script") == 1
    assert all(v.startswith("#") for n, v in page.attributes if n in ("href", "src"))


def test_the_policy_lets_nothing_in() -> None:
    html = render(ReportData([], [], [], [], [], [], {}))
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    assert policy[1].startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy[1]
    assert html.index("Content-Security-Policy") < html.index("<style>")
    assert " style=" not in html


def test_links_out_are_marked_as_such(pile: Any) -> None:
    pile.source("aaaaaaaaaaaa", "A post.", blocks=(
        Block(0, 7, "post", author="Ida", url="https://example.org/1"),))  # fmt: skip
    html = render(pile.data())
    link = 'href="https://example.org/1" rel="external noopener noreferrer"'
    assert link in html


def test_a_link_that_may_not_be_followed_is_shown_as_text(fire: Any) -> None:
    html = render(fire.data())
    assert 'href="javascript' not in html
    assert "javascript:alert(1)" in html
