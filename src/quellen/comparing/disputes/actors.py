"""Disputes over who did it: one deed, done to the same, laid to both sides of a conflict.

Most accounts that name different actors agree: "soldiers" fired, and "the Third Regiment" did. What
excludes each other are the forces of a state and those who bear arms against it. So a dispute needs
one agent of each kind, both explicit, beside one deed that is done to the same. And a person who is
killed by one hand is not killed by another's: two people, both named, each said to have killed him.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from quellen.comparing.disputes.draft import Draft, side
from quellen.comparing.disputes.vocabulary import DEEDS, INSURGENTS, MOVEMENTS, STATE
from quellen.comparing.families import families
from quellen.comparing.happening import Happening, Witnessed
from quellen.comparing.terms import stem, stems
from quellen.model import Marked

_NUMBERED = re.compile(r"\b(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth)\b", re.IGNORECASE)
"""What armies number: "the 3rd Brigade" is none of rebels."""


def actor_disputes(happening: Happening, documents: Sequence[Marked]) -> Iterator[Draft]:
    """For an event: who killed somebody, and the forces of a state against those who fight it."""
    yield from _killers(happening)
    done = [(w, camp) for w in happening.affirmed if (camp := _camp(w, documents)) is not None]
    of_state, against = ([w for w, camp in done if camp is its] for its in (True, False))
    parted = [pair for pair in itertools.product(of_state, against) if _one_deed(*pair)]
    if not parted:
        return
    rows = [list({id(w): w for w in its}.values()) for its in zip(*parted, strict=True)]
    sides = tuple(side(agent_of(its[0]), [w.account for w in its]) for its in rows)
    said = " and ".join(s.value for s in sides)
    reason = f"{said} cannot both be who did it: the accounts lay one deed to both sides"
    yield Draft("actor", "conflict", sides, (reason,), happening.number)


def _killers(happening: Happening) -> Iterator[Draft]:
    """A dispute for each person whose killing is laid to two people, both by their names."""
    done = [(w, killing) for w in happening.affirmed if (killing := _killing(w)) is not None]
    for victim in dict.fromkeys(victim for _, (_, victim) in done):
        told: dict[str, list[Witnessed]] = defaultdict(list)
        for witnessed, (killer, whom) in done:
            if whom == victim:
                told[killer].append(witnessed)
        if len({w.account.document for rows in told.values() for w in rows}) > 1 < len(told):
            sides = tuple(
                side(agent_of(rows[0]), [w.account for w in rows]) for rows in told.values()
            )
            said = " and ".join(s.value for s in sides)
            reason = f"{said} cannot each have killed {victim.title()} alone"
            yield Draft("actor", "conflict", sides, (reason,), happening.number)


def _killing(witnessed: Witnessed) -> tuple[str, str] | None:
    """The keys of who killed and of whom, where both are one person, known in full."""
    telling = witnessed.telling
    acts = families([telling.predicate]) & {"=kill", "=shoot"}
    if not acts or telling.negative or len(telling.who) != 1 or len(telling.whom) != 1:
        return None
    statement = telling.statement
    alone = statement is not None and len(statement.agents) == 1
    killer, victim = next(iter(telling.who)), next(iter(telling.whom))
    return (killer, victim) if alone and " " in killer and " " in victim else None


def agent_of(witnessed: Witnessed) -> str:
    """Who does it, in the words of the account."""
    statement, text = witnessed.telling.statement, witnessed.marked.document.text
    if statement is None or not statement.agents:
        return ""
    words = text[slice(*statement.agents[0])]
    return " ".join(_DATE.sub("", words).split())


_DATE = re.compile(r"^\d[\d\w ]*?\d{4}\s+")
"""A date that the parser took into the phrase: "17 June 1969 government soldiers"."""


def _camp(witnessed: Witnessed, documents: Sequence[Marked]) -> bool | None:
    """True for the forces of a state, False for those who bear arms against it; None: unclear."""
    statement = witnessed.telling.statement
    agent = agent_of(witnessed)
    if statement is None or statement.polarity != "positive" or not agent:
        return None
    camp = camp_of(agent)
    words = [stem(w) for w in re.findall(r"[a-z]+", agent.lower())]
    if camp is not None or INSURGENTS & set(words):
        return camp
    name = agent.removeprefix("the ").removeprefix("The ")
    if words and words[-1] in MOVEMENTS and not _NUMBERED.search(name) and name[:1].isupper():
        return False if _has_members(name, documents) else None
    return None


def camp_of(words: str) -> bool | None:
    """The side that words for somebody put him on: True that of the state, None both or neither."""
    found = {stem(word) for word in re.findall(r"[a-z]+", words.lower())}
    of_state, against = bool(STATE & found), bool(INSURGENTS & found)
    return of_state if of_state != against else None


def _has_members(name: str, documents: Sequence[Marked]) -> bool:
    """Whether it is spoken of as a movement: one has members and joins it, and it claims its deeds.

    An army's brigade has soldiers, and is ordered.
    """
    said = re.compile(
        rf"\b(?i:members? of|joined|claimed by|banned|outlawed) (?:the )?{re.escape(name)}\b"
    )
    return any(said.search(d.document.text) for d in documents if name in d.document.text)


def _one_deed(one: Witnessed, two: Witnessed) -> bool:
    """Whether two accounts of two voices tell the same deed, done to the same."""
    if (one.account.document, one.account.voice) == (two.account.document, two.account.voice):
        return False
    a, b = one.telling.statement, two.telling.statement
    if a is None or b is None or not _dated_alike(one, two):
        return False
    acts, others = ({stem(s.predicate.split()[-1])} for s in (a, b) if s.predicate)
    shared = (acts & others) or (families(acts) & families(others))
    return bool(shared) and bool((acts | families(acts)) & DEEDS) and _to_the_same(one, two)


def _dated_alike(one: Witnessed, two: Witnessed) -> bool:
    a, b = one.telling.when, two.telling.when
    return a is not None and b is not None and a.overlaps(b)


def _to_the_same(one: Witnessed, two: Witnessed) -> bool:
    done = [
        stems(" ".join(w.marked.document.text[slice(*p)] for p in w.telling.statement.patients))
        for w in (one, two)
        if w.telling.statement is not None
    ]
    return bool(done[0].keys() & done[1].keys())
