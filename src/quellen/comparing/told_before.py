"""Happenings that a document has told of before: "two years after the coup", "after it began".

An indefinite phrase brings something in, a definite one points back to it (Heim 1982). So "the
coup" is the one of which the document told before ("deposed him in a coup"); where it told of two,
neither is meant. Of what lasts ("two years after the war") the end would be meant, so that only
happenings that lie within a day or so are looked for. What lasts begins when its verb is told: "we
struck on 11 February" is the beginning of "the strike of 1924".
"""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources

from quellen.comparing.anchors import Dating, dating_of
from quellen.comparing.families import families
from quellen.comparing.terms import stem
from quellen.model import Marked, Statement

_POINTS_BACK = re.compile(r"the\s+(?P<noun>[a-z]+)(?=\s*(?:[.;:,)]|$)|\s+and\b)")
_ONE_OF_SEVERAL = re.compile(
    r"\b(?:another|second|third|fourth|fifth|new|similar|attempted|failed|abortive|possible|"
    r"planned|feared|alleged|former|earlier|previous|later|anniversary)\b",
    re.IGNORECASE,
)


def pointed_at(text: str, place: int) -> tuple[str, int] | None:
    """The noun of a happening of a moment that stands alone at a place, and where it ends."""
    match = _POINTS_BACK.match(text, place)
    return (match["noun"], match.end()) if match and match["noun"] in _words("moments") else None


def dated_before(noun: str, marked: Marked, place: int) -> Dating | None:
    """The day of the one happening of a kind that a document has told of before a place."""
    told = [d for s in marked.analysis.statements if (d := _told(s, noun, marked, place))]
    if any(not a.when.overlaps(b.when) for a in told for b in told):
        return None
    return min(told, key=lambda d: d.when.width, default=None)


def begun(whose: str, marked: Marked, place: int) -> Dating | None:
    """The day on which what lasts, by its name, began: of a strike, when "they struck".

    "Of 1924" tells which of several; where more than one is left, or none, none is given.
    """
    name = _LASTING.fullmatch(whose)
    if name is None or name["noun"] not in _words("lasting"):
        return None
    told = [d for s in marked.analysis.statements if (d := _done(s, name["noun"], marked, place))]
    told = [
        d for d in told if not name["year"] or (d.statement.edtf or "").startswith(name["year"])
    ]
    if any(not a.when.overlaps(b.when) for a in told for b in told):
        return None
    return min(told, key=lambda d: d.when.width, default=None)


_LASTING = re.compile(r"[Tt]he (?:[a-z]+ )?(?P<noun>[a-z]+)(?: of (?P<year>\d{4}))?")


def _done(statement: Statement, noun: str, marked: Marked, place: int) -> Dating | None:
    """A statement before a place that dates what a noun names by its verb: "we struck"."""
    verb, named = stem(statement.predicate.split(" ")[0]), stem(noun)
    same = verb == named or families([verb]) & families([named])
    told = statement.polarity == "positive" and statement.modality == "actual"
    if not same or not told or statement.spans[-1][1] > place or not statement.agents:
        return None
    return dating_of(marked, statement, noun)


def _told(statement: Statement, noun: str, marked: Marked, place: int) -> Dating | None:
    """A statement before a place that dates a happening as it brings it in."""
    end = statement.spans[-1][1]
    if end > place or statement.polarity != "positive" or statement.modality != "actual":
        return None
    if statement.predicate.split(" ")[0] in _words("minded") or statement.chain:
        return None
    words = " ".join(marked.document.text[slice(*span)] for span in statement.spans)
    if _ONE_OF_SEVERAL.search(words) or not _brings_in(noun).search(words):
        return None
    return dating_of(marked, statement, noun)


@functools.lru_cache(maxsize=256)
def _brings_in(noun: str) -> re.Pattern[str]:
    return re.compile(rf"\ban?\s+(?:[\w-]+\s+){{0,2}}{noun}\b", re.IGNORECASE)


@functools.cache
def _words(kind: str) -> frozenset[str]:
    text = resources.files(__package__).joinpath("told_before.toml").read_text("utf-8")
    return frozenset(tomllib.loads(text)[kind].split())
