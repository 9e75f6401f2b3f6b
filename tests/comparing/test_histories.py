"""What tells of many years has no main event that undated casualties could belong to."""

from __future__ import annotations

import pytest

from quellen.comparing import compare
from quellen.marking import analyse
from quellen.model import Block, Document, Event, Marked

OPENING = "Thousands of our members were imprisoned, and 3,000 of them were killed."
YEARS = (
    "In 1961 the League founded its first school. The army closed it in 1963. In 1966 the League "
    "bought a printing press. The harbour opened in 1968. In 1971 a new governor came to Varn. In "
    "1974 the League left the assembly. It came back in 1979. In 1983 the archive burned."
)
REPORT = (
    "The army stormed the school of Varn on 3 May 1968. In 1966 the League had bought a printing "
    "press."
)


def events(text: str) -> tuple[Event, ...]:
    document = Document(
        "d.txt", "d", "text", text, (Block(0, len(text), "paragraph"),), language="en"
    )
    return compare([Marked("d", document, analyse(document))]).events


def counted(text: str) -> list[Event]:
    return [event for event in events(text) if any(a.figures for a in event.accounts)]


def test_undated_casualties_of_a_history_of_years_are_no_event_of_their_own() -> None:
    assert counted(f"{OPENING} {YEARS}") == []


@pytest.mark.parametrize("order", [f"{OPENING} {REPORT}", f"{REPORT} {OPENING}"])
def test_those_of_a_report_are_its_main_event(order: str) -> None:
    assert len(counted(order)) == 1


def test_casualties_go_with_what_is_told_and_not_with_what_says_who_tells() -> None:
    told = (
        "On 30 August 1968 guards cleared the camp at Varn. The League, which had bought the camp "
        "in April 1967, said that 63 of its members were hurt."
    )
    (found,) = counted(f"{told} {YEARS}")
    assert found.edtf == "1968-08-30"


# ----------------------------------------------------------------- one thing, day by day

INQUIRY = (
    "On 6 February 1908 the roof of the Grauer Tunnel fell in and cut off a shift. On 8 February a "
    "pipe was driven through the fall. On 10 February a second fall killed two rescuers. On 14 "
    "February the shift was reached. On 17 February the dead were buried at Sarnau. "
)
MEMORY = (
    "On 6 February 1908, before it was light, the tunnel closed behind us. On 8 February they gave "
    "us soup. On 10 February there was another fall, and two rescuers died. On 14 February we saw "
    "a lamp. On 17 February we buried our dead at Sarnau. "
)


def together(published: str | None, first: str, second: str) -> bool:
    """Whether what two documents tell of the same day is one event; both came out on a day."""
    documents = []
    for name, text in (("a", INQUIRY + first), ("b", MEMORY + second)):
        block = Block(0, len(text), "paragraph")
        document = Document(name, name, "text", text, (block,), published=published, language="en")
        documents.append(Marked(name, document, analyse(document)))
    return any(
        {"lamp", "reached"} <= {word for a in event.accounts for word in a.quote.split()}
        for event in compare(documents).events
    )


STRIKE = "On 3 March the men struck for the wet shifts. On 19 March the strike ended."
STRUCK = "On 3 March we struck. On 19 March the strike ended and we had won."


def test_what_is_told_long_after_of_many_days_is_a_history_of_them() -> None:
    assert together("1951-08-12", STRIKE, STRUCK)


def test_the_news_of_a_week_is_none() -> None:
    assert not together("1908-03-20", STRIKE, STRUCK)


def test_a_few_days_without_any_day_of_telling_are_none() -> None:
    assert not together(None, "", "")


def test_a_log_of_five_days_is_a_history_of_them() -> None:
    log = (
        "9 Jan. We told the master of the pumps.\n12 Jan. Sailed from Noss at first light.\n"
        "19 Jan. We took to the boats.\n25 Jan. Olsen died.\n10 Feb. Landed at Corv by the Ostra."
    )
    page = (
        "On 9 January 1888 the carpenter reported that the pumps were rotten. On 12 January she "
        "left Noss. On 19 January the crew took to the boats. On 10 February 1888 the steamer "
        "Ostra landed nine men at Corv. The owners were cleared on 7 March 1888."
    )
    lines = [len(line) for line in f"1888\n{log}".split("\n")]
    starts = [sum(lines[:n]) + n for n in range(len(lines))]
    blocks = tuple(Block(a, a + n, "paragraph") for a, n in zip(starts, lines, strict=True))
    one = Document("log", "a", "text", f"1888\n{log}", blocks, language="en")
    two = Document(
        "page", "b", "text", page, (Block(0, len(page), "paragraph"),),
        published="2012-08-17", language="en",
    )  # fmt: skip
    found = compare([Marked(d.sha256, d, analyse(d)) for d in (one, two)]).events
    left = next(e for e in found if any("left Noss" in a.quote for a in e.accounts))
    assert {a.document for a in left.accounts} == {"a", "b"}
