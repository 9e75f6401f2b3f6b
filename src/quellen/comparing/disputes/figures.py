"""Disputes over figures: scope first, then interval logic.

"At least 58" and 86 are compatible; 58 and 86 are not. Only counts of the same people or things in
the same event are held against each other, and a part against its whole; what a text implies
without saying it, and what it gives as a part, never makes a conflict.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from quellen.comparing.cluster import ONCE
from quellen.comparing.days import Interval
from quellen.comparing.disputes.count import Count
from quellen.comparing.disputes.counts import HAS_RISEN, ROSE, counts_of
from quellen.comparing.disputes.draft import Draft, side
from quellen.comparing.disputes.things import is_of_things, named_alike, names_in
from quellen.comparing.disputes.wording import apart_in_words, in_words, value_of, what_is_counted
from quellen.comparing.happening import Happening
from quellen.marking.statements.vocabulary import EVENT_NOUNS

SAME_DAYS = 30  # a report within a month of an earlier one can be an update of it


def figure_disputes(happening: Happening, *, days_disputed: bool = False) -> Iterator[Draft]:
    """For each thing counted, the values that exclude each other, and those brought up to date.

    A value that a later account takes up ("the toll rose to seven") is updated: it no longer
    stands against the others. Counts of days that exclude each other belong to two happenings,
    unless the day itself is in dispute.
    """
    counted = sorted(counts_of(happening).items())
    if not counted:
        return
    names, days = _names(happening), {} if days_disputed else _days(happening)
    for _, found in counted:
        values = list(_by_value(found).values())
        updated = {
            id(old): new for old, new in itertools.permutations(values, 2) if _updates(old, new)
        }
        standing = [c for v in values if id(v) not in updated for c in v]
        pairs = [
            (a, b) for a, b in itertools.combinations(standing, 2)
            if a.excludes(b) and _of_one_day(a, b, days) and _of_two_accounts(a, b, names)
        ]  # fmt: skip
        for rows in _conflicts(standing, pairs):
            yield _conflict(happening.number, rows)
        if updated:
            yield _update(happening.number, [v for v in values if id(v) in updated], updated)


Value = list[Count]
"""Counts that give the same number within the same scope."""


def _by_value(found: Sequence[Count]) -> dict[tuple[object, ...], Value]:
    values: dict[tuple[object, ...], Value] = defaultdict(list)
    ordered = sorted(found, key=lambda c: (*c.bounds, c.figure.qualifier, str(c.scope)))
    for count in ordered:
        scope = count.scope
        values[*count.bounds, count.figure.qualifier, scope.group, scope.which].append(count)
    return values


# --------------------------------------------------------------------------- conflicts


def _conflicts(
    counts: Sequence[Count], pairs: Sequence[tuple[Count, Count]]
) -> Iterator[list[Value]]:
    """Values in dispute with one another: those within one scope, else a part and its whole."""
    alike = [(a, b) for a, b in pairs if a.is_to(b) == "same"]
    taken = {id(c) for pair in alike for c in pair}
    for group in dict.fromkeys((a.scope.group, a.scope.which) for a, _ in alike):
        row = [c for c in counts if id(c) in taken and (c.scope.group, c.scope.which) == group]
        yield list(_by_value(row).values())
    crossed = [(a, b) for a, b in pairs if a.is_to(b) != "same" and _of_one_kind(a, b)]
    if crossed and not alike:
        row = [c for c in counts if any(c is x for pair in crossed for x in pair)]
        yield list(_by_value(row).values())


def _days(happening: Happening) -> dict[str, list[Interval]]:
    """Document → the days that it gives for the event."""
    found: dict[str, list[Interval]] = defaultdict(list)
    for witnessed in happening.witnessed:
        if witnessed.telling.when is not None:
            found[witnessed.account.document].append(witnessed.telling.when)
    return found


def _of_one_day(a: Count, b: Count, days: Mapping[str, list[Interval]]) -> bool:
    """Whether two counts can be of one day: their own, else one that their documents give."""
    one, two = (
        [c.by.telling.when] if c.by.telling.when else days.get(c.by.account.document, [])
        for c in (a, b)
    )
    return not days or not one or not two or any(x.overlaps(y) for x in one for y in two)


def _names(happening: Happening) -> dict[str, frozenset[str]]:
    """Document → the names beside its tellings: who share none tell of two places."""
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for witnessed in happening.witnessed:
        found[witnessed.account.document] |= names_in(witnessed.telling.sentence)
    return found


def _of_one_kind(a: Count, b: Count) -> bool:
    """Whether both name the happening alike: a part and its whole need more than one event."""
    one, two = (_happenings(c.by.telling.sentence) for c in (a, b))
    return bool(one & two) or bool(
        a.by.telling.predicate in ONCE and b.by.telling.predicate in ONCE
    )


def _happenings(sentence: str) -> set[str]:
    words = {w.strip(".,;:()“”\"'’").removesuffix("s") for w in sentence.lower().split()}
    return (words & EVENT_NOUNS) | set(_DOING.findall(sentence))


_DOING = re.compile(r"\b[Tt]he ([a-z]+(?:ing|tion|sion)) of\b")
"""A happening named by what was done: "the storming of"."""


def _of_two_accounts(a: Count, b: Count, names: Mapping[str, frozenset[str]]) -> bool:
    """Whether two counts are of two accounts; those of one sentence tell of two things."""
    one, two = a.by.account.document, b.by.account.document
    if one != two:
        strange = names[one] and names[two] and not names[one] & names[two]
        return not strange and (not is_of_things(a) or named_alike(a, b))
    if is_of_things(a):
        return False
    return a.by.telling.sentence != b.by.telling.sentence or _of_two_voices(a, b)


def _of_two_voices(a: Count, b: Count) -> bool:
    """ "According to the ministry twelve were killed; Lantern counted 27": of the one thing told.

    Where either says where ("in Varn", "at the bridge") they may speak of two.
    """
    one, two = a.by.telling, b.by.telling
    named = all(t.chain and t.chain[-1].entity is not None for t in (one, two))
    if not named or one.chain[-1].entity == two.chain[-1].entity:
        return False
    return not any(_SOMEWHERE.search(t.quote) for t in (one, two))


_SOMEWHERE = re.compile(r"\b(?:in|at|near|on|outside|around|along|by the)\s")


def _joined(values: Sequence[Value]) -> list[Value]:
    """Values with what only rounds them: "8,000" and "some 8,000" are one side."""
    exact = [v for v in values if v[0].figure.qualifier == "exactly"]
    sides = {id(v): list(v) for v in values}
    for value in values:
        near = [v for v in exact if v is not value and not v[0].excludes(value[0])]
        if value[0].figure.qualifier == "about" and len(near) == 1:
            sides[id(near[0])] += sides.pop(id(value))
    return [sides[id(v)] for v in values if id(v) in sides]


def _conflict(event: int, values: Sequence[Value]) -> Draft:
    values = _joined(values)
    scoped = len({v[0].scope.group for v in values}) > 1
    sides = tuple(side(value_of(v[0], scoped), [c.by.account for c in v]) for v in values)
    first = values[0][0]
    if scoped:
        said = " and ".join(s.value for s in sides)
        reason = f"{said} cannot all be right: a part is no larger than its whole"
    else:
        said = " and ".join(s.value for s in sides)
        reason = f"{said} cannot all be the number of {what_is_counted(first)}"
    return Draft("figure", "conflict", sides, (reason, *_reckoned(values), *_told(values)), event)


def _reckoned(values: Sequence[Value]) -> Iterator[str]:
    """The arithmetic behind a side that no text gives as one number."""
    for count in (c for v in values for c in v if c.added):
        parts = [in_words(count.figure), *(f"{in_words(more)} more" for more in count.added)]
        total = in_words(count.figure, plus=sum(more.low or 0 for more in count.added))
        yield f"{' and '.join(parts)}, in one account, make {total}"


def _told(values: Sequence[Value]) -> Iterator[str]:
    """What a reader should weigh: how far apart in time the accounts were given."""
    days = [c.by.told for row in values for c in row if c.by.told is not None]
    apart = max(days) - min(days) if days else 0
    if apart:
        yield f"the accounts were published {apart_in_words(apart)} apart"


# ----------------------------------------------------------------------------- updates


def _update(event: int, old: Sequence[Value], updated: Mapping[int, Value]) -> Draft:
    latest = [v for v in updated.values() if id(v) not in updated] or list(updated.values())
    new = list({id(v): v for v in latest}.values())
    reasons = tuple(dict.fromkeys(_reason(v, updated[id(v)]) for v in old))
    rows = (*old, *new)
    scoped = len({v[0].scope.group for v in rows}) > 1
    sides = tuple(side(value_of(v[0], scoped), [c.by.account for c in v]) for v in rows)
    return Draft("figure", "update", sides, reasons, event)


def _updates(old: Value, new: Value) -> bool:
    """Whether some account of the new value follows on one of the old."""
    if old[0].is_to(new[0]) != "same" or not old[0].excludes(new[0]):
        return False
    return any(_follows(a, b) for a in old for b in new)


def _follows(earlier: Count, later: Count) -> bool:
    """Whether a later count takes up an earlier one."""
    if earlier.by.told is None or later.by.told is None:
        return False
    days = later.by.told - earlier.by.told
    if days > 0 and _was_rising(earlier) and later.bounds[0] > earlier.bounds[1]:
        return True
    if days < 0 or days > SAME_DAYS:
        return False
    said = bool(ROSE.search(later.by.telling.sentence))
    same = bool(later.by.publisher) and later.by.publisher == earlier.by.publisher
    return (said and days >= 0) or (same and days > 0)


def _was_rising(count: Count) -> bool:
    """Whether an account says that its number has grown by now, not years after."""
    when, told = count.by.telling.when, count.by.told
    late = when is not None and told is not None and told - when.high > SAME_DAYS
    return not late and HAS_RISEN.search(count.by.telling.sentence) is not None


def _reason(old: Value, new: Value) -> str:
    earlier, later = next((a, b) for a in old for b in new if _follows(a, b))
    said = ROSE.search(later.by.telling.sentence)
    days = (later.by.told or 0) - (earlier.by.told or 0)
    when = "the same day" if days == 0 else f"{apart_in_words(days)} later"
    if said:
        return f"an account published {when} says so itself (“{said[0]}”)"
    rising = HAS_RISEN.search(earlier.by.telling.sentence)
    if rising and _was_rising(earlier):
        return f"the number was rising when the earlier was given (“{rising[0]}”)"
    return f"the same publisher gives a new figure {when}"
