"""Mail messages (RFC 5322, MIME): the body that was written, headers as metadata.

Of two forms of the same body the plain one is taken; attachments are named, not read. What a
message quotes of an earlier one stays in the text, to be read and searched, but is not its author's
prose: whose it is cannot be told for sure, and where the earlier message is among the sources it
speaks for itself.
"""

from __future__ import annotations

import email
import email.errors
import email.policy
import re
from dataclasses import replace
from email.message import EmailMessage, MIMEPart
from email.utils import getaddresses, parsedate_to_datetime

from quellen.errors import UnreadableError
from quellen.model import Block
from quellen.reading.dates import normalise
from quellen.reading.draft import Draft, Writer, clean
from quellen.reading.encoding import decode
from quellen.reading.flow import flow
from quellen.reading.html import parse_html
from quellen.reading.text import segment

_WROTE = re.compile(
    r"(?:(?:On\b.{3,200}|.{2,80})\bwrote:|-{2,}\s*(?:Original|Forwarded) [Mm]essage\s*-{2,}|"
    r"Begin forwarded message:)\s*$",
    re.DOTALL,
)
_FORWARDED = re.compile(
    r"^(?:-{2,}\s*(?:Original|Forwarded) [Mm]essage\s*-{2,}|Begin forwarded message:)[ \t]*$",
    re.MULTILINE,
)
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_SENT_FROM = re.compile(r"Sent from my \w[\w ]{1,30}\.?$")


def read_mail(data: bytes) -> Draft:
    """Read a message; raises UnreadableError (no_text, malformed)."""
    message = _parsed(data)
    draft = Draft("eml")
    _describe(draft, message)
    html = message.get_body(preferencelist=("html",))
    plain = message.get_body(preferencelist=("plain",))
    words = _content(plain, draft) if plain is not None else ""
    if words.strip():
        _take_plain(draft, words)
    elif html is not None:
        tree = parse_html(_content(html, draft) or "<p></p>")
        Writer().extend(flow(tree, furniture=False)).into(draft)
    _note_attachments(draft, message)
    if not draft.text.strip():
        raise UnreadableError(
            "no_text", "the message has no words of its own: read its attachments"
        )
    return draft


def _parsed(data: bytes) -> EmailMessage:
    if data.startswith(b"From "):
        data = data.partition(b"\n")[2]
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
    except (ValueError, IndexError, email.errors.MessageError) as error:
        raise UnreadableError("malformed", "the message is damaged: export it again") from error
    assert isinstance(message, EmailMessage)
    return message


def _describe(draft: Draft, message: EmailMessage) -> None:
    draft.title = _header(message, "subject")
    pairs = getaddresses([_header(message, "from") or ""])
    draft.authors = [name or address for name, address in pairs if name or address]
    day = _header(message, "date") or ""
    try:
        draft.published = parsedate_to_datetime(day).date().isoformat()
    except (ValueError, TypeError):
        draft.published = normalise(day)


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message[name]
    except (ValueError, IndexError, AttributeError, email.errors.MessageError):
        return None  # the standard library stumbles over some malformed headers
    return " ".join(str(value).split()) if value is not None else None


def _content(part: MIMEPart, draft: Draft) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload:
        return ""
    decoded = decode(payload, str(part.get_content_charset() or "") or None)
    draft.encoding = decoded.encoding
    draft.notes.extend(decoded.notes)
    return decoded.text


def _take_plain(draft: Draft, words: str) -> None:
    """The lines that were written for this message; those it quotes are theirs who wrote them."""
    lines = [clean(line) if line.strip() else "" for line in _unflowed(words).split("\n")]
    draft.text = "\n".join(lines).strip()
    signature = _SIGNATURE.search(draft.text)
    forwarded = _FORWARDED.search(draft.text)
    for block in segment(draft.text):
        behind = (
            signature is not None and block.start >= signature.start() and block.kind != "quote"
        )
        if behind or (forwarded is not None and block.start > forwarded.start()):
            draft.blocks.append(replace(block, kind="artefact", level=None))
        else:
            draft.blocks.append(_furniture(draft.text, block))


def _unflowed(words: str) -> str:
    """Join soft breaks of format=flowed (RFC 3676): a line that ends in a space goes on."""
    words = words.replace("\r\n", "\n").replace("\r", "\n")
    if len(re.findall(r"(?<=\S) \n(?=\S)", words)) < 3:
        return words
    return re.sub(r"(?<!^--)(?<!\n--) \n(?=[^\s>])", " ", words)


def _furniture(text: str, block: Block) -> Block:
    here = text[block.start : block.end]
    if block.kind == "quote":  # an earlier message, which has an author of its own
        return replace(block, kind="artefact")
    if block.kind == "paragraph" and (_WROTE.match(here) or _SENT_FROM.match(here)):
        return replace(block, kind="artefact")
    return block


def _note_attachments(draft: Draft, message: EmailMessage) -> None:
    for part in message.iter_attachments():
        name = part.get_filename() or "unnamed"
        kind = part.get_content_type()
        if not kind.startswith("image/") or part.get_content_disposition() == "attachment":
            draft.notes.append(
                f"attachment {name} ({kind}) is not read: save it beside the message"
            )
