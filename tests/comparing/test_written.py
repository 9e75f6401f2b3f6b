"""What bears a date is known by the words that name it, however it is taken up."""

from __future__ import annotations

import pytest

from quellen.comparing import compare
from quellen.comparing.written import named_before
from quellen.marking import analyse
from quellen.model import Block, Document, Findings, Marked


def pile(*texts: str) -> Findings:
    marked = []
    for number, text in enumerate(texts):
        document = Document(
            f"d{number}.txt", f"{number}", "text", text, (Block(0, len(text), "paragraph"),),
            language="en",
        )  # fmt: skip
        marked.append(Marked(f"d{number}", document, analyse(document)))
    return compare(marked)


def together(found: Findings, *quotes: str) -> bool:
    return any(
        all(any(quote in account.quote for account in event.accounts) for quote in quotes)
        for event in found.events
    )


@pytest.mark.parametrize(
    ("text", "clause", "named"),
    [("He showed us the letter in which the guild warned the abbot. It is dated 3 May 1621.",
      "It is", "the letter in which the guild warned the abbot"),
     ("The last was the petition of the weavers, which bears the date of 3 May 1621.",
      "which", "the petition of the weavers"),
     ("The guild wrote to the abbot. The church is dated 1621.", "The church", ""),
     ("She kept the letter. He was dated by nobody.", "He", ""),
     ("The abbot fell from his horse. It was dated 1621.", "It", "")],
)  # fmt: skip
def test_a_date_is_that_of_the_thing_that_was_named(text: str, clause: str, named: str) -> None:
    document = Document("a", "a", "text", text, (Block(0, len(text), "paragraph"),), language="en")
    sentences = analyse(document).sentences
    start, end = named_before(text, text.index(clause), sentences)
    assert text[start:end].strip(" ,.") == named


LETTER = (
    "The Tarn Tribune has a copy of the letter in which the miners warned the owners of gas. "
    "It is dated 3 March 1921 and runs to four pages."
)


def test_a_letter_that_is_dated_is_the_letter_that_was_sent() -> None:
    found = pile(LETTER, "On 3 March 1921 the miners sent a letter to the owners to warn them.")
    assert together(found, "It is dated 3 March 1921", "the miners sent a letter")
    assert not found.disputes


def test_another_paper_of_that_day_is_another_paper() -> None:
    found = pile(LETTER, "On 3 March 1921 the bishop wrote to the mayor about the bells.")
    assert not together(found, "It is dated 3 March 1921", "the bishop wrote")


def test_the_day_on_a_letter_and_the_day_of_its_post_are_no_conflict() -> None:
    found = pile(LETTER, "The miners sent their letter of warning to the owners on 13 March 1921.")
    assert not [d for d in found.disputes if d.relation == "conflict"]
