"""Phrases that say on whose word: "according to", "allegedly", "as she put it"."""

from __future__ import annotations

from collections.abc import Iterator

from quellen.marking.language import Sentence, Token
from quellen.marking.voices.judged import word_of_a_denial
from quellen.marking.voices.lexicon import ACCOUNTS, ADVERBS, STANDARDS, VERBS, certainty_of
from quellen.marking.voices.people import is_person, is_thing
from quellen.marking.voices.relation import Relation
from quellen.marking.voices.relays import RELAYING
from quellen.marking.voices.setting import Setting
from quellen.marking.voices.source import source_of, source_span
from quellen.model import Span


def phrase_relations(sentence: Sentence, setting: Setting) -> Iterator[Relation]:
    for token in sentence.tokens:
        found = None
        if token.lower == "according":
            found = _according(token, sentence, setting)
        elif token.lemma in ACCOUNTS and token.dep == "pobj" and token.head.lower == "in":
            found = _in_whose_words(token, sentence, setting)
        elif token.lower in ADVERBS and token.tag == "RB":
            found = _adverb(token, sentence, setting)
        elif token.lower == "as" and token.i + 1 < len(setting.tokens):
            found = _as_they_say(token, sentence, setting)
        if found is not None:
            yield found


def _according(word: Token, sentence: Sentence, setting: Setting) -> Relation | None:
    to = setting.tokens[word.i + 1] if word.i + 1 < len(setting.tokens) else None
    if to is None or to.lower != "to":
        return None
    source = next((c for c in (*to.children, *word.children) if c.dep == "pobj"), None)
    span = source_span(source, setting, None) if source is not None and source.i > to.i else None
    span = _up_to_comma(to, span, sentence, setting)
    if span is None:
        return None
    if source is None or not span[0] <= source.start < span[1]:
        source = setting.tokens[setting.at(span[1]) - 1]
    if source.lemma in STANDARDS or is_thing(source):
        return None  # "according to law", "according to plan"
    phrase = set(setting.between(word.start, span[1]))
    relaying = [c for c in source.children if c.lemma in RELAYING and c.i > source.i]
    phrase |= {t.i for c in relaying for t in c.subtree()}
    content = _rest_of_clause(word, phrase, sentence, setting)
    return Relation(
        cue=(word.start, to.end),
        content=setting.fragments(content),
        source=span,
        head=source,
        word=word,
        rule="according",
    )


def _in_whose_words(noun: Token, sentence: Sentence, setting: Setting) -> Relation | None:
    """ "In the words of the priest, P", "in Morrow’s view, P"."""
    of = next((c for c in noun.children if c.lower == "of"), None)
    giver = next((c for c in of.children if c.dep == "pobj"), None) if of is not None else None
    giver = giver or next((c for c in noun.children if c.dep == "poss"), None)
    if giver is None or not is_person(giver) or giver.lower in ("its", "their", "my", "our"):
        return None
    phrase = {t.i for t in noun.head.subtree() if t.head is not t}
    last = max(t.i for t in noun.subtree())
    content = _rest_of_clause(noun, {i for i in phrase if i <= last}, sentence, setting)
    cue = setting.span([noun.head, *([of] if of is not None and giver.i > of.i else [noun])])
    if not content or cue is None:
        return None
    return Relation(
        cue=cue,
        content=setting.fragments(content),
        source=source_span(giver, setting, None),
        head=giver,
        word=noun,
        rule="according",
    )


def _up_to_comma(to: Token, span: Span | None, sentence: Sentence, setting: Setting) -> Span | None:
    """The source by the comma that ends it, where the parser found none or ran past it."""
    rest = [t for t in sentence.tokens if t.i > to.i]
    after = setting.tokens[min(setting.at(span[1]) if span else 0, len(setting.tokens) - 1)]
    if span is not None and "," in setting.text[span[0] : span[1]] and after.tag[:2] == "VB":
        span = None  # "According to the Post, a clerk says": the clerk is no apposition
    if span is not None and (not rest or span[1] < rest[-2:][0].start or span[0] != rest[0].start):
        return span
    words = []
    for token in rest:
        if token.text in (",", ".", ";", ")", "—"):
            break
        words.append(token)
    return setting.span(words)


def _rest_of_clause(
    word: Token, phrase: set[int], sentence: Sentence, setting: Setting
) -> set[int]:
    """What the phrase is said of: its sentence, or the clause inside that it stands in."""
    first, last = setting.start_of(sentence), sentence.tokens[-1].i
    before = set(range(first, min(phrase)))
    after = set(range(max(phrase) + 1, last + 1))
    ends = min(phrase) > first and setting.tokens[min(phrase) - 1].text == ","
    if ends and not _words(after, setting):
        return before  # ", according to the paper." is said of all that stands before it
    relative = next(
        (a for a in word.ancestors() if a.dep in ("relcl", "acl", "ccomp") and a.tag[0] == "V"),
        None,
    )
    if relative is not None and relative.i >= first:
        return {t.i for t in relative.subtree() if t.i not in phrase}
    if _words(before, setting) and _words(after, setting):
        first_after = setting.tokens[max(phrase) + 1]
        if first_after.lower in (".", ";"):
            return before
        if first_after.lower in (",", "and", "but", "who", "which") and len(after) > 3:
            verb = next((a for a in word.ancestors() if a.tag[0] == "V"), None)
            if verb is not None and verb.i > max(phrase):
                return before | after
            return before
    return before | after


def _words(indices: set[int], setting: Setting) -> bool:
    return any(setting.tokens[i].text[:1].isalnum() for i in indices)


def _adverb(word: Token, sentence: Sentence, setting: Setting) -> Relation | None:
    clause = next((a for a in [word.head, *word.head.ancestors()] if a.tag[0] == "V"), word.head)
    tokens = {t.i for t in clause.subtree()} - {word.i}
    if clause.dep == "conj":
        tokens = {i for i in tokens if i >= min(word.i, clause.i)}
    return Relation(
        cue=(word.start, word.end),
        content=setting.fragments(tokens),
        word=word,
        certainty="alleged",
        rule="adverb",
    )


def _as_they_say(word: Token, sentence: Sentence, setting: Setting) -> Relation | None:
    """ "As the minister put it, P": the rest of the sentence is hers."""
    verb = word.head
    if word.dep not in ("mark", "advmod", "prep") or verb.dep != "advcl" or verb.i < word.i:
        return None
    if verb.lemma != "put" and not any(c.name == "report" for c in VERBS.get(verb.lemma, ())):
        return None
    if any(
        c.dep in ("ccomp", "dobj") and c.i > verb.i and verb.lemma != "put" and c.lower != "it"
        for c in verb.children
    ):
        return None
    if any(c.dep == "neg" for c in verb.head.children) or word_of_a_denial(verb):
        return None  # "it did not fall, as they claim": which of the two they claim is open
    head = source_of(verb)
    source = source_span(head, setting, verb) if head is not None else None
    clause = {t.i for t in verb.subtree()}
    content = {t.i for t in sentence.tokens} - clause
    if source is None or not content:
        return None
    return Relation(
        cue=(verb.start, verb.end),
        content=setting.fragments(content),
        source=source,
        head=head,
        word=verb,
        certainty=certainty_of(verb.lemma),
        rule="as",
    )
