"""Piles of reports of one kind: what befell people at two places is never one event."""

from __future__ import annotations

import itertools

from quellen.comparing import compare
from quellen.marking import analyse
from quellen.model import Block, Document, Findings, Marked

TOWNS = """Wernrau Beitren Pielmask Weifham Gaurib Kustdorf Fauckstad Sograrb Klovdorf Hildfeck
Drieldref Draugrut""".split()
HAPPENED = (
    "{n} people died when the {what} in {town} burned down on {day}.",
    "On {day}, {n} people were killed when shells hit the {what} in {town}.",
)
NEXT = ("{name}, the doctor, closed the old gate that evening.",)
WHAT = ("school", "mill", "market")


def pile(texts: list[str]) -> list[Marked]:
    made = []
    for number, text in enumerate(texts):
        name = f"d{number:03}"
        blocks = (Block(0, len(text), "paragraph"),)
        document = Document(f"{name}.txt", name, "text", text, blocks, language="en")
        made.append(Marked(name, document, analyse(document)))
    return made


def towns_of(found: Findings) -> list[set[str]]:
    """The towns that each event is told of."""
    return [{t for t in TOWNS for a in e.accounts if t in a.quote} for e in found.events]


def test_reports_of_one_kind_from_many_places_stay_apart() -> None:
    texts = [
        template.format(n=20 + 3 * n, what=WHAT[n % 3], town=town, day=f"{12 + n // 4} May 1931")
        for n, (town, template) in enumerate(zip(TOWNS, itertools.cycle(HAPPENED)))
    ]
    found = compare(pile(texts))
    assert all(len(towns) == 1 for towns in towns_of(found))
    assert found.disputes == ()


def test_the_same_building_is_lost_twice_in_a_lifetime() -> None:
    found = compare(pile([
        "On 2 February 1908, 41 people died as the church in Lievau collapsed.",
        "82 people died as the church in Lievau collapsed on 24 February 1986.",
    ]))  # fmt: skip
    assert len(found.events) == 2
    assert found.disputes == ()


def test_one_that_names_the_quarter_and_one_that_names_the_town_tell_one_event() -> None:
    found = compare(pile([
        "On 9 May 1931 a bomb in Karr market, in the east of Belmar, killed 12 people.",
        "A bomb in Belmar killed 12 people on 9 May 1931.",
    ]))  # fmt: skip
    assert max(len({a.document for a in e.accounts}) for e in found.events) == 2


def test_two_spellings_of_a_town_are_one() -> None:
    found = compare(pile([
        "On 9 May 1931 a bomb in Havrinau killed 12 people at the market.",
        "A bomb killed 12 people at the market in Havrenau on 9 May 1931.",
    ]))  # fmt: skip
    assert len(found.events) == 1
