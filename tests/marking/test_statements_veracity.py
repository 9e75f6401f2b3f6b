"""What an author calls untrue, or leaves open, is not told."""

from __future__ import annotations

import pytest

from quellen.marking import analyse
from quellen.model import Block, Document, Statement

P = "the guards fired on the crowd on 10 June 1911"
DENIED = [
    f"It is not true that {P}.",
    f"It is untrue that {P}.",
    f"It is a myth that {P}.",
    f"It is hardly the case that {P}.",
    "That the guards fired on the crowd on 10 June 1911 is simply not true.",
    "The guards did not, as is often claimed, fire on the crowd on 10 June 1911.",
    "The guards had not, it seems, fired on the crowd on 10 June 1911.",
    "The guards never, so far as we know, fired on the crowd on 10 June 1911.",
    f"It is not true that the mayor fled and that {P}.",
    "It is a lie that the mayor fled or that the guards fired on the crowd.",
    "It is not true that the guards came out and fired on the crowd.",
    f"It is not the case, as the Tribune first wrote, that {P}.",
    f"It is not true, as the Tribune claimed, that {P}.",
    f"There is not a word of truth in the tale that {P}.",
]
OPEN = [
    f"It is possible that {P}.",
    f"It is unlikely that {P}.",
    f"There is no evidence that {P}.",
    f"The article wrongly stated that {P}.",
    f"An earlier version of this article said that {P}.",
    f"There was little evidence that {P}.",
    f"There is as yet no proof whatever that {P}.",
    f"The article wrongly stated that the mayor fled and that {P}.",
]
TOLD = [
    f"It is true that {P}.",
    f"It is no secret that {P}.",
    f"It was wrong that {P}.",
    f"It is not surprising that {P}.",
    f"It is not only that {P}.",
    "It is not true that no guards fired on the crowd on 10 June 1911.",
    f"He was not there, and {P}.",
    f"He did not, and {P}.",
    f"The evidence that {P} is strong.",
    f"It is not true that the mayor fled, but {P}.",
    f"There was no evidence against the mayor, and {P}.",
    f"It was not surprising that the mayor fled and that {P}.",
]


def fired(text: str) -> Statement:
    document = Document("a.txt", "0" * 64, "text", text, (Block(0, len(text), "paragraph"),))
    found = [s for s in analyse(document).statements if s.predicate == "fire"]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("sentence", DENIED)
def test_what_is_called_untrue_is_denied(sentence: str) -> None:
    assert fired(sentence).polarity == "negative"


@pytest.mark.parametrize("sentence", OPEN)
def test_what_is_left_open_is_not_told(sentence: str) -> None:
    assert fired(sentence).modality == "hypothetical"


@pytest.mark.parametrize("sentence", TOLD)
def test_what_is_judged_otherwise_is_told(sentence: str) -> None:
    assert (fired(sentence).polarity, fired(sentence).modality) == ("positive", "actual")


def test_what_a_voice_calls_untrue_is_denied_once() -> None:
    statement = fired(f"The mayor said that it was not true that {P}.")
    assert statement.polarity == "positive"  # the denial is the mayor's
    assert statement.chain


def test_a_lie_that_did_something_is_told() -> None:
    text = "It was a lie that cost the minister his office in 1911."
    document = Document("a.txt", "0" * 64, "text", text, (Block(0, len(text), "paragraph"),))
    cost = next(s for s in analyse(document).statements if s.predicate == "cost")
    assert cost.polarity == "positive"


def stances(text: str) -> list[str]:
    """What is done with the firing by those through whom it reaches the reader."""
    document = Document("a.txt", "0" * 64, "text", text, (Block(0, len(text), "paragraph"),))
    analysis = analyse(document)
    by_id = {a.id: a.polarity for a in analysis.attributions}
    (found,) = (s for s in analysis.statements if s.predicate == "fire")
    return [by_id[a] for a in found.chain]


@pytest.mark.parametrize(
    "sentence",
    [f"A rumour that {P} proved unfounded.",
     f"The report that {P} turned out to be untrue.",
     f"There is no truth in the claim that {P}.",
     f"The claim that {P} is without foundation.",
     f"The false claim that {P} spread fast.",
     f"The allegation that {P} lacks substance.",
     f"The mayor said that the rumour that {P} proved to be false.",
     f"The mayor said there was no truth in the rumour that {P}."],
)  # fmt: skip
def test_a_claim_that_is_called_false_is_handed_on_as_denied(sentence: str) -> None:
    assert stances(sentence)[-1] == "denies"


@pytest.mark.parametrize(
    "sentence",
    [f"The rumour that {P} proved true.",
     f"The claim that {P} was not false.",
     f"There is some truth in the claim that {P}.",
     f"The Tribune's claim that {P} is baseless."],
)  # fmt: skip
def test_a_claim_that_is_not_and_one_that_is_somebodys_stay_claims(sentence: str) -> None:
    assert stances(sentence) == ["asserts"]


def test_a_rumour_that_began_to_spread_is_a_rumour() -> None:
    statement = fired(f"Rumours began circulating that {P}.")
    assert (statement.modality, len(statement.chain)) == ("alleged", 1)


def test_no_doubt_is_none() -> None:
    assert stances(f"There was no doubt that {P}.") == ["asserts"]
    assert stances(f"Doubts remained that {P}.") == ["doubts"]


def test_who_suggests_what_another_denies_does_not_deny_it() -> None:
    text = "Kern denied being involved in the raid, as some neighbours suggested."
    document = Document("a.txt", "0" * 64, "text", text, (Block(0, len(text), "paragraph"),))
    assert {a.voice for a in analyse(document).attributions} <= {"Kern"}


def test_what_a_paper_wrote_is_open_beside_a_denial() -> None:
    for sentence in (DENIED[-3], DENIED[-2]):
        assert stances(sentence) == []


@pytest.mark.parametrize("verdict", ["is not true", "has no foundation", "was invented"])
def test_a_tale_that_is_not_true_is_not_told(verdict: str) -> None:
    statement = fired(f"The tale that {P} {verdict}.")
    assert (statement.polarity, statement.modality) != ("positive", "actual")
