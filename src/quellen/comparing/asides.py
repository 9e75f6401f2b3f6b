"""Asides: what a history tells without a date, of the event that it is speaking of.

Most of its clauses have no date and are no telling of the event before them: they say who somebody
was, what came of it, what else there was. An aside is taken for one only where grammar ties it to
what was told right before it:

- it tells the act again, of the same ("we walked. … we walked it in nine days", "was kidnapped. He
  was held for two months"), or of a number without a noun ("we voted. Two thirds said yes");
- its subject names the act ("the talks failed", "the order to shoot was given by …");
- it says how long that was ("it lasted two months");
- an eyewitness saw the act ("I heard them fire").

So anaphora decides, not likeness: definite phrases, pronouns and what is left out point back
(Halliday & Hasan 1976), while "another", "a second" and indefinite phrases bring in something new.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set

from quellen.comparing.cluster import Cluster
from quellen.comparing.events import elsewhere
from quellen.comparing.families import families, is_family
from quellen.comparing.firsthand import in_own_words
from quellen.comparing.identity import Identities
from quellen.comparing.tellings import PRONOUNS, Reader, Telling
from quellen.comparing.terms import Rarity, stem, stems
from quellen.marking.statements.vocabulary import EVENT_NOUNS
from quellen.model import Marked, Span, Statement

FEWEST = 2  # words of a clause that can stand for itself
NEXT = 2  # sentences from what was told to what leans on it
STATES = frozenset(
    stem(verb)
    for verb in """be have know believe think remain seem belong keep contain mean want like live
    exist include consist say tell write report describe call name do make get become appear need
    hope follow cause lead result precede give go come take ask bring put see hear feel begin start
    end cease stop continue""".split()
)
"""What is said of many things: to say it twice is not to tell one act twice. Self-compiled."""
FOLLOWS = frozenset(stem(verb) for verb in "follow precede cause lead result".split())
"""What is said of one event to tell of the next."""
LASTS = frozenset(stem(verb) for verb in "last endure drag rage".split())
HAPPENINGS = frozenset(
    stem(noun) for noun in (*EVENT_NOUNS, *"bomb breach failure negotiations shots talks".split())
)
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
_DEFINITE = re.compile(r"(?:the|this|that)\s", re.IGNORECASE)
_INDEFINITE = re.compile(r"(?:a|an|some|any|no)\s", re.IGNORECASE)
_HEAD = re.compile(
    r"^(?P<head>.+?)(?:\s+(?:of|in|at|on|for|with|between|against|to)\s.*)?$", re.DOTALL
)
_ORDERED = re.compile(
    r"\b(?:the|this|that)\s+(?:orders?|command|instructions?|signal)\s+to\s+(?P<act>[a-z]+)",
    re.IGNORECASE,
)
"""An order of which one speaks as known is that of what was told."""
_SHARE = re.compile(
    r"(?:(?:nearly|almost|about|some|over|under|just|only|exactly|more than|less than|at least)"
    r"\s+)*"
    r"(?:[a-z-]+\s+(?:thirds?|quarters?|fifths|tenths)|half|[\d.,]+\s*(?:%|per\s?cent)|"
    r"[a-z-]+\s+per\s?cent)(?:\s+of\s+(?:them|us|these|those))?",
    re.IGNORECASE,
)
"""A share of those of whom was spoken, without a word for them."""
_UNTRUE = re.compile(r"\b(?:not true|untrue|false|wrong|myth|legend|rumou?r)\b", re.IGNORECASE)


def join_asides(
    clusters: Sequence[Cluster], documents: Sequence[Marked], identities: Identities
) -> list[Cluster]:
    """Let the asides of histories join the events they are told of; those that have grown."""
    rarity = Rarity(t.terms for c in clusters for t in c.tellings)
    grown: dict[Cluster, None] = {}
    for number in sorted({t.document for c in clusters for t in c.tellings if t.history}):
        thread = _Thread(number, documents[number], clusters)
        for aside in thread.asides(Reader(number, documents[number], identities)):
            home = thread.home_of(aside)
            if home is not None:
                thread.quote_sentence(aside)
                aside.vector = rarity.vector(aside.terms)
                aside.history = True
                home.add(aside)
                grown[home] = None
    return list(grown)


class _Thread:
    """What one history tells with dates, in the order of its text."""

    def __init__(self, number: int, marked: Marked, clusters: Sequence[Cluster]) -> None:
        self._marked = marked
        self._starts = [start for start, _ in marked.analysis.sentences]
        own = [(t, c) for c in clusters for t in c.tellings if t.document == number]
        self._known = {t.statement.id for t, _ in own if t.statement is not None}
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
            return None
        if telling.sentence == aside.sentence or elsewhere(aside, cluster):
            return None
        next_to = self._sentence(aside) - self._sentence(telling) <= NEXT
        text = self._marked.document.text
        tied = (next_to and _leans(aside, telling, text)) or _names_it(aside, telling, text)
        return cluster if tied or _seen(aside, cluster) else None

    def quote_sentence(self, aside: Telling) -> None:
        """Give an aside the words around it, if its sentence tells nothing else."""
        sentence = self._marked.analysis.sentences[self._sentence(aside) - 1]
        if not any(sentence[0] <= t.start < sentence[1] for t, _ in self._told):
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


# ------------------------------------------------------------------------------------- ties


def _leans(aside: Telling, telling: Telling, text: str) -> bool:
    """Whether it cannot be understood without what was told before it."""
    parts = _participants(aside, text)
    if aside.predicate in LASTS:
        return parts[0].casefold() in _IT
    if _SHARE.fullmatch(parts[0]):
        return True
    own, told = _own(aside), _around(telling)
    again = aside.predicate == telling.predicate and aside.predicate not in STATES
    if not again and families(own).isdisjoint(families(told)):
        return False
    return aside.predicate not in FOLLOWS and all(_known(part, telling) for part in parts)


_IT = frozenset({"it", "this", "that"})
_SELF = re.compile(r"\b(?:I|[Ww]e|us|me)\b")


def _known(part: str, telling: Telling) -> bool:
    """Whether words for somebody or something point back to what was told."""
    if _SELF.fullmatch(part):
        return _SELF.search(telling.quote) is not None
    if part.casefold() in PRONOUNS or _INDEFINITE.match(part):
        return part.casefold() in PRONOUNS
    head, told = _head(part), _around(telling)
    return head in told or not families([head]).isdisjoint(families(told))


def _head(phrase: str) -> str:
    """The stem of the noun that a phrase is about: of "the heavy losses of the army" losses."""
    match = _HEAD.match(phrase)
    return stem((match["head"] if match else phrase).split()[-1].casefold())


def _names_it(aside: Telling, telling: Telling, text: str) -> bool:
    """Whether its subject is the act that was told: "the talks failed", after "they met"."""
    if aside.predicate in FOLLOWS:
        return False
    told = _around(telling)
    kinds = families(told)
    subject = _participants(aside, text)[0]
    words = stems(subject).keys()
    act = _DEFINITE.match(subject) and _head(subject) in HAPPENINGS
    if act and all(w in told or not families([w]).isdisjoint(kinds) for w in words):
        return True
    ordered = _ORDERED.search(text, aside.start, aside.end)
    return ordered is not None and not families(stems(ordered["act"])).isdisjoint(kinds)


def _seen(aside: Telling, cluster: Cluster) -> bool:
    """Whether an eyewitness, in words of his own, saw the act."""
    hand = in_own_words(aside.sentence)
    if hand is None or hand[0] != "eyewitness" or aside.chain:
        return False
    kinds = {term for t in cluster.tellings for term in t.terms if is_family(term)}
    return not families(_own(aside)).isdisjoint(kinds)


def _own(telling: Telling) -> Set[str]:
    """The words of its clause."""
    return {t for t, weight in telling.terms.items() if weight == 1.0 and not is_family(t)}


def _around(telling: Telling) -> Set[str]:
    """The words of its sentence."""
    return stems(telling.sentence).keys()


def _participants(telling: Telling, text: str) -> list[str]:
    """Who does it, and whom or what it is done to, in the words of the text."""
    statement = telling.statement
    assert statement is not None
    return [text[a:b] for a, b in sorted((*statement.agents, *statement.patients))]
