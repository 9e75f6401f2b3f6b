"""Tolls of damaged texts, of headlines that the parser takes for names, and of the fallen."""

from __future__ import annotations

import pytest
from bench.figures import document_of

from quellen.marking.figures import mark_figures, toll
from quellen.marking.language import parse
from quellen.marking.times import mark_times


def dead(text: str) -> tuple[float | None, float | None] | None:
    document = document_of("", text)
    parsed = parse(document)
    figure = toll(document, mark_figures(document, parsed, mark_times(document, parsed)))
    return (figure.low, figure.high) if figure else None


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("The death toll reached 330 overnight civil guards told the paper.", (330, 330)),
        ("With the death toll estimated at between 500 and 1300, the council met.", (500, 1300)),
        ("Observers gave death tolls ranging from 500 to 1,300.", (500, 1300)),
        (
            "The duke was blamed for an attack and killing between 1000 and 1800 people.",
            (1000, 1800),
        ),
        ("Northern Fleet Kills Over 20 Corsair Operatives Plotting Harbour Attacks", (20, None)),
        ("Northern Army Eliminates Over 75 Militants in Southern Port", (75, None)),
        ("The guards kidnapped 900, executed 18 people in the valley.", (18, 18)),
        ("Rescuers pulled 17 bodies from the rubble of the mill.", (17, 17)),
        ("At least 72 villagers were killed in the shelling over the past few days.", (72, None)),
    ],
)
def test_a_toll_is_found_in_damaged_text(text: str, bounds: tuple[float, float | None]) -> None:
    assert dead(text) == bounds


@pytest.mark.parametrize(
    "text",
    [
        "The death toll of the 12 villages is unknown.",
        "The reform eliminated 200 clerks from the payroll.",
        "The bridge charges a toll of 12 crowns.",
        "More than 9,000 people were killed over the past two years.",
    ],
)
def test_what_is_no_toll_is_left_alone(text: str) -> None:
    found = dead(text)
    assert found is None


@pytest.mark.parametrize(
    ("text", "number"),
    [("Nineteen of our brothers fell.", 19), ("Six soldiers fell at the bridge of Ansel.", 6)],
)
def test_soldiers_and_comrades_who_fell_are_dead(text: str, number: int) -> None:
    assert dead(text) == (number, number)


@pytest.mark.parametrize(
    "text",
    [
        "Six soldiers fell ill at the bridge.",
        "Two rebels fell into the river.",
        "Three acrobats fell.",
        "Twelve soldiers fell behind.",
        "Killings in Port Ardent: what is known",
    ],
)
def test_other_falls_and_events_without_a_number_are_no_deaths(text: str) -> None:
    assert dead(text) is None
