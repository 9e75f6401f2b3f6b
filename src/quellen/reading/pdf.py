"""PDF by pypdfium2: words with their places, put in reading order by :mod:`layout`.

pypdfium2 gives characters with boxes. Lines, columns, paragraphs, running heads and page numbers
are ours.
"""

from __future__ import annotations

import ctypes
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from quellen.errors import UnreadableError
from quellen.reading.draft import Draft, Piece, Writer, clean
from quellen.reading.layout import Line, Run, reading_order, to_lines
from quellen.reading.running import drop_running_heads
from quellen.reading.text import ENDING, ITEM
import itertools

MOST_PAGES = 20_000
_HYPHENS = "\u00ad\u0002\ufffe"  # what pdfium and typesetters put where a word was broken
_BROKEN_WORD = re.compile(r"([^\W\d_]{2,})-$")
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)


def read_pdf(data: bytes) -> Draft:
    """Read a PDF; raises UnreadableError (encrypted, truncated, malformed, no_text)."""
    document = _opened(data)
    try:
        pages = [_page_lines(document, index) for index in range(min(len(document), MOST_PAGES))]
        draft = Draft("pdf")
        _describe(draft, document)
    finally:
        document.close()
    if sum(len(line.text) for page in pages for line in page) < 3:
        raise UnreadableError(
            "no_text",
            f"the {len(pages)} pages are pictures without text: they need OCR "
            "(for instance with ocrmypdf), then read the result",
        )
    _note_empty_pages(draft, pages)
    return Writer().extend(_pieces(pages)).into(draft)


def _opened(data: bytes) -> Any:
    import pypdfium2
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(data)
        if len(document) == 0:
            raise UnreadableError("malformed", "the PDF has no pages: export or download it again")
    except pypdfium2.PdfiumError as error:
        raise _why(data, getattr(error, "err_code", None), raw) from error
    return document


def _why(data: bytes, code: int | None, raw: Any) -> UnreadableError:
    if code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY) or b"/Encrypt" in data[-8192:]:
        return UnreadableError(
            "encrypted",
            "the PDF is encrypted: open it with its password, save a copy without, and read that",
        )
    if b"%%EOF" not in data[-2048:]:
        return UnreadableError("truncated", "the PDF is cut short: copy or download it again")
    return UnreadableError(
        "malformed", "the PDF is damaged: open it in a viewer and print it to a new PDF"
    )


def _describe(draft: Draft, document: Any) -> None:
    said = document.get_metadata_dict(skip_empty=True)
    title = clean(said.get("Title", ""))
    if title and not re.search(
        r"\.(?:docx?|pdf|indd|qxd|rtf|odt)$|^Microsoft Word|^untitled$|^anonymous$", title, re.I
    ):
        draft.title = title
    authors = re.split(r"[;,]| and ", clean(said.get("Author", "")))
    draft.authors = [a.strip() for a in authors if len(a.split()) > 1 and a.strip() != "anonymous"]
    if match := re.match(r"D:(\d{4})(\d{2})(\d{2})", said.get("CreationDate", "")):
        draft.notes.append(f"file created {match[1]}-{match[2]}-{match[3]}")


def _note_empty_pages(draft: Draft, pages: list[list[Line]]) -> None:
    empty = [number for number, page in enumerate(pages, 1) if not page]
    if empty:
        shown = ", ".join(map(str, empty[:10])) + (" …" if len(empty) > 10 else "")
        draft.notes.append(f"no text on page {shown}: a picture or an empty page")


# ------------------------------------------------------------------ characters


def _page_lines(document: Any, index: int) -> list[Line]:
    """Lines of a page in reading order; none for a page that is damaged."""
    import pypdfium2

    try:
        page = document[index]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return []
    try:
        height = page.get_height()
        return reading_order(to_lines(_runs(text)), height)
    finally:
        text.close()
        page.close()


def _runs(textpage: Any) -> Iterator[Run]:
    """Stretches of characters of one line, cut where pdfium sees a new line or a wide gap."""
    from pypdfium2 import raw

    handle, count = textpage.raw, textpage.count_chars()
    # Loose boxes have the height of the font, not of the letter: lines of one size are alike.
    box = raw.FS_RECTF()
    pointer = ctypes.byref(box)
    run = Run()
    for i in range(count):
        code = raw.FPDFText_GetUnicode(handle, i)
        character = chr(code) if code < 0x110000 else " "
        if character in "\r\n":
            if run.text.strip():
                yield run
            run = Run()
            continue
        if character in _HYPHENS:
            character = "\u00ad"
        if character.isspace() or raw.FPDFText_IsGenerated(handle, i) == 1:
            run.add_space(character if not character.isspace() else " ")
            continue
        raw.FPDFText_GetLooseCharBox(handle, i, pointer)
        if run.parts_from(box.left, box.bottom, box.top):
            yield run
            run = Run()
        run.add(character, box.left, box.right, box.bottom, box.top)
    if run.text.strip():
        yield run


# ------------------------------------------------------------------ paragraphs


def _pieces(pages: list[list[Line]]) -> Iterator[Piece]:
    """Blocks of all pages; a paragraph that runs over a page's end is put together."""
    kept, heads = drop_running_heads(pages)
    lines = [(number, line) for number, page in enumerate(kept, 1) for line in page]
    size = _body_size([line for _, line in lines])
    words = _vocabulary([line for _, line in lines])
    waiting = [(number, line) for number, page in enumerate(heads, 1) for line in page]
    for group in _groups(lines):
        page = group[0][0]
        while waiting and waiting[0][0] < page:
            number, line = waiting.pop(0)
            yield Piece("artefact", clean(line.text), page=number)
        yield _piece([line for _, line in group], page, size, words)
    for number, line in waiting:
        yield Piece("artefact", clean(line.text), page=number)


def _body_size(lines: Sequence[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.height * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _vocabulary(lines: Sequence[Line]) -> Counter[str]:
    """Words as they stand inside lines, to tell a broken word from a compound."""
    words: Counter[str] = Counter()
    for line in lines:
        words.update(w.lower() for w in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.text)[:-1])
    return words


def _groups(lines: list[tuple[int, Line]]) -> Iterator[list[tuple[int, Line]]]:
    group: list[tuple[int, Line]] = []
    spacing = _usual_spacing(lines)
    for number, line in lines:
        if group and _begins(group, number, line, spacing):
            yield group
            group = []
        group.append((number, line))
    if group:
        yield group


def _usual_spacing(lines: list[tuple[int, Line]]) -> float:
    steps = [
        a.bottom - b.bottom
        for (p, a), (q, b) in itertools.pairwise(lines)
        if p == q and 0 < a.bottom - b.bottom < 4 * a.height
    ]
    return statistics.median(steps) if steps else 14.0


def _begins(group: list[tuple[int, Line]], number: int, line: Line, spacing: float) -> bool:
    """Whether a line begins a block, seen against the line before it."""
    before_page, before = group[-1]
    if abs(before.height - line.height) > 0.15 * max(
        before.height, line.height
    ) and before.bold_free(line):
        return True
    if ITEM.match(line.text) and (ENDING.search(before.text) or ITEM.match(group[0][1].text)):
        return True
    step = before.bottom - line.bottom
    moved = before_page != number or step < 0 or before.column != line.column
    if moved:  # a new column or page
        return bool(ENDING.search(before.text)) and (
            _is_short(before) or line.indent > 4 or _capital(line)
        )
    if step > 1.45 * max(spacing, 1.05 * line.height):
        return True
    if line.indent > 0.8 * line.height and before.indent <= 0.8 * line.height and len(group) >= 1:
        return not ITEM.match(group[0][1].text)
    return bool(ENDING.search(before.text)) and _is_short(before) and _capital(line)


def _is_short(line: Line) -> bool:
    return line.right < line.column_right - 0.12 * max(line.column_right - line.column_left, 1)


def _capital(line: Line) -> bool:
    return bool(re.match(r"[\"'“‘(\[]?[A-ZÀ-Þ0-9]", line.text))


def _piece(lines: list[Line], page: int, size: float, words: Counter[str]) -> Piece:
    text = clean(_joined(lines, words))
    if match := ITEM.match(text):
        return Piece("item", text[match.end() :], page=page)
    height = statistics.median(line.height for line in lines)
    short = len(text) <= 200 and len(lines) <= 4 and not re.search(r"[.;,]$", text)
    if short and height > 1.15 * size and any(c.isalpha() for c in text):
        return Piece("heading", text, level=1 if height > 1.6 * size else 2, page=page)
    return Piece("paragraph", text, page=page)


def _joined(lines: list[Line], words: Counter[str]) -> str:
    """Lines as one text, words that were broken at line ends made whole."""
    text = ""
    for line in lines:
        here = line.text.strip().translate(_LIGATURES)
        if not text:
            text = here
        elif text.endswith("\u00ad") or _BROKEN_WORD.search(text) and here[:1].isalpha():
            text = text[:-1] + _hyphen(text[:-1], here, words) + here
        else:
            text = f"{text} {here}"
    return text.replace("\u00ad", "-") if text.endswith("\u00ad") else text.replace("\u00ad", "")


def _hyphen(before: str, after: str, words: Counter[str]) -> str:
    """Nothing for a broken word, the hyphen for a compound.

    A compound shows by a capital behind it (Anglo-Irish), or as the document writes it elsewhere.
    """
    first = re.search(r"[^\W\d_]+$", before)
    second = re.match(r"[^\W\d_]+", after)
    if not first or not second or second[0][0].isupper():
        return "-"
    whole, compound = (first[0] + second[0]).lower(), f"{first[0]}-{second[0]}".lower()
    return "-" if words[compound] > words[whole] else ""
