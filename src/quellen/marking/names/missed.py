"""Names that the pipeline does not see: large towns, people, names with a genitive, surnames.

"Rebels took Aleppo"; "Emil Draske became secretary"; "the Fedayin-e Azadi". Only where
it saw nothing at all, and where a word next to the name says what it is, or where somebody of that
surname was named in full before ("Draske spoke").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quellen.marking.language import Parse, Token
from quellen.marking.names.raw import RawName
from quellen.marking.places.gazetteer import country, towns
from quellen.marking.voices.lexicon import FEMALE_NAMES, MALE_NAMES
from quellen.model import Document, EntityType

LARGE = 100  # thousand people: a smaller town's name may well be somebody's
SHORTEST = 3  # letters of a surname
_PROPER = frozenset(["NNP", "NNPS"])
_GENITIVES = frozenset("e i ye ul al".split())
_WHERE = frozenset(
    "in near at outside inside around from to into towards toward through across of".split()
)
_TAKING = frozenset(
    """attack besiege bomb capture defend enter flee leave liberate occupy quit reach recapture
    retake seize shell storm surround take visit""".split()
)
"""What is done to a town: somebody takes it, reaches it, leaves it."""


def find_missed(document: Document, parsed: Parse) -> Iterator[RawName]:
    """In text order; each a run of capitalised words outside everything that the pipeline names."""
    run: list[Token] = []
    for token in parsed.tokens:
        if not token.ent and token.tag in _PROPER and token.text[0].isupper():
            run.append(token)
        elif run:
            yield from _named(document.text, run, parsed.tokens)
            run = []
    if run:
        yield from _named(document.text, run, parsed.tokens)


def find_again(document: Document, parsed: Parse, mentions: Sequence[RawName]) -> Iterator[RawName]:
    """Surnames that stand alone, of people who are named in full before; in text order.

    None that the text also writes small ("May", "Hope"), and none that is part of a longer name.
    """
    first = _first_named(mentions)
    taken = {place for m in mentions for place in range(m.start, m.end)}
    small = {t.text for t in parsed.tokens if t.text.islower()} if first else set[str]()
    for before, token, after in _in_threes(parsed.tokens):
        within = before is not None and before.text[-1].isalnum()  # taggers err on rare names
        known = first.get(token.text, token.start) < token.start
        named = known and (within or token.tag in _PROPER)
        alone = not any(t and t.text[0].isupper() and t.tag in _PROPER for t in (before, after))
        if named and alone and token.start not in taken and token.lower not in small:
            yield RawName(token.start, token.end, "person", token.text, token.text)


def _first_named(mentions: Sequence[RawName]) -> dict[str, int]:
    """Surname → where somebody of that name is first named; none that is a town's name too.

    One word has one sense in a document (Gale, Church & Yarowsky 1992).
    """
    found: dict[str, int] = {}
    for mention in mentions:
        given, _, surname = mention.key.rpartition(" ")
        sure = bool(given) or not towns(surname)
        if mention.type == "person" and sure and len(surname) >= SHORTEST and surname.isalpha():
            found.setdefault(surname, mention.start if given else -1)
    return found


def _in_threes(tokens: Sequence[Token]) -> Iterator[tuple[Token | None, Token, Token | None]]:
    yield from zip((None, *tokens), tokens, (*tokens[1:], None), strict=False)


def _named(text: str, run: list[Token], tokens: Sequence[Token]) -> Iterator[RawName]:
    kind = _kind(text, run, tokens)
    if kind is not None:
        start, end = run[0].start, run[-1].end
        if kind == "organisation":
            start = tokens[run[0].i - 3].start
        yield RawName(start, end, kind, text[start:end], " ".join(text[start:end].split()))


def _kind(text: str, run: list[Token], tokens: Sequence[Token]) -> EntityType | None:
    name = text[run[0].start : run[-1].end]
    if _has_genitive(run[0], tokens):
        return "organisation"
    if len(run) == 2 and run[0].lower in _GIVEN and not towns(name) and run[1].text.isalpha():
        return "person"
    largest = next(iter(towns(name)), None)
    known = country(name) is not None or (largest is not None and largest.thousands >= LARGE)
    if known and run[0].lower not in _GIVEN and _is_where(run, tokens):
        return "place"
    return None


_GIVEN = MALE_NAMES | FEMALE_NAMES


def _has_genitive(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether "Fedayin", "-" and "e" stand before it, nothing between."""
    if token.i < 3:
        return False
    first, dash, genitive = tokens[token.i - 3 : token.i]
    return (
        genitive.text in _GENITIVES
        and dash.text == "-"
        and first.text[0].isupper()
        and first.end == dash.start
    )


def _is_where(run: list[Token], tokens: Sequence[Token]) -> bool:
    before = tokens[run[0].i - 1].lower if run[0].i else ""
    taken = run[-1].dep == "dobj" and run[-1].head.lemma in _TAKING
    return before in _WHERE or taken
