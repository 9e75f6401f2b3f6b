"""Words as evidence that two texts tell the same: stems, rarity, cosine.

TF-IDF as in Spärck Jones (1972); the stemmer strips inflection only, after the first step of
Porter (1980), since rarer words are names and numbers, which have none.
"""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping

STOPWORDS = frozenset(
    """a about above across after again against all almost along already also although always am
    among an and another any anyone anything are around as at away back be became because become
    been before began behind being below between both but by came can cannot could did do does done
    down during each early either else end even ever every few first for former from further gave
    get go going had has have having he her here hers herself him himself his how however i if in
    include included including into is it its itself just last late later least less like made make
    many may me might more most much must my myself near nearly never new next no nor not now of off
    often on once one only onto or other others our ours out over own part people per perhaps rather
    said same saw say saying says second see seen several shall she should since so some still such
    take taken than that the their theirs them themselves then there these they thing third this
    those though three through thus to today together told too took toward towards two under until
    up upon us very was we well went were what when where whether which while who whole whom whose
    why will with within without would yet you your""".split()
)
"""English function words and verbs too common to tell anything. Self-compiled."""
NUMBER_WORDS = frozenset(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred hundreds thousand thousands million millions billion dozen dozens""".split()
)
"""How many is what accounts may disagree on, so numbers say nothing of sameness."""
SILENT = STOPWORDS | NUMBER_WORDS


def is_number(word: str) -> bool:
    """Whether a word is a number in letters.

    >>> is_number("thirty-seven"), is_number("Forty"), is_number("twenty-fifth")
    (True, True, False)
    """
    return all(part in NUMBER_WORDS for part in word.lower().split("-"))


_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def stems(text: str) -> Counter[str]:
    """Content words of a text, inflection stripped, with how often each stands there.

    >>> sorted(stems("The workers marched, and marching workers sang."))
    ['march', 'sang', 'worker']
    """
    return Counter(filter(None, map(_content_stem, _WORD.findall(text))))


@functools.lru_cache(maxsize=131072)  # of each word as it stands: they come again and again
def _content_stem(word: str) -> str:
    """The stem of a word; nothing for one that tells nothing."""
    plain = word.lower()
    return stem(plain) if plain not in SILENT and len(plain) > 1 else ""


_ENDINGS = (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("e", ""))


@functools.lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without plural, possessive and verb endings.

    >>> [stem(w) for w in ("strikes", "killed", "bodies", "stopped", "bus", "warning", "collapse")]
    ['strik', 'kill', 'body', 'stop', 'bus', 'warn', 'collaps']
    """
    word = re.sub(r"['’](?:s|t|re|ve|ll|d)?$", "", word)
    for suffix, keep in _ENDINGS:
        long_enough = len(word) - len(suffix) >= 3 and not word.endswith(("ss", "us"))
        if word.endswith(suffix) and long_enough:
            word = word[: len(word) - len(suffix)] + keep
            break
    return re.sub(r"([bdfgmnprt])\1$", r"\1", word)


class Rarity:
    """How much a stem tells: the logarithm of how few of the texts have it."""

    def __init__(self, texts: Iterable[Iterable[str]], background: int = 0) -> None:
        """``background``: texts that have none of these stems, imagined beside the others."""
        self._seen: Counter[str] = Counter()
        self._known: dict[str, float] = {}
        self._texts = background
        for text in texts:
            self._texts += 1
            self._seen.update(set(text))

    def __call__(self, term: str) -> float:
        known = self._known.get(term)
        if known is None:
            known = math.log((self._texts + 1) / (self._seen[term] + 0.5)) + 0.5
            self._known[term] = known
        return known

    def vector(self, weights: Mapping[str, float]) -> dict[str, float]:
        """Rarity times weight of each term, made of unit length."""
        raw = {t: w * self(t) for t, w in weights.items()}
        length = math.sqrt(sum(w * w for w in raw.values())) or 1.0
        return {t: w / length for t, w in raw.items()}


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Similarity of two vectors of unit length, 0 to 1."""
    if len(a) > len(b):
        a, b = b, a
    return sum(w * b[t] for t, w in a.items() if t in b)
