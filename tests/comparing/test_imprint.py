"""Lines that say when a text came out, beside those that only begin like them."""

from __future__ import annotations

import pytest

from quellen.comparing.imprint import is_imprint


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
