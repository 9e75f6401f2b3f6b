"""How close accounts stand: eyewitness, participant or hearsay, with the words that show it."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

from tests.comparing.test_deciding_events import pile

from quellen.comparing import compare
from quellen.model import Account, Marked

CASES = tomllib.loads(Path(__file__).with_name("closeness.toml").read_text("utf-8"))["case"]


def accounts(*documents: Marked) -> list[Account]:
    return [a for e in compare(documents).events for a in e.accounts]


def test_who_was_there_is_told_from_who_only_says_so() -> None:
    wrong = []
    for case in CASES:
        (document,) = pile(case["text"])
        near = replace(document, document=replace(document.document, published=None))
        found = [a for a in accounts(near) if case["of"] in a.quote]
        by = [g.words for a in found for g in a.grounds if g.kind == "witness"]
        if [a.witness for a in found[:1]] != [case["witness"]] or by[:1] != (
            [case["by"]] if "by" in case else []
        ):
            wrong.append((case["text"], [a.witness for a in found], by))
    assert wrong == []


def test_each_voice_between_the_event_and_the_text_is_shown() -> None:
    text = "Ilse Brandt said that the ferry Anselma sank on 2 March 1911."
    (account,) = [a for a in accounts(*pile(text)) if "sank" in a.quote]
    assert account.removes == 1
    (remove,) = [g for g in account.grounds if g.kind == "remove"]
    assert text[remove.start : remove.end] == remove.words == "Ilse Brandt said"


def test_the_words_that_date_it_and_when_it_was_told() -> None:
    text = "The ferry Anselma sank on 2 March 2011."
    (account,) = accounts(*pile(text))
    (time,) = [g for g in account.grounds if g.kind == "time"]
    assert (account.told, account.years_after, time.words) == ("2021-08-01", 10.4, "2 March 2011")


def test_nobody_tells_from_sight_what_happened_a_lifetime_before() -> None:
    (account,) = accounts(*pile("On 3 May 1821 we attacked the fort of Varn."))
    assert account.witness == "unknown"


def test_who_speaks_for_a_party_is_not_disinterested() -> None:
    text = (
        "The Union of Dockers occupied the port of Varn on 3 May 2021, said Jan Torp, "
        "a spokesman for the Union of Dockers."
    )
    (account,) = [a for a in accounts(*pile(text)) if "occupied" in a.quote]
    assert account.interest == "spokesman for the Union of Dockers"
    stranger = text.replace("a spokesman for the Union of Dockers", "a teacher of history in Varn")
    (account,) = [a for a in accounts(*pile(stranger)) if "occupied" in a.quote]
    assert account.interest is None


def test_the_affiliation_of_the_author_is_an_interest_too() -> None:
    (document,) = pile("The ferry Anselma sank on 2 March 2011.")
    of_line = replace(document.document, affiliation="Anselma Line")
    (account,) = accounts(replace(document, document=of_line))
    assert account.interest == "Anselma Line"
    assert [g.start for g in account.grounds if g.kind == "interest"] == [None]
