"""Polarity and modality: whether it is said to be so, and how firmly."""

from __future__ import annotations

from collections.abc import Sequence

from quellen.marking.language import Token
from quellen.marking.statements.clause import Clause
from quellen.marking.statements.contrast import has_instead, is_denied_by_cleft
from quellen.marking.statements.negation import is_denied_otherwise
from quellen.marking.statements.veracity import parted_negation, verdict
from quellen.marking.statements.vocabulary import (
    ACCUSING,
    ALLEGING,
    CONDITIONAL_MARKS,
    EVALUATIVE,
    FUTURE_AUXILIARIES,
    HEDGES,
    INTENDING,
    NOT_NEGATIVE,
    OPINION_VERBS,
    OWED,
    POSSIBLE_AUXILIARIES,
    PROFESSING,
    RAISING,
    SEEMING,
    WANTING,
)
from quellen.model import Attribution, Modality, Polarity

_NEGATIVE = frozenset(
    ["no", "none", "neither", "nobody", "nothing", "never", "not", "n't", "n’t", "nor"]
)
_NOTHING = frozenset({"nothing", "nobody", "none"})
_FAILING = frozenset(["fail", "refuse", "decline", "cease"])


def polarity_of(clause: Clause, chain: Sequence[Attribution] = ()) -> Polarity:
    """Negative where the clause, or what governs it, says that something did not happen.

    "No shots were fired", "they never met", "he failed to appear"; negation deeper inside an
    object ("a man with no name") is none of the clause.
    """
    own = _own_polarity(clause)
    if verdict(clause.head, chain) != "false":
        return own
    return "positive" if own == "negative" else "negative"  # "not true that nobody came"


def _own_polarity(clause: Clause) -> Polarity:
    head = clause.head
    if _neither(head) or parted_negation(head) or is_denied_by_cleft(head):
        return "negative"
    if is_denied_otherwise(head):
        return "negative"
    for child in clause.head.children:
        if child.dep == "neg" or (child.lower in _NEGATIVE and child.dep in ("nsubj", "nsubjpass")):
            return "negative"
        if child.dep in ("nsubj", "nsubjpass", "dobj", "attr") and _negated(child):
            idiom = (clause.head.lemma, child.lemma) in NOT_NEGATIVE
            return "positive" if idiom else "negative"
        if child.dep == "dobj" and child.lower in _NOTHING:
            return "negative"
    return "negative" if clause.head.lemma in _FAILING and _complement(clause.head) else "positive"


def _neither(head: Token) -> bool:
    """ "Neither confirmed nor denied": the first by its own word, the second by what joins it."""
    if any(c.lower == "neither" and c.dep in ("preconj", "cc", "advmod") for c in head.children):
        return True
    joined = head.dep == "conj" and head.head.tag.startswith("V")
    return joined and any(c.lower == "nor" for c in (*head.head.children, *head.children))


def _negated(noun: Token) -> bool:
    """ "No shots", "not a shot"; but "the army, not the rebels", "not the mill but the barn"."""
    before = [c.lower for c in noun.children if c.dep in ("det", "neg", "preconj") and c.i < noun.i]
    return "no" in before or "neither" in before or ("not" in before and not has_instead(noun))


def _complement(head: Token) -> bool:
    return any(c.dep == "xcomp" for c in head.children)


def modality_of(clause: Clause, chain: Sequence[Attribution]) -> tuple[Modality, tuple[str, ...]]:
    """The modality, and the words or voices that set it."""
    words = [t for t in clause.tokens if t.lower in _MARKS]
    own = _by_words(clause, words) or _by_form(clause)
    if own:
        return own
    if verdict(clause.head, chain) == "open":
        return "hypothetical", ("left open by what governs it",)
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
    ("future", frozenset({"would"})),
)


def _means_it(token: Token, kind: Modality) -> bool:
    if token.lower == "would":
        verb = token.head
        if kind == "hypothetical":
            return _perfect(verb) or any(_is_condition(c) for c in verb.children)
        return verb.dep == "ccomp"  # "promised that they would be freed": future, seen from then
    if token.lower in OWED and _perfect(token.head):
        return False
    if kind == "future" or token.lower in POSSIBLE_AUXILIARIES:
        return token.tag == "MD"
    return True


def _is_condition(clause: Token) -> bool:
    """ "would be flooded if the dam broke"; "even if" and "as if" hang on other words."""
    return clause.dep == "advcl" and any(
        c.lower in ("if", "unless") and c.dep == "mark" for c in clause.children
    )


def _perfect(verb: Token) -> bool:
    return any(c.lower in ("have", "'ve", "’ve") and c.dep == "aux" for c in verb.children)


def _by_form(clause: Clause) -> tuple[Modality, tuple[str, ...]] | None:
    """What no single word tells: questions, obligations not met, conditions by inversion."""
    head = clause.head
    if clause.asked:
        return "hypothetical", ("a question",)
    if any(c.lower in OWED and c.dep == "aux" for c in head.children) and _perfect(head):
        return "hypothetical", ("what should have been",)
    if _inverted(head):
        return "hypothetical", ("a condition",)
    if aims(head) or _wanted(head):
        return "hypothetical", ("an aim, not a fact",)
    if _impends(head):
        return "future", ("what was to come",)
    if head.lemma in SEEMING and _complement(head):
        return "hedged", (f"“{head.text}”",)
    first = head.head if head.dep == "conj" and head.tag == "VBG" else head
    of_what = ("pcomp", "pobj") if head.tag == "VBG" else ("pcomp",)
    if first.dep in of_what and first.head.head.lemma in ACCUSING:
        return "alleged", (f"“{first.head.head.text}”",)
    return None


def aims(head: Token) -> bool:
    """ "Planned to attack", "promised to return": what is only intended is told with its verb."""
    return head.lemma in INTENDING and _complement(head)


def _wanted(head: Token) -> bool:
    """ "Wanted the mill closed", "demanded that it be closed", "wished it had been closed"."""
    if head.dep != "ccomp" or head.head.lemma not in WANTING:
        return False
    told = any(c.dep in ("aux", "auxpass") and c.tag in _FINITE for c in head.children)
    return head.head.lemma == "wish" or (head.tag in ("VB", "VBN") and not told)


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def _impends(head: Token) -> bool:
    """ "Was to be signed in May", "were about to leave"."""
    near = [c for c in head.children if c.dep == "xcomp" or c.lower == "about"]
    near += [g for c in near if c.lower == "about" for g in c.children]
    return head.lemma == "be" and any(
        any(g.tag == "TO" for g in c.children) and any(g.tag == "VB" for g in (c, *c.children))
        for c in near
    )


def states(head: Token) -> bool:
    """Whether a verb that introduces what is done tells it too: "vowed to leave", "refused to"."""
    return aims(head) or (head.lemma in _FAILING and _complement(head))


def _inverted(head: Token) -> bool:
    """ "Had the guard not returned": the auxiliary before its subject, below another clause."""
    if head.dep == "ccomp" and opens_condition(head.head):
        return True
    if head.dep == "ROOT" or head.tag not in ("VBN", "VBD"):
        return False
    before = ("aux", "expl", "nsubj", "nsubjpass", "mark")
    first = next((c for c in head.children if c.dep in before), None)
    return first is not None and first.lower == "had"


def opens_condition(token: Token) -> bool:
    """The "had" of "had the guard not returned", where it is parsed as a verb of its own."""
    return (
        token.lower == "had"
        and token.dep != "ROOT"
        and not any(c.dep in ("nsubj", "dobj", "aux") for c in token.children)
        and any(c.dep == "ccomp" and c.tag in ("VBN", "VBD") for c in token.children)
    )


def _judging(clause: Clause) -> tuple[Modality, tuple[str, ...]] | None:
    head = clause.head
    aimed_at = head.tag == "VB" and head.dep != "ROOT" and not _is_raised(head)
    if aimed_at and any(c.tag == "TO" for c in head.children):
        return "hypothetical", ("an aim, not a fact",)
    if head.lemma in OPINION_VERBS and not clause.nominal:
        return "opinion", (f"“{head.text}”",)
    for child in head.children:
        judged = child.dep in ("acomp", "attr", "oprd") and _evaluates(child)
        if head.lemma in ("be", "seem", "remain", "appear", "become") and judged:
            return "opinion", (f"“{child.text}” judges",)
    return None


def _is_raised(infinitive: Token) -> bool:
    """ "Is believed to hide in Lima", "claims to own the field"."""
    verb = infinitive.head
    passive = any(c.dep in ("auxpass", "nsubjpass") for c in verb.children)
    return infinitive.dep == "xcomp" and verb.lemma in (RAISING if passive else PROFESSING)


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
