"""Denials, linked to what they deny: the content of a denial beside statements that assert it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from quellen.comparing.disputes.claims import Claim, assertions, denials
from quellen.comparing.disputes.draft import Draft
from quellen.comparing.disputes.undone import undone
from quellen.comparing.happening import Happening
from quellen.comparing.identity import fold
from quellen.comparing.terms import Rarity, cosine, stem
from quellen.model import Marked, Quotation, Side, Span

ALIKE = 0.34  # cosine of the rare words of a denial and an assertion
FEWEST_SHARED = 3
KEYS = 8  # rarest words under which claims are looked up
CROWD = 300  # claims looked at under one word
MOST_QUOTED = 6  # assertions shown beside a denial
NAMELESS = 0.5  # the same where no name is shared


Answered = tuple[list[Claim], list[Claim]]
"""Denials by one voice, and what others assert that they deny, the most alike first."""


def denial_disputes(
    answered: Sequence[Answered], happenings: Sequence[Happening], documents: Sequence[Marked]
) -> Iterator[Draft]:
    """A dispute for each denial of something that another voice asserts."""
    events = _events(happenings)
    for denied, met in answered:
        yield _draft(denied, met, documents, events)


def answered_denials(documents: Sequence[Marked]) -> list[Answered]:
    """Denials of something that another voice asserts, with what asserts it."""
    denied = [c for n, d in enumerate(documents) for c in (*denials(n, d), *undone(n, d))]
    if not denied:
        return []
    acts = {act for claim in denied for act in claim.predicates}
    asserted = [c for n, d in enumerate(documents) for c in assertions(n, d, acts)]
    rarity = Rarity(c.terms for c in (*denied, *asserted))
    index: Index = defaultdict(list)
    for claim in asserted:
        claim.vector = rarity.vector(claim.terms)
        for key in _keys(claim, rarity):
            index[key].append(claim)
    answered: dict[tuple[str, frozenset[Span]], list[tuple[Claim, list[Claim]]]] = defaultdict(list)
    for denial in denied:
        # "It denied that it planted the bomb" speaks of who denies as much as of the bomb.
        denial.vector = rarity.vector({**dict.fromkeys(denial.actor, 1.0), **denial.terms})
        met = _asserting(denial, index, _keys(denial, rarity))
        if met:
            answered[denial.voice, frozenset(c.span for c in met)].append((denial, met))
    return [([denial for denial, _ in rows], rows[0][1]) for rows in answered.values()]


def _events(happenings: Sequence[Happening]) -> dict[tuple[str, str], int]:
    """(document, statement) → the event it tells."""
    return {
        (w.account.document, w.account.statement): h.number
        for h in happenings for w in h.witnessed if w.account.statement
    }  # fmt: skip


Index = dict[tuple[str, str], list[Claim]]
"""Claims by what they say was done and each of their rarest words."""


def _keys(claim: Claim, rarity: Rarity) -> list[tuple[str, str]]:
    rarest = sorted(claim.terms, key=lambda t: (-rarity(t), t))[:KEYS]
    return [(predicate, term) for predicate in sorted(claim.predicates) for term in rarest]


def _asserting(denial: Claim, index: Index, keys: Sequence[tuple[str, str]]) -> list[Claim]:
    found = (c for key in keys for c in index.get(key, ())[:CROWD])
    candidates = dict.fromkeys(found)
    scored = sorted(
        ((cosine(denial.vector, c.vector), -c.document, -c.span[0], c) for c in candidates
         if _answers(denial, c)),
        key=lambda row: row[:3], reverse=True,
    )  # fmt: skip
    best: dict[tuple[int, str], Claim] = {}
    for score, _, _, claim in scored:
        named = denial.names & claim.names or denial.actor & claim.terms.keys()
        if score >= (ALIKE if named else NAMELESS):
            best.setdefault((claim.document, claim.voice), claim)
    return list(best.values())[:MOST_QUOTED]


def _answers(denial: Claim, claim: Claim) -> bool:
    """Whether the assertion is another's, with the same act and enough of the same words.

    That the rebels did it is not what an army denies.
    """
    if fold(denial.voice) == fold(claim.voice):
        return False
    if None not in (denial.camp, claim.camp) and denial.camp != claim.camp:
        return False
    apart = denial.document != claim.document or not _overlap(denial.span, claim.span)
    shared = len(denial.terms.keys() & claim.terms.keys())
    of_one = bool(denial.actor & claim.terms.keys())
    alike = shared + of_one >= FEWEST_SHARED and bool(denial.predicates & claim.predicates)
    return apart and alike and (of_one or not denial.actor)


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _draft(
    denials: Sequence[Claim],
    met: Sequence[Claim],
    documents: Sequence[Marked],
    events: dict[tuple[str, str], int],
) -> Draft:
    denial = denials[0]
    sides = (
        Side("asserted", tuple(_quotation(c, documents) for c in met)),
        Side("denied", tuple(_quotation(c, documents) for c in denials)),
    )
    reasons = (
        f"{denial.voice} {_does(denial.voice, 'den')} what {met[0].voice} "
        f"{_does(met[0].voice, 'assert')}",
        f"both speak of: {', '.join(_shared(denial, met[0]))}",
    )
    keys = (
        (documents[c.document].id, s.id) for c in (*met, *denials)
        for s in documents[c.document].analysis.statements if c.holds(s)
    )  # fmt: skip
    event = next((events[k] for k in keys if k in events), None)
    return Draft("denial", "conflict", sides, reasons, event)


MOST_SHARED = 6  # words named in a reason


def _shared(denial: Claim, claim: Claim) -> list[str]:
    """The rarest words of both, as the denial has them."""
    common = denial.terms.keys() & claim.terms.keys()
    words = {stem(w.lower()): w for w in re.findall(r"[^\W\d_]+", denial.quote)}
    ranked = sorted(common & words.keys(), key=lambda t: (-denial.vector[t], t))
    return [words[t] for t in ranked[:MOST_SHARED]]


def _does(voice: str, verb: str) -> str:
    """A verb that agrees with a voice: "the authorities deny", "the ministry denies"."""
    last = voice.rsplit(" ", 1)[-1]
    many = last.islower() and last.endswith("s") and not last.endswith("ss")
    many = many or fold(voice) in ("they", "we", "i")
    return {"den": ("denies", "deny"), "assert": ("asserts", "assert")}[verb][many]


def _quotation(claim: Claim, documents: Sequence[Marked]) -> Quotation:
    document = documents[claim.document].id
    return Quotation(document, claim.voice, *claim.span, claim.quote)
