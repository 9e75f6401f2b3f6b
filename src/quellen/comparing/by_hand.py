"""Marks that people add and take away, and whose words somebody's are: ``corrected`` asks here.

What is added says its kind and its meaning: ``time: 1921-05``, ``figure: at least 9 killed``,
``said: Albert Keller``, ``denied: Albert Keller``. What is taken away is named by its kind alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from quellen.comparing.days import bounds_of
from quellen.model import Analysis, Attribution, Figure, Span, Stance, Statement, Time

T = TypeVar("T", Time, Figure)
PEOPLE = frozenset("killed injured missing arrested executed displaced present wounded".split())
"""What people are counted by: the kinds that marking knows, in its own words."""
STANCES: dict[str, Stance] = {"said": "asserts", "denied": "denies"}


def nearest(marks: Sequence[Any], span: Span, spans: Callable[[Any], Sequence[Span]]) -> int | None:
    """The mark that has most in common with a span, the shorter of two that have as much."""
    shared = [
        (min(end, span[1]) - max(start, span[0]), start - end, -i)
        for i, mark in enumerate(marks)
        for start, end in spans(mark)
    ]
    best = max(shared, default=(0, 0, 0))
    return -best[2] if best[0] > 0 else None


def whole(mark: Time | Figure) -> Sequence[Span]:
    return ((mark.start, mark.end),)


def content(attribution: Attribution) -> Sequence[Span]:
    return attribution.content


# ----------------------------------------------------------------------- taken away


def without(analysis: Analysis, span: Span, kind: str) -> Analysis:
    """The analysis without its mark of a kind (time, figure, said, name) at a span."""
    if kind == "time":
        number = nearest(analysis.times, span, whole)
        kept = [t for i, t in enumerate(analysis.times) if i != number]
        return _with_times(analysis, kept)
    if kind == "figure":
        number = nearest(analysis.figures, span, whole)
        return _with_figures(analysis, [f for i, f in enumerate(analysis.figures) if i != number])
    if kind == "name":
        names = tuple(n for n in analysis.names if (n.start, n.end) != span)
        return replace(analysis, names=names)
    number = nearest(analysis.attributions, span, content) if kind in ("said", "denied") else None
    return analysis if number is None else _unsaid(analysis, analysis.attributions[number])


def _unsaid(analysis: Analysis, gone: Attribution) -> Analysis:
    """What it reports is reported by whoever reports it."""
    left = [a for a in analysis.attributions if a is not gone]
    attributions = (replace(a, parent=gone.parent) if a.parent == gone.id else a for a in left)
    statements = (
        replace(s, chain=tuple(c for c in s.chain if c != gone.id)) if gone.id in s.chain else s
        for s in analysis.statements
    )
    return replace(analysis, attributions=tuple(attributions), statements=tuple(statements))


# ---------------------------------------------------------------------------- added


def added_time(analysis: Analysis, span: Span, edtf: str) -> Analysis:
    """A date, which dates the statement it stands in unless that has one."""
    bounds = bounds_of(edtf)
    if bounds is None:
        return analysis
    time = Time(*span, "DATE", edtf, None, edtf, *bounds)
    grown = _with_times(analysis, _in_order([*analysis.times, time]))
    number = grown.times.index(time)
    around = _around(grown.statements, span)
    if around is None or grown.statements[around].edtf:
        return grown
    dated = replace(
        grown.statements[around], edtf=edtf, earliest=bounds[0], latest=bounds[1], time=number
    )
    return _with_statement(grown, around, dated)


def added_figure(analysis: Analysis, span: Span, counts: str, meaning: Figure) -> Analysis:
    """A number with what it counts, which belongs to the statement it stands in."""
    unit = "person" if counts in PEOPLE else counts
    figure = replace(meaning, start=span[0], end=span[1], unit=unit, counts=counts)
    grown = _with_figures(analysis, _in_order([*analysis.figures, figure]))
    around = _around(grown.statements, span)
    if around is None:
        return grown
    statement = grown.statements[around]
    figures = (*statement.figures, grown.figures.index(figure))
    return _with_statement(grown, around, replace(statement, figures=tuple(sorted(figures))))


def added_voice(analysis: Analysis, span: Span, kind: str, voice: str, number: str) -> Analysis:
    """Words as somebody's: whoever reports the words around them reports this voice."""
    outer = _reporting(analysis.attributions, span)
    entity = next((e.id for e in analysis.entities if voice in (e.name, *e.aliases)), None)
    said = Attribution(
        number, None, None, (span,), voice, "named", "indirect", STANCES[kind],
        parent=outer, entity=entity,
    )  # fmt: skip
    statements = (
        replace(s, chain=(*s.chain, number)) if _is_within(s, span) else s
        for s in analysis.statements
    )
    return replace(
        analysis, attributions=(*analysis.attributions, said), statements=tuple(statements)
    )


def revoiced(analysis: Analysis, span: Span, kind: str, voice: str) -> Analysis:
    """What is said there as another's, or as denied."""
    number = nearest(analysis.attributions, span, content)
    if number is None:
        return analysis
    entity = next((e.id for e in analysis.entities if voice in (e.name, *e.aliases)), None)
    old = analysis.attributions[number]
    new = replace(old, voice=voice, polarity=STANCES[kind], entity=entity)
    kept = (*analysis.attributions[:number], new, *analysis.attributions[number + 1 :])
    return replace(analysis, attributions=kept)


def _reporting(attributions: Sequence[Attribution], span: Span) -> str | None:
    """The innermost attribution that holds a span."""
    holding = [
        (end - start, a.id)
        for a in attributions
        for start, end in a.content
        if start <= span[0] and span[1] <= end
    ]
    return min(holding)[1] if holding else None


def _is_within(statement: Statement, span: Span) -> bool:
    return all(span[0] <= start and end <= span[1] for start, end in statement.spans)


def _around(statements: Sequence[Statement], span: Span) -> int | None:
    """The shortest statement that holds a span."""
    holding = [
        (end - start, i)
        for i, s in enumerate(statements)
        for start, end in s.spans
        if start <= span[0] and span[1] <= end
    ]
    return min(holding)[1] if holding else None


# ------------------------------------------------------------- numbers that point to marks


def _in_order(marks: list[T]) -> list[T]:
    return sorted(marks, key=lambda m: (m.start, m.end))


def _numbers(old: Sequence[object], new: Sequence[object]) -> dict[int, int]:
    """The new number of each mark that is still there, by its old one."""
    now = {id(mark): i for i, mark in enumerate(new)}
    return {i: now[id(mark)] for i, mark in enumerate(old) if id(mark) in now}


def _with_times(analysis: Analysis, times: Sequence[Time]) -> Analysis:
    numbers = _numbers(analysis.times, times)
    statements = tuple(_retimed(s, numbers) for s in analysis.statements)
    scenes = tuple(
        s if s.time is None else replace(s, time=numbers.get(s.time)) for s in analysis.scenes
    )
    return replace(analysis, times=tuple(times), statements=statements, scenes=scenes)


def _retimed(statement: Statement, numbers: dict[int, int]) -> Statement:
    """A statement whose date is taken away has none."""
    if statement.time is None:
        return statement
    if statement.time in numbers:
        return replace(statement, time=numbers[statement.time])
    return replace(statement, time=None, edtf=None, earliest=None, latest=None)


def _with_figures(analysis: Analysis, figures: Sequence[Figure]) -> Analysis:
    numbers = _numbers(analysis.figures, figures)
    statements = (
        replace(s, figures=tuple(numbers[n] for n in s.figures if n in numbers))
        for s in analysis.statements
    )
    return replace(analysis, figures=tuple(figures), statements=tuple(statements))


def _with_statement(analysis: Analysis, number: int, statement: Statement) -> Analysis:
    kept = (*analysis.statements[:number], statement, *analysis.statements[number + 1 :])
    return replace(analysis, statements=kept)
