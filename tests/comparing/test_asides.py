"""What a history tells without a date is told of what it speaks of, or of nothing."""

from __future__ import annotations

import pytest

from quellen.comparing import compare
from quellen.marking import analyse
from quellen.model import Account, Block, Document, Findings, Marked

CHRONICLE = (
    "On 4 March 1921 the mill at Dorva was opened. On 9 June 1921 a fair was held in Arden. "
    "On 2 January 1922 the ferry to Senn was sold. On 8 May 1922 a school was built in Harwick. "
    "On 6 October 1922 the bishop came to Castrel. On 1 February 1923 the toll was abolished. "
    "On 3 July 1923 the first tram ran in Ostrel. On 9 November 1923 the library was closed."
)
"""Enough days over years to make a history of what follows it."""


def history(name: str, *paragraphs: str) -> Marked:
    blocks, text = [], ""
    for paragraph in (CHRONICLE, *paragraphs):
        blocks.append(Block(len(text), len(text) + len(paragraph), "paragraph"))
        text += paragraph + "\n\n"
    document = Document(f"{name}.txt", name, "text", text, tuple(blocks), language="en")
    return Marked(name, document, analyse(document))


def accounts(found: Findings, day: str) -> list[Account]:
    return [a for e in found.events if e.edtf == day for a in e.accounts]


def told_of(day: str, *sentences: str) -> list[str]:
    """The quotations of the event of a day that a history tells in a paragraph."""
    found = compare([history("h", " ".join(sentences))])
    return [a.quote for a in accounts(found, day)]


@pytest.mark.parametrize(
    ("dated", "undated"),
    [
        ("In May 1924 we walked to Castrel.", "It is a long way and we walked it in nine days."),
        ("On 8 May 1924 rebels kidnapped Henrik Vale.", "He was held for two months in a barn."),
        ("On 8 May 1924 the miners met the owners in Dorva.", "The talks failed within an hour."),
        ("On 8 May 1924 the miners of Dorva went on strike.", "It lasted seventy-two days."),
        ("On 8 May 1924 the army fired on a crowd.", "The order to shoot was given by Rahn."),
        ("On 8 May 1924 we voted on the mill.", "Nearly two thirds said yes."),
        ("On 8 May 1924 soldiers burned the village.", "Some 140 houses were destroyed."),
        ("On 8 May 1924 I stood on the bridge as soldiers fired.", "I heard them shoot."),
    ],
)
def test_what_points_back_is_told_of_the_same(dated: str, undated: str) -> None:
    day = "1924-05-08" if "8 May" in dated else "1924-05"
    assert any(undated.rstrip(".") in quote for quote in told_of(day, dated, undated))


@pytest.mark.parametrize(
    ("dated", "undated"),
    [
        ("On 8 May 1924 rebels burned the mill.", "Another mill was burned by soldiers."),
        ("On 8 May 1924 rebels burned the mill.", "A barn burned in the night."),
        (
            "On 8 May 1924 rebels kidnapped Henrik Vale.",
            "He collected mosses and wrote to his son.",
        ),
        ("On 8 May 1924 the miners met the owners.", "It is not true that they met the king."),
        ("On 8 May 1924 the army fired on a crowd.", "The governor was a man of few words."),
        ("On 8 May 1924 a fair was held in Dorva.", "Some 140 houses were destroyed."),
        ("On 8 May 1924 soldiers burned the village.", "Twelve lawyers signed a letter."),
        ("On 8 May 1924 the army attacked Dorva.", "Both newspapers condemned the attack."),
    ],
)
def test_what_brings_in_something_new_is_not(dated: str, undated: str) -> None:
    quotes = told_of("1924-05-08", dated, undated)
    assert quotes
    assert not any(undated.rstrip(".") in quote for quote in quotes)


def test_what_a_sentence_only_dates_was_told_before_it() -> None:
    dated = history("dated", "On 14 November 1924 the Great Dyke broke at Sillenmouth.")
    book = history(
        "book",
        "I was eleven when the sea came over the Great Dyke at Sillenmouth. The cows stood on the "
        "ridge. It was the night of 14 November 1924.",
    )
    told = [a.quote for a in accounts(compare([dated, book]), "1924-11-14")]
    assert any("sea came over" in quote for quote in told)
    assert not any("cows" in quote for quote in told)


def test_who_died_by_full_name_died_the_death_that_is_dated() -> None:
    dated = history("dated", "On 29 April 1924 Peter Anholt died in Gallen prison.")
    book = history("book", "Peter Anholt, who had been my pupil, died there on the sixtieth day.")
    other = history("other", "Anholt died there on the sixtieth day.")
    told = [a.document for a in accounts(compare([dated, book, other]), "1924-04-29")]
    assert sorted(told) == ["book", "dated"]


def test_two_histories_that_count_the_same_beside_the_same_count_it_of_that() -> None:
    first = history("a", "On 8 May 1924 soldiers burned Dorva. About 140 houses were destroyed.")
    second = history("b", "Dorva was burned on 8 May 1924. Some 140 houses were destroyed.")
    found = compare([first, second])
    assert sum("140 houses" in a.quote for a in accounts(found, "1924-05-08")) == 2
    assert found.disputes == ()


def test_another_paragraph_speaks_of_something_else() -> None:
    found = compare([history("h", "On 8 May 1924 the miners met the owners.", "The talks failed.")])
    assert len(accounts(found, "1924-05-08")) == 1


def test_casualties_go_with_what_brings_harm_not_with_what_stands_between() -> None:
    quotes = told_of(
        "1924-05-08",
        "On 8 May 1924 the army fired on a crowd in Dorva and killed nine people.",
        "The register of that week is missing.",
        "Three children were among the dead.",
    )
    assert any("Three children" in quote for quote in quotes)


def test_a_count_that_rises_is_of_the_day_on_which_people_were_hurt() -> None:
    first = history(
        "first",
        "On 22 August 1924 a bomb went off in the market of Dorva. On the first day the hospital "
        "spoke of forty injured; by the Monday evening the number had risen to sixty.",
    )
    second = history(
        "second", "On 22 August 1924 a bomb in the market of Dorva killed two and injured sixty."
    )
    found = compare([first, second])
    quotes = [a.quote for a in accounts(found, "1924-08-22")]
    assert any("forty" in q for q in quotes)
    assert any("had risen to sixty" in q for q in quotes)
    assert not [d for d in found.disputes if d.relation == "conflict"]


def test_a_denial_stands_in_the_event_and_counts_for_nothing() -> None:
    report = history(
        "report", "On 28 May 1924 soldiers shot 86 prisoners in the Fish Hall at Dorva."
    )
    book = history(
        "book",
        "The army has always denied that 86 prisoners were shot in the Fish Hall at Dorva.",
    )
    found = compare([report, book])
    told = accounts(found, "1924-05-28")
    assert [a.denies for a in sorted(told, key=lambda a: a.document)] == [True, False]
    denial = next(a for a in told if a.denies)
    assert denial.quote.startswith("The army has always denied")
    assert (denial.edtf, denial.place, denial.figures) == (None, None, ())
    (event,) = (e.id for e in found.events if denial in e.accounts)
    (occurrence,) = (s for s in found.support if (s.event, s.field) == (event, "occurrence"))
    assert occurrence.documents == ("report",)
    assert [d.kind for d in found.disputes] == ["denial"]
