"""Denials, linked to what they deny: the content of a denial beside statements that assert it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from quellen.comparing.accounts import speaker_of
from quellen.comparing.disputes.draft import Draft
from quellen.comparing.happening import Happening
from quellen.comparing.identity import fold
from quellen.comparing.terms import Rarity, cosine, stem, stems
from quellen.model import Attribution, Marked, Quotation, Side, Span

ALIKE = 0.34  # cosine of the rare words of a denial and an assertion
FEWEST_SHARED = 3
KEYS = 8  # rarest words under which claims are looked up
CROWD = 300  # claims looked at under one word
MOST_QUOTED = 6  # assertions shown beside a denial
NAMELESS = 0.5  # the same where no name is shared
GRANTED = frozenset(
    "bond bail access entry parole permission visas visa asylum entry treatment".split()
)
"""What can be denied to somebody without anything being said."""
_DENYING = re.compile(
    r"den(?:y|ie|ying|ial)|reject|refut|dismiss|contradict|disput|false|untrue|not true|"
    r"\bl(?:ie|ying)\b|repudiat|contest|fabricat|baseless|unfounded|without foundation",
    re.IGNORECASE,
)
SAID = frozenset({"actual", "alleged", "hedged"})


@dataclass(slots=True, eq=False)
class _Claim:
    """Words that somebody asserts or denies."""

    document: int
    voice: str
    span: Span
    quote: str
    terms: Counter[str]
    predicates: frozenset[str]
    names: frozenset[str]
    vector: dict[str, float] = field(default_factory=dict)


def denial_disputes(
    happenings: Sequence[Happening], documents: Sequence[Marked]
) -> Iterator[Draft]:
    """A dispute for each denial of something that another voice asserts."""
    denials = [c for n, d in enumerate(documents) for c in _denials(n, d)]
    if not denials:
        return
    assertions = [c for n, d in enumerate(documents) for c in _assertions(n, d)]
    rarity = Rarity(c.terms for c in (*denials, *assertions))
    index: Index = defaultdict(list)
    for claim in assertions:
        claim.vector = rarity.vector(claim.terms)
        for key in _keys(claim, rarity):
            index[key].append(claim)
    events = _events(happenings)
    answered: dict[tuple[str, frozenset[Span]], list[tuple[_Claim, list[_Claim]]]] = defaultdict(
        list
    )
    for denial in denials:
        denial.vector = rarity.vector(denial.terms)
        met = _asserting(denial, index, _keys(denial, rarity))
        if met:
            answered[denial.voice, frozenset(c.span for c in met)].append((denial, met))
    for rows in answered.values():
        yield _draft([denial for denial, _ in rows], rows[0][1], documents, events)


def _events(happenings: Sequence[Happening]) -> dict[tuple[str, str], int]:
    """(document, statement) → the event it tells."""
    return {
        (w.account.document, w.account.statement): h.number
        for h in happenings for w in h.witnessed if w.account.statement
    }  # fmt: skip


def _denials(number: int, marked: Marked) -> Iterator[_Claim]:
    text = marked.document.text
    for attribution in marked.analysis.attributions:
        if attribution.polarity == "denies" and _says_no(text, attribution):
            start, end = attribution.content[0][0], attribution.content[-1][1]
            edges = [x for s in (attribution.source, attribution.cue) if s for x in s]
            whole = (min(start, *edges), max(end, *edges)) if edges else (start, end)
            whole = whole if whole[1] - whole[0] < 500 else (start, end)
            terms = stems(text[start:end])
            predicates = _predicates(marked, (start, end))
            quote = text[slice(*whole)]
            names = _names(marked, (start, end))
            yield _Claim(number, attribution.voice, whole, quote, terms, predicates, names)


def _names(marked: Marked, span: Span) -> frozenset[str]:
    """Folded names that stand in a span."""
    text = marked.document.text
    inside = (n for n in marked.analysis.names if span[0] <= n.start < span[1])
    return frozenset(fold(text[n.start : n.end]) for n in inside)


def _says_no(text: str, attribution: Attribution) -> bool:
    """Whether the words themselves deny: a doubt or a refusal ("denied bond") is something else."""
    if not attribution.cue or not attribution.content:
        return False
    start, end = attribution.content[0][0], attribution.content[-1][1]
    opening = text[start : start + 40].split()[:1]
    refused = bool(opening) and opening[0].lower() in GRANTED
    return not refused and bool(_DENYING.search(text[slice(*attribution.cue)])) and end > start


def _predicates(marked: Marked, span: Span) -> frozenset[str]:
    inside = (s for s in marked.analysis.statements if span[0] <= s.spans[0][0] < span[1])
    return frozenset(stem(s.predicate.split()[-1]) for s in inside if s.predicate)


def _assertions(number: int, marked: Marked) -> Iterator[_Claim]:
    by_id = {a.id: a for a in marked.analysis.attributions}
    speaker = speaker_of(marked.document)
    for statement in marked.analysis.statements:
        chain = [by_id[a] for a in statement.chain if a in by_id]
        if any(a.polarity != "asserts" for a in chain):
            continue
        if statement.polarity == "positive" and statement.modality in SAID and statement.predicate:
            span = (statement.spans[0][0], statement.spans[-1][1])
            quote = marked.document.text[slice(*span)]
            voice = chain[-1].voice if chain else speaker
            own = frozenset({stem(statement.predicate.split()[-1])})
            yield _Claim(number, voice, span, quote, stems(quote), own, _names(marked, span))


Index = dict[tuple[str, str], list["_Claim"]]
"""Claims by what they say was done and each of their rarest words."""


def _keys(claim: _Claim, rarity: Rarity) -> list[tuple[str, str]]:
    rarest = sorted(claim.terms, key=lambda t: (-rarity(t), t))[:KEYS]
    return [(predicate, term) for predicate in sorted(claim.predicates) for term in rarest]


def _asserting(denial: _Claim, index: Index, keys: Sequence[tuple[str, str]]) -> list[_Claim]:
    found = (c for key in keys for c in index.get(key, ())[:CROWD])
    candidates = dict.fromkeys(found)
    scored = sorted(
        ((cosine(denial.vector, c.vector), -c.document, -c.span[0], c) for c in candidates
         if _answers(denial, c)),
        key=lambda row: row[:3], reverse=True,
    )  # fmt: skip
    best: dict[tuple[int, str], _Claim] = {}
    for score, _, _, claim in scored:
        if score >= (ALIKE if denial.names & claim.names else NAMELESS):
            best.setdefault((claim.document, claim.voice), claim)
    return list(best.values())[:MOST_QUOTED]


def _answers(denial: _Claim, claim: _Claim) -> bool:
    """Whether the assertion is another's, with the same act and enough of the same words."""
    if fold(denial.voice) == fold(claim.voice):
        return False
    apart = denial.document != claim.document or not _overlap(denial.span, claim.span)
    shared = len(denial.terms.keys() & claim.terms.keys())
    return apart and shared >= FEWEST_SHARED and bool(denial.predicates & claim.predicates)


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _draft(
    denials: Sequence[_Claim],
    met: Sequence[_Claim],
    documents: Sequence[Marked],
    events: dict[tuple[str, str], int],
) -> Draft:
    denial = denials[0]
    sides = (
        Side("asserted", tuple(_quotation(c, documents) for c in met)),
        Side("denied", tuple(_quotation(c, documents) for c in denials)),
    )
    shared = sorted(denial.terms.keys() & met[0].terms.keys(), key=lambda t: -denial.vector[t])
    reasons = (
        f"{denial.voice} denies what {met[0].voice} asserts",
        f"both speak of: {', '.join(shared[:6])}",
    )
    keys = (
        (documents[c.document].id, s.id) for c in met
        for s in documents[c.document].analysis.statements if s.spans[0][0] == c.span[0]
    )  # fmt: skip
    event = next((events[k] for k in keys if k in events), None)
    return Draft("denial", "conflict", sides, reasons, event)


def _quotation(claim: _Claim, documents: Sequence[Marked]) -> Quotation:
    document = documents[claim.document].id
    return Quotation(document, claim.voice, *claim.span, claim.quote)
