"""Nouns that carry content: "the claim that P", "his denial of P", "made the promise to P"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from quellen.marking.language import Sentence, Token
from quellen.marking.voices.judged import Judgement, judgement_of
from quellen.marking.voices.lexicon import (
    CLAIMS,
    COMPLEMENTS,
    FALSE,
    LIGHT,
    NOUNS,
    Cue,
    certainty_of,
    cues_of_verb,
)
from quellen.marking.voices.people import is_document, is_person
from quellen.marking.voices.relation import Relation
from quellen.marking.voices.setting import Setting
from quellen.marking.voices.source import source_of, source_span, subject_of
from quellen.model import Span, Stance


def noun_relations(sentence: Sentence, setting: Setting) -> Iterator[Relation]:
    for token in sentence.tokens:
        if token.lemma in NOUNS and (token.tag.startswith("NN") or token.dep == "dobj"):
            found = _relation(token, NOUNS[token.lemma][0], setting)
            if found is not None:
                yield found


def _relation(noun: Token, cue: Cue, setting: Setting) -> Relation | None:
    if _is_verdict(noun):
        return None
    head, light = _source(noun)
    content = _content(noun, cue, setting, has_source=head is not None)
    if content is None and light is not None and _announces(noun, cue, setting):
        content = set()
    if content is None:
        return None
    if head is not None and head.i in content:
        return None
    source = source_span(head, setting, None) if head is not None and light is None else None
    if light is not None and head is not None:
        source = source_span(head, setting, light)
    start = light.start if light is not None and light.i < noun.i else noun.start
    return Relation(
        cue=(start, noun.end),
        content=setting.fragments(content),
        source=source,
        head=head if source else None,
        word=noun,
        stance=_stance(noun, cue, whose=source),
        certainty=certainty_of(noun.lemma),
        speech=cue.name == "claim",
        rule="noun",
    )


def _stance(noun: Token, cue: Cue, whose: Span | None) -> Stance:
    """That of its word, unless what nobody is named for is called false or left open."""
    if _gives_the_lie(noun):
        return "denies"
    judged = judgement_of(noun) if whose is None and cue.stance == "asserts" else None
    return _JUDGED[judged] if judged else cue.stance


_JUDGED: dict[Judgement, Stance] = {"false": "denies", "open": "doubts"}


def _is_verdict(noun: Token) -> bool:
    """ "it is a lie that P": nobody's word, but what is said of one."""
    subject = subject_of(noun.head) if noun.dep == "attr" else None
    return noun.lower in FALSE and subject is not None and subject.lower in ("it", "this", "that")


def _source(noun: Token) -> tuple[Token | None, Token | None]:
    """Whose claim it is: the possessor, the subject of a light verb, "by" whom, a paper's name."""
    owner = next((c for c in noun.children if c.dep == "poss"), None)
    verb = noun.head
    light = noun.dep in ("dobj", "nsubjpass") and _is_light(verb, noun)
    if light and (owner is None or owner.tag == "PRP$"):
        return source_of(verb), verb
    if owner is not None:
        return owner, None
    if noun.dep == "attr" and verb.lemma == "be":
        return _of_copula(verb), None
    return _beside(noun), None


def _is_light(verb: Token, noun: Token) -> bool:
    """ "made the claim", "put out a denial", "found no evidence"; not "threw out the claim"."""
    if noun.lemma in _PROOFS:
        return verb.lemma in _FINDING
    if noun.lemma in _BOUND_TO:
        return verb.lemma in _BOUND_TO[noun.lemma]
    away = any(c.dep == "prt" for c in verb.children) and verb.lemma not in _HANDING
    merely = verb.lemma == "do" and any(c.lower == "as" for c in noun.children)
    return (verb.lemma in LIGHT or merely) and not away  # "did not so much as hint that P"


_BOUND_TO = {
    "issue": frozenset({"take"}),
    "exception": frozenset({"take"}),
    "water": frozenset({"pour", "throw"}),
    "store": frozenset({"set"}),
    "stock": frozenset({"take", "put"}),
}
"""Nouns that are words of speaking with one verb only: "took issue", "set no store"."""
_PROOFS = frozenset("evidence proof indication sign".split())
_FINDING = frozenset("find see have discover uncover give offer provide present produce".split())
_HANDING = frozenset("put give send hand".split())


def _of_copula(verb: Token) -> Token | None:
    """ "One argument among them is the claim that P": theirs; "the letter is a proof that P"."""
    subject = subject_of(verb)
    if subject is None or subject.dep == "expl" or subject.lower in ("it", "this", "that"):
        return None
    if subject.lemma in NOUNS:
        return _source(subject)[0]
    return subject if is_document(subject) or is_person(subject) else None


def _beside(noun: Token) -> Token | None:
    for child in noun.children:
        if child.dep == "prep" and child.lower in ("by", "from", "among", "of"):
            thing = next((c for c in child.children if c.dep == "pobj"), None)
            if thing is not None and is_person(thing):
                return thing
    return next(
        (c for c in noun.children if c.dep == "compound" and c.ent == "ORG" and c.tag == "NNP"),
        None,
    )


def _content(noun: Token, cue: Cue, setting: Setting, *, has_source: bool) -> set[int] | None:
    clause = _clause(noun, setting)
    if clause is not None:
        open_to_all = cue.speech or cue.name == "belief"
        return {t.i for t in clause.subtree()} if has_source or open_to_all else None
    lightly = noun.dep in ("dobj", "nsubjpass") and _is_light(noun.head, noun)
    if has_source and (noun.lemma in _SPEECH_ACTS or lightly):
        for child in noun.children:
            if child.dep in ("acl", "xcomp") and _is_infinitive(child):
                return {t.i for t in child.subtree()}
    return _of_what(noun, cue, has_source=has_source, lightly=lightly)


def _announces(noun: Token, cue: Cue, setting: Setting) -> bool:
    """ "made the following comment: “…”": quoted words that a colon announces."""
    last = max(t.i for t in noun.head.subtree())
    after = setting.tokens[noun.i + 1 : last + 2]
    return cue.name == "claim" and any(
        a.text == ":" and setting.quoted[b.i] >= 0 for a, b in pairwise(after)
    )


_SPEECH_ACTS = frozenset(
    "promise pledge vow threat claim determination refusal reluctance willingness desire".split()
)
_OF_SPEECH = frozenset("criticism condemnation denunciation call appeal demand".split())
_CHARGES = frozenset("allegation accusation denial charge claim".split())


def _clause(noun: Token, setting: Setting) -> Token | None:
    """The clause that a noun introduces, on the noun itself or where the parser hung it."""
    near = [*noun.children, *(g for c in noun.children if c.dep == "prep" for g in c.subtree())]
    for child in near:
        introduced = child.i > noun.i and child.dep in ("acl", "ccomp", "relcl")
        own = child.head is noun or child.head.dep != "dobj"
        if introduced and own and _is_that_clause(child, noun):
            return child
    if noun.dep == "nsubj":  # "doubts remain that P", "rumours began to spread that P"
        arising = [t for t in (noun.head, *noun.head.children) if t.lemma in _ARISING]
        hung = [c for t in arising for c in t.children if c.dep == "ccomp" and _has_that(c)]
        if hung:
            return hung[0]
    following = setting.tokens[noun.i + 1] if noun.i + 1 < len(setting.tokens) else noun
    if following.lower == "that" and following.dep == "mark" and following.head.i > noun.i:
        clause = following.head
        if clause.tag.startswith("V") and not any(c.speech for c in cues_of_verb(clause.head)):
            return clause
    return None


_ARISING = frozenset(
    """remain persist exist grow mount arise abound linger spread surface emerge circulate run come
    fly swirl""".split()
)


def _has_that(clause: Token) -> bool:
    return any(c.dep == "mark" and c.lower == "that" for c in clause.children)


_ASSERTING = frozenset(
    """claim allegation accusation denial report suggestion contention assertion rumor rumour charge
    insistence warning belief lie""".split()
)


def _is_that_clause(clause: Token, noun: Token) -> bool:
    """ "the claim that he left", but not "the claim that he made", "the account that he keeps"."""
    for child in clause.children:
        if child.lower == "that" and child.i < clause.i:
            if child.dep == "mark":
                return True
            subject = subject_of(clause)
            claims = noun.lemma in _ASSERTING and subject is not None and subject is not child
            told = any(c.speech for c in cues_of_verb(clause))
            return claims and not told and clause.lemma not in LIGHT
    return False


def _is_infinitive(clause: Token) -> bool:
    return any(c.tag == "TO" for c in clause.children)


def _of_what(noun: Token, cue: Cue, *, has_source: bool, lightly: bool) -> set[int] | None:
    """ "his denial of the charges", "cast doubt on the date"."""
    if cue.name == "doubt" and noun.head.lemma in ("cast", "raise", "throw", "express"):
        return _after(("on", "upon", "about", "over"), [*noun.children, *noun.head.children], noun)
    if _gives_the_lie(noun):
        return _after(("to",), [*noun.children, *noun.head.children], noun)
    if noun.lemma in _CHARGES:
        return _after(("of",), noun.children, noun)
    uttered = lightly or cue.name == "claim" or noun.lemma in _OF_SPEECH
    if not has_source or not uttered:
        return None
    fitting = [p for p, nouns in COMPLEMENTS.items() if noun.lemma in nouns]
    if cue.name not in ("scorn", "quarrel", "trust"):
        return _after(fitting, noun.children, noun)
    around = [*noun.children, *noun.head.children]
    return _after(fitting, [p for p in around if any(c.lemma in CLAIMS for c in p.children)], noun)


def _gives_the_lie(noun: Token) -> bool:
    """ "gave the lie to reports that P"."""
    return noun.lemma == "lie" and noun.dep == "dobj" and noun.head.lemma == "give"


def _after(prepositions: Sequence[str], words: list[Token], noun: Token) -> set[int] | None:
    for word in words:
        if word.dep in ("prep", "dative") and word.lower in prepositions and word.i > noun.i:
            inner = next((c for c in word.children if c.dep in ("pobj", "pcomp")), None)
            if inner is not None and not (word.lower == "of" and is_person(inner)):
                return {t.i for t in inner.subtree()}
    return None
