"""Word processors, books and mail: the words in order, with what the file says of itself."""
# ruff: noqa: E501 - mark-up and records stand in lines as they come

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage

import docx
import pytest
from docx.oxml import parse_xml

from quellen.errors import UnreadableError
from quellen.model import Document
from quellen.reading import read
from quellen.reading.sources import source_of

FIRST = "The bridge had been inspected twice, and the reports were public."
SECOND = "Engineers doubted it, and the union asked to see the second report."


def document(data: bytes) -> Document:
    return read(source_of("letter", "/letter", data))


def kinds(found: Document) -> list[tuple[str, str]]:
    return [(b.kind, found.text[b.start : b.end]) for b in found.blocks]


def zipped(parts: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


# ------------------------------------------------------------------------ DOCX


def word_file() -> bytes:
    made = docx.Document()
    made.core_properties.title = "The bridge"
    made.core_properties.author = "Jane Roe; John Doe"
    made.add_heading("What the engineers saw", 1)
    made.add_paragraph(FIRST)
    made.add_paragraph("safer cables;", style="List Bullet")
    table = made.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["Year", "Load", "2019", "40 t"], strict=True):
        cell.text = text
    made.add_paragraph("We had warned them.", style="Quote")
    paragraph = made.add_paragraph(SECOND)
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    paragraph._p.append(
        parse_xml(f"<w:ins {w}><w:r><w:t xml:space='preserve'> Added.</w:t></w:r></w:ins>")
    )
    paragraph._p.append(parse_xml(f"<w:del {w}><w:r><w:delText>Struck.</w:delText></w:r></w:del>"))
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def test_word_blocks_come_in_the_order_of_the_document() -> None:
    found = document(word_file())
    assert found.format == "docx"
    assert kinds(found) == [
        ("heading", "What the engineers saw"),
        ("paragraph", FIRST),
        ("item", "safer cables;"),
        ("table", "Year\tLoad\n2019\t40 t"),
        ("quote", "We had warned them."),
        ("paragraph", f"{SECOND} Added."),
    ]
    assert (found.title, found.authors) == ("The bridge", ("Jane Roe", "John Doe"))


def test_a_word_file_that_is_none() -> None:
    with pytest.raises(UnreadableError) as caught:
        document(zipped({"[Content_Types].xml": b"wordprocessingml.document.main", "x": b"y"}))
    assert caught.value.kind == "malformed"


def test_a_word_file_cut_short() -> None:
    with pytest.raises(UnreadableError) as caught:
        document(word_file()[:-2000])
    assert caught.value.kind == "truncated"


@pytest.mark.parametrize(
    ("content_type", "what"), [("spreadsheetml", "spreadsheet"), ("presentationml", "slide show")]
)
def test_other_office_files_say_what_to_do(content_type: str, what: str) -> None:
    with pytest.raises(UnreadableError, match=what) as caught:
        document(zipped({"[Content_Types].xml": f"application/{content_type}.main"}))
    assert caught.value.kind == "unsupported"
    assert "save it as" in caught.value.message


# ------------------------------------------------------------------------- ODT

ODT_HEAD = (
    '<?xml version="1.0"?>{doctype}<office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text>'
)
ODT_TAIL = "</office:text></office:body></office:document-content>"
META = (
    '<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta><dc:title>The bridge</dc:title>'
    "<dc:creator>Jane Roe</dc:creator></office:meta></office:document-meta>"
)


def odt(body: str, doctype: str = "") -> bytes:
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": ODT_HEAD.format(doctype=doctype) + body + ODT_TAIL,
            "meta.xml": META,
        }
    )


def test_opendocument_text() -> None:
    body = (
        '<text:h text:outline-level="2">What they saw</text:h>'
        f"<text:p>{FIRST}<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>A note on it.</text:p></text:note-body></text:note></text:p>"
        "<text:list><text:list-item><text:p>safer   cables;</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell>"
        "<table:table-cell><text:p>Load</text:p></table:table-cell></table:table-row></table:table>"
    )
    found = document(odt(body))
    assert kinds(found) == [
        ("heading", "What they saw"),
        ("paragraph", FIRST),
        ("item", "safer cables;"),
        ("table", "Year\tLoad"),
        ("paragraph", "A note on it."),
    ]
    assert (found.title, found.authors) == ("The bridge", ("Jane Roe",))


BOMB = "<!DOCTYPE x [<!ENTITY a 'boom'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(12)
)


def test_entity_bombs_in_opendocument_are_refused() -> None:
    with pytest.raises(UnreadableError) as caught:
        document(odt("<text:p>&m;</text:p>", doctype=BOMB + "]>"))
    assert caught.value.kind == "malformed"


# ------------------------------------------------------------------------ EPUB


def epub(chapter: str) -> bytes:
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
            '<rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
            "OEBPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>The bridge</dc:title>'
            "<dc:creator>Jane Roe</dc:creator><dc:date>1998-05</dc:date><dc:language>en</dc:language>"
            '</metadata><manifest><item id="n" href="nav.xhtml" properties="nav"/><item id="b" '
            'href="b%20two.xhtml"/><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="n"/>'
            '<itemref idref="a"/><itemref idref="b"/></spine></package>',
            "OEBPS/nav.xhtml": "<html><body><p>Contents</p></body></html>",
            "OEBPS/a.xhtml": chapter,
            "OEBPS/b two.xhtml": f"<html><body><h1>Two</h1><p>{SECOND}</p></body></html>",
        }
    )


def test_a_book_is_read_along_its_spine() -> None:
    found = document(epub(f"<html><body><h1>One</h1><p>{FIRST}</p></body></html>"))
    assert kinds(found) == [
        ("heading", "One"),
        ("paragraph", FIRST),
        ("heading", "Two"),
        ("paragraph", SECOND),
    ]
    assert (found.title, found.authors, found.published) == ("The bridge", ("Jane Roe",), "1998-05")


def test_entity_bombs_in_books_are_refused() -> None:
    with pytest.raises(UnreadableError) as caught:
        document(epub(f"{BOMB}]><html><body><p>&m;</p></body></html>"))
    assert caught.value.kind == "malformed"


# ----------------------------------------------------------------- RTF and mail


def test_rich_text() -> None:
    data = (
        rb"{\rtf1\ansi{\info{\title The bridge}{\author Jane Roe}}\pard "
        + FIRST.encode()
        + rb"\par\pard It was caf\'e9 talk.\par}"
    )
    found = document(data)
    assert kinds(found) == [("paragraph", FIRST), ("paragraph", "It was café talk.")]
    assert (found.title, found.authors) == ("The bridge", ("Jane Roe",))


def message() -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Jane Roe <jane@union.example>"
    made["To"] = "desk@herald.example"
    made["Subject"] = "What the engineers saw – второй отчёт"
    made["Date"] = "Sun, 07 Mar 2021 10:00:00 +0100"
    made.set_content(
        f"Dear Ann,\n\n{FIRST}\n\n> Did they see it coming?\n\n{SECOND}\n\n-- \nJane Roe\nBridge Union\n"
    )
    return made


def test_mail_has_headers_for_metadata_and_only_its_own_prose() -> None:
    found = document(message().as_bytes())
    assert found.format == "eml"
    assert found.title == "What the engineers saw – второй отчёт"
    assert (found.authors, found.published) == (("Jane Roe",), "2021-03-07")
    assert ("artefact", "Did they see it coming?") in kinds(found)
    assert ("paragraph", SECOND) in kinds(found)
    assert kinds(found)[-1][0] == "artefact"


def test_what_a_mail_quotes_or_forwards_is_not_its_authors() -> None:
    made = EmailMessage()
    made["From"] = "Jane Roe <jane@union.example>"
    made["Subject"] = "The bridge"
    made.set_content(
        f"{FIRST}\n\nOn Monday you wrote:\n> The bridge fell on 3 May 1921.\n>> And before?\n\n{SECOND}\n\n"
        "-----Original Message-----\nFrom: Ann Poe\nSent: 2 May 1921\n\nIt stood on 2 May 1921.\n"
    )
    found = document(made.as_bytes())
    assert [text for kind, text in kinds(found) if kind != "artefact"] == [FIRST, SECOND]
    assert "It stood on 2 May 1921." in found.text  # kept, and found by a search


def test_mail_attachments_are_noted() -> None:
    made = message()
    made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="report.pdf")
    assert any("report.pdf" in note for note in document(made.as_bytes()).notes)


def test_mail_in_html_alone() -> None:
    made = EmailMessage()
    made["From"], made["Subject"], made["Date"] = (
        "a@b.example",
        "x",
        "Sun, 07 Mar 2021 10:00:00 +0100",
    )
    made.set_content(f"<html><body><p>{FIRST}</p><p>{SECOND}</p></body></html>", subtype="html")
    assert kinds(document(made.as_bytes())) == [("paragraph", FIRST), ("paragraph", SECOND)]


def test_a_text_that_begins_like_a_header_is_no_mail() -> None:
    assert document(b"From: the beginning, nobody knew.\n\nThey never would.").format == "text"
