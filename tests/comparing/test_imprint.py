"""Lines that say when a text came out, beside those that only begin like them."""

from __future__ import annotations

import pytest

from quellen.comparing import compare
from quellen.comparing.imprint import is_imprint
from quellen.marking import analyse
from quellen.model import Marked
from quellen.reading import read
from quellen.reading.sources import source_of


@pytest.mark.parametrize(
    "line",
    ["Published 3 May 1998", "Last modified: 3 May 1998", "First published on 3 May 1998",
     "Originally aired 3 May 1998", "Last update 3 May 1998"],
)  # fmt: skip
def test_what_says_when_a_text_came_out(line: str) -> None:
    assert is_imprint(line)


@pytest.mark.parametrize(
    "line",
    ["Last summer parliament passed a law on compensation", "First they burned the mill",
     "last July's bombing of the substation", "Last Monday the guards fired"],
)  # fmt: skip
def test_what_happened_last_summer_is_told(line: str) -> None:
    assert not is_imprint(line)


LETTER = """# Letters from Port Sable, 1887-1888

Port Sable, 31 December 1887

The harbour at Port Sable burned down on 14 November 1887.
"""


def test_a_dateline_and_the_years_of_a_title_are_no_events() -> None:
    document = read(source_of("letters.md", "/letters.md", LETTER.encode()))
    found = compare([Marked("d1", document, analyse(document))])
    assert [event.edtf for event in found.events] == ["1887-11-14"]
