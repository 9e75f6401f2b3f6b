"""The marks of an analysis as they are shown in the full text, each with what it means in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from quellen.ledger.rows import plain
from quellen.model import (
    Analysis,
    Attribution,
    Description,
    Document,
    Entity,
    Figure,
    Name,
    Role,
    Time,
)
from quellen.showing.dates import in_words
from quellen.showing.report.reader import Mark
from quellen.showing.report.wording import figures_in_words

SAID, DENIED, CUE, TIME, FIGURE, NAME, REPAIR, LINK = "s", "d", "c", "t", "f", "n", "r", "l"
"""Classes in the page, short because they are written thousands of times."""

STANCES = {"asserts": "says", "denies": "denies", "doubts": "doubts", "asks": "asks"}
BASES = {
    "context": "year or month from the text around it",
    "published": "counted from the day of publication",
    "event": "counted from an event that it names",
}
STANDINGS = {
    "held": "", "then": "then ", "former": "former ", "acting": "acting ", "coming": "later ",
}  # fmt: skip
CERTAINTIES = {"hedged": " (hedged)", "alleged": " (alleged)"}


def marks_of(document: Document, analysis: Analysis) -> Iterator[Mark]:
    """Everything that is marked in a document, in no order."""
    for time in analysis.times:
        yield Mark(time.start, time.end, TIME, _time(time))
    for figure in analysis.figures:
        yield Mark(figure.start, figure.end, FIGURE, _figure(figure))
    yield from _names(analysis)
    yield from _attributions(analysis)
    for repair in document.repairs:
        yield Mark(repair.start, repair.end, REPAIR, f"read as {repair.meaning}: {repair.reason}")
    for link in document.links:
        yield Mark(link.start, link.end, LINK, f"links to {link.url}")


def _time(time: Time) -> str:
    words = in_words(time.edtf, time.mod) if time.edtf else ""
    meaning = f"{words} (EDTF {time.edtf})" if words else f"{time.type.lower()} {time.value}"
    basis = BASES.get(time.basis)
    return f"{meaning}, {basis}" if basis else meaning


def _figure(figure: Figure) -> str | None:
    row = {
        name: plain(getattr(figure, name))
        for name in ("low", "high", "qualifier", "unit", "counts")
    }
    return next(iter(figures_in_words([row])), None)


def _names(analysis: Analysis) -> Iterator[Mark]:
    """Names, and what stands for them ("the city"), with who or what they are by the text."""
    entities = {e.id: e for e in analysis.entities}
    roles: dict[str, dict[str, None]] = defaultdict(dict)
    for role in analysis.roles:
        roles[role.entity][_role(role)] = None
    mentions: tuple[Name | Description, ...] = (*analysis.names, *analysis.descriptions)
    for name in mentions:
        entity = entities.get(name.entity)
        known = entity is not None and entity.type != "other"
        title = _entity(entity, roles[entity.id]) if entity and known else None
        yield Mark(name.start, name.end, NAME, title)


def _entity(entity: Entity, roles: Iterable[str]) -> str:
    """ "Anna Weiss, person: mayor of Castrel"; "Karsk, place in Belmar province"."""
    lies = f" in {', '.join(entity.within)}" if entity.within else ""
    held = f": {'; '.join(roles)}" if roles else ""
    return f"{entity.name}, {entity.type}{lies}{held}"


def _role(role: Role) -> str:
    """ "former finance minister (Peru), 1979 to 1983"."""
    standing = STANDINGS[role.standing]
    of = f" ({role.of})" if role.of else ""
    when = f", {in_words(role.edtf)}" if role.edtf else ""
    return f"{standing}{role.role}{of}{when}"


def _attributions(analysis: Analysis) -> Iterator[Mark]:
    by_id = {a.id: a for a in analysis.attributions}
    for attribution in analysis.attributions:
        kind = DENIED if attribution.polarity == "denies" else SAID
        title = _says(attribution, by_id)
        for start, end in attribution.content:
            yield Mark(start, end, kind, title)
        for span in (attribution.source, attribution.cue):
            if span is not None:
                yield Mark(*span, CUE, None)


def _says(attribution: Attribution, by_id: Mapping[str, Attribution]) -> str:
    """Who says it, and who reports that: "A says (hedged), as B says"."""
    stance = STANCES[attribution.polarity]
    words = f"{attribution.voice} {stance}{CERTAINTIES.get(attribution.certainty, '')}"
    parent = by_id.get(attribution.parent or "")
    if parent is None or parent is attribution:
        return words
    return f"{words}, as {parent.voice} reports"
