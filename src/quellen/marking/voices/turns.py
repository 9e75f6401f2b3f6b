"""Speakers named before a colon or after a dash: interviews, headlines, signed quotations."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from operator import itemgetter

from quellen.marking.language import Token
from quellen.marking.voices.lexicon import GROUPS, ROLES
from quellen.marking.voices.people import is_document, is_person
from quellen.marking.voices.quotes import paragraphs
from quellen.marking.voices.relation import Relation
from quellen.marking.voices.setting import Setting
from quellen.model import Span

_OPENS = r"[*_\"“]{0,3}"
_COLON = r"\s?[*_]{0,2}(?P<cue>:|(?<=\b[QA])\.)[*_]{0,2}\s+"
_TURN = re.compile(
    _OPENS + r"(?P<who>(?:[A-Z][A-Z.’'\-]+(?:\s+|(?=[:*_]))){1,5}(?:\([^)\n]{1,60}\))?"
    r"|[QA](?=\s?[*_:.]))"
    + _COLON + r"(?=\S)"
)  # fmt: skip
"""KOVAC: or "Q:", bold in Markdown or not."""
_NAMED_TURN = re.compile(
    _OPENS + r"(?P<who>(?:(?:Mr|Mrs|Ms|Dr|Sen|Gov|Gen|Col|Judge|Lord|Sir|Prof)\.?\s+)?"
    r"[A-Z][\w’'.\-]+(?:\s+[A-Z][\w’'.\-]+){0,3})" + _COLON + r"(?=[\"“‘'A-Z])"
)
_HEADLINE = re.compile(r"(?P<who>[A-Z][\w’'.&\-]*(?:\s+[\w’'.&\-]+){0,5})(?P<cue>:)\s+(?=\S)")
_SIGNED = re.compile(r"\s*(?P<cue>―|—|–|--|-)\s*(?P<who>[A-Z][^\n\"“”]{2,80})$")
_NOT_SPEAKERS = re.compile(
    r"(?i)^(?:note|update|updated|photo|photos|video|watch|read|related|image|source|sources|"
    r"images?|pictures?|gallery|audio|listen|maps?|graphic|preview|review|recap|"
    r"part \w+|chapter \w+|step \w+|fact|facts|warning|example|editor|published|posted|by|date|"
    r"time|place|location|exclusive|breaking|opinion|analysis|live|correction|q&a|subject|re|to|"
    r"from|cc|tel|fax|phone|email|e-mail|website|references|bibliography|contents|appendix|"
    r"the latest|here|here’s|here's|timeline|background|summary|conclusion|question|answer)$"
)
HEADLINE_LENGTH = 200
RUNS_ON = 4
"""Paragraphs that may go on with a turn before the next speaker is named."""


def turn_relations(setting: Setting) -> Iterator[Relation]:
    spans = list(paragraphs(setting.document))
    turns = list(_interview(spans, setting))
    yield from turns
    taken = {turn.source for turn in turns}
    yield from (h for h in _headlines(spans, setting) if h.source not in taken)
    yield from _signed(spans, setting)


def _interview(spans: list[Span], setting: Setting) -> Iterator[Relation]:
    """Turns; a paragraph without a speaker belongs to the turn before it."""
    matches = [_TURN.match(setting.text, a, b) for a, b in spans]
    if {m["who"] for m in matches if m and m["cue"] == "."} != {"Q", "A"}:
        matches = [m if m and m["cue"] == ":" else None for m in matches]  # "A. Introduction"
    if sum(m is not None for m in matches) < 2:
        matches = [_NAMED_TURN.match(setting.text, a, b) for a, b in spans]
        if not (_take_turns(matches) or _answers(matches, spans, setting.text)):
            return
    turns = [k for k, m in enumerate(matches) if m and not _NOT_SPEAKERS.match(m["who"].strip())]
    for k, following in zip(turns, [*turns[1:], turns[-1] + 1] if turns else [], strict=True):
        match = matches[k]
        assert match is not None
        said = [setting.trimmed(match.end(), spans[k][1])]
        said += [setting.trimmed(*s) for s in spans[k + 1 : min(following, k + 1 + RUNS_ON)]]
        content = [span for span in said if span]
        if content:
            yield _relation(match.span("who"), match.span("cue"), content, setting, "turn")


def _take_turns(matches: list[re.Match[str] | None]) -> bool:
    """Whether the same few names stand before colons again and again."""
    speakers = [m["who"] for m in matches if m]
    return len(speakers) >= 4 and len(set(speakers)) <= len(speakers) / 2


def _answers(matches: list[re.Match[str] | None], spans: list[Span], text: str) -> bool:
    """Whether one speaker asks and another answers at once, as in the shortest of interviews."""
    return any(
        one is not None
        and two is not None
        and one["who"] != two["who"]
        and text[one.end() : spans[k][1]].rstrip('*_”"’ ').endswith("?")
        and not _NOT_SPEAKERS.match(two["who"])
        for k, (one, two) in enumerate(pairwise(matches))
    )


def _headlines(spans: list[Span], setting: Setting) -> Iterator[Relation]:
    headings = {b.start for b in setting.document.blocks if b.kind == "heading"}
    for k, (start, end) in enumerate(spans):
        if end - start > HEADLINE_LENGTH or (k and start not in headings):
            continue
        match = _HEADLINE.match(setting.text, start, end)
        if match and not _NOT_SPEAKERS.match(match["who"]):
            content = setting.trimmed(match.end(), end)
            if content and _names_speaker(match.span("who"), content, setting):
                yield _relation(
                    match.span("who"), match.span("cue"), [content], setting, "headline"
                )


def _names_speaker(who: Span, content: Span, setting: Setting) -> bool:
    """Whether somebody who can speak stands before the colon, and a clause after it."""
    before = [setting.tokens[i] for i in setting.between(*who)]
    after = [setting.tokens[i] for i in setting.between(*content)]
    if not before or not after or any(t.tag.startswith(("VB", "MD")) for t in before):
        return False
    speaks = is_person(before[-1]) or is_document(before[-1])
    begins_clause = after[0].tag not in ("VBG", "IN", "TO", "WP", "WRB", "WDT")
    says = any(t.tag.startswith(("VB", "MD")) for t in after) or _in_capitals(before[-1], after)
    return speaks and begins_clause and says


def _in_capitals(speaker: Token, words: list[Token]) -> bool:
    """A headline with a capital to each word, where verbs look like names."""
    known = bool(speaker.ent) or is_document(speaker) or speaker.lower in GROUPS | ROLES
    capitals = sum(t.text[:1].isupper() for t in words if len(t.text) > 3)
    return known and len(words) > 3 and capitals >= sum(len(t.text) > 3 for t in words) - 1


def _signed(spans: list[Span], setting: Setting) -> Iterator[Relation]:
    """ "“…” — Name": a quotation signed by who said it."""
    for quotation in setting.quotations:
        k = bisect_right(spans, quotation.start, key=itemgetter(0)) - 1
        end = max(spans[max(k, 0)][1], quotation.end)
        match = _SIGNED.match(setting.text, quotation.end, end)
        if match:
            content = [(quotation.start, quotation.end)]
            yield _relation(match.span("who"), match.span("cue"), content, setting, "signed")


def _relation(who: Span, cue: Span, content: list[Span], setting: Setting, rule: str) -> Relation:
    source = setting.trimmed(*who) or who
    tokens = [setting.tokens[i] for i in setting.between(*source)]
    head = tokens[-1] if tokens else None
    return Relation(cue=cue, content=content, source=source, head=head, word=head, rule=rule)
