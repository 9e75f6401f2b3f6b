"""Shares in words: "half of the garrison", "a third of the prisoners", as percent of a noun."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quellen.marking.figures.quantities import Quantity

SHARES = {"half": 50.0, "third": 33.33, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
_WHOLE = r"(?:the|its|their|his|her|our|these|those|all)\b"
_SHARE = re.compile(
    r"\b(?:(?P<about>nearly|almost|about|around|some|roughly)\s)?"
    r"(?:(?P<half>half)|(?:an?|one)\s(?P<part>third|quarter|fifth|tenth))"
    rf"(?:\sof\s(?={_WHOLE})|\s(?=the\b))",
    re.IGNORECASE,
)


def shares(text: str, start: int, end: int) -> Iterator[Quantity]:
    """The shares of what a noun names; "the third of the brothers" is none."""
    words = text[start:end].lower()
    if not any(name in words for name in SHARES):
        return
    for match in _SHARE.finditer(text, start, end):
        name = "half" if match["half"] else "part"
        value, core = SHARES[match[name].lower()], match.span(name)
        yield Quantity(
            match.start(), core[1], core, value, value, "about" if match["about"] else "exactly",
            unit="percent", grouped=True, number=(value, value),
        )  # fmt: skip
