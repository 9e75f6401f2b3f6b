"""Words of negation that are no "not": "no longer", "hardly", "at no time", "by no means"."""

from __future__ import annotations

from quellen.marking.language import Token

_NEVER = frozenset(
    "time point stage mean means way circumstance account sense condition position".split()
)
""" "At no time", "by no means", "under no circumstances", "in no condition"."""


def is_denied_otherwise(head: Token) -> bool:
    """Whether a clause says by other words than "not" that something is not so."""
    return is_no_longer(head) or _is_hardly(head) or _at_no_time(head)


def is_no_longer(head: Token) -> bool:
    """ "No longer held the bridge": it does not hold it, whatever it did before."""
    return any(
        c.lower in ("longer", "more") and c.dep == "advmod" and _has_no(c) for c in head.children
    )


def _is_hardly(head: Token) -> bool:
    """ "Hardly resisted"; but "had hardly reached the bridge when it fell"."""
    adverbs = [c for c in head.children if c.dep == "advmod" and c.i < head.i]
    hardly = any("hardly" in (c.lower, *(g.lower for g in c.children)) for c in adverbs)
    return hardly and not any(_only_times(c) for c in head.children)


def _only_times(clause: Token) -> bool:
    return clause.dep == "advcl" and any(c.lower in ("when", "before") for c in clause.children)


def _at_no_time(head: Token) -> bool:
    """On the verb, or on the "did" before it."""
    verbs = (head, *(c for c in head.children if c.dep in ("aux", "auxpass")))
    phrases = (c for verb in verbs for c in verb.children if c.dep == "prep")
    return any(
        thing.dep == "pobj" and thing.lemma in _NEVER and _has_no(thing)
        for phrase in phrases for thing in phrase.children
    )  # fmt: skip


def _has_no(word: Token) -> bool:
    return any(c.lower == "no" for c in word.children)
