"""Clauses: which words belong to which predicate.

Every token belongs to its nearest governor that heads a clause, so the clauses of a sentence
divide it without overlap; a clause interrupted by another has several spans.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence

from quellen.marking.language import Parse, Sentence, Token
from quellen.marking.statements.clause import Clause
from quellen.marking.statements.contrast import clause_of_cleft
from quellen.marking.statements.index import Index
from quellen.marking.statements.stance import opens_condition, states
from quellen.marking.statements.vocabulary import (
    ACCUSING,
    EVENT_NOUNS,
    HAPPENING_SUFFIXES,
    TELLING_WHEN,
    WORDS_OF_MOUTH,
)
from quellen.model import Span

CLAUSAL = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "csubj", "csubjpass", "parataxis"})
_WITHOUT_VERB = frozenset({"ROOT", "ccomp", "relcl", "advcl"})
"""Where a noun or an adjective can head a clause."""
SKIPPED = frozenset({"aux", "auxpass", "punct", "cc", "mark"})


def find_clauses(parsed: Parse, index: Index) -> Iterator[Clause]:
    """All clauses in text order: verbal ones, then dated event nouns, sentence by sentence."""
    for sentence in parsed.sentences:
        heads = [t for t in sentence.tokens if _heads_clause(t) or _is_owned_to(t, index)]
        yield from _divide(sentence, heads)
        yield from _event_nouns(sentence, index)


def _heads_clause(token: Token) -> bool:
    verbal = token.tag[:2] in ("VB", "MD")
    if not verbal and token.dep not in _WITHOUT_VERB:
        return False
    if not token.text.replace("-", "").isalpha() or opens_condition(token):
        return False
    if clause_of_cleft(token) is not None:
        return False  # "it was the guards who opened the gate" states that they did
    if token.dep == "ROOT":
        return (verbal or _has_subject(token)) and not _is_order(token)
    if not verbal:
        return _has_copula(token)
    if token.dep == "conj":
        return _heads_clause(token.head) or (token.head.dep == "xcomp" and _has_subject(token))
    return token.dep in CLAUSAL or _after_preposition(token)


def _is_order(verb: Token) -> bool:
    """ "Remember the victims" states nothing."""
    return verb.tag == "VB" and not any(
        c.dep in ("nsubj", "nsubjpass", "aux", "auxpass", "expl") for c in verb.children
    )


def _after_preposition(token: Token) -> bool:
    """ "Accused of torturing the detainees", "hanged after confessing to the murder"."""
    having = token.tag == "VBN" and any(c.lower == "having" for c in token.children)
    if token.dep != "pcomp" or not (token.tag == "VBG" or having):
        return False
    return token.head.head.lemma in ACCUSING or (
        token.head.lower in TELLING_WHEN and token.head.head.tag[:2] == "VB"
    )


def _is_owned_to(token: Token, index: Index) -> bool:
    """ "Admitted killing the guard", "claimed to have seen it": the other verb only introduces."""
    if token.dep != "xcomp" or token.tag[:2] != "VB" or states(token.head):
        return False
    return index.is_said_by(token, token.head) and not index.only_introduces(token)


def _has_copula(token: Token) -> bool:
    return any(c.dep == "cop" for c in token.children)


def _has_subject(token: Token) -> bool:
    return any(c.dep in ("nsubj", "nsubjpass") for c in token.children)


def _divide(sentence: Sentence, heads: list[Token]) -> Iterator[Clause]:
    own: dict[int, list[Token]] = {head.i: [] for head in heads}
    if own:
        for token, governor in _within_semicolons(_governed(sentence.tokens, own), sentence, heads):
            own[governor].append(token)
    for head in heads:
        spans = to_spans(own[head.i])
        if spans:
            yield _clause(sentence, head, own[head.i], spans)


def _governed(tokens: Sequence[Token], heads: Container[int]) -> Iterator[tuple[Token, int]]:
    """Each token under a clause head, with the index of the nearest."""
    known = {t.i: c.i for t in tokens if (c := clause_of_cleft(t)) is not None and c.i in heads}
    for token in tokens:
        path, at = [], token
        while at.i not in known and at.i not in heads and at.head is not at:
            path.append(at.i)
            at = at.head
        head = at.i if at.i in heads else known.setdefault(at.i, -1)
        for i in path:
            known[i] = head
        if head >= 0:
            yield token, head


def _within_semicolons(
    governed: Iterator[tuple[Token, int]], sentence: Sentence, heads: Sequence[Token]
) -> Iterator[tuple[Token, int]]:
    """ "In 1922 it took eight; on 2 May 1930 it came again": no clause reaches into the next one.

    Parsers hang what opens the one on the verb of the other.
    """
    marks = [t.i for t in sentence.tokens if t.text == ";"]
    if not marks:
        yield from governed
        return
    beside: dict[int, list[int]] = defaultdict(list)
    for head in heads:
        beside[bisect_left(marks, head.i)].append(head.i)
    for token, governor in governed:
        own = beside[bisect_left(marks, token.i)]
        if own and governor not in own and token.text != ";":
            following = [i for i in own if i > token.i]
            yield token, following[0] if following else own[-1]
        else:
            yield token, governor


def _clause(
    sentence: Sentence, head: Token, tokens: list[Token], spans: tuple[Span, ...]
) -> Clause:
    return Clause(
        head, tokens, spans, predicate_of(head), sentence.start, sentence.end, sentence.block,
        asked=_asked(sentence, head),
    )  # fmt: skip


def _asked(sentence: Sentence, head: Token) -> bool:
    """Whether a question asks it; what a question presupposes ("when the dam broke") is told."""
    last = next((t for t in reversed(sentence.tokens) if t.text not in _CLOSING), None)
    if last is None or last.text != "?" or any(t.tag in _WH for t in head.children):
        return False
    passive = head.dep == "acl" and head.tag == "VBN" and head.head.head.dep == "ROOT"
    if passive and head.head.head.lemma == "be" and head.head.i > head.head.head.i:
        return True  # "was the bridge mined?", parsed as if the bridge were mined
    return head.dep == "ROOT" or (head.dep == "conj" and head.head.dep == "ROOT")


_CLOSING = frozenset("\"'”’)") | {"''", "``"}
_WH = frozenset({"WRB", "WP", "WDT"})


def to_spans(tokens: Sequence[Token]) -> tuple[Span, ...]:
    """Runs of neighbouring tokens, without punctuation at their edges."""
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and token.i == runs[-1][-1].i + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    trimmed = (_trim(run) for run in runs)
    return tuple((run[0].start, run[-1].end) for run in trimmed if run)


def _trim(run: list[Token]) -> list[Token]:
    while run and not any(c.isalnum() for c in run[0].text) and run[0].tag != "$":
        run = run[1:]
    while run and not any(c.isalnum() for c in run[-1].text) and run[-1].text != "%":
        run = run[:-1]
    if run and (run[0].dep == "cc" or run[-1].dep == "cc"):
        return _trim(run[1:] if run[0].dep == "cc" else run[:-1])
    return run if any(t.dep not in SKIPPED for t in run) else []


def predicate_of(head: Token) -> str:
    """Dictionary form of the predicate, with particle and what a copula says: "be illegal"."""
    words = [head.lemma]
    for child in head.children:
        if child.dep == "prt":
            words.append(child.lower)
        elif child.dep in ("acomp", "attr", "oprd") and head.lemma in ("be", "become", "remain"):
            words.append(child.lemma)
        elif child.dep == "xcomp" and child.tag.startswith("VB"):
            words.extend(("to", child.lemma))
    return " ".join(words)


# ------------------------------------------------------------------- event nouns


def _event_nouns(sentence: Sentence, index: Index) -> Iterator[Clause]:
    """Nouns for happenings that carry a date or figure: "the withdrawal of troops in May 1982"."""
    for token in sentence.tokens:
        if token.tag in ("NN", "NNS") and _names_happening(token):
            phrase = [t for t in token.subtree() if not _in_relative(t, token)]
            spans = to_spans(phrase)
            if spans and index.has_date_beside(token, spans):
                yield Clause(
                    token, phrase, spans, token.lemma,
                    sentence.start, sentence.end, sentence.block, nominal=True,
                )  # fmt: skip


def _names_happening(token: Token) -> bool:
    if token.dep == "ROOT" or (token.dep == "attr" and _there_was(token.head)):
        return False
    if token.lemma in EVENT_NOUNS:
        return True
    derived = token.lemma.endswith(HAPPENING_SUFFIXES) and token.lemma not in WORDS_OF_MOUTH
    return derived and any(c.dep == "prep" and c.lower in ("of", "by") for c in token.children)


def _there_was(copula: Token) -> bool:
    """ "There were riots": the clause tells of them."""
    return any(c.dep == "expl" for c in copula.children)


def _in_relative(token: Token, top: Token) -> bool:
    while token is not top:
        if token.dep in ("relcl", "acl", "appos", "conj"):
            return True
        token = token.head
    return False
