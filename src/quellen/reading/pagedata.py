"""What a page says of itself: JSON-LD (schema.org), meta elements, and the lines around the text.

Order of belief: JSON-LD and the article's own meta elements, then generic ones, then what the
page shows. Nothing is loaded; damaged JSON is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from quellen.reading.bylines import BYLINE, NAME, describes, split_names
from quellen.reading.dates import normalise
from quellen.reading.draft import storable
from quellen.reading.jsonld import NOT_A_NAME, PageData, take_json_ld
from quellen.reading.tongue import normalise_code

TITLE = (
    "og:title",
    "citation_title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "twitter:title",
)
AUTHOR = (
    "citation_author",
    "article:author",
    "author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "article:author_name",
    "twitter:data1",
)
PUBLISHER = (
    "og:site_name",
    "citation_journal_title",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "application-name",
)
PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "citation_publication_date",
    "citation_date",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.created",
    "dc.date.created",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "date",
    "displaydate",
)
LANGUAGE = (
    "og:locale",
    "content-language",
    "dc.language",
    "dcterms.language",
    "language",
    "inlanguage",
)
"""Names of meta elements, most telling first. Self-written from the vocabularies' documentation."""
_BYLINE_CLASSES = "byline author-name post-author article-author entry-author author__name".split()
_DATE_CLASSES = "published entry-date post-date dateline publish-date".split()


def _classed(names: list[str]) -> str:
    """XPath to elements whose class holds one of the names."""
    return f"//*[{' or '.join(f'contains(@class, {name!r})' for name in names)}]"


_BYLINE_PLACES = (
    "//*[@rel='author']",
    "//*[@itemprop='author']//*[@itemprop='name']",
    "//*[@itemprop='author']",
    "//*[contains(concat(' ', @class, ' '), ' byline ')]",
    _classed(_BYLINE_CLASSES),
    "//*[contains(concat(' ', @class, ' '), ' author ')]",
    "//address",
    "//*[self::p or self::div or self::span]"
    "[starts-with(translate(normalize-space(.), 'BY', 'by'), 'by ')]",
)
_TIME_PLACES = (
    "//*[@itemprop='datePublished']",
    "//time[@pubdate]",
    "//article//header//time[@datetime]",
    _classed(_DATE_CLASSES),
    "//article//time[@datetime]",
    "//time[@datetime]",
)
_NAMED = re.compile(rf"{NAME}\s*$")
_SEPARATOR = re.compile(r"\s+[|–—·»-]\s+|\s*\|\s*|\s+::\s+")


def page_data(tree: Any) -> PageData:
    """Read what a page says of itself."""
    metas = _metas(tree)
    data = PageData()
    take_json_ld(tree, data)
    data.heading = _heading(tree)
    data.publisher = data.publisher or _first(metas, PUBLISHER)
    data.title = _title(tree, metas, data)
    data.authors = data.authors or _authors(metas)
    _take_bylines(tree, data)
    data.published = (
        data.published or normalise(_first(metas, PUBLISHED, dates=True)) or _shown_date(tree)
    )
    data.language = data.language or _language(tree, metas)
    data.url = _canonical(tree) or data.url or _first(metas, ("og:url",))
    return data


def _metas(tree: Any) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = (
            meta.get("property")
            or meta.get("name")
            or meta.get("itemprop")
            or meta.get("http-equiv")
        )
        content = storable(meta.get("content") or "")
        if name and content:
            metas.setdefault(name.strip().lower(), []).append(content)
    return metas


def _first(
    metas: Mapping[str, list[str]], names: tuple[str, ...], *, dates: bool = False
) -> str | None:
    for name in names:
        for value in metas.get(name, ()):
            if not dates or normalise(value):
                return value
    return None


# ------------------------------------------------------------ what the page shows


def _text(node: Any) -> str:
    return storable(" ".join(node.itertext()))


def _heading(tree: Any) -> str | None:
    for path in ("//article//h1", "//main//h1", "//h1"):
        found = [text for node in tree.xpath(path) if (text := _text(node))]
        if len(found) == 1 or (found and path != "//h1"):
            return found[0]
    return None


def _title(tree: Any, metas: Mapping[str, list[str]], data: PageData) -> str | None:
    """The headline, without the name of the site."""
    shown = tree.findtext(".//title")
    full = storable(shown) if shown else None
    named = data.title or _first(metas, TITLE)
    if data.heading and any(_same_start(data.heading, other) for other in (named, full) if other):
        _take_site(full, data)
        return data.heading
    return _without_site(named or full, data.publisher) or data.heading


def _same_start(heading: str, other: str) -> bool:
    return len(heading) >= 8 and other.casefold().startswith(heading.casefold())


def _take_site(full: str | None, data: PageData) -> None:
    rest = (full or "")[len(data.heading or "") :]
    if full and data.publisher is None and _same_start(data.heading or "", full):
        site = _SEPARATOR.sub("", rest, count=1).strip()
        if site and site != rest.strip() and len(site.split()) <= 5:
            data.publisher = site


def _without_site(title: str | None, site: str | None) -> str | None:
    if not title:
        return None
    parts = _SEPARATOR.split(title)
    if len(parts) > 1 and site and parts[-1].casefold() == site.casefold():
        return title[: title.rindex(parts[-1])].rstrip(" |–—·»:-")
    return title


def _authors(metas: Mapping[str, list[str]]) -> list[str]:
    for name in AUTHOR:
        found = [n for value in metas.get(name, ()) for n in _names(value)]
        found = [
            n
            for n in found
            if not NOT_A_NAME.search(n) and (name != "twitter:data1" or _NAMED.match(n))
        ]
        if found:
            return list(dict.fromkeys(found))
    return []


def _names(value: str) -> list[str]:
    """Names in a meta element; library catalogues write the family name first: Roe, Jane."""
    family, comma, given = value.partition(", ")
    if comma and "," not in given and len(family.split()) == 1 and len(given.split()) <= 2:
        return [f"{given} {family}"]
    return split_names(value)


def _take_bylines(tree: Any, data: PageData) -> None:
    """Authors and affiliation from the lines that the page shows, where it has not said them."""
    for path in _BYLINE_PLACES:
        for node in tree.xpath(path)[:5]:
            line = _text(node)
            if data.authors and data.affiliation:
                return
            if line and len(line) <= 250 and not NOT_A_NAME.search(line):
                _take_byline(line, data)


def _take_byline(line: str, data: PageData) -> None:
    match = BYLINE.match(line)
    if match is None:
        if not data.authors and _NAMED.match(line):
            data.authors = [line]
        return
    names = split_names(match["names"])
    data.authors = data.authors or names
    who = (match["who"] or "").strip(" ,")
    if who and describes(who) and set(names) & set(data.authors):
        data.affiliation = data.affiliation or who


def _shown_date(tree: Any) -> str | None:
    for path in _TIME_PLACES:
        for node in tree.xpath(path)[:3]:
            value = node.get("datetime") or node.get("content") or _text(node)[:80]
            if found := normalise(value):
                return found
    return None


def _language(tree: Any, metas: Mapping[str, list[str]]) -> str | None:
    root = tree.getroottree().getroot()
    declared = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    return normalise_code(declared) or normalise_code(_first(metas, LANGUAGE))


def _canonical(tree: Any) -> str | None:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            url = storable(link.get("href"))
            return url if url.startswith("http") else None
    return None
