"""Days without a year, in events that others date: "on 21 December", in another year than theirs.

Where a text leaves out the year, it is that of the story, and stories look ahead and back. Who
tells the same event on the same day of another year was read wrongly, and did not contradict.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quellen.comparing.cluster import Cluster
from quellen.comparing.tellings import Telling

FARTHEST = 2  # years by which a story is misread
_WITH_YEAR = re.compile(r"\d{4}")
_DAY = re.compile(r"(\d{4})-(\d\d-\d\d)")


def with_years(clusters: Sequence[Cluster]) -> Sequence[Cluster]:
    """The same events; what gives no year of its own has that of the day that all others give."""
    for cluster in clusters:
        supposed = [t for t in cluster.tellings if _leaves_out_the_year(t)]
        given = {t.edtf: t for t in cluster.tellings if supposed and _gives_a_day(t)}
        if supposed and len(given) == 1:
            (day,) = given.values()
            for telling in supposed:
                _put_right(telling, day)
    return clusters


def _leaves_out_the_year(telling: Telling) -> bool:
    plain = not telling.explicit and not _WITH_YEAR.search(telling.dated_by)
    return telling.history and plain and any(c.isdigit() for c in telling.dated_by)


def _gives_a_day(telling: Telling) -> bool:
    return telling.explicit and _DAY.fullmatch(telling.edtf or "") is not None


def _put_right(telling: Telling, day: Telling) -> None:
    """Give a telling the year of a day, if it is that day of another year."""
    own, other = _DAY.fullmatch(telling.edtf or ""), _DAY.fullmatch(day.edtf or "")
    if own and other and own[2] == other[2] and abs(int(own[1]) - int(other[1])) <= FARTHEST:
        telling.edtf, telling.when = day.edtf, day.when
        telling.earliest, telling.latest = day.earliest, day.latest
