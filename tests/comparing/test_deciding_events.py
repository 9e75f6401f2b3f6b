"""What people decide about events, dates and figures binds every later comparison."""

from __future__ import annotations

from quellen.comparing import compare
from quellen.marking import analyse
from quellen.model import Block, Decision, Document, Findings, Marked, TextAnchor

TWO_STRIKES = (
    "On 3 May 2021 dockers in Varn Harbour went on strike over night shifts.",
    "On 17 June 2021 dockers in Varn Harbour went on strike over night shifts.",
)
TWO_TOLLS = (
    "On 3 May 2021 an explosion at the Karlen mill killed 58 people.",
    "On 3 May 2021 an explosion at the Karlen mill killed 86 people.",
)


def pile(*texts: str) -> list[Marked]:
    marked = []
    for number, text in enumerate(texts):
        document = Document(
            f"d{number}.txt", f"{number}" * 64, "text", text, (Block(0, len(text), "paragraph"),),
            published="2021-08-01", publisher=f"Paper {number}", language="en",
        )  # fmt: skip
        marked.append(Marked(f"d{number}", document, analyse(document)))
    return marked


def decision(action: str, *anchors: TextAnchor, value: str | None = None, n: int = 1) -> Decision:
    return Decision(f"x{n}", f"2025-05-06T10:0{n}:00Z", "Ruth", action, anchors, value)


def anchor(marked: Marked, words: str) -> TextAnchor:
    start = marked.document.text.index(words)
    return TextAnchor(marked.document.sha256, start, start + len(words), words)


def whole(marked: Marked) -> TextAnchor:
    return anchor(marked, marked.document.text)


def told_together(found: Findings) -> list[list[str]]:
    return sorted(sorted({a.document for a in e.accounts}) for e in found.events)


def test_events_made_one_stay_one_and_say_who_decided_it() -> None:
    documents = pile(*TWO_STRIKES)
    assert told_together(compare(documents)) == [["d0"], ["d1"]]
    merged = compare(documents, [decision("merge", whole(documents[0]), whole(documents[1]))])
    assert told_together(merged) == [["d0", "d1"]]
    assert "Ruth decided on 2025-05-06 that these tell of one event" in merged.events[0].reasons


def test_what_is_told_of_different_things_parts_the_event_and_ends_the_dispute() -> None:
    documents = pile(*TWO_TOLLS)
    assert [d.kind for d in compare(documents).disputes] == ["figure"]
    for action in ("different", "split"):
        parted = compare(documents, [decision(action, whole(documents[0]), whole(documents[1]))])
        assert told_together(parted) == [["d0"], ["d1"]]
        assert parted.disputes == ()


def test_the_last_decision_about_an_event_holds_and_can_be_undone() -> None:
    documents = pile(*TWO_STRIKES)
    places = whole(documents[0]), whole(documents[1])
    merge, split = decision("same", *places), decision("different", *places, n=2)
    assert told_together(compare(documents, [merge, split])) == [["d0"], ["d1"]]
    undo = Decision("x3", "2025-05-06T10:03:00Z", "Ruth", "undo", value="x2")
    assert told_together(compare(documents, [merge, split, undo])) == [["d0", "d1"]]


def test_a_number_put_right_ends_the_dispute_over_it() -> None:
    documents = pile(*TWO_TOLLS)
    right = decision("correct", anchor(documents[0], "58"), value="86")
    assert compare(documents, [right]).disputes == ()
    least = decision("correct", anchor(documents[0], "58"), value="at least 58")
    assert compare(documents, [least]).disputes == ()


def test_a_date_put_right_dates_the_event() -> None:
    documents = pile(TWO_STRIKES[0])
    (event,) = compare(
        documents, [decision("correct", anchor(documents[0], "3 May 2021"), value="2020-05-03")]
    ).events
    assert (event.edtf, event.earliest) == ("2020-05-03", "2020-05-03")


def test_a_correction_finds_its_words_again_where_the_text_has_moved() -> None:
    documents = pile(TWO_STRIKES[0])
    moved = TextAnchor(documents[0].document.sha256, 40, 50, "3 May 2021")
    (event,) = compare(documents, [decision("correct", moved, value="2020-05")]).events
    assert (event.earliest, event.latest) == ("2020-05-01", "2020-05-31")


def test_what_is_no_date_and_no_number_corrects_nothing() -> None:
    documents = pile(*TWO_TOLLS)
    for value in ("many", "2021-13-01", "", "3 May"):
        wrong = decision("correct", anchor(documents[0], "58"), value=value)
        assert compare(documents, [wrong]) == compare(documents)


def test_nothing_can_be_taken_out_of_itself() -> None:
    documents = pile(*TWO_TOLLS)
    for action in ("different", "split"):
        twice = decision(action, whole(documents[0]), whole(documents[0]))
        assert compare(documents, [twice]) == compare(documents)
