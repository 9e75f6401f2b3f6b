"""Distances between events: they date what nobody dates, and show what cannot all be right."""

from __future__ import annotations

from tests.comparing.test_deciding_events import pile

from quellen.comparing import compare
from quellen.comparing.distances import phrases
from quellen.model import Dispute, Event, Findings

SIEGE = "The siege of Varn began on 3 May 1921."


def chronology(*texts: str) -> list[Dispute]:
    return [d for d in compare(pile(*texts)).disputes if d.kind == "chronology"]


def event(found: Findings, words: str) -> Event:
    return next(e for e in found.events if any(words in a.quote for a in e.accounts))


def test_an_undated_event_is_dated_by_what_it_hangs_on() -> None:
    found = compare(
        pile(SIEGE, "The bakers of Ostrel rebelled two weeks before the siege of Varn.")
    )
    rebellion = event(found, "bakers")
    assert (rebellion.earliest, rebellion.latest) == ("1921-04-16", "1921-04-22")
    assert rebellion.reasons[-1].endswith("“two weeks before the siege of Varn”")


def test_a_distance_in_front_of_its_clause_is_the_same() -> None:
    text = "Two weeks before the siege of Varn, the bakers of Ostrel rebelled."
    assert event(compare(pile(SIEGE, text)), "bakers").earliest == "1921-04-16"


def test_dates_and_a_distance_that_cannot_all_be_right() -> None:
    (dispute,) = chronology(
        SIEGE,
        "The bakers of Ostrel rebelled two weeks before the siege of Varn.",
        "The bakers of Ostrel rebelled on 1 January 1921.",
    )
    assert dispute.relation == "conflict"
    assert len(dispute.sides) == 3
    assert "from 1921-01-01 to 1921-05-03 is 4 months" in dispute.reasons[0]
    assert "not “two weeks before the siege of Varn”" in dispute.reasons[0]
    assert dispute.reasons[1] == "across documents"


def test_an_author_can_contradict_himself_over_several_sentences() -> None:
    (dispute,) = chronology(
        "The treaty of Ostrel was signed on 1 March 1921. The siege of Varn began on 3 May 1921. "
        "The treaty of Ostrel was signed after the siege of Varn."
    )
    assert dispute.reasons[1] == "within one document"


def test_what_a_distance_leaves_open_is_no_contradiction() -> None:
    rebelled = "The bakers of Ostrel rebelled on {} 1921."
    hanging = "The bakers of Ostrel rebelled about two weeks before the siege of Varn."
    for day in ("19 April", "16 April", "22 April"):
        assert chronology(SIEGE, hanging, rebelled.format(day)) == []


def test_what_could_be_one_of_two_events_ties_nothing() -> None:
    again = "The siege of Varn began on 8 June 1934."
    hanging = "The bakers of Ostrel rebelled two weeks before the siege of Varn."
    assert event(compare(pile(SIEGE, again, hanging)), "bakers").earliest is None


def test_after_what_only_began_can_be_any_time_later() -> None:
    hanging = "The bakers of Ostrel rebelled three days after the siege of Varn."
    assert chronology(SIEGE, hanging, "The bakers of Ostrel rebelled on 9 October 1921.") == []


def test_nameless_things_of_other_documents_are_not_meant() -> None:
    mutiny = "The mutiny of the cooks broke out on 3 May 1921."
    hanging = (
        "The bakers of Ostrel rebelled on 1 January 1921, a day after the mutiny of the cooks."
    )
    assert chronology(mutiny, hanging) == []


def test_distances_are_read_with_what_they_leave_open() -> None:
    (found,) = phrases("They left ten days after the fall of Varn, by night.")
    assert (found.low, found.high, found.anchor) == (8, 12, "the fall of Varn")
    (found,) = phrases("They left about ten days before the fall of Varn.")
    assert (found.low, found.high) == (-14, -6)
    assert list(phrases("They left ten days after deadly riots.")) == []
