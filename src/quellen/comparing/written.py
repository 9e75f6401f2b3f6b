"""What is written, and the date that it bears: "She had the letter. It is dated 3 March 1921."

A letter, an order, a report says of itself when it was written. The clause that gives that date
names the thing by a pronoun, and what letter it is stands in the words before: in its sentence for
"which", in the last one that speaks of something written for "it".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from quellen.marking.voices.lexicon import DOCUMENTS
from quellen.model import Span

BACK = 2  # sentences before the pronoun in which the thing may be named
_DATED = re.compile(
    r"(?:(?P<again>It|This|That|The (?:document|paper|text))|(?P<which>which|that))\s+"
    r"(?:(?:is|was)\s+(?:itself\s+)?dated|(?:bears|bore|carries|carried)\s+the\s+date)\b"
)
_THING = re.compile(rf"(?:\b[\w-]+\s+)?\b(?:{'|'.join(sorted(DOCUMENTS))})\b", re.IGNORECASE)


def named_before(text: str, clause: int, sentences: Sequence[Span]) -> Span:
    """Where it is named what bears a date; nowhere, ``(0, 0)``, for any other clause.

    ``clause`` is where that begins, ``sentences`` are those of the document.
    """
    match = _DATED.match(text, clause)
    at = bisect_right(sentences, (clause, len(text))) - 1
    if match is None or at < 0:
        return (0, 0)
    if match["which"]:
        return _written(text, sentences[at][0], clause) or (0, 0)
    before = (_written(text, *span) for span in reversed(sentences[max(0, at - BACK) : at]))
    return next((span for span in before if span), (0, 0))


def _written(text: str, start: int, end: int) -> Span | None:
    """From the last word for something written on: "warning letter in which the union …"."""
    found = list(_THING.finditer(text, start, end))
    return (found[-1].start(), end) if found else None
