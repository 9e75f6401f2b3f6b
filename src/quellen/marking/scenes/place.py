"""The town of a report's main event, by what the text says of it in several ways.

A dateline, the police that came, the words after "in" where the event is told, a headline's
"Harwick fire": each gives weight to a town. Where somebody lives, or was taken, gives little.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from quellen.marking.language import Parse, Sentence, Token
from quellen.marking.places import is_area, towns
from quellen.marking.scenes.datelines import NOT_TOWN, datelines, headline, towns_in_headline
from quellen.marking.scenes.vocabulary import (
    AFTERMATH,
    COMING_TO_KNOW,
    ELSEWHERE,
    HAPPENINGS,
    HARM_VERBS,
    OCCURRING,
    OFFICES,
    PAPERS,
    QUARTERS,
    SETTLEMENTS,
    VENUES,
)
from quellen.model import Document, Span

WEIGHT = {
    "dateline": 3.0, "told": 2.5, "called": 2.0, "police": 1.5, "title": 1.5, "compound": 1.0,
    "in": 0.8, "home": 0.4, "named": 0.2, "quarter": 0.0,
}  # fmt: skip
"""Round numbers, set by hand."""
KNOWN = 1.2  # for a name that the gazetteer has
HEADLINE, OPENING, LATER = 1.5, 1.0, 0.4
LEAD = 2  # sentences behind the headline that count like it
OPENING_SENTENCES = 8  # that say what a report is about
MOST = 6.0  # that one kind of evidence can come to
_REASONS = {
    "dateline": "its dateline",
    "told": "named where the event is told",
    "called": "called a town",
    "police": "its police came",
    "title": "named in the title",
    "compound": "the event is called after it",
    "in": "named after “in”",
    "home": "people in the text are from there",
    "named": "named",
    "quarter": "called a quarter",
}


@dataclass(slots=True)
class Place:
    """A place that is given for the event: the words that name it first, and what speaks for it."""

    name: str
    at: Span
    weights: dict[str, float] = field(default_factory=dict)

    @property
    def weight(self) -> float:
        total = sum(min(MOST, w) for w in self.weights.values())
        total *= 0.5 if self.weights.keys() == {"title"} else 1.0
        return total * (KNOWN if towns(self.name) else 1.0)

    @property
    def is_county(self) -> bool:
        return self.name.endswith((" County", " Parish"))

    @property
    def reasons(self) -> tuple[str, ...]:
        return tuple(_REASONS[how] for how in sorted(self.weights, key=lambda h: -self.weights[h]))


def places_of(document: Document, parsed: Parse) -> list[Place]:
    """Towns, counties and quarters that are given for the event, the weightiest first."""
    found: dict[str, Place] = {}
    for how, start, end, share in _given(document, parsed):
        name = _called(document.text[start:end])
        place = found.setdefault(name.casefold(), Place(name, (start, end)))
        place.weights[how] = place.weights.get(how, 0.0) + WEIGHT[how] * share
    return sorted(found.values(), key=lambda p: (-p.weight, p.at))


_SIDES = frozenset(
    """north south east west northern southern eastern western northeast northwest southeast
    southwest downtown central""".split()
)


def _called(words: str) -> str:
    """A name as it is written in a sentence, without the side of the town that is meant."""
    words = " ".join(words.split())
    words = words.title() if words.isupper() and len(words) > 4 else words
    side, _, rest = words.partition(" ")
    return rest if side.lower() in _SIDES and towns(rest) and not towns(words) else words


def _given(document: Document, parsed: Parse) -> Iterator[tuple[str, int, int, float]]:
    """How a place is given, where, and its share of the weight."""
    for start, end in datelines(document):
        yield "dateline", start, end, OPENING
    body, line = headline(document)
    for start, end in towns_in_headline(document.text, body):
        yield "title", start, end, OPENING
    for number, sentence in enumerate(parsed.sentences):
        leads = sentence.start < body or number <= LEAD
        share = HEADLINE if leads else OPENING if number <= OPENING_SENTENCES else LATER
        for run in _names(parsed.tokens, sentence):
            how = None if body <= run[0].start < line else _how(run, parsed.tokens)
            if how is not None:
                yield how, run[0].start, run[-1].end, share


# ----------------------------------------------------------------------------- names


def _names(tokens: Sequence[Token], sentence: Sentence) -> Iterator[list[Token]]:
    """Runs of capitalised words that can be the name of a town or county."""
    run: list[Token] = []
    for token in sentence.tokens:
        if (run and token.tag == "POS" and _next(token, tokens).lower() == "county") or (
            token.text[0].isupper() and (token.tag in _PROPER or _joins(token, tokens))
        ):
            run.append(token)
        elif run:
            yield from _town(run)
            run = []
    yield from _town(run)


_PROPER = frozenset(["NNP", "NNPS"])


def _joins(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether a word is the beginning of a town's name: "Broken Arrow", "Grand Rapids"."""
    following = _next(token, tokens)
    return following[:1].isupper() and bool(towns(f"{token.text} {following}"))


def _next(token: Token, tokens: Sequence[Token]) -> str:
    return tokens[token.i + 1].text if token.i + 1 < len(tokens) else ""


def _town(run: list[Token]) -> Iterator[list[Token]]:
    """The words of a run that are a place: without the police behind it and the days around it."""
    stop = next((n for n, t in enumerate(run) if t.lower in OFFICES), len(run))
    kept = run[:stop]
    while kept and kept[-1].lower in NOT_TOWN and not _is_county(kept) and not towns(_text(kept)):
        if kept[-1].lower in VENUES:
            return
        kept = kept[:-1]
    if kept and is_area(_text(kept)):
        return
    while kept and kept[0].lower in NOT_TOWN and not towns(_text(kept)):
        kept = kept[1:]
    if kept and (_looks_like_one(kept) or towns(_text(kept))):
        yield kept


def _looks_like_one(run: list[Token]) -> bool:
    return len(run) <= 4 and len(run[0].text) > 2 and run[0].lower not in NOT_TOWN


def _is_county(run: list[Token]) -> bool:
    return len(run) > 1 and run[-1].lower in ("county", "parish")


def _text(run: list[Token]) -> str:
    return " ".join(t.text for t in run).replace(" 's", "'s").replace(" ’s", "’s")


# ------------------------------------------------------------------ what they stand with


_IN = frozenset("in near outside around".split())


def _how(run: list[Token], tokens: Sequence[Token]) -> str | None:
    """What speaks for the name being that of the event's place; None where nothing does."""
    known = bool(towns(_called(_text(run))))
    following = _next(run[-1], tokens).lower()
    if following in PAPERS:
        return None
    if following in OFFICES:
        return "police" if known or run[-1].ent or _is_county(run) else None
    if following in QUARTERS:
        return "quarter"
    if run[-1].ent == "PERSON" and not known:
        return None
    head = next((t for t in reversed(run) if t.head not in run), run[-1])
    above = head.head
    if head.dep == "pobj" and above.lower == "of":
        return _of(above, tokens, known=known)
    if head.dep == "pobj" and above.lower in _IN:
        return _told_in(above)
    if head.dep in ("compound", "nmod", "poss"):
        return _before(above, known=known)
    return "named" if known and run[-1].ent == "GPE" else None


def _of(preposition: Token, tokens: Sequence[Token], *, known: bool) -> str | None:
    """ "The town of Harwick"; "John Hale, 40, of Harwick"."""
    if preposition.head.lower in SETTLEMENTS | QUARTERS:
        return "called"
    before = tokens[preposition.i - 1].text if preposition.i else ""
    return "home" if known and before == "," else None


def _told_in(preposition: Token) -> str | None:
    """Whether the place is that of what happened, by what "in" hangs on."""
    governor = preposition.head
    if _under_event(governor):
        return "told"
    if governor.tag[:2] == "NN" and governor.lower in VENUES:
        return "named"
    return None if governor.lemma in ELSEWHERE or governor.lemma in AFTERMATH else "in"


def _before(noun: Token, *, known: bool) -> str | None:
    """A name before a noun: "the Harwick fire", "a Harwick nightclub", "a Harwick man"."""
    if noun.lemma in HAPPENINGS or noun.head.lemma in HAPPENINGS:
        return "compound"
    if not known:
        return None
    return "compound" if _under_event(noun) else "home"


def _under_event(token: Token) -> bool:
    """Whether the first telling word from here upwards is that of the event."""
    for above in (token, *token.ancestors()):
        if above.lemma in ELSEWHERE:
            return False
        if above.lemma in HAPPENINGS and above.tag[:2] == "NN":
            return True
        if above.tag[:2] in ("VB", "MD"):
            return above.lemma in HARM_VERBS | OCCURRING | COMING_TO_KNOW | {"die"}
    return False
