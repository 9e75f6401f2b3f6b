"""An event called by its name, at a distance from another: "the amnesty came three years after"."""

from __future__ import annotations

import pytest

from quellen.comparing import compare
from quellen.marking import analyse
from quellen.model import Block, Dispute, Document, Marked

BEFORE = (
    "On 3 May 1911 the dyke at Orlen broke. On 9 June 1912 the Guild of Boatmen was founded. "
    "In March 1913 General Orsk closed the port of Varn. On 4 July 1914 the mill of Sallow burned. "
    "On 2 October 1915 the castle of Keld was sold. "
    "On 22 August 1917 a bomb exploded in the market of Keld. "
)
AFTER = "On 7 April 1923 Anna Brand was elected mayor of Orlen. In May 1925 the port was opened."
AMNESTY = "On 1 December 1918 an amnesty was proclaimed. "
CALLED = "The amnesty came three years after the bomb in the market. "


def contradictions(*texts: str) -> list[Dispute]:
    documents = []
    for number, text in enumerate(texts):
        block = Block(0, len(text), "paragraph")
        document = Document(f"{number}.txt", str(number), "text", text, (block,), language="en")
        documents.append(Marked(str(number), document, analyse(document)))
    return [d for d in compare(documents).disputes if d.kind == "chronology"]


def test_the_one_event_of_that_name_is_meant() -> None:
    told = BEFORE + AMNESTY + AFTER
    (found,) = contradictions(BEFORE + CALLED + AFTER, told, told)
    assert "three years after the bomb in the market" in {side.value for side in found.sides}


@pytest.mark.parametrize(
    ("called", "told", "again"),
    [("The amnesty came thirteen months after the bomb in the market. ", AMNESTY, AMNESTY),
     ("An amnesty came three years after the bomb in the market. ", AMNESTY, AMNESTY),
     ("The first amnesty came three years after the bomb in the market. ", AMNESTY, AMNESTY),
     (CALLED, AMNESTY, "On 2 November 1920 an amnesty was granted to all deserters of the fleet. "),
     (CALLED, AMNESTY, "On 1 December 1918 a second amnesty was proclaimed. "),
     (CALLED, AMNESTY, ""),
     (CALLED, *["On 1 December 1924 an amnesty was proclaimed. "] * 2),
     ("The soldiers came three years after the bomb in the market. ",
      *["On 1 December 1918 soldiers closed the inn. "] * 2)],
)  # fmt: skip
def test_of_two_or_none_or_out_of_order_nothing_is_supposed(
    called: str, told: str, again: str
) -> None:
    assert not contradictions(
        BEFORE + called + AFTER, BEFORE + told + AFTER, BEFORE + again + AFTER
    )
