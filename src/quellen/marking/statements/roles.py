"""Who does it, and to whom: the participants of a clause, named or not.

The subject of a passive is whom it is done to and its "by" who does it; verbs that share a subject
share it in the role that each gives it; a relative pronoun stands for the noun before it. Of an
event noun, "by" says who, and "of" or a possessive whom, unless the noun comes from a verb that
takes no object ("the withdrawal of the troops"). Dependencies are ClearNLP's.
"""

from __future__ import annotations

from collections.abc import Iterator

from quellen.marking.language import Token
from quellen.marking.statements.clause import Clause
from quellen.marking.statements.contrast import focus_of, is_rejected, meant, opens_with_not
from quellen.marking.statements.vocabulary import ACCUSING, DOERS_OF, PROMISING
from quellen.model import Span

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PHRASE = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "predet", "quantmod"})
Roles = tuple[tuple[Span, ...], tuple[Span, ...]]


def roles_of(clause: Clause) -> Roles:
    """The phrases of those who act and of those to whom it is done, in text order."""
    who, whom = _of_noun(clause.head) if clause.nominal else _of_verb(clause.head)
    return _spans(who), _spans(whom)


def _spans(heads: list[Token]) -> tuple[Span, ...]:
    named = [t for head in heads for t in (head, *_joined(head))]
    every = {t.i: t for t in named if not is_rejected(t)}
    return tuple(sorted(phrase(every[i]) for i in every))


def _joined(noun: Token) -> Iterator[Token]:
    for child in noun.children:
        if child.dep == "conj" and child.tag[:2] in ("NN", "PR", "CD"):
            yield child
            yield from _joined(child)


def phrase(noun: Token) -> Span:
    """A noun with what stands before it and the "of" behind it, without clauses and appositions."""
    words = [noun]
    for child in noun.children:
        of = child.dep == "prep" and child.lower == "of" and child.i > noun.i
        name = child.dep == "appos" and child.ent and _next_to(noun, child)
        if of or name or (child.dep in _PHRASE and child.i < noun.i):
            words += [t for t in child.subtree() if not _clausal(t, noun)]
    return min(t.start for t in words), max(t.end for t in words)


def _next_to(noun: Token, name: Token) -> bool:
    """ "The poet Janko Marin": no comma parts the two."""
    return min(t.i for t in name.subtree()) == noun.i + 1


def _clausal(token: Token, top: Token) -> bool:
    while token is not top:
        if token.dep in ("relcl", "acl", "appos", "punct"):
            return True
        token = token.head
    return False


# ------------------------------------------------------------------------------- verbs


def _of_verb(verb: Token) -> tuple[list[Token], list[Token]]:
    subject = subject_of(verb)
    doing = _objects(verb)
    if is_passive(verb):
        return _by(verb), ([subject] if subject else []) + doing
    return ([subject] if subject else []), doing


def is_passive(verb: Token) -> bool:
    """Whether its subject is who it is done to: "was seized", "the men arrested in May"."""
    if any(c.dep in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    if verb.tag != "VBN" or any(c.dep in ("aux", "nsubj", "dobj") for c in verb.children):
        return False
    if verb.dep == "conj" and verb.head.tag.startswith("V"):
        return is_passive(verb.head)
    return verb.dep in ("acl", "advcl", "ROOT")


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """Its own subject, or the one that it shares with the verb it is joined to."""
    subjects = [c for c in verb.children if c.dep in SUBJECTS]
    own = next((c for c in subjects if not is_rejected(c)), next(iter(subjects), None))
    if own is not None and not (own.ent == "DATE" and verb.dep == "conj"):
        return _antecedent(own, verb)  # not in "was tried and on 19 May was sentenced"
    mistaken = next((c for c in verb.children if _is_name_with_clause(c)), None) or _apposed(verb)
    if mistaken is not None:
        return mistaken
    if verb.head is verb or depth > 8:
        return None
    if verb.dep in ("acl", "relcl") and verb.head.tag[:1] in ("N", "P", "C"):
        return verb.head if verb.tag in ("VBN", "VBG") else None
    if verb.dep == "pcomp":  # "the gendarmes are accused of torturing", "fled after confessing"
        verb = verb.head.head
        return _accused(verb) if verb.lemma in ACCUSING else subject_of(verb, depth + 1)
    if verb.dep == "xcomp" and (told := _told_to(verb)) is not None:
        return told
    if verb.dep in ("conj", "xcomp", "advcl"):
        return subject_of(verb.head, depth + 1)
    return None


def _told_to(infinitive: Token) -> Token | None:
    """ "Ordered the guards to burn the papers": the guards are to."""
    verb = infinitive.head
    if verb.lemma in PROMISING or not any(c.tag == "TO" for c in infinitive.children):
        return None
    objects = (c for c in verb.children if c.dep in ("dobj", "dative") and c.i < infinitive.i)
    return next(objects, None)


def _accused(verb: Token) -> Token | None:
    named = next((c for c in verb.children if c.dep == "dobj"), None)
    return named or subject_of(verb)


def _antecedent(subject: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    clause = verb
    while clause.dep == "conj":
        clause = clause.head
    if subject.tag not in ("WP", "WDT"):
        return subject
    focus = focus_of(clause)
    if focus is not None:
        return next(meant(focus), focus)
    return clause.head if clause.dep == "relcl" else subject


def _objects(verb: Token) -> list[Token]:
    found = [c for c in verb.children if c.dep in ("dobj", "dative") and c.tag != "IN"]
    found = found or [c for c in verb.children if _is_mistagged(c)]
    for child in verb.children:
        if child.dep == "xcomp" and child.tag.startswith("VB"):
            found += _objects(child)
    return [_antecedent(o, verb) for o in found] or _left_out(verb)


def _is_mistagged(token: Token) -> bool:
    """ "Caught Achard on 4 May": a rare name right behind its verb, parsed as an adverb."""
    beside = token.i == token.head.i + 1 and token.head.tag.startswith("VB")
    return beside and token.dep == "advmod" and token.tag == "RB" and token.text[0].isupper()


def _apposed(verb: Token) -> Token | None:
    """ "On 5 May, at Varn, Lieutenant Orsk shot him": a subject, parsed as another name of Varn."""
    if verb.tag != "VBD" or verb.dep != "ROOT" or is_passive(verb):
        return None
    before = [t for c in verb.children if c.dep == "prep" and c.i < verb.i for t in c.subtree()]
    apposed = [t for t in before if t.dep == "appos" and t.tag.startswith("NN")]
    return apposed[-1] if apposed else None


def _is_name_with_clause(token: Token) -> bool:
    """ "Achard, who had swum ashore, was arrested": a rare name, parsed as an adverb."""
    before = token.i < token.head.i and token.dep == "advmod" and token.text[0].isupper()
    return before and any(c.dep == "relcl" for c in token.children)


def _left_out(verb: Token) -> list[Token]:
    """The object that a relative clause without pronoun leaves out: "the treaty they signed"."""
    own = next((c for c in verb.children if c.dep == "nsubj"), None)
    if verb.dep == "relcl" and own is not None and own.tag not in ("WP", "WDT"):
        hangs = any(c.dep == "prep" and not c.children for c in verb.children)
        place = any(c.tag == "WRB" for c in verb.children)
        return [] if hangs or place or _is_relative(own) else [verb.head]
    return []


def _is_relative(noun: Token) -> bool:
    """ "whose owner", "many of whom"."""
    return bool(noun.children) and any(t.tag in ("WP", "WP$", "WDT") for t in noun.subtree())


def _by(verb: Token) -> list[Token]:
    agents = (c for c in verb.children if c.dep == "agent" and not opens_with_not(c))
    return [o for c in agents for o in c.children if o.dep == "pobj"]


# ------------------------------------------------------------------------- event nouns


def _of_noun(noun: Token) -> tuple[list[Token], list[Token]]:
    by = [o for c in noun.children if c.lower == "by" for o in c.children if o.dep == "pobj"]
    of = [o for c in noun.children if c.lower == "of" for o in c.children if o.dep == "pobj"]
    of = [o for o in of if o.ent not in ("DATE", "TIME")]
    owner = [c for c in noun.children if c.dep == "poss"]
    if noun.lemma in DOERS_OF:
        return of + owner + by, []
    return (by + owner if of else by), (of or owner)
