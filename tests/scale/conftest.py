"""A few letters to make datasets of."""

from __future__ import annotations

from pathlib import Path

import pytest

TOWNS = ("Castrel", "Lindmoor", "Arde", "Velden", "Port Orrin", "Hale")


def letter(number: int) -> str:
    """One dated telling, unlike the others in place, day and count."""
    town, day, dead = TOWNS[number % len(TOWNS)], 3 + number, 11 + number
    return (
        f"The fire at {town}\n\nOn {day} March 1911 a fire destroyed a mill in {town}. "
        f"The mayor said that {dead} people were killed. Nobody denied it that week.\n"
    )


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    folder = tmp_path / "letters"
    folder.mkdir()
    for number in range(6):
        (folder / f"d{number}.txt").write_text(letter(number))
    return folder
