"""What a page says of itself in JSON-LD, in the vocabulary of schema.org."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from quellen.reading.bylines import split_names
from quellen.reading.dates import normalise
from quellen.reading.draft import storable
from quellen.reading.tongue import normalise_code

ARTICLES = frozenset(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle BlogPosting "
    "BackgroundNewsArticle ReviewNewsArticle LiveBlogPosting SocialMediaPosting ScholarlyArticle "
    "Report TechArticle WebPage CreativeWork Interview".split()
)
NOT_A_NAME = re.compile(
    r"https?://|@|\b(?:admin|administrator|editor|staff|webmaster|unknown|anonymous)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class PageData:
    """Fields of a page; empty where it does not say."""

    title: str | None = None
    heading: str | None = None
    """The page's main heading as shown."""
    authors: list[str] = field(default_factory=list)
    affiliation: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None


def take_json_ld(tree: Any, data: PageData) -> None:
    """Fill a page's data from its scripts; damaged ones are passed over."""
    for node in _json_ld(tree):
        _take_node(node, data)


def _json_ld(tree: Any) -> list[Mapping[str, Any]]:
    """Nodes that describe an article, the most article-like first."""
    nodes: list[Mapping[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            try:
                nodes.extend(_nodes(json.loads(script.text or "", strict=False)))
            except (ValueError, RecursionError):
                continue
    found = [(types, n) for n in nodes if (types := _types(n) & ARTICLES)]
    found.sort(key=lambda pair: bool(pair[0] & {"WebPage", "CreativeWork"}))
    return [node for _, node in found]


def _nodes(value: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    if depth > 8:
        return
    if isinstance(value, list):
        for each in value:
            yield from _nodes(each, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(value.get(name), depth + 1)


def _types(node: Mapping[str, Any]) -> set[str]:
    kind = node.get("@type")
    return {str(k) for k in kind} if isinstance(kind, list) else {str(kind)}


def _take_node(node: Mapping[str, Any], data: PageData) -> None:
    data.title = data.title or _words(node.get("headline"))
    for author in _listed(node.get("author") or node.get("creator")):
        _take_author(author, data)
    for publisher in _listed(node.get("publisher")):
        data.publisher = data.publisher or _words(publisher)
    data.published = data.published or normalise(_words(node.get("datePublished")))
    data.language = data.language or normalise_code(_words(node.get("inLanguage")))
    url = _words(node.get("url"))
    data.url = data.url or (url if url and url.startswith("http") else None)


def _take_author(author: Any, data: PageData) -> None:
    name = _words(author)
    if not name or NOT_A_NAME.search(name) or len(name) > 120:
        return
    for each in split_names(name) if isinstance(author, str) else [name]:
        if each not in data.authors:
            data.authors.append(each)
    if isinstance(author, dict) and data.affiliation is None:
        place = _words(
            next(iter(_listed(author.get("affiliation") or author.get("worksFor"))), None)
        )
        job = _words(author.get("jobTitle"))
        data.affiliation = ", ".join(filter(None, (job, place))) or None


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _words(value: Any) -> str | None:
    """The words of a JSON-LD value: a string, or the name of what it describes."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    if isinstance(value, list):
        value = next(iter(value), None)
    return (storable(value) or None) if isinstance(value, str) else None
