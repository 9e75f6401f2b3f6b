"""ClaimReview (schema.org): a review for each side of each dispute, without a verdict.

A side is reviewed as disputed, with how many independent origins it has and what stands against
it. No ``ratingValue`` is given: quellen takes no side.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from quellen.ledger import Store
from quellen.showing.dates import in_words
from quellen.showing.exports.plainly import Row, as_json, read_sources, source_iri
from quellen.showing.report.wording import number

CONTEXT = {
    "@vocab": "https://schema.org/",
    "appearance": {"@type": "@id"},
    "about": {"@type": "@id"},
}


def claimreview(store: Store) -> bytes:
    """JSON-LD with the whole context in the file: ``ClaimReview`` nodes in one graph."""
    sources = read_sources(store)
    titles = {e["event"]: e["title"] for e in store.timeline()}
    graph = [
        review
        for dispute in store.disputes()
        for review in _reviews(dispute, titles.get(dispute["event"], ""), sources)
    ]
    return as_json({"@context": CONTEXT, "@graph": graph})


def _reviews(dispute: Row, title: str, sources: dict[str, Row]) -> Iterator[dict[str, Any]]:
    sides = dispute["sides"]
    for n, side in enumerate(sides, 1):
        others = [s for s in sides if s is not side]
        value = in_words(side["value"]) if dispute["kind"] == "date" else side["value"]
        told = f"{dispute['kind']} {value}"
        about = f"urn:quellen:event:{dispute['event']}"
        yield {
            "@id": f"urn:quellen:dispute:{dispute['id']}:{n}",
            "@type": "ClaimReview",
            "claimReviewed": f"{title}: {told}" if title else told,
            **({"about": about} if dispute["event"] else {}),
            "itemReviewed": [_claim(account, sources) for account in side["accounts"]],
            "reviewRating": {"@type": "Rating", "alternateName": _standing(side, others)},
            "reviewBody": "; ".join(dispute["reasons"]),
        }


def _standing(side: Row, others: list[Row]) -> str:
    """ "Disputed: 2 independent origins, against 1"."""
    told = f"Disputed: {number(side['origins'], 'independent origin')}"
    against = " and ".join(str(other["origins"]) for other in others)
    return f"{told}, against {against}" if against else told


def _claim(account: Row, sources: dict[str, Row]) -> dict[str, Any]:
    source = sources[account["document"]]
    published = {"datePublished": source["published"]} if source["published"] else {}
    return {
        "@type": "Claim",
        "text": account["quote"],
        "author": {"@type": "Thing", "name": account["voice"]},
        "appearance": source_iri(source),
        **published,
    }
