"""Whether the words around a date speak of the future: the little of tense that dating needs."""

from __future__ import annotations

import re

from quellen.marking.times.reading import Reading

_FUTURE = re.compile(
    r"\b(?:will|'ll|’ll|shall|would|could|should|going to|to be|plans? to|set to|scheduled"
    r"|expected|due|"
    r"upcoming|if|is to|are to|intends? to|hopes? to|ahead of|before)\b(?P<since>[^.!?\n]{0,110})$",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|[a-z]{2,}ed|said|told|made|took|held|began|came|went|met)\b"
)
_SAID = re.compile(
    r"\b(?:said|says|told|announced|reported|confirmed|added|wrote|tweeted|according)"
    r"\b[^.!?\n]{0,30}$"
)
_OPENS = re.compile(r"(?:^|[.!?]['\"”’)]*\s{1,3}|\n\s{0,3})(?:On|By|In|Next|This)?\s?$")
_WILL = re.compile(r"[^.!?\n]{0,60}\b(?:will|is due|are due|is set|are set|is expected)\b")


def speaks_of_future(text: str, r: Reading) -> bool:
    """Whether the sentence tells of what is to come; reported words are past whatever they tell."""
    begin = max(0, r.start - 130)
    if _SAID.search(text, begin, r.start):
        return False
    cue = _FUTURE.search(text, begin, r.start)
    if cue:
        return _PAST.search(cue["since"]) is None
    return bool(_OPENS.search(text, max(0, r.start - 10), r.start) and _WILL.match(text, r.end))


_REPORT = re.compile(
    r"\b(?:said|saying|declar\w+|claim\w+|told|announc\w+|argu\w+|recall\w+|suggest\w+|insist\w+|"
    r"wrote|writing|asserted|had)\b[^.!?\n]{0,160}$"
)


def is_reported(text: str, at: int) -> bool:
    """Whether a place stands in somebody's words, quoted or told: their now is not the author's."""
    return is_quoted(text, at) or _REPORT.search(text, max(0, at - 220), at) is not None


_QUOTE = re.compile(r"[“”\"]")
_FURTHEST = 1500  # characters of a paragraph that are looked through for its quotation marks


def is_quoted(text: str, at: int) -> bool:
    """Whether a place stands inside quotation marks that its paragraph has opened."""
    begin = max(text.rfind("\n", max(0, at - _FURTHEST), at) + 1, at - _FURTHEST, 0)
    marks = _QUOTE.findall(text, begin, at)
    opened = marks.count("“") > marks.count("”")
    return opened or marks.count('"') % 2 == 1
