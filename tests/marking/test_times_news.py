"""Times in news and letters: what hangs on the day of publication, what on the story, what on
neither."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench import floors
from bench import times as bench

from quellen.marking.times import mark_times
from quellen.model import Document, Time

FLOORS = floors.read()["times"]


def marked(text: str, published: str | None = None) -> dict[str, Time]:
    document = Document("news.txt", "0" * 64, "text", text, published=published)
    return {text[t.start : t.end]: t for t in mark_times(document)}


@pytest.mark.parametrize("path", bench.CHALLENGES, ids=lambda path: str(path.stem))
def test_our_own_sentences_do_not_fall_below_their_floor(path: Path) -> None:
    right, total, misses = bench.challenge(path)
    assert 100 * right / total >= FLOORS[path.stem], misses


def test_our_own_news_does_not_fall_below_its_floor() -> None:
    tally = bench.score_news()
    strict, relaxed, value = bench.f1(tally)
    assert strict >= FLOORS["news_strict"], tally.misses
    assert relaxed >= FLOORS["news_relaxed"], tally.misses
    assert value >= FLOORS["news_value"], tally.misses


@pytest.mark.parametrize(
    ("text", "quote", "edtf"),
    [
        ("The dam broke in May 2011. We asked the board in March.", "March", "2025-03"),
        ("A dyke gave way in June 2009.\n\nThey were heard in February.", "February", "2025-02"),
        ("The dam broke in May 2011. In July the last families left.", "July", "2011-07"),
        ("I was there in April 2012. My letter went out in January.", "January", "2025-01"),
    ],
)  # fmt: skip
def test_a_past_passage_ends_with_its_paragraph_and_with_we(
    text: str, quote: str, edtf: str
) -> None:
    assert marked(text, "2025-05-01")[quote].edtf == edtf


@pytest.mark.parametrize(
    "text",
    [
        "It broke on Friday, 2 May 2025. I noted this on Sunday evening.",
        "The ferry sank on Monday, 5 May. The list was only made on Wednesday evening.",
        "The ferry sank on 5 May. The list was only made on Monday evening.",
    ],
)
def test_a_weekday_that_may_be_of_the_story_or_of_the_telling_stays_open(text: str) -> None:
    times = marked(text, "2025-06-20")
    assert [t.edtf for q, t in times.items() if "evening" in q] == [None]


@pytest.mark.parametrize(
    "text", ["It broke on Friday, 2 May 2025. The board said Monday that it was sorry."]
)
def test_a_weekday_right_after_a_verb_of_saying_is_of_the_telling(text: str) -> None:
    assert marked(text, "2025-06-20")["Monday"].edtf == "2025-06-16"


@pytest.mark.parametrize(
    "words", ["see out the summer", "sit out the winter", "survive the winter", "enjoy the spring"]
)
def test_a_season_to_be_lived_through_is_no_date(words: str) -> None:
    times = marked(f"They hoped to {words} in the hills.", "2025-06-20")
    assert times
    assert all(t.earliest is None for t in times.values())


@pytest.mark.parametrize(
    "words", ["before midnight", "after noon", "shortly before midnight", "until midnight"]
)
def test_an_hour_that_is_bounded_leaves_its_day_whole(words: str) -> None:
    times = marked(f"The wall fell on 28 April 2025, {words}.")
    assert {t.edtf for t in times.values()} == {"2025-04-28"}


@pytest.mark.parametrize(
    ("text", "quote", "edtf"),
    [
        ("The inquest opens on 3 June.", "3 June", "2019-06-03"),
        ("The inquest will be held in October.", "October", "2019-10"),
        ("The clerk, who hoped to stay, was dismissed in October.", "October", "2018-10"),
        ("The firm said it would pay on 2 July.", "2 July", "2019-07-02"),
        ("The hearing was adjourned until Tuesday.", "Tuesday", "../2019-05-21"),
        ("The bridge was to be closed, the mayor said Tuesday.", "Tuesday", "2019-05-14"),
        ("The children are home next autumn.", "next autumn", "2019-23"),
    ],
)
def test_the_tense_of_the_sentence_tells_future_from_past(text: str, quote: str, edtf: str) -> None:
    assert marked(text, "2019-05-16")[quote].edtf == edtf
