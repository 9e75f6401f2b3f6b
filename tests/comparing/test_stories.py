"""Stories: reports of one event found together, reports of two kept apart."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence

import pytest

from quellen.comparing.identity import Identities, cast_of
from quellen.comparing.stories import ALONE, LONGEST, report_of, stories_of
from quellen.marking import analyse
from quellen.model import Block, Document, Marked

FERRY = """The ferry Marigold sank off Port Sellow on Tuesday and nine passengers drowned.
The Marigold had left the pier at Sellow with a hundred passengers, said the harbour master,
Inga Thorn. Divers searched the wreck of the ferry until dark."""
FERRY_TOO = """Nine people are dead after the Marigold, a ferry, went down near Port Sellow.
She sank within minutes, according to harbour master Inga Thorn. Divers have reached the wreck.
Passengers said that the ferry had been overloaded when it left the pier."""
MINE = """An explosion in the Karsk colliery killed four miners on Tuesday. The colliery at Karsk,
north of Belmar, had been inspected in spring, said its manager, Otto Brandl. Rescuers dug through
the night for the miners in the lower gallery."""


def make(text: str, *, path: str, published: str | None = None) -> Marked:
    blocks = (Block(0, len(text), "paragraph"),)
    document = Document(path, path, "text", text, blocks, published=published, language="en")
    return Marked(path, document, analyse(document))


def stories(documents: Sequence[Marked]) -> list[int]:
    of = Identities(map(cast_of, documents)).of
    names = [{of(e.name): None for e in d.analysis.entities} for d in documents]
    return stories_of([report_of(d) for d in documents], names)


def test_two_reports_of_one_event_are_one_story() -> None:
    one = make(FERRY, published="1994-03-09", path="a.txt")
    two = make(FERRY_TOO, published="1994-03-10", path="b.txt")
    other = make(MINE, published="1994-03-09", path="c.txt")
    assert stories([one, two, other]) == [0, 0, 2]


def test_the_order_of_documents_changes_nothing() -> None:
    pile = [
        make(FERRY, published="1994-03-09", path="a.txt"),
        make(FERRY_TOO, published="1994-03-10", path="b.txt"),
        make(MINE, published="1994-03-09", path="c.txt"),
        make(MINE.replace("four miners", "five miners"), published="1994-03-10", path="d.txt"),
    ]
    groups = set()
    for seed in range(6):
        random.Random(seed).shuffle(pile)
        told = stories(pile)
        groups.add(frozenset(
            frozenset(pile[i].document.path for i, n in enumerate(told) if n == number)
            for number in told
        ))  # fmt: skip
    assert groups == {frozenset({frozenset({"a.txt", "b.txt"}), frozenset({"c.txt", "d.txt"})})}


@pytest.mark.parametrize("later", ["1994-03-23", "1997-03-12"])
def test_the_like_on_another_day_is_another_story(later: str) -> None:
    one = make(FERRY, published="1994-03-09", path="a.txt")
    two = make(FERRY.replace("nine", "twelve"), published=later, path="b.txt")
    assert stories([one, two]) == [0, 1]


def test_a_late_report_belongs_to_it_by_the_day_it_names() -> None:
    one = make(FERRY, published="1994-03-09", path="a.txt")
    late = FERRY_TOO.replace("Nine people are dead after", "Nine people died on 8 March 1994 when")
    assert stories([one, make(late, published="1995-11-02", path="b.txt")]) == [0, 0]
    assert stories([one, make(FERRY_TOO, published="1995-11-02", path="b.txt")]) == [0, 1]


def test_a_long_narrative_is_no_report() -> None:
    book = make(" ".join([FERRY] * (LONGEST // len(FERRY.split()) + 1)), path="book.txt")
    assert stories([book]) == [ALONE]


def test_one_odd_likeness_does_not_join_two_stories() -> None:
    """A review of the week tells of both, and draws neither to the other."""
    both = "\n".join((*FERRY.splitlines()[:2], *MINE.splitlines()[:2]))
    pile = [
        make(text, published="1994-03-10", path=f"{n}.txt")
        for n, text in enumerate((FERRY, FERRY_TOO, MINE, MINE.replace("night", "day"), both))
    ]
    told = stories(pile)
    assert told[0] == told[1] != told[2] == told[3]
    assert all(a != b for a, b in itertools.product(told[:2], told[2:4]))
