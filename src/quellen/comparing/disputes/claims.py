"""Claims: what voices assert and what they deny, ready to be held against one another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field

from quellen.comparing.accounts import speaker_of
from quellen.comparing.disputes.actors import camp_of
from quellen.comparing.disputes.vocabulary import PARTICIPLES
from quellen.comparing.identity import fold
from quellen.comparing.terms import stem, stems
from quellen.model import Attribution, Marked, Span, Statement

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
FALSE = (
    r"(?:false|untrue|unfounded|baseless|groundless|fabricated|invented|a lie|lies|a myth|nonsense|"
    r"a fabrication|without foundation)\b"
)
_CALLED = re.compile(
    rf"\b(?:no|not a word of) truth\b|\bnot (?:true|so|the case)\b|\b(?:is|was|were|as) {FALSE}",
    re.IGNORECASE,
)
_CALLED_BEHIND = re.compile(rf",?\s+(?:is |was |were |as )?{FALSE}", re.IGNORECASE)
"""Words by which a claim is called false, before it or behind it."""
_OWN = re.compile(
    r"(?:that\s+)?(?:(?:he|she|it|they)\b|(?:ever\s+)?(?:having\s+)?(?:ever\s+)?[a-z]+(?:ing|ed)\b)"
)
"""Content whose subject is the one who denies: "ordering the shelling", "that he ordered it"."""
_GERUND = re.compile(r"(?:ever\s+)?(?:having\s+(?:ever\s+)?)?([a-z]+)\b")
LONGEST = 500  # characters of a denial that are quoted whole


@dataclass(slots=True, eq=False)
class Claim:
    """Words that somebody asserts or denies."""

    document: int
    voice: str
    span: Span
    quote: str
    terms: Counter[str]
    predicates: frozenset[str]
    names: frozenset[str]
    actor: frozenset[str] = frozenset()
    """Stems of the voice's name, where the claim is about the voice and does not name it."""
    camp: bool | None = None
    """Whether who does it belongs to the forces of a state, or to those who fight it; else None."""
    vector: dict[str, float] = field(default_factory=dict)

    def holds(self, statement: Statement) -> bool:
        """Whether a statement stands in its words."""
        return self.span[0] <= statement.spans[0][0] < self.span[1]


# --------------------------------------------------------------------------- denied


def denials(number: int, marked: Marked) -> Iterator[Claim]:
    """What the voices of a document say is not so, by a word of denying."""
    text = marked.document.text
    for attribution in marked.analysis.attributions:
        if attribution.polarity == "denies" and _says_no(text, attribution):
            content = _denied(text, (attribution.content[0][0], attribution.content[-1][1]))
            words = text[slice(*content)]
            own = actor_of(attribution.voice) if _OWN.match(words) else frozenset()
            terms = stems(words)
            names = names_in(marked, content) | ({fold(attribution.voice)} if own else set())
            span = whole(attribution, content)
            inside = [s for s in marked.analysis.statements if _begins_in(s, content)]
            yield Claim(
                number, attribution.voice, span, text[slice(*span)], terms,
                _predicates(marked, content), names, own,
                camp_of(attribution.voice if own else agents_of(inside, text)),
            )  # fmt: skip


_ITS_END = re.compile(
    r"\s+to\s+[a-z]+(?:\s+(?!(?:and|but|because|when|after|before|by)\b)[\w’'-]+)*"
)


def _to_the_end(text: str, span: Span) -> Span:
    """A clause with the infinitive that ends it: "gave the order to fire"."""
    end = _ITS_END.match(text, span[1])
    return (span[0], end.end()) if end else span


_GOES_ON = re.compile(
    r"[,\s]+(?:saying|adding|calling|insisting|claiming|arguing|stating|maintaining|and\s+"
    r"(?:said|says|added|insisted|claimed|maintained|called|blamed))\b"
)
"""Words after which the one who denies asserts: "denied it, saying that the rebels did it"."""


def _denied(text: str, content: Span) -> Span:
    """The content of a denial without what its voice goes on to assert."""
    end = _GOES_ON.search(text, *content)
    return (content[0], end.start()) if end and end.start() > content[0] else content


def whole(attribution: Attribution, content: Span) -> Span:
    """A denial with who denies and the word of denying, if that is no more than can be quoted."""
    edges = [x for s in (attribution.source, attribution.cue) if s for x in s]
    start, end = min(content[0], *edges, content[0]), max(content[1], *edges, content[1])
    return (start, end) if end - start < LONGEST else content


def actor_of(voice: str) -> frozenset[str]:
    """The words of which one at least names a voice: its surname, "ministry", "army"."""
    return frozenset(stems(voice))


def _says_no(text: str, attribution: Attribution) -> bool:
    """Whether the words themselves deny: a doubt or a refusal ("denied bond") is something else.

    The word of denying is the cue, or what the voice says of a claim: "said there was no truth in",
    "called the report unfounded".
    """
    if not attribution.cue or not attribution.content:
        return False
    start, end = attribution.content[0][0], attribution.content[-1][1]
    opening = text[start : start + 40].split()[:1]
    refused = bool(opening) and opening[0].lower() in GRANTED
    said = bool(_DENYING.search(text[slice(*attribution.cue)])) or _calls_false(text, attribution)
    return not refused and said and end > start


def _calls_false(text: str, attribution: Attribution) -> bool:
    if attribution.source is None or attribution.cue is None:
        return False
    start, end = attribution.cue[1], attribution.content[-1][1]
    return bool(_CALLED.search(text, start, end) or _CALLED_BEHIND.match(text, end))


def _predicates(marked: Marked, span: Span) -> frozenset[str]:
    """What is said to have been done: by the statements inside, and by a gerund that opens them."""
    inside = (s for s in marked.analysis.statements if _begins_in(s, span))
    found = {verb for s in inside for verb in verbs_of(s)}
    gerund = _GERUND.match(marked.document.text, *span)
    if gerund and (gerund[1].endswith("ing") or "having" in gerund[0]):
        found |= _forms(gerund[1])
    return frozenset(found)


def _begins_in(statement: Statement, span: Span) -> bool:
    return span[0] <= statement.spans[0][0] < span[1]


def agents_of(statements: Iterable[Statement], text: str) -> str:
    """Who does what some statements tell, in the words of the text."""
    return " ".join(text[a:b] for s in statements for a, b in s.agents)


def _forms(verb: str) -> set[str]:
    """Stems that a verb may have in its dictionary form: "using", "use"; "met", "meet"."""
    bare = verb.removesuffix("ing")
    return {stem(verb), stem(bare), stem(f"{bare}e"), stem(PARTICIPLES.get(verb, verb))}


def verbs_of(statement: Statement) -> set[str]:
    """Stems of what is done: "order to shoot" is to order and to shoot."""
    return {stem(word) for word in statement.predicate.split() if word not in ("to", "be")}


# -------------------------------------------------------------------------- asserted


def assertions(number: int, marked: Marked, acts: Set[str]) -> Iterator[Claim]:
    """What the voices of a document say is so, of certain acts (stems of verbs)."""
    by_id = {a.id: a for a in marked.analysis.attributions}
    speaker = speaker_of(marked.document)
    for statement in marked.analysis.statements:
        verbs = frozenset(verbs_of(statement))
        verbs |= _lent(verbs, marked.document.text[statement.spans[0][0] : statement.spans[-1][1]])
        if not verbs & acts:
            continue
        chain = [by_id[a] for a in statement.chain if a in by_id]
        if any(a.polarity != "asserts" for a in chain):
            continue
        if statement.polarity == "positive" and statement.modality in SAID:
            span = (statement.spans[0][0], statement.spans[-1][1])
            span = _to_the_end(marked.document.text, span)
            quote = marked.document.text[slice(*span)]
            voice = chain[-1].voice if chain else speaker
            terms = stems(quote) + Counter(dict.fromkeys(_who(marked, statement), 1))
            names = names_in(marked, span)
            camp = camp_of(agents_of([statement], marked.document.text))
            yield Claim(number, voice, span, quote, terms, verbs, names, camp=camp)
    for act in marked.analysis.attributions:
        verbs = _saying(act, marked.document.text)
        above = by_id.get(act.parent or "")
        if verbs & acts and (above is None or above.polarity == "asserts"):
            yield _act_of_saying(number, marked, act, verbs, above.voice if above else speaker)


def _lent(verbs: frozenset[str], words: str) -> frozenset[str]:
    """What a verb says that only lends its noun: "gave the order" is to order."""
    lent = _LENT.search(words) if verbs & {"giv", "issu"} else None
    return frozenset({stem(lent["act"])}) if lent else frozenset()


_LENT = re.compile(r"\b(?:the|an?|any|his|her)\s+(?P<act>order|command|instruction|promise)\b")


def _saying(act: Attribution, text: str) -> frozenset[str]:
    """The verbs by which somebody in particular does something in speaking."""
    if not act.source or not act.cue or not act.content or act.polarity != "asserts":
        return frozenset()
    return frozenset(stem(word.lower()) for word in text[slice(*act.cue)].split())


def _act_of_saying(
    number: int, marked: Marked, act: Attribution, verbs: frozenset[str], voice: str
) -> Claim:
    """ "The governor ordered the troops to fire": the author asserts that he did."""
    span = whole(act, (act.content[0][0], act.content[-1][1]))
    quote = marked.document.text[slice(*span)]
    return Claim(number, voice, span, quote, stems(quote), verbs, names_in(marked, span))


def _who(marked: Marked, statement: Statement) -> set[str]:
    """Stems of the names of those who take part, be it as "he"."""
    names = (e.name for e in marked.analysis.entities if e.id in statement.who)
    return {word for name in names for word in stems(name)}


def names_in(marked: Marked, span: Span) -> frozenset[str]:
    """Folded names that stand in a span."""
    text = marked.document.text
    inside = (n for n in marked.analysis.names if span[0] <= n.start < span[1])
    return frozenset(fold(text[n.start : n.end]) for n in inside)
