"""Statements: a date beside "before" or "after" is that of its own clause alone."""

from __future__ import annotations

import pytest

from quellen.marking import analyse
from quellen.model import Block, Document


def dates(text: str) -> dict[str, str | None]:
    """Predicate → EDTF."""
    block = Block(0, len(text), "paragraph")
    analysis = analyse(Document("t", "0", "text", text, (block,), language="en"))
    return {s.predicate: s.edtf for s in analysis.statements}


@pytest.mark.parametrize(
    ("text", "edtf"),
    [("After the treaty was signed on 4 May 1911, the miners left.", "1911-05-04/.."),
     ("Long after the treaty was signed in May 1911, the miners left.", "1911-05/.."),
     ("The miners left before the treaty was signed on 4 May 1911.", "../1911-05-04"),
     ("The miners did not leave until the treaty was signed on 4 May 1911.", "../1911-05-04")],
)  # fmt: skip
def test_what_lies_before_or_after_a_dated_clause_is_not_of_its_day(text: str, edtf: str) -> None:
    found = dates(text)
    assert (found["sign"], found["leave"]) == (edtf.strip("./"), edtf)


@pytest.mark.parametrize(
    "text",
    ["When the treaty was signed on 4 May 1911, the miners left.",
     "The treaty was signed on 4 May 1911 while the miners left.",
     "The miners left minutes after the treaty was signed on 4 May 1911.",
     "The treaty was signed on 4 May 1911 and the miners left."],
)  # fmt: skip
def test_what_is_told_at_once_or_beside_it_is(text: str) -> None:
    found = dates(text)
    assert (found["sign"], found["leave"]) == ("1911-05-04", "1911-05-04")


@pytest.mark.parametrize(
    ("text", "predicate", "edtf"),
    [("Two weeks after the strike ended on 3 May 1921, the mill burned.", "burn", "1921-05-17~"),
     ("The mill burned three days before the strike ended on 3 May 1921.", "burn", "1921-04-30"),
     ("Eighteen months after the sea broke in on 14 November 1958, the Act was passed.", "pass",
      "1960-05"),
     ("Orsk was released on 2 September 1966, five years after he was sentenced.", "sentence",
      "1961"),
     ("She was shot on 6 November 1974, seven months after she had left the party.", "leave",
      "1974-04")],
)  # fmt: skip
def test_a_distance_is_reckoned_from_the_clause_that_it_names(
    text: str, predicate: str, edtf: str
) -> None:
    assert dates(text)[predicate] == edtf


def test_a_distance_that_says_no_number_gives_no_day() -> None:
    found = dates("Some years after the strike ended on 3 May 1921, the mill burned.")
    assert found["burn"] == "1921-05-03/.."


def test_the_end_of_a_time_in_prison_does_not_date_the_whole_of_it() -> None:
    assert dates("He was held for 54 days and freed on 1 December 1970.") == {
        "hold": None, "free": "1970-12-01",
    }  # fmt: skip
    assert dates("He was held for three hours and freed on 1 December 1970.")["hold"] is not None


@pytest.mark.parametrize(
    ("text", "days"),
    [("In 1922 the river took eight lives; on 2 November 1930 it came again.",
      {"take": "1922", "come": "1930-11-02"}),
     ("The mill burned in May 1921; in June 1922 the school was closed.",
      {"burn": "1921-05", "close": "1922-06"})],
)  # fmt: skip
def test_no_clause_takes_the_date_behind_a_semicolon(text: str, days: dict[str, str]) -> None:
    assert dates(text) == days
