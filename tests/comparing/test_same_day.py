"""Two histories that meet elsewhere, and each tell one thing of a day, tell the same thing."""

from __future__ import annotations

import pytest

from quellen.comparing import compare
from quellen.marking import analyse
from quellen.model import Block, Document, Marked

ONE = (
    "On 4 May 1921 the mill of Varn burned down. On 6 June 1922 the Dockers' Union was founded in "
    "Kelt. On 9 July 1923 Governor Orne resigned. In April 1924 rain fell. In March 1925 snow fell. "
    "In January 1926 frost came. In July 1927 hail fell. In August 1928 wind came. {}"
)
OTHER = (
    "The mill of Varn burned down on 4 May 1921. The Dockers' Union was founded in Kelt on 6 June "
    "1922. Governor Orne resigned on 9 July 1923. In May 1924 pigs died. In June 1925 corn rotted. "
    "In July 1926 rats came. In August 1927 cows died. In October 1928 wolves came. {}"
)
STRANGER = (
    "In May 1911 the pier of Lund opened. In July 1912 the ferry sank. In August 1913 a school "
    "closed. In June 1914 ice came. In May 1915 fog came. In April 1916 eels died. In March 1917 the "
    "lamp broke. In June 1918 sand came. {}"
)
STRUCK = "We struck on 11 February 1930."
HOOTER = "The hooter went unanswered on 11 February 1930."


def shared(*texts: str, day: str = "1930-02-11") -> int:
    """How many events of the day more than one document tells."""
    marked = []
    for n, text in enumerate(texts):
        document = Document(
            f"{n}.txt", f"{n}", "text", text, (Block(0, len(text), "paragraph"),), language="en"
        )
        marked.append(Marked(f"d{n}", document, analyse(document)))
    events = [e for e in compare(marked).events if e.edtf == day]
    return sum(len({a.document for a in event.accounts}) > 1 for event in events)


def test_different_words_of_one_day_tell_one_event() -> None:
    assert shared(ONE.format(STRUCK), OTHER.format(HOOTER)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (ONE.format(STRUCK), STRANGER.format(HOOTER)),
        (ONE.format("Anna Kerr was born on 11 February 1930."),
         OTHER.format("Bruno Falk left Lund on 11 February 1930.")),
        (ONE.format(f"{STRUCK} On 11 February 1930 a bell was cast."), OTHER.format(HOOTER)),
    ],
    ids=["histories that never meet", "each names somebody else", "two things on one day"],
)  # fmt: skip
def test_what_may_be_chance_joins_nothing(one: str, other: str) -> None:
    assert shared(one, other) == 0
