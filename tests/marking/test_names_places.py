"""Places in places, words that stand for places, and events that have names."""

from __future__ import annotations

from quellen.marking import analyse
from quellen.model import Analysis, Block, Document


def analysed(text: str) -> Analysis:
    return analyse(Document("t", "0", "text", text, (Block(0, len(text), "paragraph"),)))


def within(text: str, name: str) -> tuple[str, ...]:
    return next(e.within for e in analysed(text).entities if e.name == name)


def described(text: str) -> dict[str, str]:
    analysis = analysed(text)
    names = {e.id: e.name for e in analysis.entities}
    return {text[d.start : d.end]: names[d.entity] for d in analysis.descriptions}


def events(text: str) -> set[str]:
    return {e.name for e in analysed(text).entities if e.type == "event"}


def test_a_chain_of_commas_goes_outwards() -> None:
    text = "They reached Camp Bravo, Anbar province, Iraq, at dawn."
    assert within(text, "Camp Bravo") == ("Anbar province", "Iraq")
    assert within(text, "Anbar province") == ("Iraq",)


def test_a_list_of_towns_is_no_chain() -> None:
    text = "They marched through Toulouse, Lyon and Lille."
    assert within(text, "Lyon") == ("France",)


def test_the_gazetteer_adds_a_country_only_where_there_is_no_doubt() -> None:
    assert within("She was born in Toulouse.", "Toulouse") == ("France",)
    assert within("He lived in Springfield for a year.", "Springfield") == ()
    assert within("Shots fell in Savannah, Georgia.", "Savannah") == ("Georgia", "United States")


def test_a_town_is_a_place_wherever_it_says_where() -> None:
    (toulouse,) = analysed("She was born in Toulouse.").entities
    assert toulouse.type == "place"


def test_the_city_is_the_last_town_that_was_named() -> None:
    text = "Rebels took Aleppo on Friday. The city had been besieged. In the city nobody slept."
    assert described(text) == {"The city": "Aleppo", "the city": "Aleppo"}


def test_of_two_towns_side_by_side_the_city_is_neither() -> None:
    assert described("Lyon and Toulouse were calm. The city slept.") == {}


def test_the_capital_is_that_of_the_country_or_what_is_called_so() -> None:
    text = "Iran protested. In Tehran crowds filled the streets of the capital."
    assert described(text) == {"the capital": "Tehran"}


def test_what_happens_in_the_city_happens_in_the_town() -> None:
    analysis = analysed("Rebels took Aleppo on Friday. Two boys were killed in the city on Sunday.")
    assert [s.place for s in analysis.statements if s.predicate == "kill"] == ["Aleppo"]


def test_events_with_names() -> None:
    text = "In Operation Silver Bridge the army burned the mills. The 1871 uprising was remembered."
    assert events(text) == {"Operation Silver Bridge", "1871 uprising"}
    assert events("The Siege of Castrel and the Varn massacre are one story.") == {
        "Siege of Castrel",
        "Varn massacre",
    }


def test_an_operation_or_a_battle_of_words_has_no_name() -> None:
    assert events("The operation began at noon. A battle of words followed.") == set()
