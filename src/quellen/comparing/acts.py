"""Verbs and nouns of acts that happen once, and of those that come again. Self-compiled.

All are stems as ``terms.stem`` gives them.
"""

from __future__ import annotations

import re

from quellen.comparing.terms import stem


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words.split())


LIFE = {
    **dict.fromkeys(_stems("bear born"), "birth"),
    **dict.fromkeys(_stems("die perish"), "death"),
    **dict.fromkeys(_stems("assassinate murder kill execute hang behead"), "death"),
}
"""What happens once to a person."""
SUFFERED = _stems("assassinate murder kill execute hang behead")
"""What others do to them: only who "was killed" has died of it."""
FOR_GOOD = _stems(
    """abolish annex assassinate capitulate collapse complete crash demolish derail disband dissolve
    erupt establish explode fall found inaugurate incorporate open ratify secede sign sink
    surrender unveil wreck"""
)
"""What happens once to a thing: it is made, opened, signed, ended or lost."""
ACTS = {
    stem(word): stem(names[0])
    for names in (("open", "inaugurate"), ("found", "establish"), ("collapse", "fall"))
    for word in names
}
NAMED = {
    **dict.fromkeys(_stems("take happen occur fight be befall"), "happen"),
    **dict.fromkeys(_stems("begin start break commence open"), "begin"),
    **dict.fromkeys(_stems("end conclude finish close cease"), "end"),
}
"""What is said of a happening that is called by its name: that it was on a day, began, ended."""
OFTEN = _stems(
    """arrest assault attack ambush bombardment bombing clash demonstration fire fighting hearing
    march meeting offensive operation protest raid rally robbery search shelling speech strike
    strikes vote walkout warning killing arrival departure"""
)
"""Happenings of which there may be several at one place within weeks."""
RECURRING = _stems(
    """fair festival season session term market games congress convention election elections
    parliament exhibition tournament championship race assembly council summit meeting school
    shop term hearing anniversary ceremony holiday"""
)
"""What opens and ends again every year, or every so often."""
TITLES = frozenset(
    """mr mrs ms miss dr sir lord lady prof professor gen general colonel col major captain capt
    lieutenant sergeant admiral marshal president premier minister chancellor governor mayor king
    queen prince princess emperor empress pope bishop archbishop cardinal father brother sister
    judge senator ambassador comrade saint st the""".split()
)
SUBJECT = re.compile(
    r"^(?:that\s+|and\s+|but\s+)?"
    r"(?:(?:On|In|By|At|Late|Early|It was on)\b[^,;]{3,40}?(?:\d{4}|,)\s*,?\s*(?=the\b|[A-Z]))?"
    r"(?P<the>(?:[Tt]he|[Tt]his|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur)\s+)?"
    r"(?P<noun>[\w'’.-]+(?:\s+(?!(?:was|were|is|had|has|have|who|which|that|and|or|with)\b)"
    r"[\w'’.-]+){0,5}?)"
    r"(?P<of>(?:\s+(?:of|on|at|in|near|off|over|against|for|between)\s+(?:the\s+)?"
    r"(?:[a-z]+\s+)?[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*|\s+[a-z]+){0,3}?"
    r"){0,3})"
    r"(?:,\s(?:an?|the|then|aged)\s[^,;]{2,60},)?"
    r"\s+(?:was|were|is|had|has|(?:did|finally|first|then|only|officially)\b|[a-z]+ed\b|sank|fell|"
    r"took|broke|began|burst|rose|died|came|blew|burnt|went|met|,)",
)
"""The subject of a clause, with the names that tell it from others of its kind."""
