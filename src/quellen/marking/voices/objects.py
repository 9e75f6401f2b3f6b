"""Objects as content: what is condemned or denied, and what it is called."""

from __future__ import annotations

from quellen.marking.language import Token
from quellen.marking.voices.lexicon import CLAIMS, FALSE, LIGHT, NOUNS, REFUSABLE, Cue, cues_of_verb
from quellen.marking.voices.people import antecedent, is_person
from quellen.marking.voices.setting import Setting, under
from quellen.marking.voices.source import agent_of, is_passive, subject_of

_NAMING = frozenset("call label dub deem consider declare brand pronounce".split())
_COMPARING = frozenset("liken compare equate".split())


def judgement(verb: Token) -> set[int] | None:
    """ "called it a raid", "dismissed it as treachery", "likened it to a raid"."""
    things = [c for c in verb.children if c.dep in ("dobj", "dative") and c.i > verb.i]
    if verb.lemma in _NAMING and len(things) > 1:
        return under(things[0]) | under(things[-1])
    if verb.lemma in _COMPARING:
        around = [*verb.children, *(c for t in things for c in t.children)]
        other = [c for c in around if c.lower in ("to", "with") and c.i > verb.i]
        return under(things[0]) | under(other[0]) if things and other else None
    thing = [c for c in verb.children if c.dep in ("dobj", "nsubjpass")]
    names = [
        c
        for c in verb.children
        if c.i > verb.i and (c.dep == "oprd" or (c.dep in ("prep", "advcl") and c.lower == "as"))
    ]
    if names and is_passive(verb) and agent_of(verb) is None and _says_so(names[0]):
        return None  # "was quoted as saying": that is the saying's content
    if len(names) > 1 and names[0].dep == names[1].dep == "oprd" and not thing:
        return under(names[0]) | under(names[1])
    if names and (thing or (names[0].lower == "as" and not is_passive(verb))):
        return under(names[0]).union(*(under(t) for t in thing[:1]))
    if verb.lemma in _NAMING:
        small = [c for c in verb.children if c.dep == "ccomp" and c.i > verb.i]
        small += [c for c in names if _is_small_clause(c)]
        small += [c for c in things if c.lemma in CLAIMS and c.subtree()[-1].lower in FALSE]
        if small:
            return under(small[0])
    return None


def _is_small_clause(predicate: Token) -> bool:
    """ "called the boiler unsafe", where the parser makes the noun a part of the adjective."""
    parts = {c.dep for c in predicate.children if c.i < predicate.i}
    return predicate.tag in ("JJ", "VBN") and {"det", "compound"} <= parts


def _says_so(phrase: Token) -> bool:
    return any(c.dep == "pcomp" and cues_of_verb(c) for c in phrase.children)


def object_of(verb: Token) -> set[int] | None:
    things = [c for c in verb.children if c.dep == "dobj" and c.i > verb.i]
    parted = any(c.dep == "prt" for c in verb.children)  # "threw out the claim that P"
    if things and verb.lemma in LIGHT and not parted and _carries_content(things[0]):
        return None
    if things:
        last = max(under(things[0]))
        more = [
            c
            for c in verb.children
            if c.i > last and c.dep == "prep" and c.lower in ("for", "as", "over")
        ]
        return under(things[0]).union(*(under(m) for m in more))
    said = next((c for c in verb.children if c.dep == "ccomp" and _is_free_relative(c, verb)), None)
    if said is not None:
        return under(said)
    relative = next((c for c in verb.children if c.dep == "dobj" and c.tag == "WDT"), None)
    thing = antecedent(relative) if relative is not None else None
    if thing is not None and thing is not relative:
        return under(thing) - under(verb)
    subject = subject_of(verb)
    if is_passive(verb) and subject is not None:
        return under(subject)
    return None


def _is_free_relative(clause: Token, verb: Token) -> bool:
    """ "condemned what he called a raid"."""
    return any(c.tag == "WP" and verb.i < c.i < clause.i for c in clause.children)


def _carries_content(noun: Token) -> bool:
    """Whether the object has content of its own: "repeated its claim that P"."""
    others = any(c.dep == "poss" and c.tag != "PRP$" for c in noun.children)
    if others:
        return False  # "repeated the merchant's claim that P": who repeats it is not who claims it
    return noun.lemma in NOUNS and any(
        c.dep in ("acl", "ccomp", "relcl") and c.i > noun.i for c in noun.children
    )


def quoted_object(verb: Token, setting: Setting) -> set[int] | None:
    """ "proclaimed a goal of “peace through strength”": an object that holds quoted words."""
    for child in verb.children:
        follows = child.dep == "dobj" and child.i > verb.i and setting.quoted[verb.i] < 0
        if follows and any(setting.quoted[t.i] >= 0 for t in child.subtree()):
            return under(child)
    return None


def fits(verb: Token, cue: Cue) -> bool:
    """Whether the object is of the kind that the verb speaks of: a claim, not an entry refused."""
    things = [c for c in verb.children if c.dep in ("dobj", "nsubjpass")]
    if cue.claims_only:
        return any(t.lemma in CLAIMS for t in things)
    if cue.stance == "doubts" and any(is_person(t) for t in things):
        return False  # "police questioned a man"
    addressed = any(c.dep == "dative" for c in verb.children) or len(things) > 1
    return not (verb.lemma == "deny" and addressed)


def is_refusal(verb: Token) -> bool:
    """ "denied bail", "denied him entry": it is refused, not said to be untrue."""
    return verb.lemma == "deny" and any(
        c.lemma in REFUSABLE
        and c.dep in ("dobj", "nsubjpass", "ccomp", "oprd", "xcomp")
        and not any(g.dep in ("mark", "aux") for g in c.children)
        for c in verb.children
    )
