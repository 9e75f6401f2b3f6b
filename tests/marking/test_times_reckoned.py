"""Whose year an undated day is of: the story's, the month's just named, the author's own."""

from __future__ import annotations

import pytest

from quellen.marking.times import mark_times
from quellen.model import Block, Document
from quellen.reading import read
from quellen.reading.sources import source_of

OBITUARY = """He was born in 1921 at Kelt. In 1950 he built the mill, and in May 1961 he sold it.

The court ruled for him in March 1964. In November he was at the opening of the new mill, and he was
there again this June.

He died on 19 October, after nine days in hospital. He will be buried at Kelt on Friday.
"""
INTERVIEW = """Recorded at Kelt on 19 March 1966. Anna Kerr was born in 1920.

**Q:** And the committee?

**A:** In '48 they signed, and in the spring of the next year we heard the machines. It was a
Thursday. I was on the ward that Monday.

**A:** They came in April 1951, and at the end of August the camp was burned.
"""


def values_of(text: str, published: str) -> dict[str, str]:
    block = Block(0, len(text), "paragraph")
    document = Document(
        "a.txt", "0" * 64, "text", text, (block,), published=published, language="en"
    )
    return {text[t.start : t.end].replace("\n", " "): t.value for t in mark_times(document)}


def test_a_month_of_the_authors_own_year_leads_the_story_there() -> None:
    values = values_of(OBITUARY, "1965-10-21")
    assert values["November"] == "1964-11"
    assert values["this June"] == "1965-06"
    assert values["19 October"] == "1965-10-19"


def test_what_is_announced_for_a_weekday_is_of_the_week_of_the_paper() -> None:
    assert values_of(OBITUARY, "1965-10-21")["Friday"] == "1965-10-22"


def test_that_a_weekday_is_told_of_does_not_make_a_memory_news() -> None:
    values = values_of(INTERVIEW, "1966-03-19")
    assert values["the end of August"] == "1951-08"


def test_the_day_of_the_recording_and_a_year_of_birth_are_no_part_of_the_story() -> None:
    assert values_of(INTERVIEW, "1966-03-19")["the spring of the next year"] == "1949-SP"


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        (
            "He left in May 1955 and came back in 1957. Last month the court ruled: on 11 March it "
            "awarded him the mill. In June 1958 he had sold his half.",
            "11 March",
            "1964-03-11",
        ),
        ("Two years ago this morning the dam at Varn broke.", "Two years ago this morning",
         "1962-04-06"),
        ("Water came before dawn on Friday after a gate gave way.", "dawn on Friday",
         "1964-04-03TMO"),
        ("We will meet at half past eight tonight.", "half past eight tonight",
         "1964-04-06T20:30"),
    ],
)  # fmt: skip
def test_the_authors_own_day(text: str, words: str, value: str) -> None:
    assert values_of(text, "1964-04-06")[words] == value


def test_an_hour_is_not_of_the_day_that_a_letter_bears() -> None:
    text = "The letter is dated 10 January 1912. The sirens, they say, sounded at ten past three."
    assert values_of(text, "1950-01-01")["ten past three"].startswith("XXXX")


def test_a_kind_of_flood_is_of_no_spring() -> None:
    text = "On 10 January 1912 they wrote that the gate would not survive a high spring flood."
    assert "spring" not in values_of(text, "1950-01-01")


def test_that_monday_of_a_new_turn_is_not_counted_from_the_turn_before() -> None:
    turns = (
        "**Q:** And then?\n\n**A:** We met on 23 April 1949. On Monday they came.\n\n"
        "**Q:** And at the bridge?\n\n**A:** I was on the ward that Monday. In 1950 I left, in "
        "1951 I came back, and in 1953 I left again.\n"
    )
    document = read(source_of("a.md", "/a.md", turns.encode()))
    assert isinstance(document, Document)
    values = {document.text[t.start : t.end]: t.value for t in mark_times(document)}
    assert (values["Monday"], values["that Monday"]) == ("1949-04-25", "XXXX-WXX-1")
