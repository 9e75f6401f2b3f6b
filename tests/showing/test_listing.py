"""Findings in plain lines: who says what, in words, with nothing cut in silence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from quellen.showing import listing
from quellen.showing.listing import Listing, Paragraph
from quellen.showing.quotation import Words
from quellen.showing.report.wording import counted, plural


def known(pile: Any) -> Listing:
    def read(document: str) -> Words:
        return Words(pile.documents[document][0].text)

    return Listing(pile.sources, read, pile.timeline, pile.support)


def said(paragraphs: Iterable[Paragraph]) -> list[str]:
    return [p.text for p in paragraphs if p.text]


def test_an_event_has_its_date_in_words_its_id_and_every_voice(fire: Any) -> None:
    fire.timeline[0]["accounts"][0]["figures"] = [
        {"low": 12, "high": None, "qualifier": "at_least", "unit": "person", "counts": "killed"}
    ]
    lines = said(listing.event_lines(fire.timeline[0], known(fire)))
    assert lines[0] == "3 May 1921  (v1)"
    assert lines[1] == "The mill at Harrow burned"
    assert lines[2] == "told by three documents, two origins"
    assert lines[3].startswith("disputed: c1")
    assert (
        "– Albert Keller (through Ernst Vogel), in The Harrow Post, “Harrow Mill burns”: "
        "at least 12 killed; as an eyewitness"
    ) in lines
    assert "– Lene Marsh, “A word from the owners”: 4 May 1921" in lines


def test_a_voice_that_reports_itself_is_named_once(fire: Any) -> None:
    account = fire.timeline[0]["accounts"][0] | {"chain": ["**Ida Brandt", "Ida Brandt"]}
    fire.timeline[0]["accounts"] = [account | {"chain": ["Ida Brandt", "**Ida Brandt**"]}]
    assert said(listing.event_lines(fire.timeline[0], known(fire)))[-1].startswith(
        "– Ida Brandt, in The Harrow Post"
    )


def test_a_dispute_quotes_whole_sentences(pile: Any) -> None:
    long = "The mayor, " + "who had seen very much of it, " * 20 + "counted 58 dead."
    pile.source("aaaaaaaaaaaa", long, title="A report")
    account = pile.account("aaaaaaaaaaaa", long[:-1], None)
    pile.dispute("figure", {"58": [account]}, reasons=["aaaaaaaaaaaa says so"])
    lines = said(listing.dispute_lines(pile.disputes[0], known(pile)))
    assert lines[0] == "c1  How many, conflict"
    assert lines[1] == "because “A report” says so"
    assert f"“{long}”" in lines


def test_support_names_the_claim_and_the_documents_of_each_origin(fire: Any) -> None:
    fire.support[0]["origin_groups"] = [["aaaaaaaaaaaa", "cccccccccccc"], ["bbbbbbbbbbbb"]]
    killed = {"event": "v1", "field": "killed", "value": "at least 12", "origins": 1,
              "documents": ["bbbbbbbbbbbb"], "origin_groups": [["bbbbbbbbbbbb"]],
              "reasons": []}  # fmt: skip
    lines = said(listing.support_lines(fire.timeline[0], [*fire.support, killed], known(fire)))
    assert lines[:3] == [
        "3 May 1921  (v1)", "The mill at Harrow burned",
        "told by three documents, two origins",
    ]  # fmt: skip
    assert lines[3] == "[1] The Harrow Post, “Harrow Mill burns”; “From our correspondent”"
    assert lines[4] == "[2] “A word from the owners”" or lines[4].startswith("[2] Lene Marsh")
    assert lines[-1] == "at least 12 killed: one document, one origin [2]"


def test_lineage_is_told_with_names(fire: Any) -> None:
    lines = said(listing.lineage_lines(fire.lineage[0], known(fire)))
    assert lines[0] == "“From our correspondent” copies The Harrow Post, “Harrow Mill burns”"


def test_who_says_nothing_has_no_line(fire: Any) -> None:
    silent = fire.voices[0] | {"statements": 0}
    assert said(listing.voice_lines(silent, known(fire))) == []


@pytest.mark.parametrize(
    ("amount", "what", "words"),
    [
        ("112", "witness", "112 witnesses"),
        ("4,300", "document", "4,300 documents"),
        ("1", "house", "1 house"),
        ("7", "killed", "7 killed"),
        ("20", "policeman", "20 policemen"),
        ("3", "sheet of paper", "3 sheets of paper"),
        ("400", "troops", "400 troops"),
        ("9", "city", "9 cities"),
    ],
)
def test_things_are_counted_as_people_count_them(amount: str, what: str, words: str) -> None:
    assert counted(amount, what) == words


def test_a_plural_stays_a_plural() -> None:
    assert plural("houses") == "houses"
