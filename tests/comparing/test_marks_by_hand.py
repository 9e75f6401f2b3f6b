"""Marks that people add, take away and give to another voice are what is compared."""

from __future__ import annotations

import pytest

from quellen.comparing import compare
from quellen.comparing.corrected import corrected, is_meaning
from quellen.marking import analyse
from quellen.model import Analysis, Block, Decision, Document, Marked, TextAnchor

FLOOD = (
    "On 3 May 2021 the dam above Karlen broke, the mayor said on 9 May 2021. "
    "The flood killed 58 people in the lower town."
)


def told(text: str = FLOOD) -> Marked:
    blocks = (Block(0, len(text), "paragraph"),)
    document = Document("a.txt", "a" * 64, "text", text, blocks, published="2021-06-01",
                        publisher="The Karlen Post", language="en")  # fmt: skip
    return Marked("a", document, analyse(document))


def decided(marked: Marked, action: str, words: str, value: str, n: int = 1) -> Decision:
    start = marked.document.text.index(words)
    anchor = TextAnchor(marked.document.sha256, start, start + len(words), words)
    return Decision(f"x{n}", f"2025-05-06T10:0{n}:00Z", "Ruth", action, (anchor,), value)


def after(marked: Marked, *decisions: Decision) -> Analysis:
    return corrected([marked], decisions)[0].analysis


def words_of_times(marked: Marked, analysis: Analysis) -> dict[str, str | None]:
    """Each dated statement's beginning, and the words that date it."""
    text = marked.document.text
    return {
        text[s.spans[0][0] : s.spans[0][1]][:20]: text[
            analysis.times[s.time].start : analysis.times[s.time].end
        ]
        for s in analysis.statements
        if s.time is not None
    }


def test_a_date_taken_away_dates_nothing_and_the_others_still_date_theirs() -> None:
    marked = told()
    before = words_of_times(marked, marked.analysis)
    analysis = after(marked, decided(marked, "remove", "3 May 2021", "time"))
    left = {k: v for k, v in before.items() if v not in {"On 3 May 2021", "3 May 2021"}}
    assert len(left) < len(before)
    assert words_of_times(marked, analysis) == left
    assert len(analysis.times) == len(marked.analysis.times) - 1


def test_a_number_taken_away_is_counted_nowhere() -> None:
    marked = told()
    assert any(a.figures for e in compare([marked]).events for a in e.accounts)
    gone = decided(marked, "remove", "58 people", "figure")
    assert not any(a.figures for e in compare([marked], [gone]).events for a in e.accounts)


def test_a_date_added_dates_the_statement_it_stands_in() -> None:
    marked = told("The dam above Karlen broke in the spring of the great flood.")
    added = decided(marked, "add", "the spring of the great flood", "time: 2021-05")
    (time,) = [t for t in after(marked, added).times if t.edtf == "2021-05"]
    assert (time.earliest, time.latest) == ("2021-05-01", "2021-05-31")
    assert [e.edtf for e in compare([marked], [added]).events] == ["2021-05"]


def test_a_figure_added_belongs_to_its_statement() -> None:
    marked = told("On 3 May 2021 the flood at Karlen killed the whole of the choir.")
    added = decided(marked, "add", "the whole of the choir", "figure: at least 30 killed")
    figure = next(f for f in after(marked, added).figures if f.counts == "killed")
    assert (figure.low, figure.high, figure.unit) == (30, None, "person")
    accounts = [a for e in compare([marked], [added]).events for a in e.accounts]
    assert any(f.low == 30 for a in accounts for f in a.figures)


def test_words_given_to_a_voice_are_its_own() -> None:
    marked = told()
    added = decided(
        marked, "add", "The flood killed 58 people in the lower town", "said: Ida Brandt"
    )
    accounts = [a for e in compare([marked], [added]).events for a in e.accounts]
    assert any(a.voice == "Ida Brandt" for a in accounts)


def test_what_was_given_to_the_wrong_voice_is_given_to_another_or_to_none() -> None:
    marked = told()
    saying = marked.analysis.attributions[0]
    start, end = saying.content[0]
    words = marked.document.text[start:end]
    other = after(marked, decided(marked, "correct", words, "denied: Ida Brandt")).attributions[0]
    assert (other.voice, other.polarity) == ("Ida Brandt", "denies")
    none = after(marked, decided(marked, "remove", words, "said"))
    assert saying.id not in {a.id for a in none.attributions}
    assert not any(saying.id in s.chain for s in none.statements)


def test_a_later_decision_on_the_same_words_outranks_and_undo_brings_back() -> None:
    marked = told()
    gone = decided(marked, "remove", "58 people", "figure")
    undo = Decision("x2", "2025-05-06T10:02:00Z", "Ruth", "undo", value="x1")
    assert after(marked, gone, undo) == marked.analysis


@pytest.mark.parametrize(
    ("action", "value", "is_one"),
    [
        ("correct", "1921-05", True), ("correct", "at least 9", True), ("correct", "soon", False),
        ("correct", "said: Keller", True), ("correct", "said:", False),
        ("add", "time: 1921", True), ("add", "time: May", False),
        ("add", "figure: 9 killed", True), ("add", "figure: many", False),
        ("add", "denied: Keller", True), ("add", "1921", False),
        ("remove", "time", True), ("remove", "everything", False),
    ],
)  # fmt: skip
def test_what_can_be_said_of_a_mark(action: str, value: str, is_one: bool) -> None:
    assert is_meaning(action, value) is is_one
