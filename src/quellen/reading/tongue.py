"""Which language a document is in, as ISO 639-1: what it declares against what it reads like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from quellen.model import Block

SAMPLE = 4000  # characters given to the identifier
ENOUGH = 200  # letters before content is believed at all
SURE = 0.95  # probability at which content overrules a declaration
_PROSE = frozenset({"heading", "paragraph", "item", "quote", "caption"})
_CODE = re.compile(r"\s*([A-Za-z]{2})(?:[-_].*)?\s*$")
_THREE_LETTERS = {
    "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "ita": "it",
    "por": "pt", "rus": "ru", "ara": "ar", "fas": "fa", "per": "fa", "zho": "zh", "chi": "zh",
    "tur": "tr", "nld": "nl", "dut": "nl", "pol": "pl", "ukr": "uk", "heb": "he", "jpn": "ja",
}  # fmt: skip


def identify(text: str, blocks: Sequence[Block], declared: str | None) -> str | None:
    """The language of the prose; a declaration stands unless the text clearly reads otherwise."""
    code = normalise_code(declared)
    sample = _sample(text, blocks)
    if sum(c.isalpha() for c in sample) < ENOUGH:
        return code
    found, probability = _identifier().classify(sample)
    if code is None or probability >= SURE:
        return str(found)
    return code


def normalise_code(declared: str | None) -> str | None:
    """The two-letter code in a language tag.

    >>> normalise_code("en-GB"), normalise_code("eng"), normalise_code("English text")
    ('en', 'en', None)
    """
    tag = (declared or "").strip().lower()
    match = _CODE.match(tag)
    return match[1] if match else _THREE_LETTERS.get(tag.split("-")[0])


def _sample(text: str, blocks: Sequence[Block]) -> str:
    parts, size = [], 0
    for block in blocks:
        if block.kind in _PROSE and size < SAMPLE:
            parts.append(text[block.start : min(block.end, block.start + SAMPLE - size)])
            size += len(parts[-1])
    return " ".join(parts)


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
