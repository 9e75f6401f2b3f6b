"""Clauses as content: found by the parse, and where the parser hung them elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from quellen.marking.language import Sentence, Token
from quellen.marking.voices.lexicon import PREPOSITIONS, Cue, cues_of_verb
from quellen.marking.voices.people import is_person
from quellen.marking.voices.setting import Setting, under
from quellen.marking.voices.source import is_passive, subject_of

_CITING = frozenset(
    "add cite note say accord quote refer argue explain claim warn call write tell".split()
)
_ADDRESSING = frozenset(
    "tell assure remind inform warn notify convince persuade advise caution promise write".split()
)
_BREAKS = frozenset({",", "—", "–", "--", "-", "”", '"', "’", "''", "("})


def clause_of(verb: Token, cue: Cue, sentence: Sentence, setting: Setting) -> set[int] | None:
    clauses = [c for c in verb.children if c.dep == "ccomp" and _is_content(c, verb)]
    clauses = [c for c in clauses if c.i > verb.i or not _divided(c, verb, setting)]
    if _is_relative(verb):
        clauses = [c for c in clauses if c.i > verb.i]
    if cue.stance == "denies" or cue.name == "reject":
        clauses = [c for c in clauses if not _explains(c, verb, setting)]
    if len(clauses) > 1 and subject_of(verb) is None and clauses[0].i < verb.i < clauses[-1].i:
        clauses = clauses[1:]  # the first is a shortened relative clause of the source
    after = [c for c in clauses if c.i > verb.i]
    if after and sentence.tokens[0].dep == "mark" and subject_of(verb) is not None:
        clauses = after  # "While he stayed, she noted that P": only P is noted
    if verb.lemma == "continue":  # "the raids continue": words only where they are quoted
        clauses = [c for c in clauses if any(setting.quoted[i] >= 0 for i in under(c))]
        if not clauses:
            return None
    clauses = clauses or _misplaced(verb, cue)
    if clauses:
        return _with_neighbours(verb, clauses, sentence, setting)
    if cue.name == "report" and (found := _around(verb, sentence, setting)):
        return found
    if is_passive(verb) and cue.name != "ask":
        raised = [c for c in verb.children if c.dep == "xcomp"]
        subject = subject_of(verb)
        if raised and subject is not None and subject.dep == "nsubjpass":
            return under(subject) | under(raised[0])
        return None
    return None


def _is_relative(verb: Token) -> bool:
    """ "Two letters, neither of which was answered": it says nothing of the clause before it."""
    subject = subject_of(verb)
    relative = ("WDT", "WP", "WP$")
    return subject is not None and any(t.tag in relative for t in subject.subtree() if t.i < verb.i)


def _divided(clause: Token, verb: Token, setting: Setting) -> bool:
    """Whether a semicolon outside quotation marks parts a clause from a verb that follows it."""
    between = setting.tokens[clause.i + 1 : verb.i]
    return any(t.text == ";" and setting.quoted[t.i] < 0 for t in between)


def _explains(clause: Token, verb: Token, setting: Setting) -> bool:
    """ "denied the charge: “I was at home.”": what stands behind the colon is not denied."""
    things = [c for c in verb.children if c.dep == "dobj" and verb.i < c.i < clause.i]
    return bool(things) and any(t.text == ":" for t in setting.tokens[things[-1].i : clause.i])


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
    if cue.name in ("report", "deny"):  # "denied to the end of his life that he gave the order"
        phrases = [c for c in verb.children if c.dep in ("prep", "agent") and c.i > verb.i]
        phrases = [c for c in phrases if c.lower not in PREPOSITIONS.get(verb.lemma, ())]
        inside = [t for c in phrases for t in c.subtree() if t.dep in ("relcl", "acl")]
        if found := [t for t in inside if _has_that(t) or _lost_that(t)]:
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


def _lost_that(clause: Token) -> bool:
    """ "in the strongest terms that famine had come": "that" taken for an article of famine."""
    subject = subject_of(clause)
    article = subject.children[0] if subject is not None and subject.children else None
    return (
        subject is not None
        and article is not None
        and article.lower == "that"
        and article.tag in ("DT", "IN")
        and subject.i < clause.i
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
    indices = set().union(*(under(c) - _own_second_verb(verb, c) for c in clauses))
    indices |= {c.i for c in verb.children if c.lower == "what" and c.i < verb.i}
    indices -= _according_at_end(indices, sentence, setting)
    indices.discard(verb.i)
    own = {t.i for t in _own_tokens(verb, clauses)}
    first, last = min(indices), max(indices)
    if first < verb.i:
        start = setting.start_of(sentence)
        indices = {i for i in indices if i >= start}
        first = min(indices, default=verb.i)
        indices |= set(range(_left_edge(verb, first, sentence, setting), first)) - own
    if last > verb.i:
        indices |= set(_right_part(verb, last)) - own
    return indices


def _according_at_end(indices: set[int], sentence: Sentence, setting: Setting) -> set[int]:
    """ ", according to the paper." at the end is said of the whole sentence."""
    for i in indices:
        token = setting.tokens[i]
        if token.lower == "according" and i and setting.tokens[i - 1].text == ",":
            phrase = under(token)
            rest = setting.tokens[max(phrase) + 1 : sentence.tokens[-1].i + 1]
            if not any(t.text[:1].isalnum() for t in rest):
                return phrase
    return set()


def _own_second_verb(verb: Token, clause: Token) -> set[int]:
    """ "to claim that he was duped and urge them to leave": "urge" stands beside "claim"."""
    for child in clause.children:
        beside = child.dep == "conj" and child.tag == verb.tag == "VB" != clause.tag
        if beside and subject_of(child) is None and cues_of_verb(child):
            return set(range(_conjunction(child).i, max(under(child)) + 1))
    return set()


def _conjunction(word: Token) -> Token:
    return next((c for c in word.head.children if c.dep == "cc" and c.i < word.i), word)


def _own_tokens(verb: Token, clauses: list[Token]) -> Iterator[Token]:
    """The verb, its subject, its addressees: what introduces the content."""
    yield verb
    for child in verb.children:
        if child not in clauses and child.dep in ("nsubj", "nsubjpass", "dobj", "dative", "aux"):
            yield from child.subtree()


def _left_edge(verb: Token, first: int, sentence: Sentence, setting: Setting) -> int:
    """Content before the verb begins with its sentence, unless another clause stands there."""
    start = setting.start_of(sentence)
    for i in range(first - 1, start - 1, -1):
        if all(ancestor is not verb for ancestor in setting.tokens[i].ancestors()):
            return first
    return start


def _right_part(verb: Token, last: int) -> Iterator[int]:
    for child in verb.children:
        if child.i > last and child.dep in ("prep", "advcl", "npadvmod", "advmod", "dep", "oprd"):
            if child.lemma in _CITING or child.lower in ("according",) or child.tag == "VBG":
                return
            yield from under(child)


def _around(verb: Token, sentence: Sentence, setting: Setting) -> set[int] | None:
    """Content around a parenthesis (", he said,") or before a tail (", he said."), by commas."""
    subject = subject_of(verb)
    if subject is None or abs(subject.i - verb.i) > 12 or subject.dep == "expl":
        return None
    if _is_relative(verb):
        return None
    things = [c for c in verb.children if c.dep == "dobj" and c.i > verb.i]
    if things and (verb.lemma not in _ADDRESSING or not is_person(things[0])):
        return None  # "wrote four letters", but "told her"
    phrase = {t.i for t in subject.subtree() if t.i < verb.i or subject.i > verb.i}
    first = min(phrase | {verb.i})
    start, end = setting.start_of(sentence), sentence.tokens[-1].i
    if first <= start or setting.tokens[first - 1].text not in _BREAKS:
        return None
    last = _end_of_parenthesis(verb, max(phrase | {verb.i}), end, setting)
    if last is None:
        return None
    speech_follows = last < end and setting.quoted[last + 1] >= 0 > setting.quoted[verb.i]
    if speech_follows and not any(setting.quoted[i] >= 0 for i in range(start, first)):
        return None  # "Asked of the raid, she said: “…”"
    around = set(range(start, first)) | set(range(last + 1, end + 1))
    cites = (c for c in verb.children if c.i > verb.i and c.tag == "VBG" and c.lemma in _CITING)
    return around.difference(*(under(c) for c in cites))


def _end_of_parenthesis(verb: Token, place: int, end: int, setting: Setting) -> int | None:
    """The last word of ", as he explained at the hearing,": no verb, and a comma or stop after."""
    for i in range(place + 1, min(end, place + 14) + 1):
        token = setting.tokens[i]
        if token.text in _BREAKS or token.text in (".", ";"):
            return i
        if token.tag.startswith(("V", "W")) or token.dep == "mark" or setting.quoted[i] >= 0:
            return None
    return end if place >= end - 1 else None
