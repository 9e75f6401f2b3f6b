"""Acts that happen once: when two tellings with two dates tell one act, and contradict each other.

Nobody is born twice, and a bridge is opened once; but a president may be elected again, and of two
raids on two days there are simply two. So a person's birth and death, what is made, ended or undone
for good, and a single happening that is called by its name ("the shooting at the mill") are one act
whatever day they are given; the last two only within a span in which a slip of the pen is likelier
than a second act.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from quellen.comparing.acts import (
    ACTS,
    FOR_GOOD,
    LIFE,
    NAMED,
    OFTEN,
    RECURRING,
    SUBJECT,
    SUFFERED,
    TITLES,
)
from quellen.comparing.cluster import Cluster, leader_of
from quellen.comparing.families import families
from quellen.comparing.identity import may_be
from quellen.comparing.tellings import Telling
from quellen.comparing.terms import SILENT, is_number, stem, stems
from quellen.comparing.ties import ordinals
from quellen.marking.statements.vocabulary import EVENT_NOUNS
from quellen.model import Marked

YEARS = 12 * 365  # two people of one name are seldom born so close, and slips go seldom further
AWHILE = 3 * 365  # what is opened again later was closed between
A_MONTH = 31
A_WEEK = 7
A_DAY_OR_TWO = 3
FULL = 2  # words of a full name
WIDEST = 366  # days: a looser date fixes too little


@dataclass(frozen=True, slots=True)
class Once:
    """An act that happens once: what is done, to whom or what, where; ``reach`` in days."""

    act: str
    head: str
    subject: frozenset[str]
    names: frozenset[str]
    reach: int

    def same(self, other: Once) -> bool:
        """Whether both are one act, by what is done and whom or what it is done to."""
        if self.act != other.act or self.head != other.head:
            return False
        nested = self.subject <= other.subject or other.subject <= self.subject
        return nested and bool(self.names & other.names)


def once_of(telling: Telling, document: str) -> Once | None:
    """The act that a telling dates in so many words, if it is one that happens once."""
    statement = telling.statement
    dated = telling.when is not None and not telling.when.is_open and telling.when.width <= WIDEST
    if statement is None or not dated or statement.polarity != "positive" or telling.focal:
        return None
    if "=arrest" in families([telling.predicate]) and len(telling.whom) == 1:
        return _arrest(telling)
    if not telling.explicit:
        return None
    match = SUBJECT.match(telling.quote)
    if match is None:
        return None
    predicate = stem(statement.predicate.split()[0]) if statement.predicate else ""
    to_death = _TO_DEATH.search(telling.quote) is not None
    if predicate in LIFE or to_death:
        passive = _PASSIVE.match(telling.quote, match.end("of"))
        if (predicate in SUFFERED or to_death) and not passive:
            return None
        return _life(LIFE.get(predicate, "death"), _whom(match["noun"], telling), document)
    return _thing(predicate, match, telling)


def _arrest(telling: Telling) -> Once | None:
    """The arrest of somebody named in full; who is let go may be arrested again."""
    (person,) = telling.whom
    words = frozenset(person.split())
    in_words = telling.explicit or _DAY_AND_MONTH.search(telling.dated_by)
    if not in_words or ordinals(telling.quote) or len(words) < FULL:
        return None
    return Once("arrest", person.rsplit(" ", 1)[-1], words, words, A_WEEK)


_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_DAY_AND_MONTH = re.compile(rf"\b\d{{1,2}}\s+{_MONTH}|\b{_MONTH}\s+\d{{1,2}}\b")
"""A day in so many words, if not its year: of days a week apart the year is the same."""
_TO_DEATH = re.compile(r"\b(?:was|were|been)\s+(?:\w+\s+){1,2}(?:dead|to death)\b")
"""What somebody dies of, whatever the verb: "was shot dead", "was beaten to death"."""
_PASSIVE = re.compile(r"[^.;]{0,40}?\s(?:was|were|is|been)\s")


def contradict(one: tuple[Once, Telling], two: tuple[Once, Telling]) -> bool:
    """Whether two tellings give one act two dates that exclude each other."""
    (act, a), (other, b) = one, two
    if a.when is None or b.when is None or a.when.overlaps(b.when) or not act.same(other):
        return False
    if (a.document, _voice(a)) == (b.document, _voice(b)):
        return False
    gap = a.when.gap(b.when)
    return gap <= min(act.reach, other.reach) and not (act.head in _HAPPENINGS and _yearly(gap))


def _yearly(gap: int) -> bool:
    """Whether two days lie as far apart as those of a thing held every year."""
    return gap > A_MONTH and min(gap % 365, 365 - gap % 365) <= A_MONTH


def _voice(telling: Telling) -> str:
    return telling.chain[-1].voice if telling.chain else ""


# ------------------------------------------------------------------------ births, deaths


def _life(act: str, noun: str, document: str) -> Once | None:
    """The birth or death of somebody whose full name the document gives."""
    named = list(itertools.takewhile(lambda w: w[:1].isupper(), reversed(noun.split())))
    words = [w for w in reversed(named) if w.casefold().rstrip(".") not in TITLES]
    if not words:
        return None
    full = words if len(words) > 1 else _in_full(words[0], document)
    key = frozenset(w.casefold() for w in full)
    return Once(act, full[-1].casefold(), key, key, YEARS) if len(full) > 1 else None


def _whom(noun: str, telling: Telling) -> str:
    """A subject, or whom a pronoun stands for where the sentence before names one alone."""
    alone = next(iter(telling.names)) if len(telling.names) == 1 else ""
    if noun.casefold() not in ("he", "she") or not may_be(_POLITE[noun.casefold()], alone or "?"):
        return noun
    return alone.title()


_POLITE = {"he": "Mr", "she": "Mrs"}


def _in_full(surname: str, document: str) -> list[str]:
    """The full name of the one person of a surname."""
    found = re.findall(rf"\b([A-Z][a-zà-ÿ]+) {re.escape(surname)}\b", document)
    first = {name for name in found if name.casefold() not in TITLES | SILENT}
    return [first.pop(), surname] if len(first) == 1 else [surname]


# ------------------------------------------------------------------- things and happenings


def _thing(predicate: str, match: re.Match[str], telling: Telling) -> Once | None:
    noun, rest = match["noun"], telling.quote[match.end("noun") :]
    if not match["the"] and not noun[:1].isupper():
        return None
    words = _content(noun)
    if not words:
        return None
    whole = frozenset((*words, *_content(match["of"] or "")))
    names = capitals(f"{noun} {rest}")
    if RECURRING & whole:
        return None
    if words[-1] in _HAPPENINGS:
        act = NAMED.get(predicate)
        if act is not None:
            return Once(act, words[-1], whole, names, _reach(words[-1], predicate))
    if predicate not in FOR_GOOD:
        return None
    return Once(ACTS.get(predicate, predicate), words[-1], whole, names, AWHILE)


def _reach(happening: str, predicate: str) -> int:
    """Days within which one happening called by its name is taken for one."""
    if happening in OFTEN:
        return A_DAY_OR_TWO
    return AWHILE if predicate in FOR_GOOD else A_MONTH


_HAPPENINGS = frozenset(stem(noun) for noun in EVENT_NOUNS)
_CAPITAL = re.compile(r"(?<!-)\b[A-ZÀ-Þ][\w'’-]+")


def _content(phrase: str) -> list[str]:
    return list(stems(phrase))


def capitals(text: str) -> frozenset[str]:
    """Words with a capital, months and weekdays aside."""
    found = {m[0].casefold() for m in _CAPITAL.finditer(text)}
    return frozenset(w for w in found if w not in SILENT | _CALENDAR and not is_number(w))


_CALENDAR = frozenset(
    """january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday""".split()
)

# --------------------------------------------------------------------------- in a pile


def join_once(clusters: Sequence[Cluster], documents: Sequence[Marked]) -> list[Cluster]:
    """Events that one act told with two dates had torn apart, joined again."""
    home = {id(t): n for n, cluster in enumerate(clusters) for t in cluster.tellings}
    tellings = [t for cluster in clusters for t in cluster.tellings]
    rows = [(act, t) for t in tellings if (act := once_of(t, documents[t.document].document.text))]
    leader = list(range(len(clusters)))
    for (_, one), (_, two) in contradicting(rows):
        a, b = sorted((leader_of(leader, home[id(one)]), leader_of(leader, home[id(two)])))
        if a != b:
            leader[b] = a
            clusters[a].absorb(clusters[b])
    return [cluster for n, cluster in enumerate(clusters) if leader[n] == n]


def contradicting(
    rows: Iterable[tuple[Once, Telling]],
) -> Iterator[tuple[tuple[Once, Telling], tuple[Once, Telling]]]:
    """Pairs of tellings that give one act two dates.

    Where one voice itself gives two days there were two acts, and nobody is contradicted.
    """
    alike: Mapping[tuple[str, str], list[tuple[Once, Telling]]] = defaultdict(list)
    for row in rows:
        alike[row[0].act, row[0].head].append(row)
    for group in alike.values():
        for one, two in itertools.combinations(group, 2):
            if contradict(one, two) and not _told_twice(one, two, group):
                yield one, two


def _told_twice(
    one: tuple[Once, Telling], two: tuple[Once, Telling], group: Sequence[tuple[Once, Telling]]
) -> bool:
    """Whether either voice also gives a day that excludes its own."""
    for act, telling in (one, two):
        for other, told in group:
            mine = (told.document, _voice(told)) == (telling.document, _voice(telling))
            if not mine or not act.same(other) or telling.when is None or told.when is None:
                continue
            if not telling.when.overlaps(told.when):
                return True
    return False
