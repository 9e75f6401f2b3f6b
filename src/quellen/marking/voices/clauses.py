"""Verbs that report: their content as clause, infinitive, object or judgement."""

from __future__ import annotations

from collections.abc import Iterator

from quellen.marking.language import Sentence, Token
from quellen.marking.voices.lexicon import (
    PREPOSITIONS,
    REFUSABLE,
    CLAIMS,
    FALSE,
    LIGHT,
    NOUNS,
    PARTICLES,
    Cue,
    certainty_of,
    cues_of_verb,
)
from quellen.marking.voices.people import antecedent, is_document, is_person
from quellen.marking.voices.relation import Relation
from quellen.marking.voices.setting import Setting
from quellen.marking.voices.source import (
    agent_of,
    is_passive,
    neighbour,
    source_of,
    source_span,
    subject_of,
)

_CUE_PARTS = frozenset({"aux", "auxpass", "neg", "advmod", "prt"})
_CITING = frozenset(
    "add cite note say accord quote refer argue explain claim warn call write tell".split()
)


def verb_relations(sentence: Sentence, setting: Setting) -> Iterator[Relation]:
    """One relation for each verb of the lexicon that has content in this sentence."""
    for token in sentence.tokens:
        if token.tag.startswith("V") and cues_of_verb(token) and not _is_idle(token, setting):
            candidates = (_relation(token, cue, sentence, setting) for cue in cues_of_verb(token))
            found = [relation for relation in candidates if relation is not None]
            complete = next((r for r in found if r.rule != "bare"), None)
            complete = complete or _with_quoted_words(token, sentence, setting)
            if complete or found:  # else words that may be quoted nearby
                yield complete or found[0]


def _with_quoted_words(verb: Token, sentence: Sentence, setting: Setting) -> Relation | None:
    """ "pounded him as a “con man”": what follows the verb, as far as words are quoted in it."""
    quoted = [
        t.i
        for t in verb.subtree()
        if t.i > verb.i and setting.quoted[t.i] >= 0 > setting.quoted[verb.i]
    ]
    head = source_of(verb) or neighbour(verb, setting)
    if not quoted or head is None or head.i > verb.i or not is_person(head):
        return None
    span, words = cue_of(verb, setting)
    between = setting.tokens[verb.i + 1 : quoted[0]]
    if any(t.text in (",", ":", ";") or t.tag.startswith("V") for t in between):
        return None
    content = setting.fragments(i for i in range(verb.i + 1, quoted[-1] + 1) if i not in words)
    if not content or quoted[-1] > sentence.tokens[-1].i:
        return None
    return Relation(
        cue=span,
        content=content,
        source=source_span(head, setting, verb),
        head=head,
        word=verb,
        stance=cues_of_verb(verb)[0].stance,
        rejects=any(c.name == "reject" for c in cues_of_verb(verb)),
        certainty=certainty_of(verb.lemma),
        speech=any(c.speech for c in cues_of_verb(verb)),
        rule="quoted",
    )


_GOES_ON = frozenset(
    "wrong right mistaken quick eager unable unwilling reluctant hesitant go come use return rise appear take continue begin start refuse decline seem appear happen dare tend prefer choose rush hasten".split()
)


def _is_idle(verb: Token, setting: Setting) -> bool:
    """Whether nobody says anything here: an order, a purpose ("to say the least")."""
    if neighbour(verb, setting) is not None:
        return False
    if verb.tag not in ("VB", "VBP") or any(c.dep in ("nsubj", "nsubjpass") for c in verb.children):
        return False
    if any(c.tag == "MD" or c.lower in ("do", "did", "does") for c in verb.children):
        return False
    if any(c.tag == "TO" for c in verb.children):
        goes_on = verb.dep in ("xcomp", "advcl") and (
            verb.head.lemma in _GOES_ON or any(c.lower == "yet" for c in verb.head.children)
        )
        return not goes_on and not any(
            setting.quoted[t.i] >= 0 > setting.quoted[verb.i] for t in verb.subtree()
        )
    return verb.dep in ("ROOT", "advcl", "ccomp", "acl")


def _relation(verb: Token, cue: Cue, sentence: Sentence, setting: Setting) -> Relation | None:
    found = _content(verb, cue, sentence, setting)
    if found is None and cue.name not in ("report", "ask"):
        return None
    rule, indices = found or ("bare", set())
    head = source_of(verb) or neighbour(verb, setting)
    if head is None and not _unnamed(verb, cue, rule):
        return None
    if head is not None and not _may_speak(head, cue, rule):
        return None
    span, words = cue_of(verb, setting)
    content = setting.fragments(i for i in indices if i not in words)
    if head is not None and head.i in indices:
        if is_passive(verb) and head.dep == "pobj":
            indices = indices - _indices(head.head)
        else:
            head = None
    source = source_span(head, setting, verb) if head is not None else None
    return Relation(
        cue=span,
        content=content,
        source=source,
        head=head if source else None,
        word=verb,
        stance=cue.stance,
        certainty=certainty_of(verb.lemma),
        speech=cue.speech,
        rejects=cue.name == "reject",
        rule=rule if cue.name != "show" else "show",
    )


def _unnamed(verb: Token, cue: Cue, rule: str) -> bool:
    """Whether a cue without a source is somebody's all the same: "it was reported that"."""
    if is_passive(verb):
        return cue.speech or cue.name == "judge" or rule in ("clause", "judgement")
    return cue.name in ("report", "ask") and rule == "bare"


def _proves(head: Token) -> bool:
    """People prove and find things too; "this shows that" is nobody's word."""
    return is_person(head) and head.tag.startswith("NN")


_DISPUTING = frozenset("deny reject retract waive exclude challenge doubt".split())


def _may_speak(head: Token, cue: Cue, rule: str) -> bool:
    if head.lower in ("you", "one", "this", "that") and head.dep != "relcl":
        return head.lower == "that" and head.dep == "nsubj" and rule == "clause"
    if cue.name == "show":
        return is_document(head) or (rule == "clause" and _proves(head))
    if rule in ("clause", "bare") or cue.name in _DISPUTING:
        return True
    if rule == "judgement" and head.tag.startswith("NN"):
        return True
    return is_person(head) or is_document(head)


def cue_of(verb: Token, setting: Setting) -> tuple[tuple[int, int], set[int]]:
    """The verb with auxiliaries, negation, adverbs beside it, particle and preposition."""
    words = {verb.i}
    for child in sorted(verb.children, key=lambda c: -c.i):
        if child.dep in _CUE_PARTS and child.i < verb.i and child.i >= min(words) - 2:
            if child.dep == "advmod" and child.i != min(words) - 1:
                continue
            words.add(child.i)
    for child in verb.children:
        if child.dep == "prt" and child.i > verb.i:
            words.add(child.i)
        if child.dep == "prep" and child.i == verb.i + 1:
            if child.lower in PREPOSITIONS.get(verb.lemma, ()):
                words.add(child.i)
    tokens = [setting.tokens[i] for i in words]
    return (min(t.start for t in tokens), max(t.end for t in tokens)), words


# ------------------------------------------------------------------- content


def _content(
    verb: Token, cue: Cue, sentence: Sentence, setting: Setting
) -> tuple[str, set[int]] | None:
    frames = cue.frames
    if cue.particle and not _particle(verb):
        return None
    if "clause" in frames:
        found = _clause(verb, cue, sentence, setting)
        if found:
            return "clause", found
    if "order" in frames and (found := _order(verb)):
        return "order", found
    if "infinitive" in frames and (found := _infinitive(verb)):
        return "infinitive", found
    if "blame" in frames:
        found = _blame(verb) or _quoted_object(verb, setting)
        return ("blame", found) if found else None
    if "judgement" in frames and (found := _judgement(verb)):
        return "judgement", found
    if found := _after_preposition(verb):
        return "preposition", found
    if "gerund" in frames and (found := _gerund(verb)):
        return "gerund", found
    if (cue.name in ("report", "assail")) and (found := _quoted_object(verb, setting)):
        return "object", found
    if "object" in frames and _fits(verb, cue) and (found := _object(verb)):
        return "object", found
    return None


def _indices(token: Token) -> set[int]:
    return {t.i for t in token.subtree()}


def _clause(verb: Token, cue: Cue, sentence: Sentence, setting: Setting) -> set[int] | None:
    clauses = [c for c in verb.children if c.dep == "ccomp" and _is_content(c, verb)]
    if len(clauses) > 1 and subject_of(verb) is None and clauses[0].i < verb.i < clauses[-1].i:
        clauses = clauses[1:]  # the first is a shortened relative clause of the source
    clauses = clauses or _misplaced(verb, cue)
    if clauses:
        return _with_neighbours(verb, clauses, sentence, setting)
    if cue.name == "report" and (found := _around(verb, sentence, setting)):
        return found
    if is_passive(verb):
        raised = [c for c in verb.children if c.dep == "xcomp"]
        subject = subject_of(verb)
        if raised and subject is not None and subject.dep == "nsubjpass":
            return _indices(subject) | _indices(raised[0])
        return None
    return None


def _particle(verb: Token) -> bool:
    """ "pointed out", "made clear", "made it clear"."""
    particles = PARTICLES.get(verb.lemma, frozenset())
    return any(
        (c.dep in ("prt", "advmod") and c.lower in particles)
        or (verb.lemma == "make" and c.lower == "clear")
        for c in verb.children
    )


_ADDRESSING = frozenset(
    "tell assure remind inform warn notify convince persuade advise caution promise write".split()
)


def _misplaced(verb: Token, cue: Cue) -> list[Token]:
    """Content that the parser hung on the addressee, or took for a circumstance.

    "He told a meeting of leaders that few understood" (a relative clause, it thinks); "She said
    after the vote he would go".
    """
    if verb.lemma in _ADDRESSING:
        for child in verb.children:
            if child.dep in ("dobj", "dative") and child.i > verb.i:
                found = [t for t in child.subtree() if t.dep in ("relcl", "acl") and _has_that(t)]
                if found:
                    return found[:1]
    if cue.name == "report":
        phrases = [c for c in verb.children if c.dep in ("prep", "agent") and c.i > verb.i]
        inside = [t for c in phrases for t in c.subtree() if t.dep in ("relcl", "acl")]
        if found := [t for t in inside if _has_that(t)]:
            return found[:1]
    if cue.name == "report" and not any(c.dep in ("dobj", "prt") for c in verb.children):
        return [
            c
            for c in verb.children
            if c.dep in ("advcl", "dep") and c.i > verb.i and _is_plain_clause(c)
        ][:1]
    return []


def _has_that(clause: Token) -> bool:
    return any(c.lower == "that" and c.dep in ("mark", "advmod") for c in clause.children) and any(
        c.dep in ("nsubj", "nsubjpass", "expl") for c in clause.children
    )


def _is_plain_clause(clause: Token) -> bool:
    """A clause with its own subject and no conjunction that would make it a circumstance."""
    marks = [c for c in clause.children if c.dep in ("mark", "advmod") and c.tag in ("IN", "WRB")]
    subject = subject_of(clause)
    return subject is not None and all(m.lower == "that" for m in marks)


def _is_content(clause: Token, verb: Token) -> bool:
    return (
        clause.tag.startswith(("V", "M"))
        or any(
            c.dep in ("nsubj", "nsubjpass", "mark", "aux", "cop", "expl") for c in clause.children
        )
        or clause.i < verb.i
    )


def _with_neighbours(
    verb: Token, clauses: list[Token], sentence: Sentence, setting: Setting
) -> set[int]:
    """The clauses, and what the parser hung on the verb though it belongs to them."""
    indices = set().union(*(_indices(c) for c in clauses))
    indices.discard(verb.i)
    own = {t.i for t in _own_tokens(verb, clauses)}
    first, last = min(indices), max(indices)
    if first < verb.i:
        indices |= {i for i in range(_left_edge(verb, first, sentence, setting), first)} - own
    if last > verb.i:
        indices |= {i for i in _right_part(verb, last)} - own
    return indices


def _own_tokens(verb: Token, clauses: list[Token]) -> Iterator[Token]:
    """The verb, its subject, its addressees: what introduces the content."""
    yield verb
    for child in verb.children:
        if child not in clauses and child.dep in ("nsubj", "nsubjpass", "dobj", "dative", "aux"):
            yield from child.subtree()


def _left_edge(verb: Token, first: int, sentence: Sentence, setting: Setting) -> int:
    """Content before the verb begins with its sentence, unless another clause stands there."""
    start = sentence.tokens[0].i
    for i in range(first - 1, start - 1, -1):
        token = setting.tokens[i]
        if token.head is not verb or token.dep in ("nsubj", "conj", "nsubjpass"):
            if not any(a is verb for a in token.ancestors()):
                return first
    return start


def _right_part(verb: Token, last: int) -> Iterator[int]:
    for child in verb.children:
        if child.i > last and child.dep in ("prep", "advcl", "npadvmod", "advmod", "dep", "oprd"):
            if child.lemma in _CITING or child.lower in ("according",) or child.tag == "VBG":
                return
            yield from _indices(child)


def _around(verb: Token, sentence: Sentence, setting: Setting) -> set[int] | None:
    """Content around a parenthesis (", he said,") or before a tail (", he said."): by the commas."""
    subject = subject_of(verb)
    if subject is None or abs(subject.i - verb.i) > 12 or subject.dep == "expl":
        return None
    if verb.lemma not in _ADDRESSING and any(
        c.dep == "dobj" and c.i > verb.i for c in verb.children
    ):
        return None
    phrase = {t.i for t in subject.subtree() if t.i < verb.i or subject.i > verb.i}
    first = min(phrase | {verb.i})
    start, end = sentence.tokens[0].i, sentence.tokens[-1].i
    if first <= start or setting.tokens[first - 1].text not in _BREAKS:
        return None
    last = _end_of_parenthesis(verb, max(phrase | {verb.i}), end, setting)
    if last is None:
        return None
    speech_follows = last < end and setting.quoted[last + 1] >= 0 > setting.quoted[verb.i]
    if speech_follows and not any(setting.quoted[i] >= 0 for i in range(start, first)):
        return None  # "Asked of the raid, she said: “…”"
    return set(range(start, first)) | set(range(last + 1, end + 1))


_BREAKS = frozenset({",", "—", "–", "--", "-", "”", '"', "’", "''", "("})


def _end_of_parenthesis(verb: Token, place: int, end: int, setting: Setting) -> int | None:
    """The last word of ", as he explained at the hearing,": no verb, and a comma or stop after."""
    for i in range(place + 1, min(end, place + 14) + 1):
        token = setting.tokens[i]
        if token.text in _BREAKS or token.text in (".", ";"):
            return i
        if token.tag.startswith(("V", "W")) or token.dep == "mark" or setting.quoted[i] >= 0:
            return None
    return end if place >= end - 1 else None


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
                return _indices(child).union(*(_indices(p) for p in person))
    return None


def _is_infinitive(token: Token) -> bool:
    return token.tag in ("VB", "VBN", "JJ", "NN", "VBP") and any(
        c.tag == "TO" for c in token.children
    )


_WITHHOLDING = frozenset("refuse decline".split())


def _infinitive(verb: Token) -> set[int] | None:
    """ "vowed to leave"; in "refused to say that P" the content is P, and "say" its cue."""
    for child in verb.children:
        if child.dep == "xcomp" and child.i > verb.i and _is_infinitive(child):
            said = any(c.speech for c in cues_of_verb(child)) and any(
                c.dep in ("ccomp", "dobj")
                or (c.dep == "prep" and c.lower in PREPOSITIONS.get(child.lemma, ()))
                for c in child.children
            )
            return None if said and verb.lemma in _WITHHOLDING else _indices(child)
    return None


def _judgement(verb: Token) -> set[int] | None:
    """ "called it a raid", "dismissed it as treachery", "likened it to a raid"."""
    things = [c for c in verb.children if c.dep in ("dobj", "dative") and c.i > verb.i]
    if verb.lemma in _NAMING and len(things) > 1:
        return _indices(things[0]) | _indices(things[-1])
    if verb.lemma in _COMPARING:
        around = [*verb.children, *(c for t in things for c in t.children)]
        other = [c for c in around if c.lower in ("to", "with") and c.i > verb.i]
        return _indices(things[0]) | _indices(other[0]) if things and other else None
    thing = [c for c in verb.children if c.dep in ("dobj", "nsubjpass")]
    names = [
        c
        for c in verb.children
        if c.i > verb.i and (c.dep == "oprd" or (c.dep in ("prep", "advcl") and c.lower == "as"))
    ]
    if names and is_passive(verb) and agent_of(verb) is None and _says_so(names[0]):
        return None  # "was quoted as saying": that is the saying's content
    if len(names) > 1 and names[0].dep == names[1].dep == "oprd" and not thing:
        return _indices(names[0]) | _indices(names[1])
    if names and (thing or (names[0].lower == "as" and not is_passive(verb))):
        return _indices(names[0]).union(*(_indices(t) for t in thing[:1]))
    if verb.lemma in _NAMING:
        small = [c for c in verb.children if c.dep == "ccomp" and c.i > verb.i]
        small += [c for c in things if c.lemma in CLAIMS and c.subtree()[-1].lower in FALSE]
        if small:
            return _indices(small[0])
    return None


def _says_so(phrase: Token) -> bool:
    return any(c.dep == "pcomp" and cues_of_verb(c) for c in phrase.children)


_NAMING = frozenset("call label dub deem consider declare brand pronounce".split())
_COMPARING = frozenset("liken compare equate".split())


def _after_preposition(verb: Token) -> set[int] | None:
    wanted = PREPOSITIONS.get(verb.lemma)
    if not wanted:
        return None
    for child in verb.children:
        if child.dep == "prep" and child.i > verb.i and child.lower in wanted:
            inner = [c for c in child.children if c.dep in ("pobj", "pcomp")]
            if inner:
                thing = [c for c in verb.children if c.dep in ("dobj",) and c.i < child.i]
                if verb.lemma in ("accuse", "suspect", "call"):
                    return _indices(child).union(*(_indices(t) for t in thing))
                return _indices(inner[0])
    return None


def _blame(verb: Token) -> set[int] | None:
    """ "attacked her for lying", "defended it as just": words, where a reason is given."""
    for child in verb.children:
        if child.dep == "prep" and child.lower in ("for", "as") and child.i > verb.i:
            inner = next((c for c in child.children if c.dep in ("pobj", "pcomp")), None)
            things = [c for c in verb.children if c.dep == "dobj" and c.i < child.i]
            if inner is not None and things and inner.ent not in ("DATE", "TIME", "CARDINAL"):
                return _indices(things[0]) | _indices(child)
    return None


def _gerund(verb: Token) -> set[int] | None:
    for child in verb.children:
        having = any(c.lower == "having" for c in child.children)
        if child.dep == "xcomp" and child.i > verb.i and (child.tag == "VBG" or having):
            return _indices(child)
    return None


def _carries_content(noun: Token) -> bool:
    """Whether the object has content of its own: "repeated its claim that P"."""
    return noun.lemma in NOUNS and any(
        c.dep in ("acl", "ccomp", "relcl") and c.i > noun.i for c in noun.children
    )


def _quoted_object(verb: Token, setting: Setting) -> set[int] | None:
    """ "proclaimed a goal of “peace through strength”": an object that holds quoted words."""
    for child in verb.children:
        if child.dep == "dobj" and child.i > verb.i and setting.quoted[verb.i] < 0:
            if any(setting.quoted[t.i] >= 0 for t in child.subtree()):
                return _indices(child)
    return None


def _fits(verb: Token, cue: Cue) -> bool:
    """Whether the object is of the kind that the verb speaks of: a claim, not an entry refused."""
    things = [c for c in verb.children if c.dep in ("dobj", "nsubjpass")]
    if cue.claims_only:
        return any(t.lemma in CLAIMS for t in things)
    refused = any(t.lemma in REFUSABLE for t in things)
    addressed = any(c.dep == "dative" for c in verb.children) or len(things) > 1
    return not (verb.lemma == "deny" and (refused or addressed))


def _object(verb: Token) -> set[int] | None:
    things = [c for c in verb.children if c.dep == "dobj" and c.i > verb.i]
    if things and verb.lemma in LIGHT and _carries_content(things[0]):
        return None
    if things:
        last = max(_indices(things[0]))
        more = [
            c
            for c in verb.children
            if c.i > last and c.dep == "prep" and c.lower in ("for", "as", "over")
        ]
        return _indices(things[0]).union(*(_indices(m) for m in more))
    relative = next((c for c in verb.children if c.dep == "dobj" and c.tag == "WDT"), None)
    thing = antecedent(relative) if relative is not None else None
    if thing is not None and thing is not relative:
        return _indices(thing) - _indices(verb)
    subject = subject_of(verb)
    if is_passive(verb) and subject is not None:
        return _indices(subject)
    return None
