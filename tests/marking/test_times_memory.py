"""Whose days undated words are: of a story long past, or of the week in which a text came out."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from quellen.marking.times import mark_times
from quellen.model import Block, Document

ORAL = (
    "Recorded at Sable Bay on 22 October 1964. It was the spring of 1901, and I signed on the "
    "Marguerite. We sailed on the fourth of March, a Monday. They are all dead now. On the "
    "Wednesday it began to blow, and on 2 April we sighted the rocks. Today nobody believes it."
)
SELF = (
    "Recorded on 22 October 1964. My company was closed in 1963. I was fifteen in 1901 when I "
    "signed on the Marguerite. We sailed on the fourth of March. On Friday we lost our mast. I "
    "came home in June, and my mother did not know me."
)
MAGAZINE = (
    "The wreck is now forgotten. She cleared for the south on 4 March 1887. On Friday the glass "
    "fell, and the master, who is now dead, ordered the boats out. On 12 May the survivors were "
    "landed. In July the inquiry sat."
)
PAMPHLET = (
    "Issued on 4 June 1889. In January 1888 she lay at Noss. On 12 January she was sent to sea "
    "with rotten pumps. In March the inquiry sat. Today we want a law. Yesterday one more sailed."
)
YEARS_AGO = (
    "Twenty-five years ago today the mill at Kelt burned. At noon on 17 May 1901 the bell rang. On "
    "Saturday the dead were laid out in the school. On 20 May they were buried."
)
COURT = (
    "A court on Monday convicted two men of burning the mill in 1991. The fire of 3 May 1991 "
    "killed nine.\n\nProsecutors said on Friday that they wanted life. The trial opened on 4 June."
)
MARCH = (
    "Thousands marched on Sunday to mark the fire of 14 July 1991.\n\nIn June the council voted "
    "for a memorial. On 2 July the mayor resigned. The band played until midnight."
)


def values(published: str, text: str) -> dict[str, str]:
    ends = [m.start() for m in re.finditer(r"\n\n|$", text)]
    blocks = [Block(a, b, "paragraph") for a, b in pairwise((0, *ends))]
    document = Document(
        "a.txt", "0" * 64, "text", text, tuple(blocks), published=published, language="en"
    )
    return {text[t.start : t.end]: t.value for t in mark_times(document)}


@pytest.mark.parametrize(
    ("published", "text", "words", "value"),
    [("1964-10-22", ORAL, "the fourth of March", "1901-03-04"),
     ("1964-10-22", ORAL, "the Wednesday", "1901-03-06"),
     ("1964-10-22", ORAL, "2 April", "1901-04-02"),
     ("1964-10-22", SELF, "the fourth of March", "1901-03-04"),
     ("1964-10-22", SELF, "Friday", "1901-03-08"),
     ("1892-03-01", MAGAZINE, "Friday", "1887-03-04"),
     ("1892-03-01", MAGAZINE, "12 May", "1887-05-12"),
     ("1892-03-01", MAGAZINE, "July", "1887-07"),
     ("1889-06-04", PAMPHLET, "12 January", "1888-01-12"),
     ("1889-06-04", PAMPHLET, "March", "1888-03"),
     ("1926-05-17", YEARS_AGO, "20 May", "1901-05-20")],
)  # fmt: skip
def test_a_memory_tells_of_the_year_that_it_opens_with(
    published: str, text: str, words: str, value: str
) -> None:
    assert values(published, text)[words] == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [(COURT, "Friday", "1996-07-12"), (COURT, "4 June", "1996-06-04"),
     (MARCH, "2 July", "1996-07-02"), (MARCH, "June", "1996-06")],
)  # fmt: skip
def test_news_that_looks_back_stays_news(text: str, words: str, value: str) -> None:
    assert values("1996-07-15", text)[words] == value


# ------------------------------------------------------- years, months and days half said


@pytest.mark.parametrize(
    ("published", "text", "words", "value"),
    [("1889-06-04", "They bought the ship in '84.", "'84", "1884"),
     ("2012-06-04", "The class of '84 met on Monday.", "'84", "1984"),
     ("2012-06-04", "The mill opened in 1869 and burned in '84.", "'84", "1884"),
     ("1964-06-04", "She was born in '97.", "'97", "1897")],
)  # fmt: skip
def test_a_year_without_its_century_is_of_the_time_that_is_told(
    published: str, text: str, words: str, value: str
) -> None:
    assert values(published, text)[words] == value


def test_a_month_just_passed_is_of_the_same_year() -> None:
    text = (
        "The ship sailed on 14 May 1887. The boat came in on 4 September. What of those aboard? "
        "She struck on 21 August. The Act was passed on 7 August 1890."
    )
    assert values("1902-03-01", text)["21 August"] == "1887-08-21"


def test_what_somebody_did_on_a_day_has_been() -> None:
    text = "The meeting is on 4 August. On 5 August he went home."
    told = values("1889-06-04", text)
    assert (told["4 August"], told["5 August"]) == ("1889-08-04", "1888-08-05")


def test_ones_before_tens_are_one_number() -> None:
    told = values("1892-03-01", "They drifted for nine-and-thirty days.")
    assert told["nine-and-thirty days"] == "P39D"


LETTER = (
    "Captain Lars Dahm to his Owners\n\nPort Sable, 31 December 1887\n\nOn the 30th of November we "
    "saw a boat. We came in on Thursday."
)


@pytest.mark.parametrize("published", ["1931-05-01", ""])
def test_a_letter_speaks_from_the_day_it_bears(published: str) -> None:
    told = values(published, LETTER)
    assert told["the 30th of November"] == "1887-11-30"
    assert told["Thursday"] == "1887-12-29"


def test_news_speaks_from_its_day_of_publication_whatever_it_opens_with() -> None:
    text = "Port Sable, 3 May 1996\n\nOn Thursday the mill burned. It had opened in 1912."
    assert values("1996-05-04", text)["Thursday"] == "1996-05-02"


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [("It is a year today since they hanged my brother.", "a year today", "1888-06-04"),
     ("It is now three years since the mill burned.", "three years", "1886"),
     ("He has not slept a night in three years since then.", "three years", "P3Y")],
)  # fmt: skip
def test_how_long_it_is_since_something_happened_dates_it(
    text: str, words: str, value: str
) -> None:
    assert values("1889-06-04", text)[words] == value


def test_what_is_set_for_a_day_is_to_come() -> None:
    text = "A hearing is set for Thursday. The house had been set on fire on Wednesday."
    told = values("2016-06-06", text)
    assert (told["Thursday"], told["Wednesday"]) == ("2016-06-09", "2016-06-01")


@pytest.mark.parametrize(
    "text",
    ["Shots were heard near 1115 Mt. Vernon Avenue.", "He lived at 1850 St. Charles Ave.",
     "The shop is at 1604 Dr. Martin Luther King Jr. Blvd.", "The club is at 1587 W. 87th St.",
     "Call 704-336-1600.", "Call (262) 971-1658."],
)  # fmt: skip
def test_the_number_of_a_house_or_a_telephone_is_no_year(text: str) -> None:
    assert values("2014-06-06", text) == {}
