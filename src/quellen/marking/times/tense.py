"""Whether the words around a date speak of the future: the little of tense that dating needs."""

from __future__ import annotations

import re
from collections import deque

from quellen.marking.times.reading import Reading

_CUE = re.compile(
    r"\b(?:will|'ll|’ll|shall|would|could|should|(?-i:may|might|must|can|cannot|need|needs|has to"
    r"|have to)|going to|to be|plans? to|(?:is|are|was|were) set for|set to|scheduled"
    r"|supposed to|forecast"
    r"|expected|expects?|due|upcoming|if|is to|are to|intends? to|hopes? to|promises? to"
    r"|vows? to|aims? to|has until|have until"
    r"|(?<!had )(?<!had been )(?:postponed|adjourned|delayed|extended|rescheduled|moved|deferred"
    r"|put off))\b",
    re.IGNORECASE,
)
_LIMIT = re.compile(r"\b(?:before|ahead of)\s(?:the\s)?$", re.IGNORECASE)
_TIMETABLE = re.compile(  # "the fair opens in May": the present tense of what is fixed
    r"(?:\b(?<!housing )(?:opens|starts|begins|resumes|reopens|closes|expires|ends)"
    r"|\b(?:begin|resume|takes? place|takes? effect|comes? into force|goe?s? to the polls"
    r"|meets|convenes|arrives|departs|flies|travels)"
    r"|\b(?!this|his|its|was|is|has|as)[a-z]+s\s(?:meet|vote|convene|arrive|depart|fly|travel"
    r"|return|gather|leave|head|hold|sit|play|face|open|start))\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:be|been|being|have)\s+(?:\w+ly\s+)?\w+")
_PAST = re.compile(
    r"\b(?:was|were|had|did|[a-z]{2,}ed|said|says|told|made|took|held|began|came|went|met|wrote"
    r"|according)\b"
)
_DID = re.compile(
    r",?\s(?:he|she|they|we|I)\s(?:[a-z]+ly\s)?"
    r"(?!(?:\w+ly\s)?(?:planned|hoped|intended|expected|decided|agreed|wanted|announced)\b)"
    r"(?:did|came|went|took|told|made|held|began|met|wrote|left|saw|gave|got|found|brought|lost"
    r"|stood|sat|ran|fell|heard|put|sent|built|fought|shot|[a-z]{2,}ed)\b"
)
_STOP = re.compile(r"[.!?\n]")
_OPENS = re.compile(r"(?:^|[.!?]['\"”’)]*\s{1,3}|\n\s{0,3})(?:On|By|In|Next|This)?\s?$")
_FROM = re.compile(r"(?:^|[.!?]['\"”’)]*\s{1,3}|\n\s{0,3})(?:From|Starting|Beginning)\s(?:on\s)?$")
_IS_TO = re.compile(
    r"\s(?:will|is to|are to|is due|are due|is set|are set|is expected|are expected)\b"
)
_WILL = re.compile(r"[^.!?\n]{0,60}\b(?:will|is due|are due|is set|are set|is expected)\b")
_FURTHEST_CUE = 130
_NEAR_CUE = 60


def speaks_of_future(text: str, r: Reading) -> bool:
    """Whether the sentence tells of what is to come; reported words are past whatever they tell."""
    if _looks_ahead(_CUE, text, max(0, r.start - _FURTHEST_CUE), r.start):
        return True
    if _looks_ahead(_TIMETABLE, text, max(0, r.start - _NEAR_CUE), r.start):
        return True
    is_hour = bool(r.clock or r.part)
    if _IS_TO.match(text, r.end) or (not is_hour and _is_limit(text, r.start)):
        return True
    if _FROM.search(text, max(0, r.start - 16), r.start):
        rest = text[r.end : r.end + _FURTHEST_CUE]
        return _PAST.search(_STOP.split(rest, maxsplit=1)[0]) is None
    return bool(_OPENS.search(text, max(0, r.start - 10), r.start) and _WILL.match(text, r.end))


def tells_past(text: str, r: Reading) -> bool:
    """Whether somebody did something on that day: "on the fourth of August he went aft"."""
    return _DID.match(text, r.end) is not None


def _is_limit(text: str, at: int) -> bool:
    """ "Before Friday", in a sentence that tells nothing past."""
    before = text[max(0, at - _FURTHEST_CUE) : at]
    if not _LIMIT.search(before):
        return False
    return _PAST.search(_STOP.split(before)[-1]) is None


def _governed(text: str, cue: re.Match[str], end: int) -> str:
    """The words from a cue on; of "to be held" and "could be held", "be held" is one."""
    start = cue.end() - 2 if cue[0].lower() == "to be" else cue.end()
    return text[start:end]


def _looks_ahead(cues: re.Pattern[str], text: str, begin: int, end: int) -> bool:
    """Whether the last cue before a place governs it: no sentence and no past lie between."""
    last = next(iter(deque(cues.finditer(text, begin, end), maxlen=1)), None)
    if last is None or _STOP.search(text, last.end(), end):
        return False
    return _PAST.search(_PASSIVE.sub("", _governed(text, last, end))) is None


_REPORT = re.compile(
    r"\b(?:said|saying|declar\w+|claim\w+|told|announc\w+|argu\w+|recall\w+|suggest\w+|insist\w+|"
    r"wrote|writing|asserted|had)\b[^.!?\n]{0,160}$"
)


def is_reported(text: str, at: int) -> bool:
    """Whether a place stands in somebody's words, quoted or told: their now is not the author's."""
    return is_quoted(text, at) or _REPORT.search(text, max(0, at - 220), at) is not None


_FURTHEST = 1500  # characters of a paragraph that are looked through for its quotation marks


def is_quoted(text: str, at: int) -> bool:
    """Whether a place stands inside quotation marks that its paragraph has opened."""
    begin = max(text.rfind("\n", max(0, at - _FURTHEST), at) + 1, at - _FURTHEST, 0)
    opened = text.count("“", begin, at) > text.count("”", begin, at)
    return opened or text.count('"', begin, at) % 2 == 1


_SELF = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b[^.!?\n]{0,100}$")


def speaks_in_person(text: str, at: int) -> bool:
    """Whether the sentence before a place is the writer's own, of what he or she did lately."""
    return _SELF.search(text, max(0, at - 110), at) is not None


_CREDITS = re.compile(
    r"\b(?:said|says|told|announced|reported|confirmed|added|tweeted|on)"
    r"(?:\s[\w.’'-]+){0,3}\s$"
)


_ANNOUNCED = re.compile(r"\b(?:will|shall|is to|are to)\s(?:\w+\s)?be\b[^.!?;\n]{0,60}$")


def is_announced(text: str, at: int) -> bool:
    """Whether an author says what is still to be done: "he will be buried at Varn on Friday"."""
    return not is_quoted(text, at) and _ANNOUNCED.search(text, max(0, at - 90), at) is not None


def is_said_on(text: str, at: int) -> bool:
    """Whether a verb of saying stands right before a place: "the board said Thursday"."""
    cue = _CREDITS.search(text, max(0, at - 40), at)
    return cue is not None and not cue[0].startswith("on")


_SAYING = re.compile(r"\b(?:says?|said|announced?|reports?|reported|according)\b[^.!?\n]{0,60}$")


def is_credited(text: str, at: int) -> bool:
    """Whether a place is told as news of now: "the board said in a paper of"."""
    return _SAYING.search(text, max(0, at - 80), at) is not None
