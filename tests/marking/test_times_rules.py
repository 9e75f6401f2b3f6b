"""Every rule of the grammar does what the examples beside it say."""

from __future__ import annotations

import pytest

from quellen.marking.times import mark_times
from quellen.marking.times.rules import RULES
from quellen.marking.times.rules.rule import Rule
from quellen.model import Document

EXAMPLES = [(rule.name, *example) for rule in RULES for example in rule.examples]


@pytest.mark.parametrize(("name", "sentence", "words", "value"), EXAMPLES)
def test_rule(name: str, sentence: str, words: str, value: str) -> None:
    times = mark_times(Document("a.txt", "0" * 64, "text", sentence))
    found = {sentence[t.start : t.end]: t.value for t in times}
    assert found.get(words) == value, (name, found)


@pytest.mark.parametrize(
    "rule", [r for r in RULES if not r.opens_in_digits], ids=lambda rule: str(rule.name)
)
@pytest.mark.parametrize("digit", ["4", "19", "1988"])
def test_a_rule_that_is_not_tried_on_digits_could_not_match_them(rule: Rule, digit: str) -> None:
    rests = ("", "-", " days", " May 1945", "th century", "s", ":30", " a.m.", " days later")
    assert not any(rule.pattern.match(digit + rest) for rest in rests)
