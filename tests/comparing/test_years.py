"""Days without a year have that of those who tell the same event of the same day."""

from __future__ import annotations

import pytest
from tests.comparing.test_asides import history

from quellen.comparing import compare

SIGNED = "On 21 December 1926 the settlement of Dorva was signed at Carrow station."


@pytest.mark.parametrize(
    ("other", "day"),
    [
        ("In November 1927 Orsk left. The settlement of Dorva was signed on 21 December at "
         "Carrow station.", "1926-12-21"),
        # Who gives the year himself is not put right, and neither is another day.
        ("The settlement of Dorva was signed on 21 December 1927 at Carrow station.", "1927-12-21"),
        ("In November 1927 Orsk left. The settlement of Dorva was signed on 23 December at "
         "Carrow station.", "1927-12-23"),
    ],
)  # fmt: skip
def test_a_day_takes_the_year_of_those_who_give_it(other: str, day: str) -> None:
    found = compare([history("a", SIGNED), history("b", other)])
    told = {a.edtf for e in found.events for a in e.accounts if a.document == "b"}
    assert day in told
