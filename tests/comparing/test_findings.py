"""Where accounts part, and where they only seem to: small piles, compared as a whole."""

from __future__ import annotations

from quellen.comparing import compare
from quellen.marking import analyse
from quellen.model import Block, Dispute, Document, Event, Findings, Marked

DAY = "2021-05-04"


def pile(*texts: str, published: tuple[str, ...] = (), publisher: tuple[str, ...] = ()) -> Findings:
    """Findings on a pile of one-paragraph documents, ``d0``, ``d1`` …"""
    marked = []
    for number, text in enumerate(texts):
        document = Document(
            f"d{number}.txt", f"{number}", "text", text, (Block(0, len(text), "paragraph"),),
            published=(published or (DAY,) * len(texts))[number],
            publisher=(publisher or tuple(f"Paper {n}" for n in range(len(texts))))[number],
            language="en",
        )  # fmt: skip
        marked.append(Marked(f"d{number}", document, analyse(document)))
    return compare(marked)


def told_by(found: Findings, *documents: str) -> Event:
    """The event that just these documents tell."""
    events = [e for e in found.events if {a.document for a in e.accounts} == set(documents)]
    assert events, [(e.title, sorted({a.document for a in e.accounts})) for e in found.events]
    return events[0]


def only(found: Findings, kind: str) -> Dispute:
    disputes = [d for d in found.disputes if d.kind == kind]
    assert len(disputes) == 1, found.disputes
    return disputes[0]


# ------------------------------------------------------------------------ figures


def test_two_numbers_of_dead_are_a_conflict() -> None:
    found = pile(
        "There was an explosion at the Karlen mill on 3 May 2021. It killed 58 people.",
        "On 3 May 2021 an explosion at the Karlen mill killed 86 people.",
    )
    dispute = only(found, "figure")
    assert dispute.relation == "conflict"
    assert [s.value for s in dispute.sides] == ["58", "86"]


def test_at_least_58_and_86_can_both_be_true() -> None:
    found = pile(
        "On 3 May 2021 an explosion at the Karlen mill killed at least 58 people.",
        "On 3 May 2021 an explosion at the Karlen mill killed 86 people.",
    )
    assert told_by(found, "d0", "d1")
    assert found.disputes == ()


def test_rounded_numbers_agree() -> None:
    found = pile(
        "On 3 May 2021 an explosion at the Karlen mill injured about 200 people.",
        "On 3 May 2021 an explosion at the Karlen mill injured 190 people.",
    )
    assert found.disputes == ()


def test_a_part_is_not_held_against_the_total() -> None:
    found = pile(
        "On 3 May 2021 an explosion at the Karlen mill killed 58 people, including 11 children.",
        "On 3 May 2021 an explosion at the Karlen mill killed 58 people.",
    )
    assert found.disputes == ()


def test_what_is_only_implied_raises_no_conflict() -> None:
    found = pile(
        "On 3 May 2021 a man was killed in an explosion at the Karlen mill.",
        "On 3 May 2021 an explosion at the Karlen mill killed 58 people.",
    )
    assert [d for d in found.disputes if d.kind == "figure"] == []


def test_a_toll_that_rose_is_an_update() -> None:
    found = pile(
        "On 3 May 2021 an explosion at the Karlen mill killed 58 people.",
        "On 3 May 2021 an explosion at the Karlen mill killed 61 people. "
        "The number of dead rose to 61 on 5 May 2021.",
        published=("2021-05-03", "2021-05-05"),
    )
    assert {d.relation for d in found.disputes if d.kind == "figure"} <= {"update"}


def test_the_same_publisher_may_correct_itself() -> None:
    text = "On 3 May 2021 an explosion at the Karlen mill killed {} people."
    found = pile(
        text.format(58), text.format(61),
        published=("2021-05-03", "2021-05-05"), publisher=("Valley Post", "Valley Post"),
    )  # fmt: skip
    assert only(found, "figure").relation == "update"


def test_the_dead_of_two_accidents_are_not_compared() -> None:
    found = pile(
        "On 3 May 2021 an explosion at the Karlen mill killed 58 people.",
        "On 9 August 2011 an explosion at the Karlen mill killed three people.",
    )
    assert found.disputes == ()


# -------------------------------------------------------------------------- dates


def test_an_act_that_happens_once_has_one_date() -> None:
    found = pile(
        "The Lindmoor Bridge collapsed into the river on 28 April 2021.",
        "The Lindmoor Bridge collapsed into the river on 29 April 2021.",
    )
    dispute = only(found, "date")
    assert [s.value for s in dispute.sides] == ["2021-04-28", "2021-04-29"]
    assert all(len(s.accounts) == 1 for s in dispute.sides)


def test_two_strikes_on_two_days_stay_two() -> None:
    found = pile(
        "On 3 March 2019 the dockers of Lindmoor went on strike over pay.",
        "On 7 May 2020 the dockers of Lindmoor went on strike over pay.",
    )
    assert found.disputes == ()
    assert len(found.events) == 2


def test_a_sentence_that_two_papers_share_is_told_of_one_event_however_little_it_says() -> None:
    told = "On 2 May 1925 there were seven of them."
    (event,) = pile(f"{told} We asked them why.", f"It rained. {told}").events
    assert [a.document for a in event.accounts] == ["d0", "d1"]


def test_a_sentence_of_another_day_is_not() -> None:
    found = pile(
        "On 2 May 1925 there were seven of them.", "On 3 May 1925 there were seven of them."
    )
    assert len(found.events) == 2


def test_two_attacks_in_one_week_stay_two() -> None:
    found = pile(
        "On 3 May 1943 aircraft bombed the harbour of Lindmoor.",
        "On 5 May 1943 aircraft bombed the harbour of Lindmoor.",
    )
    assert found.disputes == ()


def test_a_year_does_not_contradict_a_day_within_it() -> None:
    found = pile(
        "The Lindmoor Bridge collapsed into the river on 28 April 2021.",
        "The Lindmoor Bridge collapsed into the river in 2021.",
    )
    assert told_by(found, "d0", "d1")
    assert found.disputes == ()


# ------------------------------------------------------------------------ denials


def test_a_denial_stands_beside_what_it_denies() -> None:
    found = pile(
        "The union warned the ministry of the danger to the Lindmoor Bridge.",
        "The ministry denied that the union had warned it of any danger to the Lindmoor Bridge.",
    )
    dispute = only(found, "denial")
    asserted, denied = dispute.sides
    assert [q.document for q in asserted.accounts] == ["d0"]
    assert [q.document for q in denied.accounts] == ["d1"]


def test_what_is_denied_is_nobodys_account() -> None:
    found = pile("The ministry denied that it closed the Lindmoor Bridge on 28 April 2021.")
    quotes = [a.quote for e in found.events for a in e.accounts if a.chain[1:]]
    assert not any("closed" in q for q in quotes)


def test_a_denial_of_something_else_is_no_dispute() -> None:
    found = pile(
        "The union warned the ministry of the danger to the Lindmoor Bridge.",
        "The ministry denied that the minister had resigned.",
    )
    assert found.disputes == ()


# --------------------------------------------------------------------- chronology


def test_dates_that_do_not_add_up() -> None:
    found = pile(
        "The bridge collapsed on 29 April 2021. It was inspected on 10 March 2021, three weeks "
        "before the collapse of 29 April 2021."
    )
    dispute = only(found, "chronology")
    assert "50 days" in dispute.reasons[0]


def test_dates_that_add_up_are_left_alone() -> None:
    found = pile(
        "The bridge collapsed on 29 April 2021. It was inspected on 10 March 2021, seven weeks "
        "before the collapse of 29 April 2021."
    )
    assert found.disputes == ()


# ------------------------------------------------------------------------ origins


def test_papers_that_report_one_voice_are_one_origin() -> None:
    found = pile(
        "Anna Keller said that the Lindmoor Bridge collapsed on 28 April 2021.",
        "According to Anna Keller, the Lindmoor Bridge collapsed on 28 April 2021 in the night.",
    )
    event = told_by(found, "d0", "d1")
    (support,) = [s for s in found.support if s.event == event.id and s.field == "occurrence"]
    assert support.origins == 1
    assert any("Anna Keller" in reason for reason in support.reasons)


def test_papers_that_saw_for_themselves_are_two() -> None:
    found = pile(
        "The Lindmoor Bridge collapsed into the river on 28 April 2021.",
        "On 28 April 2021 the Lindmoor Bridge collapsed, a few cars with it.",
    )
    event = told_by(found, "d0", "d1")
    (support,) = [s for s in found.support if s.event == event.id and s.field == "occurrence"]
    assert support.origins == 2


def test_an_eyewitness_is_called_one() -> None:
    found = pile("On 28 April 2021 I saw the Lindmoor Bridge collapse into the river.")
    assert found.events[0].accounts[0].witness == "eyewitness"


# ------------------------------------------------------------------ all and nothing


def test_nothing_gives_nothing() -> None:
    assert compare([]) == Findings()


def test_the_order_of_reading_makes_no_difference() -> None:
    texts = (
        "The Lindmoor Bridge collapsed on 28 April 2021.",
        "In 1968 the Lindmoor Bridge opened.",
    )
    assert pile(*texts) == pile(*texts)


def test_a_date_that_no_statement_takes_up_is_not_lost() -> None:
    found = pile("Plan for the autonomy of the northern provinces – 8 November 1983")
    assert [e.edtf for e in found.events] == ["1983-11-08"]
