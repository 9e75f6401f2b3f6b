"""Speakers named before a colon or after a dash: interviews, headlines, signed quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quellen.marking.voices.quotes import paragraphs
from quellen.marking.voices.relation import Relation
from quellen.marking.voices.setting import Setting
from quellen.model import Span

_TURN = re.compile(
    r"[\"“]?(?P<who>(?:[A-Z][A-Z.’'\-]+(?:\s+|(?=:))){1,5}(?:\([^)\n]{1,60}\))?|[QA])\s?(?P<cue>:)\s+(?=\S)"
)
_NAMED_TURN = re.compile(
    r"[\"“]?(?P<who>(?:(?:Mr|Mrs|Ms|Dr|Sen|Gov|Gen|Col|Judge|Lord|Sir|Prof)\.?\s+)?"
    r"[A-Z][\w’'.\-]+(?:\s+[A-Z][\w’'.\-]+){0,3})\s?(?P<cue>:)\s+(?=[\"“‘'A-Z])"
)
_HEADLINE = re.compile(r"(?P<who>[A-Z][\w’'.&\-]*(?:\s+[\w’'.&\-]+){0,5})(?P<cue>:)\s+(?=\S)")
_SIGNED = re.compile(r"\s*(?P<cue>―|—|–|--|-)\s*(?P<who>[A-Z][^\n\"“”]{2,80})$")
_NOT_SPEAKERS = re.compile(
    r"(?i)^(?:note|update|updated|photo|photos|video|watch|read|related|image|source|sources|"
    r"part \w+|chapter \w+|step \w+|fact|facts|warning|example|editor|published|posted|by|date|"
    r"time|place|location|exclusive|breaking|opinion|analysis|live|correction|q&a|subject|re|to|"
    r"from|cc|tel|fax|phone|email|e-mail|website|references|bibliography|contents|appendix|"
    r"the latest|here|here’s|here's|timeline|background|summary|conclusion|question|answer)$"
)
HEADLINE_LENGTH = 200


def turn_relations(setting: Setting) -> Iterator[Relation]:
    spans = list(paragraphs(setting.document))
    turns = list(_interview(spans, setting))
    yield from turns
    if not turns:
        yield from _headlines(spans, setting)
    yield from _signed(spans, setting)


def _interview(spans: list[Span], setting: Setting) -> Iterator[Relation]:
    """Turns; a paragraph without a speaker belongs to the turn before it."""
    matches = [_TURN.match(setting.text, a, b) for a, b in spans]
    if sum(m is not None for m in matches) < 2:
        matches = [_NAMED_TURN.match(setting.text, a, b) for a, b in spans]
        speakers = [m["who"] for m in matches if m]
        if len(speakers) < 4 or len(set(speakers)) > len(speakers) / 2:
            return
    for (start, end), match in zip(spans, matches, strict=True):
        del start
        if match and not _NOT_SPEAKERS.match(match["who"].strip()):
            content = setting.trimmed(match.end(), end)
            who = setting.trimmed(*match.span("who"))
            if content and who:
                yield _relation(who, match.span("cue"), content, setting, "turn")


def _headlines(spans: list[Span], setting: Setting) -> Iterator[Relation]:
    for start, end in spans:
        if end - start > HEADLINE_LENGTH or not _is_headline(start, setting, spans):
            continue
        match = _HEADLINE.match(setting.text, start, end)
        if match and not _NOT_SPEAKERS.match(match["who"]):
            content = setting.trimmed(match.end(), end)
            if content and not _has_verb(match.span("who"), setting):
                yield _relation(match.span("who"), match.span("cue"), content, setting, "headline")


def _has_verb(span: Span, setting: Setting) -> bool:
    return any(setting.tokens[i].tag.startswith(("VB", "MD")) for i in setting.between(*span))


def _is_headline(start: int, setting: Setting, spans: list[Span]) -> bool:
    blocks = setting.document.blocks
    kind = next((b.kind for b in blocks if b.start <= start < b.end), "paragraph")
    return kind == "heading" or start == spans[0][0]


def _signed(spans: list[Span], setting: Setting) -> Iterator[Relation]:
    """ "“…” — Name": a quotation signed by who said it."""
    for start, end in spans:
        for quotation in setting.quotations:
            if start <= quotation.start and quotation.end <= end:
                match = _SIGNED.match(setting.text, quotation.end, end)
                if match:
                    content = (quotation.start, quotation.end)
                    yield _relation(
                        match.span("who"), match.span("cue"), content, setting, "signed"
                    )


def _relation(who: Span, cue: Span, content: Span, setting: Setting, rule: str) -> Relation:
    tokens = [setting.tokens[i] for i in setting.between(*who)]
    head = tokens[-1] if tokens else None
    return Relation(cue=cue, content=[content], source=who, head=head, word=head, rule=rule)
