"""What a file is, by its content: names and extensions are not believed."""

from __future__ import annotations

import io
import json
import re
import zipfile

from quellen.errors import UnreadableError
from quellen.reading.encoding import looks_binary

ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
"""What ZIP files begin with; two letters would not do: texts begin with PKK."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "save it as PDF, DOCX or plain text and read that"
_UNPACK = "unpack it and read the folder"
_TRANSCRIBE = "transcribe what it says into a text file and read that"

UNSUPPORTED = (
    (b"\x89PNG", 0, "a picture", "recognise its text (OCR) and read the result"),
    (b"\xff\xd8\xff", 0, "a picture", "recognise its text (OCR) and read the result"),
    (b"GIF8", 0, "a picture", "recognise its text (OCR) and read the result"),
    (b"II*\x00", 0, "a picture", "recognise its text (OCR) and read the result"),
    (b"MM\x00*", 0, "a picture", "recognise its text (OCR) and read the result"),
    (b"WEBP", 8, "a picture", "recognise its text (OCR) and read the result"),
    (b"ftyp", 4, "a video or a picture", _TRANSCRIBE),
    (b"WAVE", 8, "a sound recording", _TRANSCRIBE),
    (b"AVI ", 8, "a video", _TRANSCRIBE),
    (b"ID3", 0, "a sound recording", _TRANSCRIBE),
    (b"OggS", 0, "a sound recording", _TRANSCRIBE),
    (b"fLaC", 0, "a sound recording", _TRANSCRIBE),
    (b"\x1aE\xdf\xa3", 0, "a video", _TRANSCRIBE),
    (b"Rar!", 0, "a RAR archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", 0, "a 7z archive", _UNPACK),
    (b"BZh", 0, "a bzip2 archive", _UNPACK),
    (b"\xfd7zXZ\x00", 0, "an xz archive", _UNPACK),
    (b"ustar", 257, "a tar archive", _UNPACK),
    (b"\x1f\x8b", 0, "a gzip archive", _UNPACK),
    (b"SQLite format 3\x00", 0, "a database", "export the documents it holds and read those"),
    (b"%!PS", 0, "a PostScript file", "convert it to PDF and read that"),
    (b"BM6", 0, "a picture", "recognise its text (OCR) and read the result"),
    (b"AT&TFORM", 0, "a DjVu file", "convert it to PDF with a text layer and read that"),
    (b"BOOKMOBI", 60, "a Mobipocket book", "convert it to EPUB and read that"),
)
"""Magic bytes, where they stand, what they say, what to do. Self-written from the formats."""

_HTML_START = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|article|main|section|div|p|h[1-6]|table|ul|ol|"
    r"blockquote|span|br|center|font|script|style|link|header|nav|form|figure|time|a|b|i|em|strong|img)"
    r"(?=[\s>/])",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"</(?:html|body|div|p|h[1-6]|article|section|table|ul|ol|li|a|span|blockquote|title)\s*>",
    re.IGNORECASE,
)
_MAIL_HEADER = re.compile(r"^([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]?\S?", re.MULTILINE)
_MAIL_NAMES = {"from", "to", "subject", "date", "message-id", "mime-version", "received"}
_OPENDOCUMENT = "application/vnd.oasis.opendocument."


def sniff(data: bytes) -> str:
    """The format: html, text, pdf, docx, odt, epub, rtf, eml.

    Raises UnreadableError for an empty file, and for kinds of file that cannot be read here.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise UnreadableError("empty", "the file is empty: find a copy that is not, or remove it")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(ZIP):
        return _zipped(data)
    if data.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    _refuse(data)
    return _textual(data)


def _refuse(data: bytes) -> None:
    if data.startswith(_OLE):
        raise _ole(data)
    for magic, at, what, then in UNSUPPORTED:
        if data[at : at + len(magic)] == magic and (at or looks_binary(data[:4096])):
            raise UnreadableError("unsupported", f"this is {what}, which cannot be read: {then}")


def _ole(data: bytes) -> UnreadableError:
    """Word 97, Excel 97, Outlook messages, and encrypted OOXML share one container."""
    if _wide("EncryptedPackage") in data:
        return UnreadableError(
            "encrypted", "the document is encrypted: save a copy without password and read that"
        )
    names = (("WordDocument", "an old Word document (.doc)"), ("Workbook", "a spreadsheet (.xls)"))
    for name, what in (*names, ("__substg1.0", "an Outlook message (.msg)")):
        if _wide(name) in data:
            return UnreadableError("unsupported", f"this is {what}: {_SAVE_AS}")
    return UnreadableError("unsupported", f"this is an old Office file: {_SAVE_AS}")


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")


# ------------------------------------------------------------------------ ZIP


def _zipped(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            kind = zip_kind(archive)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableError(
            "truncated", "the ZIP container is cut short or damaged: fetch or copy the file again"
        ) from error
    if kind == "archive":
        raise UnreadableError(
            "malformed",
            "a ZIP file that is no document inside (no DOCX, ODT or EPUB): "
            "give it the extension .zip, or unpack it and read the folder",
        )
    if kind not in {"docx", "odt", "epub"}:
        raise UnreadableError("unsupported", f"this is {kind}, which cannot be read: {_SAVE_AS}")
    return kind


def zip_kind(archive: zipfile.ZipFile) -> str:
    """docx, odt, epub, archive (a plain ZIP), or words for a kind that cannot be read."""
    names = set(archive.namelist())
    if "mimetype" in names:
        return _by_mimetype(archive.open("mimetype").read(200).decode("ascii", "replace").strip())
    if "[Content_Types].xml" in names:
        return _by_content_types(archive.open("[Content_Types].xml").read(262_144))
    return "epub" if "META-INF/container.xml" in names else "archive"


def _by_mimetype(mimetype: str) -> str:
    if mimetype == "application/epub+zip":
        return "epub"
    if mimetype.startswith(_OPENDOCUMENT + "text"):
        return "odt"
    return "a spreadsheet or a drawing" if mimetype.startswith(_OPENDOCUMENT) else "archive"


def _by_content_types(declared: bytes) -> str:
    if b"wordprocessingml.document.main" in declared or b"wordprocessingml.template" in declared:
        return "docx"
    if b"ms-word.document.macroEnabled" in declared:
        return "docx"
    if b"spreadsheetml" in declared:
        return "a spreadsheet"
    return "a slide show" if b"presentationml" in declared else "archive"


# ----------------------------------------------------------------------- text


def _textual(data: bytes) -> str:
    head = peek(data)
    stripped = head.lstrip("\ufeff \t\r\n")
    if _is_html(stripped):
        return "html"
    if stripped.startswith(("<?xml", "<svg")):
        return _xml(stripped)
    if _is_mail(stripped):
        return "eml"
    if stripped.startswith(("{", "[")) and _is_json(data, stripped):
        raise UnreadableError(
            "unsupported",
            "this is data (JSON), not a document: save the texts in it as files and read those",
        )
    return "text"


def _is_json(data: bytes, head: str) -> bool:
    """A JSON value, or JSON objects one a line."""
    for text in (
        head.partition("\n")[0],
        data.decode("utf-8", "replace") if len(data) < 8_000_000 else "",
    ):
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            continue
        return isinstance(value, (dict, list)) and bool(value)
    return False


def peek(data: bytes) -> str:
    """The beginning of a text, decoded roughly."""
    head = data[:65_536]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace")
    if head[1:400:2].count(0) > 150:
        return head.decode("utf-16-le", "replace")
    return head.decode("utf-8", "replace")


def _is_html(head: str) -> bool:
    start = _skip_prologue(head)
    match = _HTML_START.match(start)
    if match:
        strong = match[0].lower().startswith(("<!doctype", "<html", "<head", "<body"))
        return strong or len(_CLOSING.findall(head)) >= 1
    # A page whose beginning is lost, or markup after some stray words.
    return len(_CLOSING.findall(head)) >= max(8, len(head) // 600) and "<p" in head.lower()


def _skip_prologue(head: str) -> str:
    while head.startswith(("<!--", "<?xml")):
        _, _, head = head.partition("-->" if head.startswith("<!--") else "?>")
        head = head.lstrip()
    return head


def _xml(head: str) -> str:
    if "http://www.w3.org/1999/xhtml" in head[:4000]:
        return "html"
    if "<svg" in head[:2000]:
        raise UnreadableError("unsupported", "this is a drawing (SVG), which cannot be read")
    raise UnreadableError(
        "unsupported", "this is XML data, not a document: convert it to HTML or plain text"
    )


def _is_mail(head: str) -> bool:
    """Header lines (RFC 5322) up to the first empty line, three of the usual among them."""
    top = re.split(r"\r?\n\r?\n", head, maxsplit=1)[0]
    lines = [line for line in top.splitlines() if not line.startswith((" ", "\t"))]
    if lines and lines[0].startswith("From "):  # one message of an mbox
        lines = lines[1:]
    names = [m[1].lower() for line in lines if (m := _MAIL_HEADER.match(line))]
    return len(names) == len(lines) and "from" in names and len(_MAIL_NAMES & set(names)) >= 3
