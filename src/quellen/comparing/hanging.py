"""What hangs on what: "two weeks before the siege of Varn" ties an event to another one.

Read are distances ("eight days after", "six months before") and bare orders ("after the fall of …")
whose anchor is one event that the documents tell, named by all its words. What could be either of
two events ties nothing.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from quellen.comparing.distances import Phrase, phrases
from quellen.comparing.happening import Happening, Witnessed
from quellen.comparing.lasting import spans_of_time
from quellen.comparing.network import UNBOUNDED
from quellen.comparing.terms import stem, stems
from quellen.comparing.ties import Tie, ordinals, own_words, which_of
from quellen.model import Marked

_BEGINS = frozenset(stem(w) for w in "begin began start open broke launch initiate".split())
_ENDS = frozenset(stem(w) for w in "end cease lift conclude finish close over".split())
FEWEST = 2  # words by which an anchor must be named
_UNTRUE = re.compile(r"\b(?:not true|untrue|false|wrong|myth|legend|rumou?r)\b", re.IGNORECASE)
_NAMED = re.compile(r"(?<!^)\b[A-Z]|^[A-Z]")


def ties(happenings: Sequence[Happening], documents: Sequence[Marked]) -> list[Tie]:
    """All that hangs on something that is told."""
    by_document: dict[str, list[tuple[Witnessed, int]]] = defaultdict(list)
    for happening in happenings:
        for witnessed in happening.affirmed:
            by_document[witnessed.account.document].append((witnessed, happening.number))
    said = [
        (phrase, marked, told) for marked in documents if (told := by_document.get(marked.id))
        for phrase in phrases(marked.document.text) if _holding(phrase, told)
    ]  # fmt: skip
    named = _by_word(happenings, _words_of(said))
    found = itertools.chain(
        (tie for phrase, marked, told in said for tie in _tie(phrase, marked, told, named)),
        spans_of_time(happenings, documents),
    )
    several = functools.cache(lambda number: _of_several(happenings[number]))
    return [tie for tie in found if not several(tie.event) and not several(tie.anchor)]


Row = tuple[Witnessed, int]
"""A telling with its account, and the number of its event."""
Said = tuple[Phrase, Marked, Sequence[Row]]
"""A distance, the document that gives it, and what that tells."""


def _holding(phrase: Phrase, told: Sequence[Row]) -> list[Row]:
    """What is told at a distance."""
    return [(w, n) for w, n in told if phrase.hangs(w.telling.start, w.telling.end)]


def _words_of(said: Sequence[Said]) -> set[str]:
    """The words by which any of these distances may look for an event."""
    anchors = {word for phrase, _, _ in said for word in stems(phrase.anchor)}
    held = (w for phrase, _, told in said for w, _ in _holding(phrase, told))
    return anchors.union(*(own_words(w.telling) for w in held))


def _by_word(happenings: Sequence[Happening], wanted: Set[str]) -> Named:
    """Events, with their tellings, by the words of their own clauses, as far as they are wanted."""
    named: dict[str, dict[int, list[Witnessed]]] = defaultdict(lambda: defaultdict(list))
    for happening in happenings if wanted else ():
        for witnessed in happening.affirmed:
            terms = witnessed.telling.terms
            for term in terms.keys() & wanted:
                if terms[term] == 1.0:
                    named[term][happening.number].append(witnessed)
    return named


def _of_several(happening: Happening) -> bool:
    """Whether its accounts may be of more than one: "captured for the first time", "captured"."""
    words = Counter(word for w in happening.affirmed for word in own_words(w.telling))
    kind = {word for word, n in words.items() if n > 1}
    told = {which_of(w.telling.quote, kind) for w in happening.affirmed}
    return len(told) > 1


Named = Mapping[str, Mapping[int, Sequence[Witnessed]]]
"""Word → events, by number, with the tellings that have it."""


def _tie(phrase: Phrase, marked: Marked, told: Sequence[Row], named: Named) -> Iterator[Tie]:
    witnessed, own = min(
        _holding(phrase, told), key=lambda row: row[0].telling.end - row[0].telling.start
    )
    if witnessed.telling.negative or _UNTRUE.search(witnessed.telling.sentence):
        return
    event = _dated_elsewhere(witnessed, own, named)
    found = _anchor(phrase, event, {n for _, n in told}, named)
    if found is not None:
        anchor, loose = found
        low, high = phrase.low, UNBOUNDED if loose else phrase.high
        start, end = witnessed.telling.start, witnessed.telling.end
        span = (min(start, phrase.start), max(end, phrase.end))
        words = marked.document.text[phrase.start : phrase.end]
        name = frozenset(stems(phrase.anchor).keys() - _BEGINS - _ENDS)
        clause = own_words(witnessed.telling)
        words = " ".join(words.split())
        yield Tie(event, anchor, low, high, words, marked, span, clause, name)


def _dated_elsewhere(witnessed: Witnessed, own: int, named: Named) -> int:
    """The event of the same clause with a date, if one alone is told in just these words.

    "The bakers of Ostrel rebelled on 1 January" dates what rebelled two weeks before the siege.
    """
    telling = witnessed.telling
    words = own_words(telling)
    if telling.explicit or len(words) < FEWEST or not _NAMED.search(telling.quote[1:]):
        return own
    same = {
        n for n, tellings in named.get(min(words), {}).items() if n != own
        for w in tellings
        if w.telling.explicit and not w.telling.negative and own_words(w.telling) == words
        and w.telling.predicate == telling.predicate
        and ordinals(w.telling.quote) == ordinals(telling.quote)
    }  # fmt: skip
    return same.pop() if len(same) == 1 else own


def _anchor(phrase: Phrase, event: int, told: Set[int], named: Named) -> tuple[int, bool] | None:
    """The one event that is named so; and whether only its beginning is known, not its end.

    "The mutiny of the cooks" is one that the same document tells too (``told`` are the events of
    that); only a name is the same everywhere.
    """
    words = stems(phrase.anchor).keys() - _BEGINS - _ENDS
    if len(words) < FEWEST:
        return None
    tellings = _telling_all(words, named)
    tellings.pop(event, None)
    begins = {n for n, ws in tellings.items() if any(w.telling.predicate in _BEGINS for w in ws)}
    ends = {n for n, ws in tellings.items() if any(w.telling.predicate in _ENDS for w in ws)}
    says_start = phrase.since_start or bool(stems(phrase.anchor).keys() & _BEGINS)
    after = phrase.low + phrase.high > 0
    fitting = set(tellings) - (begins - ends if after and ends and not says_start else set())
    fitting -= ends - begins if not after or says_start else set()
    if len(fitting) != 1:
        return None
    (found,) = fitting
    if not _NAMED.search(phrase.anchor) and found not in told:
        return None
    return found, after and found in begins and not says_start


def _telling_all(words: Set[str], named: Named) -> dict[int, list[Witnessed]]:
    """Events that a clause tells in all these words; those that it dates itself, if there are."""
    common = set.intersection(*(set(named.get(w, ())) for w in words))
    found: dict[int, list[Witnessed]] = {}
    for number in common:
        telling = [
            w for w in named[min(words)][number]
            if all(w.telling.terms.get(t) == 1.0 for t in words)
            and not _hangs_on(words, w.telling.quote)
        ]  # fmt: skip
        if telling:
            found[number] = telling
    dated = {n: ws for n, ws in found.items() if any(w.telling.explicit for w in ws)}
    return dated or found


def _hangs_on(words: Set[str], quote: str) -> bool:
    """Whether a clause only reckons from what the words name."""
    return any(words <= stems(p.anchor).keys() for p in phrases(quote))
