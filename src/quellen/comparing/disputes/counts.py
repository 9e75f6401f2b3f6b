"""Which figures of an event can be held against one another, and within which scope.

Counts of people that records keep (dead, injured, present …), said in so many words, by documents
that date the event themselves. "Two others were in good condition" counts a part. What a document
says without a date belongs to its main event only if it is that document's toll, or the word of
somebody named. What is added to an earlier count, or up within one sentence, is reckoned with it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from quellen.comparing.days import Interval
from quellen.comparing.disputes.count import Count, What
from quellen.comparing.disputes.nobody import is_nobody, nobodies
from quellen.comparing.disputes.partial import as_seen, is_of_more, said_before
from quellen.comparing.disputes.scope import Scope, scope_of
from quellen.comparing.disputes.sums import is_added, sums_of, with_added
from quellen.comparing.disputes.things import is_thing, thing
from quellen.comparing.happening import Happening, Witnessed
from quellen.comparing.tolls import CASUALTIES
from quellen.marking.figures.toll import toll
from quellen.model import Figure

COMPARED = CASUALTIES | {"present", "signatures", "votes"}
"""Counts of people that records keep; told years later, who was shot is one of these too, while in
the news of a day some of them live."""
CLOSE = 31  # days: a document that dates the event less closely may mean another
ROSE = re.compile(
    r"\b(?:rose|risen|rising|climbed|increased|revised|grew|grown|later (?:rose|put)|"
    r"updated (?:the |its |their )?(?:toll|count|figures?|number)|"
    r"now stands?|has since|had since|final (?:toll|count|figure)|new (?:toll|count|figure)|"
    r"brought the (?:toll|number|total)|bringing the (?:toll|number|total)|(?:fell|lowered) to)\b",
    re.IGNORECASE,
)
"""Words by which a count takes up an earlier one."""
HAS_RISEN = re.compile(
    r"\b(?:(?:has|have) (?:now )?(?:risen|climbed|grown|increased)|rises|climbs|"
    r"is (?:still )?rising)\b",
    re.IGNORECASE,
)
"""Words by which a count says that it is not the last."""
FIRST_COUNT = re.compile(
    r"\b(?:(?:on|during|after|by) the first (?:day|night|evening|morning|hours?)|at first|"
    r"initial(?:ly)?|(?:first|early) (?:reports?|counts?|estimates?|figures?)|so far|as yet|"
    r"to date|(?:until|up to|by) now)\b",
    re.IGNORECASE,
)
"""Words by which a count that has no day of its own is only the first of several."""
_CONDITION = re.compile(
    r"\b(?:each|(?:critical|serious|stable|good|fair|grave)(?:ly)?(?: condition)?|minor)\b",
    re.IGNORECASE,
)
"""Words that divide the hurt by how they are."""
_OTHERS = re.compile(r"\b(?:others?|another|additional|further)\b", re.IGNORECASE)
_OF = re.compile(
    r"\s*of (?:them|whom|those|these|his|her|their|the \w+|\d+|two|three|four|five|six|seven|"
    r"eight|nine|ten|several|many)\b",
    re.IGNORECASE,
)
"""Words that make a number the part of another."""

Key = tuple[What, Scope, str, str]
"""What is counted, its scope, the document and the voice."""


def counts_of(happening: Happening) -> dict[What, list[Count]]:
    """What each voice of each document gives for an event, by what is counted."""
    best: dict[Key, Count] = {}
    for count in _all(happening):
        key = (count.what, count.scope, count.by.account.document, _whose(count.by))
        if key not in best or _larger(count, best[key]):
            best[key] = count
    found: dict[What, list[Count]] = defaultdict(list)
    for count in with_added(list(best.values())):
        found[count.what].append(count)
    return found


def _all(happening: Happening) -> Iterator[Count]:
    """Every count that is given as a total, and the sums within one telling."""
    open_ended, dating = _open_ended(happening), _dating(happening)
    for witnessed in happening.affirmed:
        telling, document = witnessed.telling, witnessed.account.document
        if document in dating:
            yield from nobodies(witnessed)
        if not telling.negative:
            own = [f for f in telling.figures if is_thing(f, telling)]
            yield from (c for f in own if (c := thing(f, witnessed)))
        if document in dating and not telling.negative and not said_before(witnessed, dating):
            figures = [f for f in telling.figures if _is_total(f, witnessed)]
            exact = [_as_elsewhere(as_seen(f, witnessed), document, open_ended) for f in figures]
            counts = [c for f in exact if (c := _count(f, witnessed))]
            yield from (*counts, *sums_of(counts))


def _count(figure: Figure, witnessed: Witnessed) -> Count | None:
    scope = scope_of(figure, witnessed.telling, witnessed.marked.document.text)
    if scope and is_of_more(figure, witnessed):
        scope = replace(scope, several=True)
    return Count(figure, witnessed, (figure.counts, figure.unit), scope) if scope else None


def _dating(happening: Happening) -> dict[str, Interval]:
    """Documents that date the event themselves, closely enough, with a day that they give."""
    return {
        w.account.document: w.telling.when
        for w in happening.affirmed
        if w.telling.when is not None
        and not w.telling.focal
        and not w.telling.when.is_open
        and w.telling.when.width <= CLOSE
    }


def _is_total(figure: Figure, witnessed: Witnessed) -> bool:
    shot = figure.counts == "shot" and witnessed.telling.history
    if figure.qualifier == "implicit" or figure.part or not (figure.counts in COMPARED or shot):
        return False
    if figure.unit != "person" and figure.counts in CASUALTIES:
        return False
    if _vague(figure) or is_nobody(figure) or is_added(figure, witnessed.marked):
        return False
    if _is_share(figure, witnessed):
        return False
    if not witnessed.telling.focal:
        return True
    told = _named(witnessed) or _reckons(witnessed) or _is_toll(figure, witnessed)
    told = told or witnessed.telling.history  # which has no toll of its own: see spoken_of
    return told and not FIRST_COUNT.search(witnessed.telling.sentence)


def _is_share(figure: Figure, witnessed: Witnessed) -> bool:
    """Whether the words beside a figure make it a part: "two others", "three of the wounded"."""
    text = witnessed.marked.document.text
    around = text[max(0, figure.start - 12) : figure.end + 8]
    hurt = figure.counts != "killed" and _CONDITION.search(witnessed.telling.quote)
    return bool(
        hurt
        or _OTHERS.search(around)
        or _OF.search(text, figure.start, figure.end)
        or _OF.match(text, figure.end)
    )


def _vague(figure: Figure) -> bool:
    """ "Dozens", "about twenty or more": a word for many is no number."""
    return figure.qualifier == "about" and (figure.low is None or figure.high is None)


def _named(witnessed: Witnessed) -> bool:
    """Whether somebody in particular says it."""
    return bool(witnessed.telling.chain) and witnessed.telling.chain[-1].entity is not None


def _whose(witnessed: Witnessed) -> str:
    """Whose total it is: somebody's in particular, or the document's."""
    return witnessed.account.voice if _named(witnessed) or _reckons(witnessed) else ""


def _reckons(witnessed: Witnessed) -> bool:
    """ "The ministry puts the toll at four": whoever says so, it is the toll of what is told."""
    return bool(witnessed.telling.chain) and bool(_THE_TOLL.search(witnessed.telling.quote))


_THE_TOLL = re.compile(r"\bthe (?:death )?toll\b|\b(?:speaks?|spoke) of\b", re.IGNORECASE)


def _is_toll(figure: Figure, witnessed: Witnessed) -> bool:
    marked = witnessed.marked
    main = toll(marked.document, marked.analysis.figures, figure.counts)
    return main is not None and main.low == figure.low


def _open_ended(happening: Happening) -> set[tuple[str, str, float | None]]:
    """(document, what is counted, number) of each "at least" and "more than"."""
    return {
        (w.account.document, f.counts, f.low)
        for w in happening.affirmed
        for f in w.telling.figures
        if f.qualifier in ("at_least", "more_than")
    }


def _as_elsewhere(
    figure: Figure, document: str, open_ended: set[tuple[str, str, float | None]]
) -> Figure:
    """A bare number ("Four dead") that the same document gives as "at least four" means that."""
    if (document, figure.counts, figure.low) in open_ended and figure.qualifier == "exactly":
        return replace(figure, high=None, qualifier="at_least")
    return figure


def _larger(count: Count, other: Count) -> bool:
    """Whether a count is the one to keep: the total, and where it is said to have risen."""
    return _rank(count) > _rank(other)


def _rank(count: Count) -> tuple[float, bool]:
    return count.figure.low or 0, ROSE.search(count.by.telling.sentence) is not None
