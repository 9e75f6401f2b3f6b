"""Claims that are branded: "described the reports its army had burned the village as untrue".

What a claim is called stands at the end, behind "as" or bare, and the parser often hangs it on the
last noun of the claim ("burned the village as untrue"). So it is read by the order of the words: a
verb of naming, the noun of a claim, and a word for falsehood with which the clause ends; or the
other way round ("described as untrue reports that P").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quellen.marking.language import Sentence, Token
from quellen.marking.voices.lexicon import CLAIMS, FALSE, UNPROVED, cues_of_verb
from quellen.marking.voices.source import is_passive, subject_of
from quellen.model import Stance

_NAMING = frozenset({"call", "reject"})
"""Classes of verbs that say what something is called."""
_BARE = frozenset("call label brand dub term deem pronounce declare consider judge find".split())
"""Verbs behind which the name of a thing needs no "as"."""
_BEFORE_CLAIM = frozenset("DT PRP$ POS JJ JJR JJS NN NNS NNP NNPS CD PDT RB VBN".split())
_BEFORE_LABEL = frozenset("DT RB JJ JJR PDT PRP$ CC `` '' HYPH".split())
_TAKEN_FOR_VERBS = frozenset("reports claims charges rumours rumors accounts estimates".split())
"""Bare plurals that the parser takes for verbs: "described reports the guards had fired"."""
_FURTHEST = 5  # words between the verb and its claim: "the opposition’s latest and wildest"
_COPULAS = frozenset("be been being is are was were seem appear".split())


@dataclass(frozen=True, slots=True)
class Branded:
    """The indices of the claim, and what whoever brands it so makes of it."""

    claim: frozenset[int]
    stance: Stance


def branded(verb: Token, sentence: Sentence) -> Branded | None:
    """The claim that a verb of naming calls false or unproved, if it does."""
    if not any(cue.name in _NAMING for cue in cues_of_verb(verb)):
        return None
    behind = [t for t in sentence.tokens if t.i > verb.i]
    if any(c.dep == "neg" for c in verb.children):
        return None
    return _called_so(verb, behind) or _called_first(behind) or _called_last(verb, behind)


def _called_so(verb: Token, behind: Sequence[Token]) -> Branded | None:
    """ "the reports that P were described as untrue", "the reports, which he described as lies"."""
    label = _label_behind_as(behind)
    claim = subject_of(verb) if is_passive(verb) else None
    if label is None or (claim is None and verb.dep != "relcl"):
        return None
    if claim is None or claim.lower in ("which", "that"):
        claim = verb.head
    words = {t.i for t in claim.subtree()} - {t.i for t in verb.subtree() if claim is verb.head}
    if claim.lemma not in CLAIMS:
        return None
    return Branded(frozenset(words), _stance_of(label) or "denies")


def _called_first(behind: Sequence[Token]) -> Branded | None:
    """ "as untrue reports that P": up to the end of what hangs on the claim."""
    label = _label_behind_as(behind)
    claim = _claim([t for t in behind if t.i > label.i]) if label is not None else None
    if label is None or claim is None:
        return None
    words = frozenset(t.i for t in claim.subtree() if t.i > label.i)
    return Branded(words, _stance_of(label) or "denies")


def _label_behind_as(behind: Sequence[Token]) -> Token | None:
    """ "as wholly untrue": the word for falsehood, where nothing but adverbs goes before it."""
    if not behind or behind[0].lower != "as":
        return None
    label = next((n for n, t in enumerate(behind[1:5], 1) if _stance_of(t)), None)
    if label is None or not _all(behind[1:label], _BEFORE_LABEL):
        return None
    return behind[label]


def _called_last(verb: Token, behind: Sequence[Token]) -> Branded | None:
    """ "the reports that P as completely untrue", "the claim that P a lie"."""
    claim = _claim(behind)
    if claim is None:
        return None
    for n, label in enumerate(behind):
        stance = _stance_of(label)
        if not stance or label.i < claim.i + 1 or not _ends_here(behind[n + 1 :]):
            continue
        start = _start_of_label(behind, n)
        if behind[start].lower == "as" or (verb.lemma in _BARE and _is_bare(behind, start, claim)):
            return Branded(frozenset(t.i for t in behind[:start]), stance)
    return None


def _claim(behind: Sequence[Token]) -> Token | None:
    """The noun of a claim right behind the verb, with nothing but what goes before a noun."""
    for n, token in enumerate(behind[: _FURTHEST + 1]):
        noun = token.tag.startswith("NN") or (n == 0 and token.lower in _TAKEN_FOR_VERBS)
        if noun and token.lemma in CLAIMS:
            return token if _all(behind[:n], _BEFORE_CLAIM) else None
    return None


def _stance_of(label: Token) -> Stance | None:
    if label.lower in FALSE:
        return "denies"
    return "doubts" if label.lower in UNPROVED else None


def _ends_here(rest: Sequence[Token]) -> bool:
    """Whether nothing follows that the word would only describe: "as false flags"."""
    word = next((t for t in rest if t.tag not in ("''", '"', "``")), None)
    return word is None or not word.text[:1].isalnum() or word.tag in ("CC", "IN", "WDT")


def _start_of_label(behind: Sequence[Token], n: int) -> int:
    """Where "as completely untrue" or "a lie" begins."""
    start = n
    while start > 0 and behind[start - 1].tag in _BEFORE_LABEL:
        if behind[start].tag == "DT" and behind[start - 1].tag != "CC":
            break
        start -= 1
    return start - 1 if start > 0 and behind[start - 1].lower == "as" else start


def _is_bare(behind: Sequence[Token], start: int, claim: Token) -> bool:
    """Whether a name stands bare behind its thing: "the claim that P a lie", not "P was a lie"."""
    before = behind[start - 1] if start else None
    if before is None or before.i < claim.i or before.lower in _COPULAS:
        return False
    return before.tag not in ("IN", "TO", "VB", "VBG", "VBD", "VBZ", "VBP", "MD")


def _all(tokens: Sequence[Token], tags: frozenset[str]) -> bool:
    return all(t.tag in tags for t in tokens)
