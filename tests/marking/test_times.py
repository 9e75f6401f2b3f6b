"""Times: what they hang on, how sure they are, and what must never happen."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from quellen.marking.times import mark_times
from quellen.model import Block, Document, Repair, Time

CHALLENGE = Path(__file__).parents[2] / "bench" / "data" / "times_challenge.jsonl"
ROWS = [json.loads(line) for line in CHALLENGE.read_text("utf-8").splitlines()]


def document(text: str, **fields: object) -> Document:
    return Document("letter.txt", "0" * 64, "text", text, **fields)  # type: ignore[arg-type]


def marked(text: str, **fields: object) -> dict[str, Time]:
    return {text[t.start : t.end]: t for t in mark_times(document(text, **fields))}


# ------------------------------------------------------------------- what it hangs on


def test_a_date_with_its_year_is_explicit() -> None:
    time = marked("He fell on 4 May 1945.")["4 May 1945"]
    assert (time.basis, time.anchor) == ("explicit", None)
    assert (time.earliest, time.latest) == ("1945-05-04", "1945-05-04")


def test_an_undated_day_takes_the_year_of_the_story_and_says_so() -> None:
    time = marked("In March 1945 they met. On 4 May he fell.")["4 May"]
    assert (time.edtf, time.basis, time.anchor) == ("1945-05-04", "context", "1945-03")


def test_without_a_story_or_a_date_of_publication_a_day_stays_open() -> None:
    time = marked("On 4 May he fell.")["4 May"]
    assert (time.edtf, time.basis) == ("XXXX-05-04", "none")
    assert (time.earliest, time.latest) == (None, None)


STRIKE = "On 17 May 1926 they walked out. "


def test_what_is_told_until_a_feast_goes_on_from_before_it() -> None:
    found = marked(STRIKE + "No wheel turned till after Christmas. They left on 28 June.")
    assert found["28 June"].edtf == "1926-06-28"
    found = marked(STRIKE + "They celebrated Christmas. They left on 28 June.")
    assert found["28 June"].edtf == "1927-06-28"


def test_a_weekday_beside_a_day_tells_its_year() -> None:
    assert marked(STRIKE + "It was 3 October, a Sunday.")["3 October"].edtf == "1926-10-03"
    found = marked("In March 1928 they met. They took him on 3 October, a Monday, at noon.")
    assert found["3 October"].edtf == "1927-10-03"
    assert marked(STRIKE + "On 3 October, on a Friday boat, he left.")["3 October"].edtf == (
        "1926-10-03"
    )


def test_news_hangs_on_its_day() -> None:
    time = marked("He fell on Monday.", published="2019-03-14")["Monday"]
    assert (time.edtf, time.basis, time.anchor) == ("2019-03-11", "published", "2019-03-14")


def test_a_narrative_does_not_hang_on_the_day_it_was_published() -> None:
    text = "War came in 1861. In April 1862 they met again. In 1863 it turned. In May he fell."
    time = marked(text, published="2009-12-19")["May"]
    assert (time.edtf, time.basis) == ("1863-05", "context")


def test_a_post_hangs_on_its_own_day() -> None:
    text = "The town fell in May 1945.\n\nThey lied to us yesterday."
    blocks = (
        Block(0, 26, "paragraph"),
        Block(28, len(text), "post", author="A. N. Other", date="2021-07-12T08:00:00Z"),
    )
    time = marked(text, blocks=blocks)["yesterday"]
    assert (time.edtf, time.basis, time.anchor) == ("2021-07-11", "published", "2021-07-12")


def test_a_dated_aside_does_not_move_the_story() -> None:
    text = "On 2 August 1964 a ship was hit. A report of 2005 denies it. On 4 August more came."
    assert marked(text)["4 August"].edtf == "1964-08-04"


def test_the_story_goes_on_into_the_next_year() -> None:
    text = "In December 1941 they landed. In January the port fell. By April all was lost."
    found = marked(text)
    assert (found["January"].value, found["April"].value) == ("1942-01", "1942-04")


def test_a_heading_gives_its_year() -> None:
    assert (
        marked("The war\n\n1943\n\nIn February the siege was lifted.")["February"].value
        == "1943-02"
    )


def test_an_event_that_the_document_dates_twice_dates_nothing() -> None:
    text = (
        "The fort fell in May 1900. The fort fell in June 1911. "
        "Two days after the fall of the fort he fled."
    )
    time = marked(text)["Two days"]
    assert (time.type, time.value, time.edtf, time.basis) == ("DURATION", "P2D", None, "none")


def test_the_date_of_an_event_is_not_taken_from_another_clause() -> None:
    text = "Three months after the coup he was arrested in June 1990."
    assert marked(text)["Three months"].edtf is None


def test_a_weekday_decides_between_years() -> None:
    text = "In May 1944 they waited. On Tuesday, 6 June, they crossed."
    assert marked(text)["Tuesday, 6 June"].edtf == "1944-06-06"


# ------------------------------------------------------------------- how sure it is


def test_an_ambiguous_date_in_digits_is_not_decided() -> None:
    time = marked("It is dated 6/5/1988.")["6/5/1988"]
    assert (time.earliest, time.latest, time.basis) == ("1988-05-06", "1988-06-05", "none")


def test_digits_are_read_as_the_other_dates_in_digits_must_be() -> None:
    assert marked("It is dated 6/5/1988, not 25/5/1988.")["6/5/1988"].edtf == "1988-05-06"
    assert marked("It is dated 6/5/1988, not 5/25/1988.")["6/5/1988"].edtf == "1988-06-05"


def test_digits_that_give_the_day_of_publication_are_read_so() -> None:
    assert marked("09-07-2016. He fell.", published="2016-07-09")["09-07-2016"].edtf == "2016-07-09"


def test_about_widens_the_bounds() -> None:
    time = marked("It was built circa 1870.")["circa 1870"]
    assert (time.mod, time.edtf) == ("APPROX", "1870~")
    assert (time.earliest or "") < "1870-01-01"
    assert (time.latest or "") > "1870-12-31"


def test_a_hijri_day_is_a_day_off_either_way() -> None:
    time = marked("It was on 10 Muharram 61 AH.")["10 Muharram 61 AH"]
    assert (time.earliest, time.latest) == ("0680-10-12", "0680-10-14")


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 1441 was adopted.",
        "He commanded 1500 men.",
        "They paid $1939 for it.",
        "The count was 1,939 votes.",
        "He may march in the long fall of night rain; they spring up.",
        "Boeing 1950 and flight 1988 were late.",
        "See https://example.org/1988/07/20/may for more.",
        "The house at 1553 Maple Court burnt.",
    ],
)
def test_numbers_and_words_that_are_no_dates(text: str) -> None:
    assert not [t for t in mark_times(document(text)) if t.edtf is not None]


# --------------------------------------------------------------------- where it marks


def test_only_prose_is_marked() -> None:
    text = "4 May 1945\n5 May 1945"
    blocks = (Block(0, 10, "table"), Block(11, 21, "caption"))
    assert list(marked(text, blocks=blocks)) == ["5 May 1945"]


def test_mended_damage_is_marked_where_it_stands() -> None:
    text = "From 1986and on he wrote."
    found = marked(text, repairs=(Repair(5, 12, "1986 and", "lost blank"),))
    assert found["1986"].value == "1986"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["quote"]))
def test_challenge(row: dict[str, str]) -> None:
    times = mark_times(document(row["text"], published=row.get("published")))
    start = row["text"].index(row["quote"])
    hits = [t.edtf for t in times if t.start < start + len(row["quote"]) and t.end > start]
    assert row["edtf"] in hits if row["edtf"] else set(hits) <= {None}


# ----------------------------------------------------------------- what always holds

WORDS = (
    "the a in on at of by since until between and or to from about early late mid- end last next "
    "that this same following two three 27 28 30 1943 1988 -88 480 BC AD 19971998 6/5/1367 5/6/07 "
    "May June Monday summer winter day days week month year decade century later ago before after "
    "morning night 3:00 a.m. p.m. noon 1980s ’80s nineteenth Tir Muharram 5708 AH SH Brumaire VIII "
    "Easter Christmas quarter first half anniversary war fell . , ; ( ) - – / \n \n\n ۱۳۶۷ ۵ 0 "
    "99999999999"
).split(" ")
PROSE = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
DATES = st.none() | st.dates().map(str)


def check(text: str, times: tuple[Time, ...]) -> None:
    assert list(times) == sorted(times, key=lambda t: t.start)
    for a, b in pairwise(times):
        assert a.end <= b.start
    for time in times:
        assert 0 <= time.start < time.end <= len(text)
        assert text[time.start : time.end].strip() == text[time.start : time.end]
        if time.earliest and time.latest and not time.earliest.startswith("-"):
            assert time.earliest <= time.latest
        if time.edtf:
            parse_edtf(time.edtf)


@settings(max_examples=400, deadline=None)
@given(text=PROSE, published=DATES)
def test_any_words_of_time_give_sound_times(text: str, published: str | None) -> None:
    check(text, mark_times(document(text, published=published)))


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=200), published=st.none() | st.text(max_size=12))
def test_any_text_at_all_is_taken(text: str, published: str | None) -> None:
    check(text, mark_times(document(text, published=published)))
