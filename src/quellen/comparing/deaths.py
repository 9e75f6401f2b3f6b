"""Deaths: nobody dies twice, so who is said to have died died the death that is dated.

"Peter Anholt died there on the sixtieth day" is told of the event in which any document dates the
death of Peter Anholt, and so is "it cost the life of Peter Anholt".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from quellen.comparing.acts import TITLES
from quellen.comparing.cluster import Cluster
from quellen.comparing.families import families
from quellen.comparing.tellings import Telling

_NAME = r"(?P<name>[A-ZÀ-Þ][\w’'-]+(?:\s+[A-ZÀ-Þ][\w’'-]+)+)"
_DIED = re.compile(
    rf"{_NAME}(?:,(?:[^,;.]{{2,80}},)?)?\s+(?:had\s+)?(?:"
    r"(?:then\s+|himself\s+|herself\s+)?(?:died|perished|drowned)\b"
    r"|(?:was|were|been)\s+(?:killed|murdered|assassinated|executed|hanged|beheaded|shot\s+dead))"
)
_DEADLY = re.compile(
    r"died|perished|drowned|killed|murdered|assassinated|executed|hanged|beheaded|dead|life"
)
"""Words of which the other two patterns need one: most clauses have none, and are done with."""
_COST = re.compile(rf"\b(?:cost|claimed|took|ended)\s+the\s+life\s+of\s+(?:\w+\s+)?{_NAME}")


class Deaths:
    """The deaths that some events date, by the full names of who died."""

    def __init__(self, clusters: Iterable[Cluster]) -> None:
        self._dated: dict[frozenset[str], dict[Cluster, None]] = defaultdict(dict)
        for cluster in clusters:
            for telling in cluster.tellings:
                whose = who_died(telling) if telling.when is not None else None
                if whose:
                    self._dated[whose][cluster] = None

    def take_in(self, undated: Iterable[Telling]) -> list[Telling]:
        """Let what tells of a death without a date join the one event that dates it; the rest."""
        rest = []
        for telling in undated:
            homes = list(self._dated.get(who_died(telling) or frozenset(), ()))
            if len(homes) == 1:
                homes[0].add(telling)
            else:
                rest.append(telling)
        return rest


def who_died(telling: Telling) -> frozenset[str] | None:
    """The words of the full name of whoever is said to have died, without titles; or None.

    A surname alone could be that of a father or a daughter, if the documents know more than one.
    """
    if telling.negative:
        return None
    match = None
    if _DEADLY.search(telling.quote):
        match = _DIED.search(telling.quote) or _COST.search(telling.quote)
    if match is None:
        return _by_role(telling)
    words = (word.casefold().rstrip(".") for word in match["name"].split())
    name = frozenset(word for word in words if word not in TITLES)
    return name if len(name) > 1 else None


def _by_role(telling: Telling) -> frozenset[str] | None:
    """The same by whom the words of the clause stand for: "he died", "Orsk shot him".

    Without a date only where who did it is known as well.
    """
    acts, dated = families([telling.predicate]), telling.when is not None
    people: frozenset[str] = frozenset()
    if acts & _KILLED and (dated or len(telling.who) == 1):
        people = telling.whom
    elif "=die" in acts and dated:
        people = telling.who
    name = frozenset(next(iter(people)).split()) if len(people) == 1 else frozenset()
    return name if len(name) > 1 else None


_KILLED = frozenset({"=kill", "=shoot"})
