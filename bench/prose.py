"""Generated prose: unrelated texts with the set phrases that make unrelated texts look alike.

Words are made of syllables and as unevenly common as words are (Zipf); between them stand the
function words of English, and in every text a few phrases of the kind that all local news has.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

ONSETS = "b br c ch cl d dr f fl g gr h j k l m n p pl pr qu r s sh sl st t th tr v w".split()
RIMES = "a ai ar e ea ell en er est i ick ill ing ip o oad oll on ore ot ound u ull un ust".split()
LINKS = "the of and to in a that for was on with as by at from had his her it were which".split()
SET_PHRASES = (
    "A spokesman for the {} declined to comment {} on the matter of the {}.",
    "Nobody was hurt, and the {} road was opened {} again later that {}.",
    "Anyone who saw what {} happened is asked {} to call the {} office.",
    "The cause of the {} is still being {} looked into, {} said.",
    "He was taken to the {} hospital, where {} his condition is {}.",
    "The {} trial is expected to begin {} in the first week of {}.",
    "This is a developing story {} and will be updated {} as {}.",
    "According to witnesses {}, it all {} happened very quickly {}.",
    "The {} family has asked {} that their privacy be respected {}.",
    "{} did not answer {} repeated requests for comment on {}.",
    "Follow us for the {} latest news from the {} valley and {}.",
    "The names {} of those involved were not released {} by the {}.",
)
WORDS = 4000


def texts(count: int, words: int, seed: int) -> Iterator[str]:
    """So many texts of about so many words; every text is drawn anew from the same vocabulary."""
    rng = random.Random(seed)
    vocabulary = sorted({"".join(_word(rng)) for _ in range(WORDS)})
    rng.shuffle(vocabulary)
    common = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(vocabulary))))
    for _ in range(count):
        yield _text(rng, words, vocabulary, common)


def _word(rng: random.Random) -> Iterator[str]:
    for _ in range(rng.choice((1, 2, 2, 3))):
        yield rng.choice(ONSETS) + rng.choice(RIMES)


def _text(rng: random.Random, words: int, vocabulary: list[str], common: list[float]) -> str:
    sentences: list[str] = []
    written = 0
    while written < words:
        if rng.random() < 0.06:
            filling = rng.choices(vocabulary, k=3)
            sentence = rng.choice(SET_PHRASES).format(*filling)
        else:
            drawn = rng.choices(vocabulary, cum_weights=common, k=rng.randint(4, 14))
            sentence = _sentence(rng, drawn)
        written += sentence.count(" ") + 1
        sentences.append(sentence)
    return " ".join(sentences)


def _sentence(rng: random.Random, drawn: list[str]) -> str:
    parts = [f"{rng.choice(LINKS)} {word}" if rng.random() < 0.6 else word for word in drawn]
    return (" ".join(parts)).capitalize() + "."
