"""Verbs that report, think, want, judge: sources, cues and contents in one sentence."""

from __future__ import annotations

from collections.abc import Iterator

from quellen.marking.language import Sentence, Token
from quellen.marking.voices.branded import branded
from quellen.marking.voices.denied import without_asides
from quellen.marking.voices.frames import content_of
from quellen.marking.voices.judged import word_of_a_denial
from quellen.marking.voices.lexicon import GOES_ON, PREPOSITIONS, Cue, certainty_of, cues_of_verb
from quellen.marking.voices.people import is_document, is_person, is_thing, is_vague
from quellen.marking.voices.relation import Relation
from quellen.marking.voices.setting import Setting, under
from quellen.marking.voices.source import is_passive, neighbour, source_of, source_span
from quellen.model import Span, Stance

_CUE_PARTS = frozenset({"aux", "auxpass", "neg", "advmod", "prt"})
_NAMED = frozenset("name identify quote".split())
_WORDING = frozenset("report call judge reject assail deny talk".split())
_INTRODUCING = frozenset("that how why whether what if".split())
_DISPUTING = frozenset("deny reject retract waive exclude challenge doubt".split())


def verb_relations(sentence: Sentence, setting: Setting) -> Iterator[Relation]:
    """One relation for each verb of the lexicon that has content in this sentence."""
    for token in sentence.tokens:
        says = token.tag.startswith("V") and token.dep != "amod" and cues_of_verb(token)
        if says and not _is_idle(token, setting) and not word_of_a_denial(token):
            candidates = (_relation(token, cue, sentence, setting) for cue in cues_of_verb(token))
            found = [relation for relation in candidates if relation is not None]
            complete = next((r for r in found if r.rule != "bare"), None)
            complete = complete or _with_quoted_words(token, sentence, setting)
            if complete or found:  # else words that may be quoted nearby
                yield complete or found[0]


def _relation(verb: Token, cue: Cue, sentence: Sentence, setting: Setting) -> Relation | None:
    if cue.factive and any(c.dep == "neg" for c in verb.children):
        return None  # "did not know that P": P is the word of whoever tells it
    label = branded(verb, sentence)
    found = ("branded", set(label.claim)) if label else content_of(verb, cue, sentence, setting)
    if found and cue.factive and not _is_stated(verb, found[0]):
        return None
    if found is None and cue.name not in ("report", "ask"):
        return None
    rule, indices = found or ("bare", set())
    head = source_of(verb) or neighbour(verb, setting)
    if head is None and not _unnamed(verb, cue, rule):
        return None
    quoted = any(setting.quoted[i] >= 0 > setting.quoted[verb.i] for i in indices)
    if head is not None and not (_may_speak(head, cue, rule) and (quoted or not is_thing(head))):
        return None
    if head is not None and head.i in indices:
        if is_passive(verb) and head.dep == "pobj":
            indices = indices - under(head.head)
        else:
            head = None
    span, words = cue_of(verb, setting)
    if cue.stance == "denies" or cue.name == "reject":
        indices = without_asides(indices, verb, rule, setting)
    content = setting.fragments(indices - words)
    source = source_span(head, setting, verb) if head is not None else None
    return Relation(
        cue=span,
        content=content,
        source=source,
        head=head if source else None,
        word=verb,
        stance=label.stance if label else _stance(verb, cue),
        certainty=certainty_of(verb.lemma),
        speech=cue.speech,
        rejects=cue.name == "reject" and label is None,
        rule=rule if cue.name != "show" else "show",
    )


def _stance(verb: Token, cue: Cue) -> Stance:
    """ "They can deny it until they die": whoever may deny has not done so yet."""
    may = any(c.tag == "MD" and c.lower in _MAY for c in verb.children)
    negated = any(c.dep == "neg" for c in verb.children)
    return "doubts" if cue.stance == "denies" and may and not negated else cue.stance


_MAY = frozenset("can may might must should".split())


def _with_quoted_words(verb: Token, sentence: Sentence, setting: Setting) -> Relation | None:
    """ "pounded him as a “con man”": what follows the verb, as far as words are quoted in it."""
    quoted = [
        t.i
        for t in verb.subtree()
        if t.i > verb.i and setting.quoted[t.i] >= 0 > setting.quoted[verb.i]
    ]
    head = source_of(verb) or neighbour(verb, setting)
    wording = [c for c in cues_of_verb(verb) if c.name in _WORDING]
    if not wording:
        return None
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
        stance=wording[0].stance,
        rejects=any(c.name == "reject" for c in cues_of_verb(verb)),
        certainty=certainty_of(verb.lemma),
        speech=any(c.speech for c in cues_of_verb(verb)),
        rule="quoted",
    )


def cue_of(verb: Token, setting: Setting) -> tuple[Span, set[int]]:
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
        if child.i == verb.i + 1 and child.lower in PREPOSITIONS.get(verb.lemma, ()):
            words.add(child.i)
    tokens = [setting.tokens[i] for i in words]
    return (min(t.start for t in tokens), max(t.end for t in tokens)), words


# -------------------------------------------------------------- who can have said it


def _is_idle(verb: Token, setting: Setting) -> bool:
    """Whether nobody says anything here: an order, a purpose ("to say the least")."""
    if neighbour(verb, setting) is not None:
        return False
    if any(c.dep == "xcomp" and c.lemma in _NAMED and is_passive(c) for c in verb.children):
        return True  # "asked not to be named"
    if verb.tag not in ("VB", "VBP") or any(c.dep in ("nsubj", "nsubjpass") for c in verb.children):
        return False
    if any(c.tag == "MD" or c.lower in ("do", "did", "does") for c in verb.children):
        return False
    if any(c.tag == "TO" for c in verb.children):
        goes_on = verb.dep in ("xcomp", "advcl", "acl") and (
            verb.head.lemma in GOES_ON or any(c.lower == "yet" for c in verb.head.children)
        )
        return not goes_on and not any(
            setting.quoted[t.i] >= 0 > setting.quoted[verb.i] for t in verb.subtree()
        )
    return verb.dep in ("ROOT", "advcl", "ccomp", "acl")


def _unnamed(verb: Token, cue: Cue, rule: str) -> bool:
    """Whether a cue without a source is somebody's all the same: "it was reported that"."""
    if is_passive(verb):
        open_to_doubt = any(c.dep == "neg" or c.tag == "MD" for c in verb.children)
        judged = cue.name == "judge" and not open_to_doubt
        return cue.speech or judged or rule in ("clause", "judgement")
    return cue.name in ("report", "ask") and rule == "bare"


def _is_stated(verb: Token, rule: str) -> bool:
    """ "knew that P": without "that" the parser too often takes what is known for a clause."""
    said = [c for c in verb.children if c.dep == "ccomp" and c.i > verb.i]
    elsewhere = any(c.dep in ("prep", "dobj") and verb.i < c.i < t.i for t in said[:1]
                    for c in verb.children)  # fmt: skip
    introduced = any(g.lower in _INTRODUCING and g.i < c.i for c in said for g in c.children)
    return rule == "clause" and introduced and not elsewhere


def _may_speak(head: Token, cue: Cue, rule: str) -> bool:
    if head.lower in ("you", "one", "this", "that") and not head.children:
        return head.lower == "that" and head.dep == "nsubj" and rule == "clause"
    if rule in ("object", "infinitive") and not cue.speech and is_vague(head):
        return False
    if cue.name == "show":
        return is_document(head) or (rule == "clause" and _proves(head))
    if rule in ("clause", "bare") or cue.name in _DISPUTING:
        return True
    if rule in ("judgement", "branded") and head.tag.startswith("NN"):
        return True
    return is_person(head) or is_document(head)


def _proves(head: Token) -> bool:
    """People prove and find things too; "this shows that" is nobody's word."""
    return is_person(head) and head.tag.startswith("NN")
