"""PDF by pypdfium2: characters with their places, made into text.

pypdfium2 gives characters with boxes. Lines and columns are made in :mod:`layout`,
paragraphs in :mod:`typeset`, running heads in :mod:`running`.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any

from quellen.errors import UnreadableError
from quellen.reading.draft import Draft, Writer, clean
from quellen.reading.layout import Line, Run, placed, to_lines
from quellen.reading.typeset import typeset_pieces

MOST_PAGES = 20_000
BOLD = 600  # weight of a font from which it is bold
_BOLD_NAMES = (b"bold", b"black", b"heavy")
_HYPHENS = "\u00ad\u0002\ufffe"  # what pdfium and typesetters put where a word was broken


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
    return Writer().extend(typeset_pieces(pages)).into(draft)


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
    """Lines of a page as they come; none for a page that is damaged."""
    import pypdfium2

    try:
        page = document[index]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return []
    try:
        return placed(to_lines(_runs(text)), page.get_height())
    finally:
        text.close()
        page.close()


def _runs(textpage: Any) -> Iterator[Run]:
    """Stretches of characters of one line, cut where pdfium sees a new line or a wide gap."""
    import pypdfium2.raw

    raw: Any = pypdfium2.raw
    handle = textpage.raw
    # Loose boxes have the height of the font, not of the letter: lines of one size are alike.
    box = raw.FS_RECTF()
    pointer = ctypes.byref(box)
    run = Run()
    for i in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(handle, i)
        character = "\u00ad" if chr(min(code, 0x10FFFF)) in _HYPHENS else chr(min(code, 0x10FFFF))
        if character in "\r\n":
            yield from _ended(run)
            run = Run()
        elif character.isspace() or raw.FPDFText_IsGenerated(handle, i) == 1:
            run.add_space(" " if character.isspace() else character)
        else:
            raw.FPDFText_GetLooseCharBox(handle, i, pointer)
            if run.parts_from(box.left, box.bottom, box.top):
                yield from _ended(run)
                run = Run()
            if not run.text or character.isalpha():
                run.bold = (run.bold or not run.text) and _is_bold(raw, handle, i, run)
            run.add(character, box.left, box.right, box.bottom, box.top)
    yield from _ended(run)


def _ended(run: Run) -> Iterator[Run]:
    if run.text.strip():
        yield run


def _is_bold(raw: Any, handle: Any, index: int, run: Run) -> bool:
    """Whether a character is set in bold, by the weight of its font or the font's name."""
    if run.text and not run.bold:
        return False
    if raw.FPDFText_GetFontWeight(handle, index) >= BOLD:
        return True
    name, flags = ctypes.create_string_buffer(80), ctypes.c_int()
    raw.FPDFText_GetFontInfo(handle, index, name, 80, ctypes.byref(flags))
    return any(word in name.value.lower() for word in _BOLD_NAMES)
