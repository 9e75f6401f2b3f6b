"""Events that are called by their kind and year."""

from __future__ import annotations

import pytest
from tests.comparing.test_asides import history

from quellen.comparing import compare

MUTINY = "On 6 June 1924 the garrison of Dorva mutinied."


def documents_that_tell(day: str, *paragraphs: str) -> int:
    found = compare([history(f"h{n}", words) for n, words in enumerate(paragraphs)])
    told = [{a.document for a in e.accounts} for e in found.events if e.edtf == day]
    return max(map(len, told))


@pytest.mark.parametrize("name", [
    "The mutiny of 1924 was a bitter thing.",
    "The collapse of prices ended in the mutiny of June 1924.",
])  # fmt: skip
def test_such_a_name_is_that_of_the_one_event_of_its_kind_and_time(name: str) -> None:
    assert documents_that_tell("1924-06-06", MUTINY, name) == 2


@pytest.mark.parametrize("name", [
    "The mutiny of 1923 was a bitter thing.",
    "The harvest of 1924 was a bitter thing.",
])  # fmt: skip
def test_that_of_another_year_or_kind_is_not(name: str) -> None:
    assert documents_that_tell("1924-06-06", MUTINY, name) == 1


def test_of_two_of_a_year_neither_is_meant() -> None:
    two = f"{MUTINY} On 9 December 1924 the gunners of Castrel mutinied."
    assert documents_that_tell("1924-06-06", two, "The mutiny of 1924 was a bitter thing.") == 1
