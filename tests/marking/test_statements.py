"""Statements: what exactly is asserted, when, where, and how firmly."""

from __future__ import annotations

import pytest

from quellen.marking import analyse
from quellen.model import Analysis, Block, Document, Statement


def analysed(text: str) -> Analysis:
    return analyse(
        Document("t", "0", "text", text, (Block(0, len(text), "paragraph"),), language="en")
    )


def statement(text: str, predicate: str) -> Statement:
    found = [s for s in analysed(text).statements if s.predicate == predicate]
    assert found, [s.predicate for s in analysed(text).statements]
    return found[0]


def words(text: str, found: Statement) -> str:
    return " … ".join(text[a:b] for a, b in found.spans)


def test_coordinated_clauses_are_separate_statements() -> None:
    text = "On 3 May 1921 the council met in Lindmoor and dismissed the engineer."
    met, dismissed = statement(text, "meet"), statement(text, "dismiss")
    assert words(text, met) == "On 3 May 1921 the council met in Lindmoor"
    assert words(text, dismissed) == "dismissed the engineer"
    assert met.edtf == dismissed.edtf == "1921-05-03"
    assert "dated by its own clause" in met.reasons
    assert "dated by its sentence" in dismissed.reasons


def test_a_relative_clause_interrupts_its_main_clause() -> None:
    text = "The bridge, which Keller designed, fell in 1968."
    assert words(text, statement(text, "fall")) == "The bridge … fell in 1968"
    assert statement(text, "design").edtf is None


def test_the_day_of_the_telling_is_not_the_day_of_the_event() -> None:
    text = "The minister said on 5 June 1921 that the bridge had been closed."
    assert statement(text, "close").edtf is None


def test_a_dated_event_noun_is_a_statement() -> None:
    text = "The withdrawal of the northern troops in May 1982 ended the famine."
    found = statement(text, "withdrawal")
    assert words(text, found) == "The withdrawal of the northern troops in May 1982"
    assert found.edtf == "1982-05"


@pytest.mark.parametrize(
    ("text", "predicate", "polarity"),
    [("The two men never met in Vienna.", "meet", "negative"),
     ("No shots were fired.", "fire", "negative"),
     ("Nobody was killed.", "kill", "negative"),
     ("He did not resign.", "resign", "negative"),
     ("He failed to appear.", "fail to appear", "negative"),
     ("A man with no name was arrested.", "arrest", "positive"),
     ("The company paid the miners nothing.", "pay", "negative"),
     ("The mayor refused to sign the decree.", "refuse to sign", "negative"),
     ("Green pleaded no contest in May.", "plead", "positive"),
     ("Not only the workers marched.", "march", "positive")],
)  # fmt: skip
def test_polarity(text: str, predicate: str, polarity: str) -> None:
    assert statement(text, predicate).polarity == polarity


@pytest.mark.parametrize(
    ("text", "predicate", "modality"),
    [("The troops left the city.", "leave", "actual"),
     ("The troops may have left the city.", "leave", "hedged"),
     ("The troops allegedly left the city.", "leave", "alleged"),
     ("The troops will leave the city.", "leave", "future"),
     ("If the troops had left the city, nobody would have died.", "leave", "hypothetical"),
     ("If the troops had left the city, nobody would have died.", "die", "hypothetical"),
     ("The decision was shameful.", "be shameful", "opinion"),
     ("The army marched north to take the city.", "take", "hypothetical")],
)  # fmt: skip
def test_modality(text: str, predicate: str, modality: str) -> None:
    assert statement(text, predicate).modality == modality


def test_loaded_words_are_a_reason_and_no_verdict() -> None:
    found = statement("The barbaric regime arrested him in 1981.", "arrest")
    assert found.modality == "actual"
    assert "evaluative words: barbaric" in found.reasons


def test_the_place_and_the_people() -> None:
    text = "On 3 May 1921 Albert Keller was arrested in Vienna."
    analysis = analysed(text)
    (found,) = analysis.statements
    assert found.place == "Vienna"
    assert [e.name for e in analysis.entities if e.id in found.who] == ["Albert Keller"]


def test_what_somebody_says_hangs_on_that_voice() -> None:
    text = "Anna Weiss said that the police fired first. The crowd fled."
    analysis = analysed(text)
    fired = next(s for s in analysis.statements if s.predicate == "fire")
    fled = next(s for s in analysis.statements if s.predicate == "flee")
    (said,) = [a for a in analysis.attributions if a.id in fired.chain]
    assert "Weiss" in said.voice
    assert fled.chain == ()
    assert not any(s.predicate == "say" for s in analysis.statements)


def test_the_more_is_pinned_down_the_better_it_can_be_checked() -> None:
    precise = statement("On 3 May 1921 Albert Keller shot two men in Vienna.", "shoot")
    vague = statement("Things had been getting worse.", "get")
    judged = statement("The whole affair was shameful.", "be shameful")
    assert precise.checkable > 0.8
    assert vague.checkable < 0.3
    assert judged.checkable < vague.checkable


def test_a_text_that_is_not_english_keeps_its_dates_only() -> None:
    text = "Am 24.05.1988 fiel die Brücke."
    document = Document("t", "0", "text", text, (Block(0, len(text), "paragraph"),), language="de")
    analysis = analyse(document)
    assert analysis.statements == ()


@pytest.mark.parametrize(
    ("text", "predicate", "modality"),
    [("He admitted killing the guard.", "kill", "actual"),
     ("She claimed to have seen the letter in 1951.", "see", "alleged"),
     ("He is believed to have fled to Lima.", "flee", "hedged"),
     ("The governor ordered the guards to burn the papers.", "burn", "hypothetical")],
)  # fmt: skip
def test_what_a_verb_of_saying_takes_as_a_participle_is_what_is_said(
    text: str, predicate: str, modality: str
) -> None:
    found = statement(text, predicate)
    assert found.modality == modality
    assert len(found.chain) == 1


def test_an_order_states_nothing() -> None:
    assert analysed("Remember the victims of Vereny.").statements == ()


@pytest.mark.parametrize(
    ("text", "predicates"),
    [("It was the guards who opened the gate.", ["open"]),
     ("There were riots in Bombay in 1946.", ["be riot"]),
     ("The fort fell during the Second World War.", ["fall"]),
     ("The brothers were hanged after confessing to the murder.", ["hang", "confess"])],
)  # fmt: skip
def test_one_happening_is_told_once(text: str, predicates: list[str]) -> None:
    assert [s.predicate for s in analysed(text).statements] == predicates


def test_when_one_thing_ended_says_nothing_of_those_before_it() -> None:
    text = "The king abdicated, fled to Holland and lived there until 1941."
    assert statement(text, "live").edtf == "../1941"
    assert statement(text, "flee").edtf is None


def test_a_date_that_tells_which_event_is_meant_is_none_of_the_clause() -> None:
    text = "His report gave the regime cover for the 1988 massacre of 300 prisoners."
    assert statement(text, "give").edtf is None
    assert statement(text, "massacre").edtf == "1988"


@pytest.mark.parametrize(
    ("text", "predicate", "place"),
    [("The tanker ran aground off Brest.", "run", "Brest"),
     ("The flood drowned many people in Brod.", "drown", "Brod"),
     ("They met in the port of Vienna.", "meet", "Vienna"),
     ("The troops marched to Paris, where they burned the palace.", "burn", "Paris"),
     ("After the attacks in Lebanon, Tehran struck a deal.", "strike", "Lebanon")],
)  # fmt: skip
def test_places_stand_after_their_preposition(text: str, predicate: str, place: str) -> None:
    assert statement(text, predicate).place == place


def test_numbers_that_are_only_named_again_make_nothing_easier_to_check() -> None:
    told = statement("Soldiers shot twelve farmers.", "shoot")
    named = statement("Soldiers shot the twelve farmers.", "shoot")
    assert "gives a figure" in told.reasons
    assert "gives a figure" not in named.reasons
    assert told.checkable > named.checkable


def test_what_a_participle_tells_in_passing_weighs_less() -> None:
    text = "In May 1921 the council closed the mill, citing the flood, killing forty jobs."
    passing = statement(text, "cite")
    assert "less so, being told in passing" in passing.reasons
    assert passing.checkable < statement(text, "close").checkable
    assert (
        "less so, being told in passing" in statement("The 1921 strike failed.", "strike").reasons
    )


@pytest.mark.parametrize(
    ("text", "dated"),
    [("Anna Kerr, 1921-1980", False),
     ("Anna Kerr (1921–80) built the mill at Varn.", False),
     ("Tom Hale fought in the Thirty Years War (1618–1648).", True),
     ("The strike of 1921-1922 ruined them.", True)],
)  # fmt: skip
def test_the_years_of_a_life_date_no_deed(text: str, dated: bool) -> None:
    marked = analysed(text)
    assert bool([s for s in marked.statements if s.edtf]) is dated


def test_a_deed_among_others_dates_itself_alone() -> None:
    text = (
        "Police blamed the Front, which has struck twice, among them the July 2002 bombing of Varn."
    )
    assert [s.predicate for s in analysed(text).statements if s.edtf] == ["bombing"]


def test_what_is_said_to_have_been_there_is_no_condition() -> None:
    text = "The company said there had been 140 people on board."
    assert statement(text, "be people").modality == "actual"


@pytest.mark.parametrize(
    ("text", "predicate", "dated"),
    [("The union condemned the July 2002 attack on the camp.", "condemn", False),
     ("Thousands mourned the July 2002 massacre at Varn.", "mourn", False),
     ("The guards carried out the July 2002 attack on the camp.", "carry out", True)],
)  # fmt: skip
def test_who_speaks_of_an_attack_does_so_on_another_day(
    text: str, predicate: str, dated: bool
) -> None:
    assert (statement(text, predicate).edtf is not None) is dated
    assert statement(text, "massacre" if "massacre" in text else "attack").edtf == "2002-07"
