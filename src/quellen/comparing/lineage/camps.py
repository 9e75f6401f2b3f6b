"""One camp: documents that speak for the same organisation, though no words went between them.

An organisation is a document's own where its author belongs to it, where it is issued in its name
("Statement of the Union …"), or where it says so of itself ("in partnership with the Council"). A
document that carries posts of one side only, one of them the organisation's own, lends it a voice.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from quellen.comparing.accounts import told_on
from quellen.comparing.lineage.whole import ends_at, stands_in
from quellen.model import Block, Dependence, Entity, Marked, Span

BELONGING, EMPLOYED, LENDING = 0.9, 0.5, 0.7  # probability of one camp
HEAD = 6  # blocks at the top in which a document says whose it is
FEW_FIRST_PERSONS = 2  # "we" and "our" that a text about others may have in quotations
FEWEST_POSTS, FEWEST_AUTHORS = 3, 2  # of one side, that are no chance

_ISSUED = re.compile(
    r"^\W*(?:joint )?"
    r"(?:statement|declaration|communiqué|press release|bulletin|message) (?:of|by|from) ",
    re.IGNORECASE | re.MULTILINE,
)
_ALLIED = re.compile(
    r"\b(?:in partnership with|on behalf of|our (?:partners|allies|comrades) (?:in|of)) ",
    re.IGNORECASE,
)
_BODY = re.compile(r"(?:[A-Z][\w'’&.-]+(?: (?:of|and|for|the|in|on)(?= ))* ?){2,}(?<! )")
_PARTISAN = re.compile(
    r"\b(?:members?|leaders?|spokes\w+|secretary|president|chair\w*|representative|activist|"
    r"supporter|fighter|commander|founder|delegate|envoy|organi[sz]er|official)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)


@dataclass(slots=True)
class Side:
    """The organisations that a document speaks for: key → why; and all names of its side."""

    own: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)


def camp_links(documents: Sequence[Marked], same: Callable[[str], str]) -> Iterator[Dependence]:
    """Documents of one organisation, each beside the one before; then who lends it a voice."""
    sides = {m.id: side_of(m, same) for m in documents}
    ordered = sorted(documents, key=lambda m: told_on(m.document.published) or 0)
    yield from _of_one_organisation(ordered, sides)
    carriers = [(m, posts) for m in ordered if (posts := _posts(m))]
    for carrier, posts in carriers:
        for other in ordered:
            if other.id != carrier.id and not sides[carrier.id].own.keys() & sides[other.id].own:
                yield from _lent(carrier, posts, other, sides[other.id])


def side_of(marked: Marked, same: Callable[[str], str]) -> Side:
    """For whom a document speaks, by its author's affiliation and by its own words."""
    side = Side()
    document = marked.document
    head = "\n".join(document.text[b.start : b.end] for b in document.blocks[:HEAD])
    affiliation = document.affiliation or ""
    issues, alliances = _cues(_ISSUED, head), _cues(_ALLIED, document.text)
    if len(_FIRST_PERSON.findall(document.text) if alliances else ()) <= FEW_FIRST_PERSONS:
        alliances = []  # said of others
    for name in _BODY.findall(affiliation):
        side.own.setdefault(same(name), f"its author is {affiliation}")
        side.names.add(name)
    for entity in marked.analysis.entities:
        forms = (entity.name, *entity.aliases)
        why = None
        if _names(forms, affiliation):
            why = f"its author is {affiliation}"
        elif entity.type != "organisation":
            why = None
        elif issued := _after(issues, forms, head):
            why = f"it is issued as “{issued}”"
        elif allied := _after(alliances, forms, document.text):
            why = f"it says of itself “{allied}”"
        if why is not None and entity.type != "place":
            side.own.setdefault(same(entity.name), why)
            side.names.update(forms)
    if side.own:
        side.names.update(_called(marked.analysis.entities, document.title or ""))
    return side


def _called(entities: Sequence[Entity], title: str) -> set[str]:
    """Names of more than one word that a partisan document has in its title."""
    return {e.name for e in entities if " " in e.name and _names((e.name,), title)}


def _names(forms: Sequence[str], words: str) -> bool:
    plain = words.replace("’", "'")
    return any(stands_in(form.replace("’", "'"), plain) for form in forms if form)


def _after(cues: Sequence[Span], forms: Sequence[str], words: str) -> str | None:
    """The words from a cue to the end of the first name, the longest form of it, right after it."""
    longest_first = sorted((f for f in forms if f), key=len, reverse=True)
    for start, end in cues:
        the = end + len("the ") if words[end : end + 4].lower() == "the " else end
        for at in (the, end):
            for form in longest_first:
                if words.startswith(form, at) and ends_at(form, words, at):
                    return words[start : at + len(form)]
    return None


def _cues(pattern: re.Pattern[str], words: str) -> list[Span]:
    return [m.span() for m in pattern.finditer(words)]


def _of_one_organisation(
    ordered: Sequence[Marked], sides: Mapping[str, Side]
) -> Iterator[Dependence]:
    members: dict[str, list[Marked]] = {}
    for marked in ordered:
        for key in sides[marked.id].own:
            members.setdefault(key, []).append(marked)
    joined: set[tuple[str, str]] = set()
    for key in sorted(members):
        for one, two in itertools.pairwise(members[key]):
            if (one.id, two.id) not in joined:
                joined.add((one.id, two.id))
                reasons = (sides[one.id].own[key], sides[two.id].own[key])
                yield _link(one.id, two.id, _sure(reasons), (f"both speak for {key}", *reasons))


def _sure(reasons: Sequence[str]) -> float:
    """Who is employed somewhere need not speak for it; who leads or belongs to it does."""
    hired = any(r.startswith("its author is") and not _PARTISAN.search(r) for r in reasons)
    return EMPLOYED if hired else BELONGING


def _link(one: str, two: str, probability: float, reasons: tuple[str, ...]) -> Dependence:
    return Dependence(one, two, "same_organisation", probability, reasons=reasons)


# -------------------------------------------------------------------------- posts


def _posts(marked: Marked) -> list[Block]:
    posts = [b for b in marked.document.blocks if b.kind == "post" and b.author]
    several = len({b.author for b in posts}) >= FEWEST_AUTHORS
    return posts if several and len(posts) >= FEWEST_POSTS else []


def _lent(
    carrier: Marked, posts: Sequence[Block], other: Marked, side: Side
) -> Iterator[Dependence]:
    """The link to a document for whose side all posts of another speak, one of them its own."""
    names = sorted(side.names)
    text = carrier.document.text
    spoken = [b.author for b in posts if b.author and _names(names, b.author)]
    if not spoken or not all(_names(names, text[b.start : b.end]) for b in posts):
        return
    reasons = (
        f"all {len(posts)} posts that the one carries speak of the side of the other, "
        f"and {spoken[0]} is of it",
        *side.own.values(),
    )
    yield _link(other.id, carrier.id, LENDING, reasons)
