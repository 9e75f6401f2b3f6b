"""Which date holds for a clause: its own, else the one its sentence opens with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quellen.marking.language import Token
from quellen.marking.statements.clause import Clause
from quellen.marking.statements.index import Index
from quellen.marking.statements.lapse import lapsed
from quellen.marking.statements.sequence import (
    JOINED,
    Side,
    opens_with,
    reckoned,
    side_between,
)
from quellen.marking.statements.vocabulary import EVENT_NOUNS
from quellen.marking.times.bounds import Extent
from quellen.marking.times.days import iso
from quellen.marking.voices.lexicon import cues_of_verb
from quellen.model import Name, Time


@dataclass(frozen=True, slots=True)
class Dated:
    """When, by which of the text's times, and why that one."""

    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    time: int | None = None
    reasons: tuple[str, ...] = ()


OWN_DATE = "dated by its own clause"
AFTER, BEFORE = "told as after this date", "told as before this date"


def dates_of(clause: Clause, index: Index) -> Dated:
    own = [*_own_dates(clause, index), *_opening_next(clause, index)]
    if own:
        best = min(own, key=lambda i: (_distance(clause, index.times.items[i]), i))
        best = next(iter(_given_before(best, own, index.times.items)), best)
        return _dated(best, index.times.items[best], OWN_DATE)
    if clause.nominal:
        return Dated()
    above = _governing_date(clause, index)
    if above is not None and (side := _side(above, clause, index)):
        return _reckoned(side, above, index)
    if above is not None:
        return _dated(above, index.times.items[above], "the date that it explains")
    sentence = index.dates_in(((clause.start, clause.end),))
    if not sentence and (after := lapsed(clause, index)):
        number, days = after
        return _at(number, days, "so long after the date before it")
    if len(sentence) != 1 or index.says_when(clause.spans) or _lasts(clause, index):
        return Dated()
    time = index.times.items[sentence[0]]
    if side := _side(sentence[0], clause, index):
        return _reckoned(side, sentence[0], index)
    ended = _ends_another(time, clause) or _comes_later(time, clause)
    if ended or not (_is_whole(clause) or belongs(clause.head, time, index)):
        return Dated()
    return _dated(sentence[0], time, "dated by its sentence")


def _own_dates(clause: Clause, index: Index) -> list[int]:
    return [
        i for i in index.dates_in(clause.spans)
        if not _names_event(index.times.items[i], clause)
        and not opens_with(clause.head, index.times.items[i])
    ]  # fmt: skip


def _given_before(best: int, own: Sequence[int], times: Sequence[Time]) -> list[int]:
    """ "On 1 May it reopened, nine months after the fire": the day given, not that reckoned."""
    if times[best].basis != "event":
        return []
    return [
        i for i in own
        if times[i].basis == "explicit" and times[i].type == "DATE"
        and times[i].end <= times[best].start
    ]  # fmt: skip


def _opening_next(clause: Clause, index: Index) -> list[int]:
    """ "The Act was passed eighteen months after the sea broke in": the date is that of the Act."""
    below = [c for c in clause.head.children if c.dep == "advcl"]
    if clause.nominal or not below:
        return []
    return [
        i for i in index.dates_in(((clause.start, clause.end),))
        if any(opens_with(c, index.times.items[i]) for c in below)
    ]  # fmt: skip


def _lasts(clause: Clause, index: Index) -> bool:
    """ "He was held for 54 days and freed on 1 December": the date is that of the end alone."""
    lengths = [index.times.items[i] for i in index.times.inside(clause.spans)]
    return any(
        time.type == "DURATION" and re.fullmatch(r"P\d+[DWMY]", time.value)
        and index.text.startswith("for ", max(0, time.start - len("for ")))
        for time in lengths
    )  # fmt: skip


def _names_event(time: Time, clause: Clause) -> bool:
    """ "Gave cover for the 1988 massacre": the date tells which massacre is meant."""
    if clause.nominal:
        return False
    word = next((t for t in clause.tokens if time.start <= t.start < time.end), None)
    while word is not None and time.start <= word.start < time.end and word.head is not word:
        word = word.head
    return (
        word is not None
        and word.start >= time.end
        and word.lemma in EVENT_NOUNS
        and _speaks_of(word)
    )


def _speaks_of(noun: Token) -> bool:
    """Whether an event is only spoken of: "condemned Monday's attack", "cover for the massacre"."""
    if noun.dep == "dobj":
        return noun.head.lemma in _JUDGING or any(c.speech for c in cues_of_verb(noun.head))
    return noun.dep == "pobj" and noun.head.lower in _ABOUT


_JUDGING = frozenset(
    """condemn denounce deplore recall remember commemorate mourn mark celebrate praise criticise
    criticize blame discuss investigate mention defend justify follow regret welcome""".split()
)


_ABOUT = frozenset(
    "for of about to on against over since before after like with among amongst including despite "
    "besides unlike".split()
)


def _side(number: int, clause: Clause, index: Index) -> Side | None:
    """What puts a clause before or after that of a date."""
    other = _head_of(index.times.items[number], clause.head)
    return None if other is None or other is clause.head else side_between(clause.head, other)


def _reckoned(side: Side, number: int, index: Index) -> Dated:
    """The day of a clause that is told so long before or after a dated one."""
    times = index.times.items
    found = reckoned(side, times[number], times, index.text)
    if found is None:
        return _bounded(side, number, times[number])
    return _at(*found, "reckoned from the date that it names")


def _at(number: int, days: Extent, reason: str) -> Dated:
    first, last = (None if d is None else iso(d) for d in (days.first, days.last))
    return Dated(days.edtf, first, last, number, (reason,))


def _bounded(side: Side, number: int, time: Time) -> Dated:
    """After a day, or before it: that day is one of its bounds."""
    if time.earliest is None or time.latest is None or "/" in (time.edtf or "/"):
        return Dated()
    if side.sign > 0:
        return Dated(f"{time.edtf}/..", time.earliest, None, number, (AFTER,))
    return Dated(f"../{time.edtf}", None, time.latest, number, (BEFORE,))


def _governing_date(clause: Clause, index: Index) -> int | None:
    """The date that a relative clause hangs on: "9 August 2011, when three workers died"."""
    if clause.head.dep not in ("relcl", "acl", "advcl"):
        return None
    start = clause.spans[0][0]
    for i in index.dates_in(((clause.start, clause.end),)):
        time = index.times.items[i]
        governs = time.start <= clause.head.head.start < time.end
        precedes = time.end <= start and not index.text[time.end : start].strip(" ,\n")
        if governs or precedes:
            return i
    return None


def _is_whole(clause: Clause) -> bool:
    """Whether a participle is the verb of its sentence, taken for an attribute of its subject.

    "On 3 May 1921 the mill burned in Harrow" is often parsed as a mill that was burned there, with
    no verb beside it.
    """
    verb = clause.head
    noun = verb.head
    root = noun.head if noun.dep == "pobj" else noun  # "On 3 May 1921 the mill"
    if verb.dep != "acl" or verb.tag not in ("VBN", "VBD") or root.head is not root:
        return False
    named = noun.tag.startswith("N") and (root is noun or root.tag == "IN")
    return named and not any(t.tag in _FINITE for t in root.subtree() if t is not verb)


_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])


def _ends_another(time: Time, clause: Clause) -> bool:
    """ "They fled and lived there until 1941": nothing of what is told before it."""
    return time.start > clause.spans[0][0] and (time.earliest is None or time.latest is None)


def _comes_later(time: Time, clause: Clause) -> bool:
    """ "Was arrested on 5 May and was afterwards sentenced": not on the same day."""
    after = time.start < clause.head.start
    return after and any(c.lower in _AFTERWARDS for c in clause.head.children)


_AFTERWARDS = frozenset("afterwards afterward later subsequently eventually ultimately".split())


def belongs(head: Token, time: Time | Name, index: Index) -> bool:
    """Whether a date or place elsewhere in the sentence is that of this clause too.

    It is for clauses joined to the dated one ("in 1986 they left and never returned"), but not for
    what somebody said on that date, nor for a relative clause.
    """
    other = _head_of(time, head)
    if other is None or index.only_introduces(other):
        return False
    return bool(_joined(head) & _joined(other))


def _head_of(time: Time | Name, near: Token) -> Token | None:
    """The clause head that governs a time."""
    root = next((a for a in (near, *near.ancestors()) if a.head is a), near)
    inside = next((t for t in root.subtree() if time.start <= t.start < time.end), None)
    if inside is None:
        return None
    return next((a for a in inside.ancestors() if a.tag.startswith("VB") or a.head is a), None)


def _joined(head: Token) -> set[int]:
    """A clause head with those above it that it is joined to."""
    found = {head.i}
    while head.dep in JOINED:
        head = head.head
        found.add(head.i)
    return found


def _dated(number: int, time: Time, reason: str) -> Dated:
    reasons = (reason,) if time.basis == "explicit" else (reason, f"date from {_BASES[time.basis]}")
    return Dated(time.edtf, time.earliest, time.latest, number, reasons)


_BASES = {
    "explicit": "its own words",
    "context": "the dates before it",
    "published": "the day of publication",
    "event": "the event it names",
    "none": "nothing certain",
}


def _distance(clause: Clause, time: Time) -> int:
    """Steps in the dependency tree from the time up to the clause's head."""
    inside = [t for t in clause.tokens if time.start <= t.start < time.end]
    return min((_steps(t, clause.head) for t in inside), default=99)


def _steps(token: Token, head: Token) -> int:
    for steps, governor in enumerate(token.ancestors(), 1):
        if governor is head:
            return steps
    return 0 if token is head else 98
