"""The gazetteer: what a name can be the name of."""

from __future__ import annotations

from quellen.marking.places import country, is_area, state, state_called, states_in, towns


def test_the_largest_town_of_a_name_comes_first() -> None:
    assert (towns("Paris")[0].country, towns("Paris")[0].state) == ("FR", "")
    assert "TX" in {t.state for t in towns("Paris")}
    assert towns("No Such Place") == ()


def test_names_are_found_however_they_are_spelled() -> None:
    assert towns("Saint Louis") == towns("St. Louis")
    assert towns("Zurich") == towns("Zürich")
    assert towns("D.C.")[0].name == "Washington"
    assert towns("New York")[0].name == "New York City"


def test_a_country_by_its_names_with_its_capital() -> None:
    iran = country("Islamic Republic of Iran")
    assert iran is not None
    assert iran is country("Iran")
    assert iran.capital == "Tehran"
    assert country("the United States") is country("U.S.")


def test_a_state_by_its_name_or_abbreviation() -> None:
    assert state("Fla.") == state("Florida") == state("FL") == "FL"
    assert state_called("NY") == "New York"
    assert states_in("in Toledo, Ohio, and in Ann Arbor, Mich.") == {"OH", "MI"}
    assert states_in("the Ohioans") == frozenset()


def test_a_country_or_state_is_wider_than_a_town() -> None:
    assert is_area("France")
    assert is_area("Ohio")
    assert not is_area("Toledo")
