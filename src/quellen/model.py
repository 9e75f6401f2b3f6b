"""The nouns of source criticism: what is read, what is marked, what is found.

Everything that stands on a text carries half-open character offsets into the text of its
document, so that ``text[start:end]`` is the quote, always. Days are ISO 8601 strings (years before
1 are astronomical: 52 BC is ``-0051``); ``None`` for a day or a bound means open. Times carry EDTF
(ISO 8601-2:2019) beside TIMEX3 (TimeML 1.2.1). The classes are small, frozen and without
behaviour beyond what they are; whatever comes from outside is checked where it comes in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Span = tuple[int, int]
"""Half-open character offsets ``(start, end)`` into a document's text."""

BlockKind = Literal["heading", "paragraph", "item", "quote", "post", "caption", "table", "artefact"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Basis = Literal["explicit", "context", "published", "event", "none"]
"""What a time's value rests on: its own words, the narrative before it, the date of publication
(of a post or an entry of a diary, its own day), the date of an event that it names, or nothing (a
vague or unresolved time)."""
Qualifier = Literal[
    "exactly", "about", "at_least", "more_than", "at_most", "less_than", "between", "implicit"
]
VoiceType = Literal["named", "group", "anonymous", "document", "image", "none"]
AttributionKind = Literal["direct", "indirect", "mixed", "post", "document"]
Stance = Literal["asserts", "denies", "doubts", "asks"]
"""What a voice does with the content of an attribution."""
Certainty = Literal["certain", "hedged", "alleged"]
Polarity = Literal["positive", "negative"]
Modality = Literal["actual", "hedged", "alleged", "hypothetical", "future", "opinion"]
REFERENCE = "reference"
"""The format of a document that holds facts which a person trusts: one witness, marked as such."""
EntityType = Literal["person", "organisation", "place", "group", "event", "work", "other"]


# ---------------------------------------------------------------- what is read


@dataclass(frozen=True, slots=True)
class Source:
    """One piece of evidence as it came: its bytes and where they are from.

    ``path`` is what people see: as the user named it, members of an archive as
    ``pile.zip!/letters/3.html``. ``location`` is the absolute form of it, by which the same file
    is known again. ``obtained`` is when the copy was made, where that is known (ISO 8601).
    """

    path: str
    location: str
    data: bytes = field(repr=False)
    sha256: str
    obtained: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A span of the text and what it is; ``artefact`` is whatever is not prose."""

    start: int
    end: int
    kind: BlockKind
    author: str | None = None
    handle: str | None = None
    date: str | None = None
    url: str | None = None
    level: int | None = None
    """1 to 6 for a heading."""
    page: int | None = None
    """Page of the original, from 1, where it has pages."""


@dataclass(frozen=True, slots=True)
class Repair:
    """Damage by a scraper, mended in meaning only: the text stays as read.

    ``19971998`` means ``1997-1998``; the span still reads ``19971998``.
    """

    start: int
    end: int
    meaning: str
    reason: str


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink of the document: the words that carry it and where it leads."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class Document:
    """What reading gives: a text that never changes, its blocks, and what it says of itself."""

    path: str
    sha256: str
    format: str
    text: str = field(repr=False)
    blocks: tuple[Block, ...] = field(default=(), repr=False)
    title: str | None = None
    authors: tuple[str, ...] = ()
    affiliation: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    encoding: str | None = None
    repairs: tuple[Repair, ...] = field(default=(), repr=False)
    links: tuple[Link, ...] = field(default=(), repr=False)
    notes: tuple[str, ...] = ()
    """What a reader of the document should know of its reading ("encoding guessed: cp1252")."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be read, and why. ``kind`` is a stable word for programs."""

    path: str
    location: str
    kind: str
    message: str
    sha256: str | None = None


# -------------------------------------------------------------- what is marked


@dataclass(frozen=True, slots=True)
class Time:
    """A temporal expression with its TIMEX3 value, its EDTF and the days it can mean."""

    start: int
    end: int
    type: TimeType
    value: str
    mod: str | None = None
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    calendar: str = "gregorian"
    anchor: str | None = None
    """The words or the day that a relative time hangs on."""
    basis: Basis = "explicit"


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity. ``low``/``high`` are numbers or None (open)."""

    start: int
    end: int
    low: float | None
    high: float | None
    qualifier: Qualifier
    unit: str
    """``person``, an ISO 4217 code, or the head noun."""
    counts: str
    """``killed``, ``injured``, ``money`` …, or the head noun."""
    part: bool = False
    """A part of another figure ("including 11 children"), not a total."""
    further: bool = False
    """Adds to a count given before ("three more died"), and is no total by itself."""
    revises: bool = False
    """Takes the place of a count given before ("the toll rose to 57")."""
    as_of: str | None = None
    """The day for which it holds, where the text says so ("by 10 June 300 had died")."""


@dataclass(frozen=True, slots=True)
class Entity:
    """Who or what names are taken for, with every form of the name that was met."""

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    """What a place lies in, from the inside out."""


@dataclass(frozen=True, slots=True)
class Name:
    """One mention of an entity."""

    start: int
    end: int
    entity: str


@dataclass(frozen=True, slots=True)
class Description:
    """Words that stand for a place that was named before: "the city", "the capital"."""

    start: int
    end: int
    entity: str


Standing = Literal["held", "then", "former", "acting", "coming"]
"""How somebody stands to a role at the time told of; ``held`` where the text just gives it."""


@dataclass(frozen=True, slots=True)
class Role:
    """What a text says that somebody is, was or will be: the words, and whose role it is."""

    start: int
    end: int
    entity: str
    role: str
    """Lower case, without whom or what it serves: "foreign minister"."""
    of: str | None = None
    """Whom or what it serves, as the text calls it: "French", "Harbour Authority"."""
    organisation: str | None = None
    """The entity that this names."""
    standing: Standing = "held"
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Content that is given as somebody's: source, cue and content (the terms of PARC).

    ``parent`` is the attribution inside whose content this one stands: who reports it.
    """

    id: str
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    voice: str
    """The speaker as people would call them: a name where there is one."""
    voice_type: VoiceType
    kind: AttributionKind
    polarity: Stance = "asserts"
    certainty: Certainty = "certain"
    parent: str | None = None
    evidence: tuple[Span, ...] = ()
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One proposition, with the chain of voices through which it reaches the reader."""

    id: str
    spans: tuple[Span, ...]
    predicate: str
    polarity: Polarity = "positive"
    modality: Modality = "actual"
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    place: str | None = None
    who: tuple[str, ...] = ()
    """Ids of the entities that take part."""
    figures: tuple[int, ...] = ()
    """Indices into the figures of the analysis."""
    chain: tuple[str, ...] = ()
    """Ids of attributions, outermost first; empty: the author of the document speaks."""
    checkable: float = 0.0
    reasons: tuple[str, ...] = ()
    time: int | None = None
    """Index of the time it is dated by, if one of the text's."""
    agents: tuple[Span, ...] = ()
    """The words for whoever does it, or to whom it simply happens; named or not."""
    patients: tuple[Span, ...] = ()
    """The words for whoever or whatever it is done to."""
    scope_date: str | None = None
    """EDTF of the date around it, where it has none of its own: never held against another, and
    taken for the day of an event only where it is that of an entry."""
    scope_place: str | None = None
    """The place around it, where it names none itself."""
    scope_by: tuple[str, ...] = ()
    """What gives these: ``date: paragraph``, ``date: post``, ``date: entry``, ``date: heading``,
    ``date: dateline``, ``place: paragraph``, ``place: dateline``."""


@dataclass(frozen=True, slots=True)
class Scene:
    """When and where the main event of a report happened, by its own words."""

    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    time: int | None = None
    """Index of the time that gives the day first."""
    place: str | None = None
    """The town, else the county."""
    within: tuple[str, ...] = ()
    """What it lies in, from the inside out: state, country."""
    quarter: str | None = None
    """The part of the town."""
    at: Span | None = None
    """Where the place is named first."""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """All marks on one document."""

    sha256: str
    sentences: tuple[Span, ...] = ()
    times: tuple[Time, ...] = ()
    figures: tuple[Figure, ...] = ()
    entities: tuple[Entity, ...] = ()
    names: tuple[Name, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    statements: tuple[Statement, ...] = ()
    scenes: tuple[Scene, ...] = ()
    """One for a report of an event, none for anything else."""
    roles: tuple[Role, ...] = ()
    descriptions: tuple[Description, ...] = ()


@dataclass(frozen=True, slots=True)
class Marked:
    """A document of a ledger with its marks; ``id`` is what the ledger calls it."""

    id: str
    document: Document
    analysis: Analysis


# --------------------------------------------------------------- what is found


@dataclass(frozen=True, slots=True)
class Ground:
    """Words that show how close an account stands to its event.

    ``witness`` that somebody was there or took part, ``remove`` through whom it came, ``time`` when
    it was, ``interest`` whose side the voice is on. Without offsets what is known of the document.
    """

    kind: Literal["witness", "remove", "time", "interest"]
    words: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """What one voice in one document gives for an event, with the words that give it."""

    document: str
    voice: str
    chain: tuple[str, ...]
    """Names of the voices, outermost first."""
    start: int
    end: int
    quote: str
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    place: str | None = None
    figures: tuple[Figure, ...] = ()
    witness: Literal["eyewitness", "participant", "reported", "unknown"] = "unknown"
    removes: int = 0
    """Voices between the event and the text."""
    years_after: float | None = None
    interest: str | None = None
    statement: str | None = None
    """Id of the statement in its document's analysis."""
    told: str | None = None
    """When it was told: the date of its post, else of its document."""
    grounds: tuple[Ground, ...] = ()
    """The words that show how close it stands."""
    denies: bool = False
    """It says that the event, or what others tell of it, is not so."""


@dataclass(frozen=True, slots=True)
class Event:
    """Accounts that are taken to tell the same happening."""

    id: str
    title: str
    accounts: tuple[Account, ...]
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    place: str | None = None
    reasons: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    """Documents whose main event it is."""


@dataclass(frozen=True, slots=True)
class Side:
    """One value of a disputed field, with the words of everyone who gives it."""

    value: str
    accounts: tuple[Quotation, ...]
    origins: int = 1


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in a document, and whose they are."""

    document: str
    voice: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """A field on which accounts cannot both be right, or on which one only updates another."""

    id: str
    event: str | None
    kind: Literal["date", "figure", "place", "actor", "denial", "chronology"]
    relation: Literal["conflict", "update"]
    sides: tuple[Side, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that two documents share: offsets in the first, in the second, and how alike."""

    origin: Span
    copy: Span
    similarity: float


@dataclass(frozen=True, slots=True)
class Dependence:
    """One document's dependence on another; ``origin`` is taken to be the older."""

    origin: str
    copy: str
    kind: Literal[
        "duplicate", "copy", "reuse", "quotation", "common_source", "citation",
        "same_author", "same_publisher", "same_organisation",
    ]  # fmt: skip
    probability: float
    share_origin: float = 0.0
    share_copy: float = 0.0
    passages: tuple[Passage, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Support:
    """For a value of an event: who gives it, and from how many independent origins."""

    event: str
    field: str
    value: str
    documents: tuple[str, ...]
    origins: int
    origin_groups: tuple[tuple[str, ...], ...]
    reasons: tuple[str, ...] = ()
    effective: float = 0.0
    """Origins, each counted for as much as it is likely to depend on none of the others."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one statement of a voice beside what others say."""

    fate: Literal["supported", "alone", "disputed", "denied", "contradicted"]
    document: str
    start: int
    end: int
    about: str
    """The event that it tells, or the dispute that it stands in."""


@dataclass(frozen=True, slots=True)
class VoiceRecord:
    """How often a voice speaks, where, and how its statements fare beside the others'."""

    voice: str
    voice_type: VoiceType
    aliases: tuple[str, ...]
    statements: int
    documents: tuple[str, ...]
    supported: int = 0
    disputed: int = 0
    denied: int = 0
    reasons: tuple[str, ...] = ()
    alone: int = 0
    fates: tuple[Fate, ...] = ()
    """The statements behind each of these numbers."""
    contradicted: int = 0
    """Disputes in which a reference gives otherwise what the voice gives."""


@dataclass(frozen=True, slots=True)
class Findings:
    """All that comparing the documents of a ledger brings out."""

    events: tuple[Event, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    lineage: tuple[Dependence, ...] = ()
    support: tuple[Support, ...] = ()
    voices: tuple[VoiceRecord, ...] = ()


# ------------------------------------------------------------ what people decide


@dataclass(frozen=True, slots=True)
class TextAnchor:
    """A place in a document that survives re-reading (W3C TextQuote and TextPosition selectors)."""

    sha256: str
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided, about which words, when and why. Never changed, only followed."""

    id: str
    made: str
    """ISO 8601 moment, UTC."""
    who: str
    action: str
    """``not_a_dispute``, ``same``, ``different``, ``correct``, ``note`` …"""
    anchors: tuple[TextAnchor, ...] = ()
    value: str | None = None
    note: str | None = None
