"""XML inside documents, parsed safely: no entities, no DTD, no network."""

from __future__ import annotations

from typing import Any

from quellen.errors import UnreadableError


def parse_xml(data: bytes, part: str) -> Any:
    """The root of an XML part; raises UnreadableError (malformed) that names the part."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
        recover=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise broken(part) from error
    if root.getroottree().docinfo.internalDTD is not None and b"<!ENTITY" in data:
        raise UnreadableError(
            "malformed",
            f"{part} declares entities, which no word processor writes: do not trust this file",
        )
    return root


def broken(part: str) -> UnreadableError:
    return UnreadableError(
        "malformed",
        f"{part} is damaged: open it in a word processor and save it again as PDF or DOCX",
    )


def part_of(parts: dict[str, bytes], name: str, what: str) -> bytes:
    """A part by name; raises UnreadableError (malformed) where the document has none."""
    if name not in parts:
        raise UnreadableError(
            "malformed", f"this is not {what}: {name} is missing in it; find an undamaged copy"
        )
    return parts[name]


def text_of(root: Any, path: str, names: dict[str, str]) -> str | None:
    """The words of the first element on a path."""
    found = root.find(path, names)
    return ("".join(found.itertext()).strip() or None) if found is not None else None
