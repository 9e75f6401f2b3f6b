"""Numbers, ranges and what looks like a number, by form alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quellen.marking.figures.exclusions import FORMS, excluded
from quellen.marking.figures.numbers import in_words, numbers
from quellen.marking.figures.quantities import quantities

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split()
)
ONES += "fifteen sixteen seventeen eighteen nineteen".split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


def spelt(n: int) -> str:
    """A whole number below a billion in English words."""
    for size, name in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            rest = n % size
            joint = " and " if rest and rest < 100 else " "
            return f"{spelt(n // size)} {name}" + (f"{joint}{spelt(rest)}" if rest else "")
    if n < 20:
        return ONES[n]
    return TENS[n // 10] + (f"-{ONES[n % 10]}" if n % 10 else "")


@given(st.integers(0, 999_999_999))
def test_every_number_in_words_has_its_value(n: int) -> None:
    assert in_words(spelt(n)) == n


@given(st.integers(0, 999_999_999))
def test_every_number_in_digits_has_its_value(n: int) -> None:
    for text in (f"{n:,} men", f"{n} men"):
        assert [found.low for found in numbers(text, 0, len(text))] == [n]


@pytest.mark.parametrize("words", ["two three", "twenty eleven", "one two three", "ten five"])
def test_words_that_make_no_number(words: str) -> None:
    assert in_words(words) is None


@pytest.mark.parametrize(
    ("text", "low", "high", "qualifier"),
    [
        ("half a million", 500_000, 500_000, "exactly"),
        ("two and a half million", 2_500_000, 2_500_000, "exactly"),
        ("a quarter of a million", 250_000, 250_000, "exactly"),
        ("a dozen", 12, 12, "exactly"),
        ("several hundred", 200, None, "about"),
        ("a couple", 2, 3, "about"),
        ("tens of thousands", 20_000, None, "about"),
        ("between 40 and 50", 40, 50, "between"),
        ("40-50", 40, 50, "between"),
        ("2 to 3 million", 2_000_000, 3_000_000, "between"),
        ("two or three", 2, 3, "between"),
        ("no fewer than 40", 40, None, "at_least"),
        ("40 or more", 40, None, "at_least"),
        ("well over 40", 40, None, "more_than"),
        ("as many as 40", None, 40, "at_most"),
        ("fewer than 40", None, 40, "less_than"),
        ("nearly 40", 40, 40, "about"),
        ("at least an estimated 40", 40, None, "at_least"),
        ("10 000", 10_000, 10_000, "exactly"),
    ],
)
def test_bounds(text: str, low: float | None, high: float | None, qualifier: str) -> None:
    (found,) = quantities(f"Then {text} came.", 0, len(text) + 11)
    assert (found.low, found.high, found.qualifier) == (low, high, qualifier)
    assert f"Then {text} came."[found.start : found.end] == text


@pytest.mark.parametrize(
    "text", ["AK-47", "12-member", "352-393-7670", "1st", "52-48", "20s", "G7"]
)
def test_codes_hold_no_quantity(text: str) -> None:
    assert quantities(f"The {text} came.", 0, len(text) + 10) == []


@pytest.mark.parametrize(
    ("name", "example"), [(name, e) for name, (_, examples) in FORMS.items() for e in examples]
)
def test_each_excluded_form_covers_its_examples(name: str, example: str) -> None:
    assert excluded(example, 0, len(example)), name
