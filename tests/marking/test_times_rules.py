"""Every rule of the grammar does what the examples beside it say."""

from __future__ import annotations

import pytest

from quellen.marking.times import mark_times
from quellen.marking.times.rules import RULES
from quellen.model import Document

EXAMPLES = [(rule.name, *example) for rule in RULES for example in rule.examples]


@pytest.mark.parametrize(("name", "sentence", "words", "value"), EXAMPLES)
def test_rule(name: str, sentence: str, words: str, value: str) -> None:
    times = mark_times(Document("a.txt", "0" * 64, "text", sentence))
    found = {sentence[t.start : t.end]: t.value for t in times}
    assert found.get(words) == value, (name, found)
