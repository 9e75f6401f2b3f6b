"""Disputes over dates: one event, two days that exclude each other, both said in so many words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from quellen.comparing.disputes.draft import Draft, side
from quellen.comparing.events import ENOUGH, NAMES, ONCE, PREDICATE
from quellen.comparing.happening import Happening, Witnessed
from quellen.comparing.terms import cosine

WIDEST = 32  # days: wider dates are too loose to contradict one another


def date_disputes(happening: Happening) -> Iterator[Draft]:
    """At most one dispute for an event: the groups of dates that exclude each other."""
    dated = [w for w in happening.affirmed if _fixed(w)]
    groups = _by_date(dated)
    if len(groups) < 2:
        return
    values = [edtf for edtf, group in groups.items() if _contradicted(edtf, group, groups)]
    if len(values) >= 2:
        sides = tuple(side(v, [w.account for w in groups[v]]) for v in sorted(values))
        apart = _days_apart(groups, values)
        yield Draft(
            "date", "conflict", sides,
            ("the accounts tell of one act, on days that exclude each other",
             f"they are {apart} day{'s' if apart != 1 else ''} apart"),
            happening.number,
        )  # fmt: skip


def _fixed(witnessed: Witnessed) -> bool:
    telling = witnessed.telling
    return (
        telling.explicit
        and telling.statement is not None
        and telling.statement.polarity == "positive"
        and telling.edtf is not None
        and telling.when is not None
        and not telling.when.is_open
        and telling.when.width <= WIDEST
    )


def _by_date(dated: list[Witnessed]) -> dict[str, list[Witnessed]]:
    groups: dict[str, list[Witnessed]] = defaultdict(list)
    for witnessed in dated:
        groups[(witnessed.telling.edtf or "")[:10]].append(witnessed)
    return groups


def _contradicted(value: str, group: list[Witnessed], groups: dict[str, list[Witnessed]]) -> bool:
    others = [w for v, row in groups.items() if v != value for w in row]
    return any(_excludes(a, b) for a in group for b in others)


def _excludes(a: Witnessed, b: Witnessed) -> bool:
    """Two voices, the same act in nearly the same words, dates that do not meet."""
    one, two = a.telling, b.telling
    if one.when is None or two.when is None or one.when.overlaps(two.when):
        return False
    if (a.account.document, a.account.voice) == (b.account.document, b.account.voice):
        return False
    names = len(one.names & two.names) / max(len(one.names), 1)
    likeness = cosine(one.vector, two.vector) + NAMES * names + PREDICATE
    return one.predicate == two.predicate and one.predicate in ONCE and likeness >= ENOUGH["other"]


def _days_apart(groups: dict[str, list[Witnessed]], values: list[str]) -> int:
    whens = [w.telling.when for v in values for w in groups[v] if w.telling.when]
    return max(a.gap(b) for a in whens for b in whens)
