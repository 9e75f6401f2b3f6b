"""Counts of other things: houses burned, weavers who walked out, prisoners taken.

They are held against one another only where the noun and the verb are the same, the number is given
as such, and the day or the names are too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quellen.comparing.disputes.count import Count
from quellen.comparing.disputes.scope import scope_of
from quellen.comparing.once import capitals
from quellen.comparing.tellings import Telling
from quellen.comparing.terms import stem
from quellen.comparing.tolls import CASUALTIES
from quellen.marking.statements.vocabulary import EVENT_NOUNS
from quellen.model import Figure

if TYPE_CHECKING:
    from quellen.comparing.happening import Witnessed

FEWEST = 10  # "two men entered", "three shots": who looks closer sees more
CLOSE = 366  # days
MEASURES = frozenset(
    """percent money hour minute day week month year kilometre kilometer mile metre meter foot
    inch acre hectare kilogram kilo gram pound ton tonne gallon litre liter degree time age shot
    round bullet call report person people man woman member part way kind page line chapter
    article block story storey floor room point number side word""".split()
)
"""Units of measure and nouns too loose to name the same things. Self-compiled."""
ELSEWHERE_COUNTED = CASUALTIES | {"present", "signatures", "votes", "casualty", "shot", "money"}
LOST = frozenset({stem("lose"), stem("lost")})
"""What "men" and "people" were lost to, without another word of what became of them."""
LIGHT = frozenset(stem(v) for v in "be have include involve use say see hold contain".split())
"""Verbs that do not tell what became of the counted."""


def is_thing(figure: Figure, telling: Telling) -> bool:
    """Whether a figure counts things that a verb of its own says something of."""
    plain = figure.qualifier in ("exactly", "about") and None not in (figure.low, figure.high)
    noun = figure.counts if figure.unit == "person" else figure.unit
    return (
        plain
        and not figure.part
        and ((figure.low or 0) >= FEWEST or telling.predicate in LOST)
        and (noun not in MEASURES or telling.predicate in LOST)
        and not figure.unit.isupper()
        and noun not in EVENT_NOUNS
        and figure.counts not in ELSEWHERE_COUNTED
        and telling.predicate not in LIGHT
        and telling.statement is not None
        and (_dated(telling) or (telling.focal and telling.predicate in LOST))
    )


def _dated(telling: Telling) -> bool:
    return telling.explicit and telling.when is not None and telling.when.width <= CLOSE


def named_alike(a: Count, b: Count) -> bool:
    """Whether the sentences of two counts share a name: houses of one place, not of two."""
    return bool(names_in(a.by.telling.sentence) & names_in(b.by.telling.sentence))


def names_in(sentence: str) -> frozenset[str]:
    """Words with a capital; the first word only if there is no other."""
    return capitals(sentence.partition(" ")[2]) or capitals(sentence)


def is_of_things(count: Count) -> bool:
    return " " in count.what[0]


def thing(figure: Figure, witnessed: Witnessed) -> Count | None:
    """The figure as a count, told apart by noun and verb."""
    telling = witnessed.telling
    scope = scope_of(figure, telling, witnessed.marked.document.text)
    noun = figure.counts if figure.unit == "person" else figure.unit
    return Count(figure, witnessed, (f"{telling.predicate} {noun}", noun), scope) if scope else None
