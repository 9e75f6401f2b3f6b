"""Times: the year at the head of an entry holds for the days within it."""

from __future__ import annotations

from quellen.marking import analyse
from quellen.model import Block, Document


def days(*paragraphs: str) -> list[str]:
    """The values of dates closer than a year."""
    blocks, text = [], ""
    for paragraph in paragraphs:
        blocks.append(Block(len(text), len(text) + len(paragraph), "paragraph"))
        text += paragraph + "\n\n"
    analysis = analyse(Document("t", "0", "text", text, tuple(blocks), language="en"))
    return [t.value for t in analysis.times if t.type == "DATE" and len(t.value) > len("1911")]


def test_in_annals_a_day_is_of_the_year_before_it_in_whatever_order() -> None:
    assert days(
        "A jubilee chronicle, published in 1930.",
        "1911. The breakwater was opened on 14 January. The ringleader was tried in the autumn. "
        "The stoppage collapsed on 2 August.",
        "1913. The drifter was lost on 5 October.",
        "1921: The chairman died on 9 February.",
    ) == ["1911-01-14", "1911-FA", "1911-08-02", "1913-10-05", "1921-02-09"]


def test_an_entry_ends_with_its_paragraph() -> None:
    found = days(
        "1911. The breakwater was opened on 14 January.",
        "1913. The drifter was lost on 5 October.",
        "1921. The chairman died on 9 February.",
        "In 1922 all this was forgotten. On 4 March the port was sold.",
    )
    assert found[-1] == "1922-03-04"


def test_a_sentence_that_opens_with_a_year_is_no_entry() -> None:
    text = "1911 was a bad year. On 4 March 1912 the port was sold; it was opened again on 3 May."
    assert days(text) == ["1912-03-04", "1912-05-03"]
