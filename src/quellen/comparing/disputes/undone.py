"""What is said not to have been done, without a word of denying.

"I did not order them to fire", by an author; "The army said that it had not shelled the market";
"It is not true that the guards fired", by a document in its own words. A negation has more scopes
than a denial, so whatever is said of a number, of a time or with "only" is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quellen.comparing.accounts import speaker_of
from quellen.comparing.disputes.actors import camp_of
from quellen.comparing.disputes.claims import (
    FALSE,
    Claim,
    actor_of,
    agents_of,
    names_in,
    verbs_of,
    whole,
)
from quellen.comparing.identity import fold
from quellen.comparing.terms import stems
from quellen.model import Marked

OPENING = 60  # characters before a clause in which it can be called untrue


def undone(number: int, marked: Marked) -> Iterator[Claim]:
    """What a document, its author or its voices say was not done."""
    yield from _not_done(number, marked)
    yield from _called_untrue(number, marked)
    yield from _not_done_by_voices(number, marked)


def _not_done(number: int, marked: Marked) -> Iterator[Claim]:
    """ "I did not order them to fire", of an author who speaks for himself."""
    authors, text = marked.document.authors, marked.document.text
    if len(authors) != 1 or "interview" in (marked.document.title or "").casefold():
        return
    for statement in marked.analysis.statements:
        own = any(text[a:b] == "I" for a, b in statement.agents)
        start, end = statement.spans[0][0], statement.spans[-1][1]
        span = start, _ITS_OBJECT.match(text, end).end()  # type: ignore[union-attr]
        if own and not statement.chain and _NOT_DONE.search(text, *span):
            actor, names = actor_of(authors[0]), names_in(marked, span) | {fold(authors[0])}
            terms, verbs = stems(text[slice(*span)]), verbs_of(statement)
            yield Claim(
                number, authors[0], span, text[slice(*span)], terms, frozenset(verbs), names, actor
            )


def _called_untrue(number: int, marked: Marked) -> Iterator[Claim]:
    """ "It is not true that the guards fired", in nobody's words but the document's own."""
    text, speaker = marked.document.text, speaker_of(marked.document)
    for statement in marked.analysis.statements:
        start, end = statement.spans[0][0], statement.spans[-1][1]
        before = max(0, start - OPENING)
        opening = _UNTRUE.search(text[before:start])
        in_part = statement.figures or _IN_PART.match(text, start)
        if opening and statement.polarity == "negative" and not (statement.chain or in_part):
            content, span = (start, end), (before + opening.start(), end)
            camp = camp_of(agents_of([statement], text))
            yield Claim(
                number, speaker, span, text[slice(*span)],
                stems(text[slice(*content)]), frozenset(verbs_of(statement)),
                names_in(marked, content), camp=camp,
            )  # fmt: skip


_UNTRUE = re.compile(
    rf"\bIt is (?:simply |quite |just |also )?(?:not (?:true|so|the case)|{FALSE}) (?:that )?$"
)


def _not_done_by_voices(number: int, marked: Marked) -> Iterator[Claim]:
    """ "The army said that it had not shelled the market": what a voice says that it did not do."""
    by_id = {a.id: a for a in marked.analysis.attributions}
    text = marked.document.text
    for statement in marked.analysis.statements:
        said = by_id.get(statement.chain[-1]) if statement.chain else None
        if said is None or said.polarity != "asserts" or statement.polarity != "negative":
            continue
        content = statement.spans[0][0], statement.spans[-1][1]
        in_part = statement.figures or statement.edtf or _WHEN.search(text, *content)
        if said.source is not None and not in_part and _OWN_NOT.match(text, *content):
            span = whole(said, content)
            names = names_in(marked, content) | {fold(said.voice)}
            yield Claim(
                number, said.voice, span, text[slice(*span)], stems(text[slice(*content)]),
                frozenset(verbs_of(statement)), names, actor_of(said.voice), camp_of(said.voice),
            )  # fmt: skip


_OWN_NOT = re.compile(
    r"(?:that\s+)?(?:it|they|he|she|we|I)\s+(?:(?:had|have|has|did)\s+(?:not|never)|"
    r"(?:had|have|has|did)n['’]t|never)\s+(?!yet\b|been\b|know|think|thought|believe|want|wish|"
    r"expect|recall|remember|understand|understood|see\b|seen\b|hear|feel|felt|agree|need|decide|"
    r"receive|have\b|rule|comment|plan|intend|even\b|only\b|just\b|all\b|always\b)",
    re.IGNORECASE,
)
"""What somebody says not to have done; what he did not know or want is no act."""
_WHEN = re.compile(
    r"\b(?:before|after|until|till|since|during|when|while|by (?:then|noon)|at (?:night|noon|dawn|"
    r"first|the time)|in the (?:morning|afternoon|evening|night)|that (?:day|night)|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
"""Words that deny it of one time, while it may have been done at another."""
_IN_PART = re.compile(
    r"(?:that )?(?:only|just|merely|all|every\w*|each|both|no ?one|nobody|exactly|always|solely|"
    r"even)\b",
    re.IGNORECASE,
)
"""Content that may be untrue in one word of it: "that only the guards fired"."""
_NOT_DONE = re.compile(r"\bI\s+(?:did\s+not|didn['’]t|never|(?:have|had)\s+(?:not|never))\s+[a-z]+")
_ITS_OBJECT = re.compile(r"(?:(?!\s(?:and|but|because|when|after|before|until|as)\b)[^.,;:!?])*")
