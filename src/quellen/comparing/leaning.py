"""What ties an undated clause to what was told before it: anaphora, never mere likeness."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence, Set
from importlib import resources

from quellen.comparing.cluster import Cluster
from quellen.comparing.families import families, is_family
from quellen.comparing.firsthand import in_own_words
from quellen.comparing.harm import HARM
from quellen.comparing.tellings import PRONOUNS, Telling
from quellen.comparing.terms import NUMBER_WORDS, stem, stems
from quellen.marking.statements.vocabulary import EVENT_NOUNS

_WORDS = tomllib.loads(
    resources.files("quellen.comparing").joinpath("leaning.toml").read_text("utf-8")
)


def _stems(kind: str) -> frozenset[str]:
    return frozenset(map(stem, _WORDS[kind].split()))


STATES, FOLLOWS, LASTS, LOSSES = (_stems(k) for k in ("states", "follows", "lasts", "losses"))
MERELY = STATES - _stems("acting")
HAPPENINGS = _stems("happenings") | {stem(noun) for noun in EVENT_NOUNS}
DISASTERS = frozenset(
    "=collapse =burn =bomb =bombard =kill =die =shoot =attack =battle =flood =destroy".split()
)
_NUMBER = re.compile(
    rf"(?:(?:nearly|almost|about|some|over|around|more than|at least|only|as many as)\s+)*"
    rf"(?:\d|(?:{'|'.join(sorted(NUMBER_WORDS))})\b)",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(r"(?:It|That|This) (?:was|happened)\b")
_PARTS_OF_TIME = frozenset(
    stem(word)
    for word in "night day morning evening afternoon year month week summer winter".split()
)
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


def leans(aside: Telling, telling: Telling, text: str) -> bool:
    """Whether it cannot be understood without what was told before it."""
    parts = _participants(aside, text)
    if not parts:
        return False
    if aside.predicate in LASTS:
        return parts[0].casefold() in _IT
    if _SHARE.fullmatch(parts[0]):
        return True
    if _is_loss(aside, parts) and _is_disaster(telling):
        return True
    own, told = _own(aside), _around(telling)
    again = aside.predicate == telling.predicate and aside.predicate not in STATES
    if not again and families(own).isdisjoint(families(told)):
        return False
    return aside.predicate not in FOLLOWS and all(_known(part, telling) for part in parts)


def _is_loss(aside: Telling, parts: Sequence[str]) -> bool:
    """Whether it counts, without saying who did it, what was lost, hurt or found."""
    statement = aside.statement
    counted = any(_NUMBER.match(part) for part in parts)
    return counted and statement is not None and not statement.agents and aside.predicate in LOSSES


def _is_disaster(telling: Telling) -> bool:
    """Whether it tells of something by which people and things come to harm."""
    told = _around(telling)
    return not (HARM.isdisjoint(told) and DISASTERS.isdisjoint(families(told)))


def only_dates(telling: Telling) -> bool:
    """Whether a sentence says nothing but when: "It was the night of 14 November"."""
    return _POINTS_BACK.match(telling.quote) is not None and not _own(telling) - _PARTS_OF_TIME


def points_at_day(telling: Telling) -> bool:
    """Whether a sentence tells nothing but that something was on a day, or says how that day was.

    "Of the events of 18 May much has been written", "what happened on the Friday I have told",
    "the eighteenth of May was warm".
    """
    if only_dates(telling):
        return True
    day = re.escape(telling.dated_by)
    if not day:
        return False
    return any(re.search(words.format(day=day), telling.quote) for words in _POINTERS)


_POINTERS = (
    r"\b[Tt]he\s+(?:\w+\s+)?(?:events?|happenings|occurrences|disturbances|doings)\s+of\s+"
    r"(?:the\s+)?{day}",
    r"\b[Ww]hat\s+(?:then\s+)?(?:happened|occurred|took\s+place|followed)\s+(?:(?:on|in)\s+)?"
    r"(?:the\s+)?{day}",
    r"^(?:[Tt]he\s+)?{day}\s+(?:was|had\s+been|dawned|began|broke)\s+(?:\w+\s+)?[a-z]+$",
)
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


def names_it(aside: Telling, telling: Telling, text: str) -> bool:
    """Whether its subject is the act that was told: "the talks failed", after "they met"."""
    if aside.predicate in FOLLOWS:
        return False
    told = _around(telling)
    kinds = families(told)
    for subject in _participants(aside, text)[:1]:
        words = stems(subject).keys()
        act = _DEFINITE.match(subject) and _head(subject) in HAPPENINGS
        if act and all(w in told or not families([w]).isdisjoint(kinds) for w in words):
            return True
    ordered = _ORDERED.search(text, aside.start, aside.end)
    return ordered is not None and not families(stems(ordered["act"])).isdisjoint(kinds)


def seen(aside: Telling, cluster: Cluster) -> bool:
    """Whether an eyewitness, in words of his own, saw the act."""
    hand = in_own_words(aside.sentence)
    if hand is None or hand[0] != "eyewitness" or aside.chain:
        return False
    kinds = {term for t in cluster.tellings for term in t.terms if is_family(term)}
    return not families(_own(aside)).isdisjoint(kinds)


def first_verb(telling: Telling) -> str:
    """The stem of its verb, whatever goes with it: of "be eleven" be."""
    predicate = telling.statement.predicate if telling.statement else ""
    return stem(predicate.split()[0]) if predicate else ""


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
