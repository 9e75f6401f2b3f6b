"""Statements: so long after what was just told, and on which day of it."""

from __future__ import annotations

import pytest

from quellen.marking import analyse
from quellen.model import Block, Document, Statement


def told(text: str) -> dict[str, Statement]:
    """Predicate → statement."""
    block = Block(0, len(text), "paragraph")
    analysis = analyse(Document("t", "0", "text", text, (block,), language="en"))
    return {s.predicate: s for s in analysis.statements}


@pytest.mark.parametrize(
    ("text", "predicate", "edtf"),
    [("The strike broke out on 3 May 1911 in the yards. It failed after nineteen days.", "fail",
      "1911-05-22~"),
     ("The fleet sailed on 4 August 1788. After eleven days the wind turned.", "turn",
      "1788-08-15~"),
     ("In March 1921 the rebels took the town. The army recaptured it after three days.",
      "recapture", "1921-03-04/1921-04-03"),
     ("In March 1984 four youths hijacked the ferry. They gave up after nine hours.", "give up",
      "1984-03")],
)  # fmt: skip
def test_what_happens_after_so_many_days_is_counted_from_the_date_just_told(
    text: str, predicate: str, edtf: str
) -> None:
    assert told(text)[predicate].edtf == edtf


def test_the_first_day_may_have_been_counted() -> None:
    failed = told("The strike broke out on 3 May 1911. It failed after nineteen days.")["fail"]
    assert (failed.earliest, failed.latest) == ("1911-05-21", "1911-05-22")


@pytest.mark.parametrize(
    ("text", "predicate"),
    [("The judge was born on 3 May 1911. He retired after forty years.", "retire"),
     ("The ship sailed on 3 May 1911. Her captain died after two weeks of fever.", "die"),
     ("The strike broke out on 3 May 1911. A second strike failed after nine days.", "fail"),
     ("The strike broke out in 1911. It failed after nineteen days.", "fail"),
     ("The fleet sailed on 4 May 1788. Rain fell. It cleared. Snow fell. After six days we landed.",
      "land")],
)  # fmt: skip
def test_nothing_is_counted_for_a_life_for_what_is_new_or_from_far_away(
    text: str, predicate: str
) -> None:
    assert told(text)[predicate].edtf is None


def test_days_are_counted_from_the_first_however_many_were_told_since() -> None:
    found = told(
        "The siege began on 4 March 1851. On the second day the women left. On the ninth day the"
        " wall fell."
    )
    assert (found["leave"].edtf, found["fall"].edtf) == ("1851-03-05~", "1851-03-12~")
    assert (found["fall"].earliest, found["fall"].latest) == ("1851-03-12", "1851-03-13")


@pytest.mark.parametrize(
    "text",
    ["The siege began on 4 March 1851. In 1852 it was told again. On the ninth day the wall fell.",
     "The siege began on 4 March 1851. On the ninth day of the talks the wall fell.",
     "In March 1851 they came. On the ninth day the wall fell."],
)  # fmt: skip
def test_a_day_is_not_counted_from_what_is_no_day_nor_of_something_else(text: str) -> None:
    assert told(text)["fall"].edtf is None


def test_a_night_before_does_not_lead_the_story_back() -> None:
    found = told("They signed on 4 April 1955. The night before, they had sat up. A week later"
                 " the trucks came.")  # fmt: skip
    assert found["sit up"].edtf == "1955-04-03"
    assert found["come"].edtf == "1955-04-11/1955-04-17"


def test_three_years_after_i_was_sentenced_looks_back_from_the_release() -> None:
    found = told("I was released on 1 June 1987, three years after I was sentenced.")
    assert found["sentence"].edtf == "1984"
