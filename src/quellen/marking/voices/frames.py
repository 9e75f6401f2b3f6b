"""What a verb takes as its content: a clause, an infinitive, an object, a judgement."""

from __future__ import annotations

from quellen.marking.language import Sentence, Token
from quellen.marking.voices.clauses import clause_of
from quellen.marking.voices.lexicon import CLAIMS, PARTICLES, PREPOSITIONS, Cue, cues_of_verb
from quellen.marking.voices.objects import fits, is_refusal, judgement, object_of, quoted_object
from quellen.marking.voices.setting import Setting, under
from quellen.marking.voices.source import is_passive, subject_of

_APPEALING = frozenset("appeal plead".split())
_UNSURE = frozenset("question doubt dispute".split())
_STRIKING = frozenset("attack assail hammer slam bash rip blast target hit knock pound".split())
"""What armies do too: words only where a reason is given ("attacked her for lying")."""
_NO_REASON = frozenset("result part consequence".split())
_WITHHOLDING = frozenset("refuse decline".split())


def content_of(
    verb: Token, cue: Cue, sentence: Sentence, setting: Setting
) -> tuple[str, set[int]] | None:
    """The frame that the verb stands in here, and the indices of the tokens of its content."""
    frames = cue.frames
    if (cue.particle and not _particle(verb, cue)) or is_refusal(verb):
        return None
    if "clause" in frames:
        found = clause_of(verb, cue, sentence, setting)
        if found:
            return "clause", found
    if "order" in frames and (found := _order(verb)):
        return "order", found
    if "infinitive" in frames and (found := _infinitive(verb)):
        return "infinitive", found
    if "blame" in frames:
        found = _blame(verb) or quoted_object(verb, setting)
        return ("blame", found) if found else None
    if "judgement" in frames and (found := judgement(verb)):
        return "judgement", found
    if found := _after_preposition(verb, cue):
        return "preposition", found
    if "gerund" in frames and (found := _gerund(verb)):
        return "gerund", found
    if (cue.name in ("report", "assail")) and (found := quoted_object(verb, setting)):
        return "object", found
    if "object" in frames and fits(verb, cue) and (found := object_of(verb)):
        return "object", found
    return None


def _particle(verb: Token, cue: Cue) -> bool:
    """ "pointed out", "made clear", "made it clear", "called into question"."""
    particles = PARTICLES.get(verb.lemma, frozenset())
    if cue.name == "impugn":
        return any(
            c.lower == "into" and any(g.lower in _UNSURE for g in c.children) for c in verb.children
        )
    return any(
        (c.dep in ("prt", "advmod") and c.lower in particles)
        or (verb.lemma == "make" and c.lower == "clear")
        for c in verb.children
    )


def _order(verb: Token) -> set[int] | None:
    """ "urged supporters to stay": who is to do it, and what."""
    for child in verb.children:
        if child.i <= verb.i:
            continue
        if child.dep in ("ccomp", "xcomp", "advcl") and _is_infinitive(child):
            person = [
                c for c in verb.children if c.dep in ("dobj", "dative") and verb.i < c.i < child.i
            ]
            own = subject_of(child)
            if is_passive(verb):
                subject = subject_of(verb)
                person = [subject] if subject is not None else []
            if person or own is not None:
                return under(child).union(*(under(p) for p in person))
    return None


def _is_infinitive(token: Token) -> bool:
    return token.tag in ("VB", "VBN", "JJ", "NN", "VBP") and any(
        c.tag == "TO" for c in token.children
    )


def _infinitive(verb: Token) -> set[int] | None:
    """ "vowed to leave"; in "refused to say that P" the content is P, and "say" its cue."""
    for child in verb.children:
        if child.dep == "xcomp" and child.i > verb.i and _is_infinitive(child):
            said = any(c.speech for c in cues_of_verb(child)) and any(
                c.dep in ("ccomp", "dobj")
                or (c.dep == "prep" and c.lower in PREPOSITIONS.get(child.lemma, ()))
                for c in child.children
            )
            return None if said and verb.lemma in _WITHHOLDING else under(child)
    return None


def _after_preposition(verb: Token, cue: Cue) -> set[int] | None:
    wanted = PREPOSITIONS.get(verb.lemma)
    if not wanted or (verb.lemma == "call" and is_passive(verb)):
        return None
    phrases = [*verb.children]
    if verb.lemma == "accuse":  # "accused the governor’s men of lying": "of" may hang on the men
        blamed = (c for c in verb.children if c.dep == "dobj")
        phrases += [
            p for c in blamed for p in c.children if any(g.dep == "pcomp" for g in p.children)
        ]
    for child in phrases:
        if child.dep in ("prep", "prt") and child.i > verb.i and child.lower in wanted:
            inner = [c for c in child.children if c.dep in ("pobj", "pcomp")]
            scoffing = cue.claims_only or (child.lower == "at" and verb.lemma != "hint")
            if inner and scoffing and inner[0].lemma not in CLAIMS:
                return None  # "laughed at the guards"
            if inner:
                thing = [c for c in verb.children if c.dep in ("dobj",) and c.i < child.i]
                if verb.lemma in ("accuse", "suspect", "call"):
                    return under(child).union(_asked_of(verb, inner[0]), *(under(t) for t in thing))
                asked = _asked_of(verb, inner[0])
                if verb.lemma in _APPEALING and child.lower in ("to", "with") and not asked:
                    return None  # "appealed to the court"
                return under(inner[0]) | asked
    return None


def _asked_of(verb: Token, person: Token) -> set[int]:
    """ "called on the guards to leave", "appealed to the king to stay": what they are to do."""
    if verb.lemma not in ("call", *_APPEALING):
        return set()
    near = [*verb.children, *person.children]
    hung = [c for c in near if c.dep in ("xcomp", "advcl", "acl", "relcl") and c.i > person.i]
    return next((under(c) for c in hung if _is_infinitive(c)), set())


def _blame(verb: Token) -> set[int] | None:
    """ "attacked her for lying", "defended it as just": words, where a reason is given."""
    for child in verb.children:
        if child.dep == "prep" and child.lower in ("for", "as") and child.i > verb.i:
            inner = next((c for c in child.children if c.dep in ("pobj", "pcomp")), None)
            things = [c for c in verb.children if c.dep == "dobj" and c.i < child.i]
            acting = verb.lemma in _STRIKING and not (
                child.lower == "for" and inner is not None and inner.dep == "pcomp"
            )
            if acting or inner is None or inner.lower in _NO_REASON:
                continue
            if things and inner.ent not in ("DATE", "TIME", "CARDINAL"):
                return under(things[0]) | under(child)
    return None


def _gerund(verb: Token) -> set[int] | None:
    for child in verb.children:
        having = any(c.lower == "having" for c in child.children)
        if child.dep == "xcomp" and child.i > verb.i and (child.tag == "VBG" or having):
            return under(child)
    return None
