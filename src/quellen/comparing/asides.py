"""Asides: what a history tells without a date, of the event that it is speaking of.

Most of its clauses have no date and are no telling of the event before them: they say who somebody
was, what came of it, what else there was. An aside is taken for one only where grammar ties it to
what was told right before it:

- it tells the act again, of the same ("we walked. … we walked it in nine days", "was kidnapped. He
  was held for two months"), or of a number without a noun ("we voted. Two thirds said yes");
- its subject names the act ("the talks failed", "the order to shoot was given by …");
- it says how long that was ("it lasted two months");
- an eyewitness saw the act ("I heard them fire");
- it counts what was lost or found in it ("some 140 houses were destroyed");
- the sentence that dates it points back to it ("the sea came over the dyke. … It was in May").

So anaphora decides, not likeness: definite phrases, pronouns and what is left out point back
(Halliday & Hasan 1976), while "another", "a second" and indefinite phrases bring in something new.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from quellen.comparing.cluster import Cluster
from quellen.comparing.deaths import Deaths
from quellen.comparing.events import merge, names_other_place
from quellen.comparing.identity import Identities, fold
from quellen.comparing.leaning import MERELY, first_verb, leans, names_it, only_dates, seen
from quellen.comparing.tellings import Reader, Telling
from quellen.comparing.terms import Rarity
from quellen.model import Marked, Span, Statement

FEWEST = 2  # words of a clause that can stand for itself
NEXT = 2  # sentences from what was told to what leans on it
_OTHER = re.compile(
    r"\b(?:another|others?|second|third|fourth|fifth|again|further|more|later|earlier|next|"
    r"similar|elsewhere|many|often|never|every|each|several|usually|always|sometimes|also|too|"
    r"numerous|various|both|new|following|previous|last|first|subsequent)\b",
    re.IGNORECASE,
)
"""Words that bring in one more of the kind, or all of it."""
_INSIDE = re.compile(
    r"(?:shortly\s+)?(?:who|whom|whose|which|what|how|why|whether|as|than|if|once|before|after|until|"
    r"since|in that|[a-z]+ing)\b",
    re.IGNORECASE,
)
"""How a clause begins that only says more of a word, or of the time, of its sentence."""
_UNTRUE = re.compile(r"\b(?:not true|untrue|false|wrong|myth|legend|rumou?r)\b", re.IGNORECASE)


def join_asides(
    clusters: Sequence[Cluster],
    documents: Sequence[Marked],
    identities: Identities,
    stories: Sequence[int],
) -> list[Cluster]:
    """Events, with the asides of histories in those they are told of.

    With these some turn out to be one. ``stories`` are the stories of the documents.
    """
    told: dict[int, list[tuple[Telling, Cluster]]] = defaultdict(list)
    for cluster in clusters:
        for telling in cluster.tellings:
            told[telling.document].append((telling, cluster))
    numbers = sorted(n for n, rows in told.items() if any(t.history for t, _ in rows))
    threads = {n: _Thread(documents[n], told[n]) for n in numbers}
    kept = [c for c in clusters if not _at_home(c, threads)]
    grown = len(kept) < len(clusters)
    rarity = Rarity(t.terms for rows in told.values() for t, _ in rows)
    deaths = Deaths(kept if threads else ())
    for number, thread in threads.items():
        asides = thread.asides(Reader(number, documents[number], identities))
        for aside in deaths.take_in(asides):
            home = thread.home_of(aside)
            if home is not None:
                thread.quote_sentence(aside)
                aside.vector = rarity.vector(aside.terms)
                aside.history = grown = True
                home.add(aside)
    return merge(kept, stories) if grown else kept


def _at_home(cluster: Cluster, threads: Mapping[int, _Thread]) -> bool:
    """Whether an event without any date was found to be part of one with a date, and joined it.

    Two histories that count the same houses beside the same fire both count those of the fire.
    """
    if any(t.when is not None or t.focal or t.hangs or not t.statement for t in cluster.tellings):
        return False
    told = [(threads[t.document], t) for t in cluster.tellings if t.document in threads]
    homes = {home for thread, t in told if (home := thread.home_of(t))} - {cluster}
    if len(homes) != 1:
        return False
    for telling in cluster.tellings:
        telling.focal = True
    homes.pop().absorb(cluster)
    return True


class _Thread:
    """What one history tells with dates, in the order of its text."""

    def __init__(self, marked: Marked, own: Sequence[tuple[Telling, Cluster]]) -> None:
        self._marked = marked
        self._starts = [start for start, _ in marked.analysis.sentences]
        self._known = {t.statement.id for t, _ in own if t.statement is not None}
        self._starting = [t.start for t, _ in own]
        self._told = sorted(
            ((t, c) for t, c in own if t.when is not None and t.paragraph), key=_place
        )
        self._begins = [t.start for t, _ in self._told]

    def asides(self, reader: Reader) -> Iterator[Telling]:
        """The clauses without a date that could tell of an event."""
        for statement in self._marked.analysis.statements:
            if statement.id not in self._known and _is_told(statement):
                aside = reader.undated(statement)
                if not aside.denied and _stands(aside):
                    yield aside

    def home_of(self, aside: Telling) -> Cluster | None:
        """The event that its paragraph speaks of, if an aside tells it again or more of it."""
        at = bisect_right(self._begins, aside.start)
        telling, cluster = self._told[at - 1] if at else (None, None)
        if telling is None or cluster is None or telling.paragraph != aside.paragraph:
            return self._dated_behind(aside, self._told[at] if at < len(self._told) else None)
        if telling.sentence == aside.sentence or names_other_place(aside, cluster):
            return None
        next_to = self._sentence(aside) - self._sentence(telling) <= NEXT
        text = self._marked.document.text
        tied = (next_to and leans(aside, telling, text)) or names_it(aside, telling, text)
        return cluster if tied or seen(aside, cluster) else None

    def _dated_behind(self, aside: Telling, row: tuple[Telling, Cluster] | None) -> Cluster | None:
        """The event that the next sentence with a date only dates: "It was in May 1962"."""
        if row is None or row[0].paragraph != aside.paragraph or not only_dates(row[0]):
            return None
        words = {fold(word) for word in aside.quote.split()}
        named = any(words & set(name.split()) for name in row[1].names.keys() & aside.names)
        return row[1] if named and first_verb(aside) not in MERELY else None

    def quote_sentence(self, aside: Telling) -> None:
        """Give an aside the words around it, if its sentence tells nothing else."""
        sentence = self._marked.analysis.sentences[self._sentence(aside) - 1]
        if not any(sentence[0] <= start < sentence[1] for start in self._starting):
            aside.start, aside.end = sentence
            aside.quote = aside.sentence

    def _sentence(self, telling: Telling) -> int:
        return bisect_right(self._starts, telling.start)


def _place(row: tuple[Telling, Cluster]) -> Span:
    return row[0].start, row[0].end


# ------------------------------------------------------------------------------ which clauses


def _is_told(statement: Statement) -> bool:
    """Whether a clause says, for sure and of no time of its own, that something happened."""
    dated = statement.time is not None or statement.earliest or statement.latest
    return (
        not dated and statement.polarity == "positive"
        and statement.modality in ("actual", "alleged")
        and bool(statement.agents or statement.patients)
    )  # fmt: skip


def _stands(aside: Telling) -> bool:
    """Whether it is a clause of its own, and of nothing new."""
    told = not (_INSIDE.match(aside.quote) or _OTHER.search(aside.quote))
    long = len(aside.quote.split()) >= FEWEST
    return told and long and not _UNTRUE.search(aside.sentence)
