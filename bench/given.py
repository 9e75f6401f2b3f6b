"""Whether a report gives a number of its record at all: what a reader could take from its words.

A record is made from many reports and kept up to date, so a single report often gives another
number (an early one of the dead) or none (those arrested later). A report gives a number of people
for a fate where a sentence

* has a word for that fate,
* does not deny, suppose or ask for it before that word, nor tell of a search, a warrant or an
  earlier arrest; for injured, is not about how somebody died, unless it tells of others as well,
* and has that number, in words or digits, or as many ages side by side; for one, any word for a
  person.

This is decided from words alone, never from our figures. It asks for the number of the record,
since the question is whether a report could be found right; reports that give another number are in
the coarser measure printed beside it, of all reports that have a word for the fate ("told").
"""

from __future__ import annotations

import re

FATES = {
    "killed": re.compile(
        r"\b(?:kill|dead\b|die[sd]\b|dying|fatal|deadly|death|slain|slay|murder|homicid)",
        re.IGNORECASE,
    ),
    "injured": re.compile(
        r"\b(?:injur|wound|hospital|hurt|graze|critical|stable|condition|shot\b|struck|hit\b)",
        re.IGNORECASE,
    ),
    "arrested": re.compile(
        r"\b(?:arrest|custody|detain|jail|apprehend|held\b|charged\b|booked|arraign"
        r"|turned \w+ in\b)",
        re.IGNORECASE,
    ),
}
_DENIED = re.compile(
    r"\b(?:no|not|never|nobody|none|without|yet|if|whether|anyone|any|wanted|warrants?|prior"
    r"|previous(?:ly)?|leading|lead|leads|seeking|sought|search(?:ing)?|hunt|until|last year)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_DYING = re.compile(
    r"\b(?:dead|died|dies|killed|fatal(?:ly)?|death|deceased|murder)\b", re.IGNORECASE
)
_APART = re.compile(
    r"\b(?:others?|another|second|third|also|while|survived|\w+ (?:injured|wounded|hurt))\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?:he|she|him|her|man|woman|boy|girl|teen(?:ager)?|child|victim|suspect|person|someone|driver"
    r"|officer|deputy|mother|father|son|daughter|brother|sister|wife|husband|one|1|\d+-year-old)\b"
    r"|\b(?-i:[A-Z][a-z]+ [A-Z][a-z]+)",
    re.IGNORECASE,
)
_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
sixteen seventeen eighteen nineteen twenty".split()
)
_SENTENCE = re.compile(r"[^.!?\n]+(?:\.(?=\S)[^.!?\n]*|(?<=\b[A-Z])\.[^.!?\n]*)*")
_AGE = re.compile(r"(?:,|\() ?(\d{1,2})\b|\b(\d{1,2})[- ]year[- ]old|\b(\d{1,2})-,")


def gives(text: str, fate: str, number: int) -> bool:
    """Whether a text gives that number of people for a fate ("killed", "injured", "arrested")."""
    return any(_states(s[0], number) for s in _SENTENCE.finditer(text) if _affirms(s[0], fate))


def _affirms(sentence: str, fate: str) -> bool:
    told = FATES[fate].search(sentence)
    if told is None or _DENIED.search(sentence, 0, told.end()):
        return False
    if fate == "injured" and _DYING.search(sentence):
        return _APART.search(sentence) is not None
    return True


def _states(sentence: str, number: int) -> bool:
    if number == 1:
        return _PERSON.search(sentence) is not None
    word = _NUMBERS[number - 1] if number <= len(_NUMBERS) else str(number)
    if re.search(rf"\b(?:{word}|{number})\b(?![-,]\d|[- ]year)", sentence, re.IGNORECASE):
        return True
    return len(_AGE.findall(sentence)) >= number
