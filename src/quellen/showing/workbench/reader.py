"""The reader: the full text of a document, block by block, ready for its marks.

A long text comes in stretches: those around the words that are asked for with the page, the others
when they come near. So a book is there as soon as a letter.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import PurePath
from typing import Any
from urllib.parse import quote as quoted

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route

from quellen.model import Block, Document, Span
from quellen.showing.report.inert import visible
from quellen.showing.report.reader import spans
from quellen.showing.workbench.answers import Asked, answered, page
from quellen.showing.workbench.api import known

WIDTH = 1100  # pixels of the picture of a page


@dataclass(frozen=True)
class Part:
    """A block of a text as it is shown; ``page`` is that of the original where a new one begins.

    Browsers count UTF-16 units of what they show, we count characters of what was read: the two
    differ where a text holds emoji or characters that are shown by their code.
    """

    start: int
    text: str
    kind: str
    block: Block | None
    page: int | None

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @cached_property
    def shown(self) -> str:
        return visible(self.text)

    @cached_property
    def _begins(self) -> list[int] | None:
        """Where each character begins in what is shown, and the end; None where they agree."""
        if self.shown == self.text and max(self.text, default="") <= "\uffff":
            return None
        widths = (_width(visible(char)) for char in self.text)
        return list(accumulate(widths, initial=0))

    def to_shown(self, place: int) -> int:
        """A place in the document, within this part, in the browser's count from its beginning."""
        inside = min(max(place - self.start, 0), len(self.text))
        return self._begins[inside] if self._begins else inside

    def from_shown(self, place: int) -> int:
        """The place in the document of a count by the browser."""
        if self._begins:
            return self.start + bisect_left(self._begins, min(place, self._begins[-1]))
        return self.start + min(place, len(self.text))


def _width(shown: str) -> int:
    return len(shown.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(frozen=True)
class Sheet:
    """All parts of a document in order, and which of them a span of its text touches."""

    parts: tuple[Part, ...]

    @classmethod
    def of(cls, document: Document) -> Sheet:
        return cls(tuple(_parts(document)))

    @cached_property
    def _starts(self) -> list[int]:
        return [part.start for part in self.parts]

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """The pieces of a span: number of the part, start and end in the browser's count."""
        number = max(0, bisect_right(self._starts, start) - 1)
        while number < len(self.parts) and self.parts[number].start < end:
            part = self.parts[number]
            low, high = max(start, part.start), min(end, part.end)
            if low < high:
                yield number, part.to_shown(low), part.to_shown(high)
            number += 1


def _parts(document: Document) -> Iterator[Part]:
    page = None
    for block, (start, end) in spans(document):
        turned = block.page if block and block.page != page else None
        page = turned or page
        kind = block.kind if block else "paragraph"
        yield Part(start, document.text[start:end], kind, block, turned)


# ----------------------------------------------------------------------------- pages

STRETCH = 120  # parts
LINE = 76  # characters of a line, by which the height of what has not come yet is guessed


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some parts of a text; ``parts`` is empty where they come later."""

    number: int
    first: int
    lines: int
    parts: Sequence[Part]


def opened(asked: Asked) -> tuple[Document, Sheet]:
    """The document that the path names, and its parts. Raises 404 where there is none."""
    number = asked.part("number")
    known(asked, number)

    def taken() -> tuple[Document, Sheet]:
        document = asked.store.document(number)
        return document, Sheet.of(document)

    return asked.kept(("text", number), taken)


def reader(asked: Asked) -> Mapping[str, Any]:
    """A document with what leads elsewhere from it."""
    number = asked.part("number")
    document, sheet = opened(asked)
    register = asked.register
    links = asked.store.lineage_of(number)
    lit = list(_lit(asked, sheet))
    return {
        "id": number,
        "source": register.by_id[number],
        "document": document,
        "stretches": _stretches(sheet, lit[0][0] // STRETCH if lit else 0, asked.word("whole")),
        "here": lit[0][0] // STRETCH if lit else 0,
        "lit": lit,
        "pages": max((p.page or 0 for p in sheet.parts), default=0),
        "events": register.events_of.get(number, ()),
        "rests_on": [x for x in links if x["to"] == number and x["from"] in register.by_id],
        "used_by": [x for x in links if x["from"] == number and x["to"] in register.by_id],
    }


def _stretches(sheet: Sheet, here: int, whole: str) -> list[Stretch]:
    """All of a text, with the words of those near one; with ``whole`` of all."""
    firsts = range(0, len(sheet.parts), STRETCH)
    return [
        stretch(sheet, number, is_there=bool(whole) or abs(number - here) <= 1)
        for number in range(len(firsts))
    ]


def stretch(sheet: Sheet, number: int, *, is_there: bool = True) -> Stretch:
    first = number * STRETCH
    parts = sheet.parts[first : first + STRETCH]
    lines = sum(2 + len(part.text) // LINE for part in parts)
    return Stretch(number, first, lines, parts if is_there else ())


def _more(asked: Asked) -> Mapping[str, Any]:
    """The words of one stretch alone, to be put into the page."""
    _, sheet = opened(asked)
    return {"s": stretch(sheet, stretch_number(asked, sheet))}


def stretch_number(asked: Asked, sheet: Sheet) -> int:
    """The stretch that the address asks for. Raises 404 where there is none."""
    word = asked.word("stretch", "0")
    if not (word.isdecimal() and len(word) < 8 and int(word) * STRETCH < max(1, len(sheet.parts))):
        raise HTTPException(404, "The text has no such stretch.")
    return int(word)


def _lit(asked: Asked, sheet: Sheet) -> Iterator[tuple[int, int, int]]:
    """The words that the address names, ``at=120-180``, in the browser's count."""
    span = _span(asked.word("at"))
    return sheet.pieces(*span) if span else iter(())


def _span(words: str) -> Span | None:
    start, _, end = words.partition("-")
    if not (start.isdecimal() and end.isdecimal() and len(words) < 24):
        return None
    return (int(start), int(end)) if int(start) < int(end) else None


def _original(asked: Asked) -> Response:
    """The bytes as they came, to be kept, never to be shown by the browser as a page of ours."""
    number = asked.part("number")
    known(asked, number)
    name = PurePath(asked.register.by_id[number]["path"]).name
    return Response(
        asked.store.original(number),
        media_type="application/octet-stream",
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quoted(name, safe='')}"},
    )


def _page_image(asked: Asked) -> Response:
    """A page of a PDF as a picture."""
    number, which = asked.part("number"), asked.part("page")
    known(asked, number)
    if asked.register.by_id[number]["format"] != "pdf" or not _is_page(which):
        raise HTTPException(404, "There is no picture of such a page.")
    from quellen.reading.page_image import page_image

    picture = page_image(asked.store.original(number), int(which), WIDTH)
    headers = {"Cache-Control": "private, max-age=3600"}  # bytes never change
    return Response(picture, media_type="image/png", headers=headers)


def _is_page(word: str) -> bool:
    return word.isdecimal() and len(word) < 6 and int(word) > 0


ROUTES = [
    Route("/documents/{number}", page("reader.html", reader)),
    Route("/documents/{number}/stretch", page("stretch.html", _more)),
    Route("/documents/{number}/pages/{page}", answered(_page_image)),
    Route("/documents/{number}/original", answered(_original)),
]
