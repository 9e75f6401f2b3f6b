"""Polarity and modality: whether it is said to be so, and how firmly."""

from __future__ import annotations

from collections.abc import Sequence

from quellen.marking.language import Token
from quellen.marking.statements.clause import Clause
from quellen.marking.statements.vocabulary import (
    ALLEGING,
    CONDITIONAL_MARKS,
    EVALUATIVE,
    FUTURE_AUXILIARIES,
    HEDGES,
    OPINION_VERBS,
    POSSIBLE_AUXILIARIES,
)
from quellen.model import Attribution, Modality, Polarity

_NEGATIVE = frozenset(
    ["no", "none", "neither", "nobody", "nothing", "never", "not", "n't", "n’t", "nor"]
)
_FAILING = frozenset(["fail", "refuse", "decline", "cease"])


def polarity_of(clause: Clause) -> Polarity:
    """Negative where the clause says that something did not happen.

    "No shots were fired", "they never met", "he failed to appear"; negation deeper inside an
    object ("a man with no name") is none of the clause.
    """
    for child in clause.head.children:
        if child.dep == "neg" or (child.lower in _NEGATIVE and child.dep in ("nsubj", "nsubjpass")):
            return "negative"
        if child.dep in ("nsubj", "nsubjpass", "dobj", "attr") and _negated(child):
            return "negative"
    return "negative" if clause.head.lemma in _FAILING and _complement(clause.head) else "positive"


def _negated(noun: Token) -> bool:
    return any(c.lower in ("no", "neither", "not") and c.dep in ("det", "neg", "preconj")
               for c in noun.children)  # fmt: skip


def _complement(head: Token) -> bool:
    return any(c.dep == "xcomp" for c in head.children)


def modality_of(clause: Clause, chain: Sequence[Attribution]) -> tuple[Modality, tuple[str, ...]]:
    """The modality, and the words or voices that set it."""
    words = [t for t in clause.tokens if t.lower in _MARKS]
    own = _by_words(clause, words)
    if own:
        return own
    voices = [a for a in chain if a.certainty != "certain" or a.polarity in ("asks", "doubts")]
    if voices:
        return _by_voice(voices[-1])
    loaded = sorted({t.lower for t in clause.tokens if t.lower in EVALUATIVE})
    return "actual", (f"evaluative words: {', '.join(loaded)}",) if loaded else ()


_MARKS = (
    FUTURE_AUXILIARIES | POSSIBLE_AUXILIARIES | CONDITIONAL_MARKS | HEDGES | ALLEGING | {"would"}
)


def _by_words(clause: Clause, words: Sequence[Token]) -> tuple[Modality, tuple[str, ...]] | None:
    own = [t for t in words if t.head is clause.head or t.lower in ALLEGING | HEDGES]
    for token in own:
        for kind, vocabulary in _BY_WORD:
            if token.lower in vocabulary and _means_it(token, kind):
                return kind, (f"“{token.text}”",)
    return _judging(clause)


_BY_WORD: tuple[tuple[Modality, frozenset[str]], ...] = (
    ("alleged", ALLEGING),
    ("hypothetical", CONDITIONAL_MARKS),
    ("future", FUTURE_AUXILIARIES),
    ("hedged", HEDGES | POSSIBLE_AUXILIARIES),
    ("hypothetical", frozenset({"would"})),
)


def _means_it(token: Token, kind: Modality) -> bool:
    if kind == "hypothetical" and token.lower == "would":
        return any(c.lower == "have" and c.dep == "aux" for c in token.head.children)
    if kind == "future" or token.lower in POSSIBLE_AUXILIARIES:
        return token.tag == "MD"
    return True


def _judging(clause: Clause) -> tuple[Modality, tuple[str, ...]] | None:
    head = clause.head
    if head.tag == "VB" and head.dep != "ROOT" and any(c.tag == "TO" for c in head.children):
        return "hypothetical", ("an aim, not a fact",)
    if head.lemma in OPINION_VERBS and not clause.nominal:
        return "opinion", (f"“{head.text}”",)
    for child in head.children:
        judged = child.dep in ("acomp", "attr", "oprd") and _evaluates(child)
        if head.lemma in ("be", "seem", "remain", "appear", "become") and judged:
            return "opinion", (f"“{child.text}” judges",)
    return None


def _evaluates(token: Token) -> bool:
    return token.lower in EVALUATIVE or any(
        c.dep == "amod" and c.lower in EVALUATIVE for c in token.children
    )


def _by_voice(attribution: Attribution) -> tuple[Modality, tuple[str, ...]]:
    if attribution.polarity == "asks":
        return "hypothetical", (f"asked by {attribution.voice}",)
    if attribution.certainty == "alleged":
        return "alleged", (f"alleged by {attribution.voice}",)
    return "hedged", (f"said with reserve by {attribution.voice}",)
