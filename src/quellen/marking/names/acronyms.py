"""Acronyms that a text explains: "Islamic Revolutionary Guard Corps (IRGC)".

After Schwartz & Hearst (2003), for names: the letters of the short form are looked for, from right
to left, at the beginnings of the words before the bracket.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quellen.marking.language import PROSE, Parse
from quellen.marking.names.vocabulary import FUNCTION_WORDS
from quellen.model import Block, Document, Span


@dataclass(frozen=True, slots=True)
class Definition:
    """A name, where it stands, and the short forms given for it in brackets."""

    start: int
    end: int
    name: str
    acronyms: tuple[str, ...]


_BRACKET = re.compile(
    r"\s?\((?:the |or |also |known as )*([^()\n]{2,40})\)"
    r"|,\s(?:or|abbreviated)\s(?:the )?([A-Z]{2,8})\b"
)
_TURNED = re.compile(r"\b([A-Z]{2,8})\s\((?:the )?([A-Z][^()\n]{6,80})\)")
_ACRONYM = re.compile(r"[A-Z][A-Za-z]{0,3}[A-Z][A-Za-z.\-]{0,7}|[A-Z]{2,8}(?:-[A-Z]{1,3})?")
_SPLIT = re.compile(r"\s*(?:/|,| or | and )\s*")
_WORD = re.compile(r"[\w’'.\-]+")
_LONGEST = 9  # words of a name before its bracket


def find_definitions(document: Document, parsed: Parse) -> tuple[Definition, ...]:
    """Every name with an acronym in brackets after it, in text order."""
    found = []
    for block in document.blocks or _whole(document):
        if block.kind in PROSE:
            for match in _BRACKET.finditer(document.text, block.start, block.end):
                given = match[1] or match[2]
                forms = [f for f in _SPLIT.split(given) if _ACRONYM.fullmatch(f)]
                span = _longest_form(document.text, block.start, match.start(), forms, parsed)
                if forms and span:
                    name = document.text[span[0] : span[1]]
                    found.append(Definition(*span, name, tuple(forms)))
            found.extend(_turned(document.text, block))
    return tuple(found)


def _turned(text: str, block: Block) -> Iterator[Definition]:
    """ "OAS (Organization of American States)": the short form first."""
    for match in _TURNED.finditer(text, block.start, block.end):
        words = [m.span() for m in _WORD.finditer(text, *match.span(2))]
        if _initials(text, words, match[1]) == match.start(2):
            yield Definition(*match.span(2), match[2], (match[1],))


def _whole(document: Document) -> tuple[Block, ...]:
    return (Block(0, len(document.text), "paragraph"),)


def _longest_form(text: str, floor: int, end: int, forms: list[str], parsed: Parse) -> Span | None:
    """The words before the bracket that the short form stands for."""
    words = [m.span() for m in _WORD.finditer(text, max(floor, end - 120), end)][-_LONGEST:]
    for form in forms:
        start = _initials(text, words, form)
        if start is not None:
            return start, end
    return _capitalised_run(text, words, end, forms) or _mention_before(text, end, parsed, forms)


def _initials(text: str, words: list[Span], form: str) -> int | None:
    """Where the words begin whose first letters spell the form, read from the right."""
    letters = [c for c in form if c.isalpha()]
    start = None
    for a, b in reversed(words):
        if not letters:
            break
        word = text[a:b]
        if word.lower() in FUNCTION_WORDS and letters[-1].isupper():
            continue
        for part in reversed(word.lower().split("-")):
            if not letters or part[:1] != letters.pop().lower():
                return None
        start = a
    return start if start is not None and not letters and text[start].isupper() else None


def _capitalised_run(text: str, words: list[Span], end: int, forms: list[str]) -> Span | None:
    """The capitalised words up to the bracket, from the first that begins like a short form.

    For names whose short form leaves out words or comes from another language:
    "Mujahedin-e Khalq Organization (MEK/PMOI)".
    """
    run: list[Span] = []
    for a, b in reversed(words):
        if not (text[a].isupper() or text[a:b] in FUNCTION_WORDS) or "," in text[b : b + 1]:
            break
        run.insert(0, (a, b))
    for form in forms:
        for i, (a, _) in enumerate(run):
            if text[a] == form[0] and _shares_letters(text, run[i:], form):
                return a, end
        named = [span for span in run if text[slice(*span)].lower() not in FUNCTION_WORDS]
        if len(named) > 1 and _spells_part(text, named, form):
            return named[0][0], end
    return None


def _shares_letters(text: str, run: list[Span], form: str) -> bool:
    """Whether at least two letters of the form open words or parts of words, in order."""
    parts = (p for a, b in run for p in re.split(r"[-’']", text[a:b].lower()))
    wanted, shared = [c.lower() for c in form if c.isalpha()], 0
    for part in parts:
        if wanted and part[:1] in wanted:
            del wanted[: wanted.index(part[0]) + 1]
            shared += 1
    return shared >= 2


def _spells_part(text: str, words: list[Span], form: str) -> bool:
    """Whether the initials of all words stand in the form, in order: Revolutionary Guards, IRGC."""
    letters = iter(form.lower())
    return all(text[a].lower() in letters for a, _ in words)


def _mention_before(text: str, end: int, parsed: Parse, forms: list[str]) -> Span | None:
    """A name that the pipeline sees before the bracket and beyond it.

    "National Liberation Army (NLA) of Iran": what stands before the bracket is the name.
    """
    for mention in parsed.mentions:
        if (
            mention.label in ("ORG", "FAC", "EVENT", "LAW")
            and mention.start < end <= mention.end + 1
        ):
            opening = text[mention.start : mention.start + 1]
            if " " in text[mention.start : end].strip() and opening in {f[0] for f in forms}:
                return mention.start, end
    return None
