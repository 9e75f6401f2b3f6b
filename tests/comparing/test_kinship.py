"""Two histories of one story: what alone both tell of a month is one event."""

from __future__ import annotations

import pytest

from quellen.comparing import compare
from quellen.marking import analyse
from quellen.model import Block, Document, Marked

COMMON = (
    "On 3 May 1911 the dyke at Orlen broke. On 9 June 1912 the Guild of Boatmen was founded. "
    "In March 1913 General Orsk closed the port of Varn. On 4 July 1914 the mill of Sallow burned. "
    "On 2 October 1915 the castle of Keld was sold. In August 1916 the bridge at Tolm was opened. "
    "On 7 April 1917 Anna Brand was elected mayor of Orlen. "
)
OTHER = (
    "On 3 May 1811 the fair at Perrin was held. On 9 June 1812 a comet was seen from Ash. "
    "In March 1813 the abbey of Lune was burned. On 4 July 1814 the king came to Perrin. "
    "On 2 October 1815 the academy was moved to Ash. In August 1816 hail fell at Lune. "
    "On 7 April 1817 Perrin received a charter. "
)
TAKEN = "On 20 September 1919 the tanks of the army entered the town."
SEEN = "On 20 September 1919 I was hanging out the washing when they came."


def together(one: str, two: str) -> bool:
    """Whether the last sentences of two histories are told by one event."""
    documents = []
    for name, text in (("a", one), ("b", two)):
        block = Block(0, len(text), "paragraph")
        document = Document(f"{name}.txt", name, "text", text, (block,), language="en")
        documents.append(Marked(name, document, analyse(document)))
    last = {
        name: max((a.start, e.id) for e in compare(documents).events for a in e.accounts
                  if a.document == name)[1]
        for name in ("a", "b")
    }  # fmt: skip
    return last["a"] == last["b"]


def test_the_only_event_of_a_day_in_both_is_one() -> None:
    assert together(COMMON + TAKEN, COMMON + SEEN)


@pytest.mark.parametrize(
    ("one", "two"),
    [(COMMON + TAKEN, OTHER + SEEN),
     (COMMON + "On 20 September 1919 a fire broke out in Sallow. " + TAKEN, COMMON + SEEN),
     (COMMON + "On 20 September 1919 the tanks of the army entered Keld.",
      COMMON + "On 20 September 1919 the Boatmen met in Varn."),
     (COMMON + "The strike at the docks began in June 1919.",
      COMMON + "The strike at the docks ended in June 1919."),
     (COMMON + "In June 1919 the tanks of the army entered the town.",
      COMMON + "In June 1919 I was hanging out the washing."),
     (COMMON + TAKEN, COMMON + "On 21 September 1919 I was hanging out the washing.")],
)  # fmt: skip
def test_of_another_story_day_place_or_act_it_is_not(one: str, two: str) -> None:
    assert not together(one, two)
