"""Quotations and who speaks them: contents widened to whole quotations, speech that runs on."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Sequence

from quellen.marking.voices.lexicon import cues_of_verb
from quellen.marking.voices.quotes import Quotation
from quellen.marking.voices.relation import Relation
from quellen.marking.voices.setting import Setting
from quellen.model import AttributionKind, Span

_SENTENCE_END = re.compile(r"[.!?…]['\"”’»)]*\s")
_ABBREVIATED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Rep|Sen|Gov|Gen|Col|Lt|Maj|Capt|Sgt|Prof|Rev|Hon|St|Jr|Sr|No|[A-Z])\.(?=\s)"
)
_LINE = re.compile(r"\n")
_OPENS_INNER = re.compile(r"(?:\s[\w’']+){0,4}[,:]\s+(?P<mark>[“\"‘'])(?=\w)")
_CLOSERS = {"“": "”", '"': '"', "‘": r"’(?!\w)", "'": r"'(?!\w)"}
REACH = 220
"""Characters that may stand between a quotation and the verb that introduces it."""


def give_quotations(relations: list[Relation], setting: Setting) -> None:
    """Widen contents to the quotations they touch, and give the others to the nearest cue."""
    taken: dict[int, Relation] = {}
    for relation in relations:
        _clip(relation, setting)
        _widen(relation, setting, taken)
    speaking = sorted((r for r in relations if r.speech and r.cue), key=_cue_start)
    for number, quotation in enumerate(setting.quotations):
        if number not in taken:
            speaker = _introduced(quotation, _near_to(quotation, speaking), setting)
            if speaker is not None:
                _hand_to(speaker, quotation, number, taken)
    _run_on(relations, setting, taken)
    for relation in relations:
        if not relation.content and relation.speech:
            _give_inner(relation, setting)


def _give_inner(relation: Relation, setting: Setting) -> None:
    """ "“The guard said to us, ‘Run!’ and we ran”": words quoted within what somebody else says."""
    if relation.cue is None:
        return
    start = max(relation.cue[1], relation.source[1] if relation.source else 0)
    opening = _OPENS_INNER.match(setting.text, start)
    if opening is None:
        return
    mark, place = opening["mark"], opening.start("mark")
    closing = re.compile(_CLOSERS[mark]).search(setting.text, opening.end(), place + REACH)
    if closing is not None and "\n" not in setting.text[place : closing.start()]:
        relation.content, relation.rule = [(place, closing.end())], "inner"


def _clip(relation: Relation, setting: Setting) -> None:
    """What is reported inside a quotation ends with it."""
    quotation = setting.quotation_of(relation.word) if relation.word is not None else None
    if quotation is not None and relation.rule not in ("signed", "turn", "headline"):
        clipped = ((max(a, quotation.start), min(b, quotation.end)) for a, b in relation.content)
        trimmed = (setting.unquoted(a, b) for a, b in clipped if a < b)
        relation.content = [span for span in trimmed if span]


def _widen(relation: Relation, setting: Setting, taken: dict[int, Relation]) -> None:
    """Content that holds part of a quotation holds all of it."""
    touched = {setting.quoted[i] for a, b in relation.content for i in setting.between(a, b)}
    for number in sorted(touched - {-1}):
        if not _inside(relation, setting.quotations[number]):
            _add(relation, setting.quotations[number], number, taken)


def _inside(relation: Relation, quotation: Quotation) -> bool:
    """Whether the cue itself is part of the quoted words."""
    place = relation.cue[0] if relation.cue else relation.start
    return quotation.start <= place < quotation.end


def _add(relation: Relation, quotation: Quotation, number: int, taken: dict[int, Relation]) -> None:
    relation.content = joined([*relation.content, (quotation.start, quotation.end)])
    if number not in taken or relation.speech:
        taken[number] = relation


def _hand_to(
    relation: Relation, quotation: Quotation, number: int, taken: dict[int, Relation]
) -> None:
    """Words that stand apart from the clause of the cue: what it denies they need not deny."""
    if relation.content:
        relation.further.append((quotation.start, quotation.end))
    _add(relation, quotation, number, taken)


def joined(spans: Sequence[Span]) -> list[Span]:
    """Spans in order, those that overlap or touch made one."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1] + 1:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def _cue_start(relation: Relation) -> int:
    return relation.cue[0] if relation.cue else 0


def _near_to(quotation: Quotation, speaking: list[Relation]) -> list[Relation]:
    first = bisect_left(speaking, quotation.start - 2 * REACH, key=_cue_start)
    last = bisect_left(speaking, quotation.end + REACH, key=_cue_start)
    return speaking[first:last]


def _introduced(
    quotation: Quotation, relations: list[Relation], setting: Setting
) -> Relation | None:
    """The cue that stands right before or right after a quotation, in the same sentence."""
    best: tuple[int, Relation] | None = None
    for relation in relations:
        distance = None if _inside(relation, quotation) else _distance(quotation, relation, setting)
        if distance is not None and (best is None or distance < best[0]):
            best = distance, relation
    return best[1] if best else None


def _distance(quotation: Quotation, relation: Relation, setting: Setting) -> int | None:
    assert relation.cue is not None
    outer = [relation.cue, *([relation.source] if relation.source else [])]
    first, last = min(a for a, _ in outer), max(b for _, b in outer)
    if last <= quotation.start:
        between = setting.text[last : quotation.start]
        fits = between.rstrip().endswith((":", ",")) or not between.strip()
        fits = fits or between.rstrip().endswith(" that")
        return len(between) if fits and _near(between) else None
    if quotation.end <= first:
        between = setting.text[quotation.end : first]
        closes = setting.text[quotation.end - 2 : quotation.end - 1]
        fits = closes in ",?!—-–…'’" or between.lstrip().startswith((",", "—"))
        return len(between) if fits and _near(between) and len(between) < 60 else None
    return None


def _near(between: str) -> bool:
    if between.strip() == ":":
        return True  # the quotation is a paragraph of its own
    return (
        len(between) < REACH
        and not _LINE.search(between.strip(" "))
        and not _SENTENCE_END.search(_ABBREVIATED.sub("", between))
    )


def _run_on(relations: list[Relation], setting: Setting, taken: dict[int, Relation]) -> None:
    """A quotation that follows another's attribution without one of its own runs on from it."""
    speaking: tuple[Relation, int] | None = None
    told = _told_by_sentence(relations, setting)
    for number, quotation in enumerate(setting.quotations):
        relation = taken.get(number)
        if relation is not None:
            aside = speaking and not relation.speech and relation.source == speaking[0].source
            speaking = (speaking[0] if speaking and aside else relation, _end_of(relation))
            continue
        if not speaking or not _follows(speaking[1], quotation, setting):
            before = _teller_before(quotation, told, setting)
            speaking = (before, _end_of(before)) if before else speaking
        if speaking and _follows(speaking[1], quotation, setting):
            _hand_to(speaking[0], quotation, number, taken)
            speaking = (speaking[0], quotation.end)


def _end_of(relation: Relation) -> int:
    outer = [s for s in (relation.cue, relation.source) if s]
    return max(b for _, b in (*relation.content, *outer))


def _follows(end: int, quotation: Quotation, setting: Setting) -> bool:
    """Whether only the rest of the attribution's sentence stands before, and nothing after."""
    between = setting.text[end : quotation.start]
    if "\n" in between:
        return not between.strip(" \n\t.,”\"'’") and _is_whole_paragraph(quotation, setting.text)
    closing = re.search(r"[.!?:,;—–-]['\"”’)]*\s*$", between) or not between.strip()
    return bool(closing) and len(_SENTENCE_END.findall(between)) <= 1 and len(between) < REACH


def _told_by_sentence(relations: list[Relation], setting: Setting) -> dict[int, Relation]:
    """The outermost speech of each sentence that is somebody's; the last, where there are two."""
    told: dict[int, Relation] = {}
    for relation in sorted((r for r in relations if r.cue), key=_cue_start):
        if not (relation.speech or _is_spoken(relation)):
            continue
        if relation.word is None or not relation.content or relation.source is None:
            continue
        number = setting.number_of(relation.word)
        before = told.get(number)
        place = _cue_start(relation)
        if before is None or not any(a <= place < b for a, b in before.content):
            told[number] = relation
    return told


def _is_spoken(relation: Relation) -> bool:
    """ "would not confirm the figure", "condemned the raid": done by speaking, with an object."""
    return relation.word is not None and any(
        c.speech or c.name in _SPOKEN for c in cues_of_verb(relation.word)
    )


_SPOKEN = frozenset("judge mention call assail order talk challenge".split())


def _teller_before(
    quotation: Quotation, told: dict[int, Relation], setting: Setting
) -> Relation | None:
    """ "The ships were late, Kova said. “They came in May.”": whoever the sentence before reports.

    Only whole sentences that are quoted are speech without a cue of their own.
    """
    if not _is_whole_sentence(quotation, setting.text):
        return None
    return told.get(setting.number_at(quotation.start) - 1)


def _is_whole_sentence(quotation: Quotation, text: str) -> bool:
    words = text[quotation.start : quotation.end].strip('“”"«»„ ')
    whole = words[:1].isupper() and words[-1:] in ".!?…" and len(words.split()) > 3
    return whole and bool(re.search(r"[.!?]['\"”’)]*\s+$", text[: quotation.start][-8:]))


def _is_whole_paragraph(quotation: Quotation, text: str) -> bool:
    line_end = text.find("\n", quotation.end)
    rest = text[quotation.end : line_end if line_end >= 0 else len(text)]
    return not rest.strip(" .,")


def kind_of(relation: Relation, setting: Setting) -> AttributionKind:
    """Direct where all of the content is quoted, mixed where some is, else indirect."""
    if relation.rule == "inner":
        return "direct"
    letters = quoted = 0
    content = [setting.between(start, end) for start, end in relation.content]
    if any(setting.quoted[i] >= 0 for inside in content for i in inside):
        for i in itertools.chain(*content):
            token = setting.tokens[i]
            if token.text[:1].isalnum():
                number = setting.quoted[i]
                own = number >= 0 and not _inside(relation, setting.quotations[number])
                letters += len(token.text)
                quoted += len(token.text) * own
    if not quoted:
        return "direct" if relation.rule == "turn" else "indirect"
    return "direct" if quoted > 0.95 * letters else "mixed"
