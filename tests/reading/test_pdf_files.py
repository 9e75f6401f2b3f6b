"""PDF: columns in order, broken words whole, running heads and page numbers out of the prose."""

from __future__ import annotations

import io
import random

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from quellen.errors import UnreadableError
from quellen.model import Document
from quellen.reading import read
from quellen.reading.sources import source_of

WORDS = (
    "the harbour master said that evening ferry had left twenty minutes late with passengers "
    "who were never counted by anybody at quay"
).split()


def document(data: bytes) -> Document:
    return read(source_of("report.pdf", "/report.pdf", data))


def furniture(canvas: Canvas, template: BaseDocTemplate) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(60, 815, "The Harbour Inquiry — Interim report")
    canvas.drawCentredString(297, 25, str(template.page))


def report(columns: int, paragraphs: int = 24) -> tuple[bytes, list[str]]:
    """A typeset report of several pages, and its paragraphs."""
    chance = random.Random(columns)
    stream = io.BytesIO()
    made = BaseDocTemplate(stream, pagesize=A4, title="Interim report", author="Ann Tarrow")
    width = 500 / columns
    frames = [Frame(50 + n * (width + 6), 50, width, 740) for n in range(columns)]
    made.addPageTemplates(PageTemplate(frames=frames, onPage=furniture))
    style = ParagraphStyle(
        "body", fontSize=10, leading=12, alignment=4, firstLineIndent=12, hyphenationLang=""
    )
    texts = [
        f"Paragraph {n} begins. {' '.join(chance.choices(WORDS, k=70))}. It ends at {n}."
        for n in range(paragraphs)
    ]
    story = [Paragraph("What they saw", getSampleStyleSheet()["Heading1"])]
    story.extend(Paragraph(text, style) for text in texts)
    made.build(story)
    return stream.getvalue(), texts


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_columns_are_read_one_after_the_other(columns: int) -> None:
    data, texts = report(columns)
    found = document(data)
    paragraphs = [found.text[b.start : b.end] for b in found.blocks if b.kind == "paragraph"]
    assert paragraphs == texts


def test_running_heads_and_page_numbers_are_artefacts_and_blocks_know_their_page() -> None:
    found = document(report(2)[0])
    artefacts = [found.text[b.start : b.end] for b in found.blocks if b.kind == "artefact"]
    pages = max(b.page or 0 for b in found.blocks)
    assert pages >= 2
    assert artefacts == [
        x for n in range(1, pages + 1) for x in ("The Harbour Inquiry — Interim report", str(n))
    ]
    assert {b.page for b in found.blocks if b.kind == "paragraph"} == set(range(1, pages + 1))
    assert found.blocks[0].kind == "heading"
    assert (found.title, found.authors) == ("Interim report", ("Ann Tarrow",))


def lines(*text: str, encrypt: str | None = None, height: int = 14) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, encrypt=StandardEncryption(encrypt) if encrypt else None)
    for number, line in enumerate(text):
        canvas.drawString(72, 700 - number * height, line)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def test_bold_lines_head_sections() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for number, (font, line) in enumerate(
        [
            ("Times-Bold", "1. The dead"),
            ("Times-Roman", "1.1 Seven people died in the night, and two in hospital."),
            ("Times-Roman", "Nobody was ever charged, and the file was closed."),
        ]
    ):
        canvas.setFont(font, 12)
        canvas.drawString(72, 700 - number * 14, line)
    canvas.save()
    found = document(stream.getvalue())
    assert [b.kind for b in found.blocks] == ["heading", "paragraph"]


def test_words_broken_at_line_ends_are_made_whole() -> None:
    found = document(
        lines(
            "The harbour commis-",
            "sion met on the well-known Anglo-",
            "Irish ship, and the well-",
            "known master of it spoke first.",
        )
    )
    assert found.text == (
        "The harbour commission met on the well-known Anglo-Irish ship, "
        "and the well-known master of it spoke first."
    )


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (lines("Secret words.", encrypt="password"), "encrypted"),
        (lines("Some words that are long enough to be read.")[:300], "truncated"),
        (b"%PDF-1.7\n" + b"rubbish" * 50 + b"\n%%EOF", "malformed"),
        (lines(), "no_text"),
    ],
)
def test_pdfs_that_cannot_be_read_say_why(data: bytes, kind: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        document(data)
    assert caught.value.kind == kind
    assert ":" in caught.value.message
