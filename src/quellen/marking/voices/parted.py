"""Speech in which a voice denies one thing and asserts another, as a relation for each.

“That figure was a lie,” said the doctor. “The office knew of fourteen burials.” What she denies
is the figure; that the office knew is her word. A denial reaches no further than its clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from quellen.marking.language import Token
from quellen.marking.voices.falsehood import deny_what_is_called_false, may_call_false
from quellen.marking.voices.lexicon import CLAIMS, cues_of_verb
from quellen.marking.voices.relation import Relation
from quellen.marking.voices.setting import Setting, under
from quellen.marking.voices.source import subject_of
from quellen.marking.voices.speech import joined
from quellen.model import Span

BESIDE = "beside"
"""The rule of what is said beside a denial: the stance of its cue is not its own."""
_POINTING = frozenset("it this that these those such".split())


def without_further(relation: Relation) -> list[Relation]:
    """ "He denied it. “I was at home.”": what is said beside a denial is asserted."""
    core = [span for span in relation.content if not _overlaps(span, relation.further)]
    if relation.stance == "asserts" or not relation.further or not core:
        return [relation]
    spoken = replace(
        relation,
        content=joined(relation.further),
        further=[],
        stance="asserts",
        certainty="certain",
        rejects=False,
        rule=BESIDE,
    )
    relation.content, relation.further = core, []
    return [relation, spoken]


def by_clauses(relation: Relation, setting: Setting) -> list[Relation]:
    """What is called false or unproved, and the other clauses of the same speech."""
    word = relation.word
    if relation.stance != "asserts" or word is None or not _may_deny(relation, setting):
        return [relation]
    parts = []
    for clause in _with_what_they_point_to(list(_clauses(relation, setting)), setting):
        part = replace(relation, content=_spans(clause, relation, setting))
        deny_what_is_called_false(part, word, setting)
        parts.append(part)
    stances = list(dict.fromkeys(part.stance for part in parts))
    if len(stances) < 2:
        deny_what_is_called_false(relation, word, setting)
        return [relation]
    return [_together([p for p in parts if p.stance == stance]) for stance in stances]


def _may_deny(relation: Relation, setting: Setting) -> bool:
    """Whether its content has a word by which anything is called false."""
    spans = (setting.between(start, end) for start, end in relation.content)
    return any(may_call_false(setting.tokens[i]) for span in spans for i in span)


def _together(parts: list[Relation]) -> Relation:
    spans = [span for part in parts for span in part.content]
    return replace(parts[0], content=joined(spans), further=[], evidence=[])


def _overlaps(span: Span, others: list[Span]) -> bool:
    return any(a < span[1] and span[0] < b for a, b in others)


# ------------------------------------------------------------------------ clauses


def _clauses(relation: Relation, setting: Setting) -> Iterator[list[Token]]:
    """The content sentence by sentence; clauses with subjects of their own, joined, are two."""
    whole: list[Token] = []
    for start, end in relation.content:
        tokens = [setting.tokens[i] for i in setting.between(start, end)]
        if whole and _begins_anew(tokens):
            yield from _by_sentence(whole, setting)
            whole = []
        whole += tokens
    yield from _by_sentence(whole, setting)


def _begins_anew(tokens: list[Token]) -> bool:
    """ "“It is a lie,” she said, “and he knows it”", but not "“That,” she said, “is a lie”"."""
    first = next((t for t in tokens if t.text[:1].isalnum()), None)
    return first is not None and (first.text[:1].isupper() or first.tag == "CC")


def _by_sentence(tokens: list[Token], setting: Setting) -> Iterator[list[Token]]:
    for _, sentence in groupby(tokens, key=setting.number_of):
        yield from _second_clauses(list(sentence))


def _second_clauses(sentence: list[Token]) -> Iterator[list[Token]]:
    """ "that the report was a lie | and that the office knew"; only at the top of the sentence.

    Behind "it is a lie that P and that Q" both are denied: no cut where a clause hangs before it.
    """
    words = {t.i for t in sentence}
    for token in sentence:
        if not _is_second(token, words):
            continue
        joint = _joint(token)
        before = [t for t in sentence if t.i < joint]
        hanging = [t for t in before if t.i > token.head.i and t.dep == "mark"]
        if len(before) > 2 and not hanging:
            yield before
            yield [t for t in sentence if t.i > joint or (t.i == joint and t.tag != "CC")]
            return
    yield sentence


def _is_second(verb: Token, words: set[int]) -> bool:
    """A coordinated clause with a subject of its own, beside the main clause of the content."""
    if verb.dep != "conj" or subject_of(verb) is None or verb.head.i not in words:
        return False
    main = verb.head
    return main.dep in ("ROOT", "ccomp", "parataxis") and main.head.i not in words - {main.i}


def _joint(verb: Token) -> int:
    """Where a coordinated clause begins: at its conjunction, with the mark before that."""
    links = [c.i for c in verb.head.children if c.dep == "cc" and verb.head.i < c.i < verb.i]
    return max(links, default=min(under(verb)))


def _with_what_they_point_to(clauses: list[list[Token]], setting: Setting) -> list[list[Token]]:
    """ "You say that we fired. That is a lie.": what is reported and then called false is one."""
    found: list[list[Token]] = []
    for clause in clauses:
        if found and clause and _points_back(clause) and _reports(found[-1]):
            found[-1] = found[-1] + clause
        else:
            found.append(clause)
    return found


def _points_back(clause: list[Token]) -> bool:
    return any(t.lower in _POINTING and t.dep.startswith("nsubj") for t in clause)


def _reports(clause: list[Token]) -> bool:
    return any(t.lemma in CLAIMS or any(c.speech for c in cues_of_verb(t)) for t in clause)


def _spans(clause: list[Token], relation: Relation, setting: Setting) -> list[Span]:
    """The clause as spans; quotation marks at its edges stay, commas and stops outside go."""
    places = [(t.start, t.end) for t in clause]
    found = []
    for start, end in relation.content:
        own = [(a, b) for a, b in places if start <= a < end]
        if own:
            found.append((own[0][0], own[-1][1]))
    paired = (_paired(span, setting) for span in found)
    return [span for span in paired if span]


def _paired(span: Span, setting: Setting) -> Span | None:
    """The span without a quotation mark at one edge that has no partner at the other."""
    start, end = span
    opens, closes = setting.text[start] in _OPEN, setting.text[end - 1] in _CLOSE
    if opens and closes and end - start > 2:
        return span
    return setting.trimmed(start + opens, end - closes)


_OPEN, _CLOSE = '"“„«', '"”“»'
