"""Reports of one story that count as many of the same people tell one thing, without a date too."""

from __future__ import annotations

from quellen.comparing import compare
from quellen.marking import analyse
from quellen.model import Block, Document, Findings, Marked

COLLAPSE = (
    "The Tarn bridge at Lindmoor collapsed before midnight on 28 April 2021 and killed seven "
    "people. A gas main broke under the Tarn bridge. "
)


def pile(*texts: str) -> Findings:
    marked = []
    for number, text in enumerate(texts):
        document = Document(
            f"d{number}.txt", f"{number}", "text", text, (Block(0, len(text), "paragraph"),),
            title="Tarn bridge at Lindmoor collapses", published=f"2021-04-{29 + number % 2}",
            publisher=f"Paper {number}", language="en",
        )  # fmt: skip
        marked.append(Marked(f"d{number}", document, analyse(document)))
    return compare(marked)


def told_with(found: Findings, words: str) -> set[str]:
    """The documents that tell the event in which some words stand."""
    events = [e for e in found.events if any(words in a.quote for a in e.accounts)]
    return {a.document for e in events for a in e.accounts if "bridge" not in a.quote}


def test_as_many_of_the_same_people_is_one_thing() -> None:
    found = pile(
        COLLAPSE + "About 200 residents were taken to safety.",
        COLLAPSE + "Some 200 residents of Tanner's Row slept in a school.",
    )
    assert told_with(found, "taken to safety") == {"d0", "d1"}


def test_another_number_or_other_people_are_another_thing() -> None:
    found = pile(
        COLLAPSE + "About 200 residents were taken to safety.",
        COLLAPSE + "Some 350 residents of Tanner's Row slept in a school.",
        COLLAPSE + "In the hall 200 chairs were put up.",
    )
    assert told_with(found, "taken to safety") <= {"d0"}
