"""What a document dates: its sentences with one date, found again by the words of an event."""

from __future__ import annotations

import functools
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import islice, pairwise
from typing import Any

from quellen.marking.times import bounds
from quellen.marking.times.reading import Reading

WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
LINKS = frozenset({"of", "in", "on", "by", "at", "from", "to", "against"})
_SENTENCE = re.compile(r"[.!?]['\"”’)]*\s+(?=[\"“‘(]?[A-Z])|\n\s*")
_POSSESSIVE = ("'s", "’s", "'", "’")
_LONGEST_NAME = 14  # words that name an event, at most
_STEM = 4  # letters by which words that may be akin are looked up
_MANY = 40  # sentences with the same head; beyond this it names nothing in particular


@functools.cache
def words_of(name: str) -> frozenset[str]:
    """A list of ``events.toml``: empty words, or those that show another clause."""
    return frozenset(_data()[name])


@functools.cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("events.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Dated:
    """A sentence with a date: its words and where the date stands."""

    start: int
    end: int
    words: frozenset[str]
    reading: Reading


class Chronicle:
    """An index of the dated sentences of a document by the stems of their words."""

    def __init__(self, found: Sequence[Reading], text: str) -> None:
        self._by_stem: dict[str, list[Dated]] = defaultdict(list)
        for dated in _dated_sentences(found, text):
            for stem in {word[:_STEM] for word in dated.words}:
                self._by_stem[stem].append(dated)

    def date_of_shorter(self, phrase: str, at: int) -> Reading | None:
        """The date of what a phrase names by its first words, where more has run into it."""
        words = WORD.findall(phrase)
        shorter = (" ".join(words[:count]) for count in range(min(len(words), 6), 1, -1))
        return next((r for r in (self.date_of(name, at) for name in shorter) if r), None)

    def date_of(self, phrase: str, at: int) -> Reading | None:
        """The date of the event that a phrase names, if all sentences that tell it agree.

        The sentence around ``at``, where the phrase stands, does not count.
        """
        keys = _keys(phrase)
        told = [d for d in self._with_head(keys) if not d.start <= at < d.end]
        scored = [(sum(_occurs(key, d.words) for key in keys), d) for d in told]
        best = max((score for score, _ in scored), default=0)
        if best < max(1, -(-2 * len(keys) // 3)):
            return None
        readings = [d.reading for score, d in scored if score == best]
        return readings[0] if len({bounds.extent(r).edtf for r in readings}) == 1 else None

    def _with_head(self, keys: Sequence[str]) -> list[Dated]:
        if not keys:
            return []
        stems = {word[:_STEM] for word in {keys[0], *_same(keys[0])}}
        met = {d.start: d for stem in stems for d in self._by_stem.get(stem, [])[: _MANY + 1]}
        if len(met) > _MANY:
            return []
        return [met[start] for start in sorted(met) if _occurs(keys[0], met[start].words)]


def _dated_sentences(found: Sequence[Reading], text: str) -> Iterator[Dated]:
    """Sentences of one date, by which an event can be known."""
    plain = [r for r in found if _is_plain(r)]
    starts = [0, *(match.end() for match in _SENTENCE.finditer(text)), len(text) + 1]
    index = 0
    for begin, end in pairwise(starts):
        inside = []
        while index < len(plain) and plain[index].start < end:
            if plain[index].start >= begin:
                inside.append(plain[index])
            index += 1
        if len(inside) == 1 and end - begin < 600:
            words = (word.lower() for word in WORD.findall(text[begin:end]))
            yield Dated(
                begin, end, frozenset(_without_possessive(word) for word in words), inside[0]
            )


def _is_plain(r: Reading) -> bool:
    return (
        r.type in ("DATE", "TIME") and r.year is not None and r.basis in ("explicit", "context")
        and r.event is None and r.value is None and r.join is None and r.shift is None
        and r.which is None
    )  # fmt: skip


def _without_possessive(word: str) -> str:
    return word.removesuffix("s").rstrip("'’") if word.endswith(_POSSESSIVE) else word


@functools.lru_cache(maxsize=1024)
def _keys(phrase: str) -> tuple[str, ...]:
    """The words that tell the event, its head noun first."""
    words: list[str] = []
    clause, empty = words_of("clause"), words_of("empty")
    for word in islice(WORD.findall(phrase), _LONGEST_NAME):
        is_next_noun = word.lower() in ("the", "a", "an") and words and words[-1] not in LINKS
        if word.lower() in clause or (is_next_noun and words[-1] not in empty):
            break
        words.append(_without_possessive(word.lower()))
    cut = next((i for i, word in enumerate(words) if word in LINKS), None)
    head_phrase = words[:cut] if cut else words
    content = [word for word in words if word not in empty]
    head = next((word for word in reversed(head_phrase) if word in content), None)
    return (head, *(word for word in content if word != head)) if head else ()


def _occurs(key: str, words: frozenset[str]) -> bool:
    if key in words:
        return True
    return bool(_same(key) & words) or any(_akin(key, word) for word in words)


@functools.lru_cache(maxsize=1024)
def _same(key: str) -> frozenset[str]:
    """Words that tell the same happening."""
    return frozenset(word for group in _data()["same"] if key in group for word in group)


def _akin(a: str, b: str) -> bool:
    """Whether two words share their stem: invasion and invaded, issuance and issued."""
    least = min(len(a), len(b))
    if least == 4 and (a.startswith(b) or b.startswith(a)):
        return max(len(a), len(b)) <= 6  # Iraq, Iraqi
    if least < 5 or a[:4] != b[:4]:
        return False
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), least)
    return shared >= max(4, least - 3)
