"""A simulated world of library catalogues: who wrote which book, as many shops copy it out.

Shops leave authors out, shorten first names, slip, err, and take entries from each other; the
values are lists of names, right only where they are whole.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from quellen.comparing.claims import Claim

FIRST = (
    "Anna Bela Carl Dora Emil Finn Gerd Hugo Ines Jule Karl Lena Mara Nils Olga Paul Rosa Sven"
).split()
LAST = [
    beginning + ending
    for beginning in "Ab Be Ca Do En Fa Gre Har Il Ja Kel Lor Mun Nor Ost".split()
    for ending in "man ner ley stein wick dal ro".split()
]
AUTHORS = (1, 1, 1, 2, 2, 2, 3, 3, 4, 5)  # how many a book has, each as often as it stands here


@dataclass(frozen=True, slots=True)
class Shop:
    """How often a shop does what to an entry."""

    cuts: float
    slips: float
    errs: float
    shortens: float
    copies_from: int | None


def catalogues(seed: int, shops: int = 200, books: int = 400) -> tuple[list[Claim], dict[str, str]]:
    """Claims of shops, the largest first, and the right list of authors of each book spoken of."""
    rng = random.Random(seed)
    truth = {f"book {i}": [_name(rng) for _ in range(rng.choice(AUTHORS))] for i in range(books)}
    entries: list[dict[str, list[str]]] = []
    for number in range(shops):
        shop, size = _shop(rng, number), max(1, int(books * 0.5 / (number + 1) ** 0.8))
        taken = entries[shop.copies_from] if shop.copies_from is not None else {}
        chosen = [
            *rng.sample(sorted(taken), min(len(taken), size)),
            *rng.sample(sorted(truth), size),
        ]
        entries.append(
            {
                book: taken[book] if book in taken and rng.random() < 0.9
                else _entry(rng, shop, truth[book])
                for book in list(dict.fromkeys(chosen))[:size]
            }
        )  # fmt: skip
    claims = [
        Claim(f"shop {number}", book, "; ".join(names))
        for number, entry in enumerate(entries)
        for book, names in entry.items()
    ]
    spoken = {claim.object for claim in claims}
    return claims, {book: "; ".join(names) for book, names in truth.items() if book in spoken}


def _shop(rng: random.Random, number: int) -> Shop:
    copies = rng.randrange(number) if number > 5 and rng.random() < 0.3 else None
    return Shop(
        rng.choice((0, 0, 0.1, 0.3, 0.8)), rng.uniform(0, 0.08), rng.uniform(0, 0.06),
        rng.choice((0, 0, 0, 0.9)), copies,
    )  # fmt: skip


def _name(rng: random.Random) -> str:
    return f"{rng.choice(FIRST)} {rng.choice(LAST)}"


def _entry(rng: random.Random, shop: Shop, right: Sequence[str]) -> list[str]:
    names = [_name(rng)] if rng.random() < shop.errs else list(right)
    if len(names) > 1 and rng.random() < shop.cuts:
        names = names[:1] if rng.random() < 0.7 else names[:-1]
    names = [n[:-2] + n[-1] if rng.random() < shop.slips else n for n in names]
    if rng.random() < shop.shortens:
        names = [f"{n[0]}. {n.split()[1]}" for n in names]
    return names
