"""How well statements are marked: own sentences with every proposition that they hold.

usage: python -m bench.statements [--errors]

A statement of the gold is met by one of ours with the same predicate in the same sentence. A
participant is a phrase in its role: who does it (the "by" of a passive too), to whom or what,
where, when. Phrases are the same where at least half of their words, articles aside, are. What
hangs on a statement that is not met is missed; what hangs on one that is not in the gold is false.
Figures, negation, modality and the chain of voices are scored on the statements that are met.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.floors import hold
from quellen.marking import analyse
from quellen.model import Analysis, Block, Document, Span, Statement

SENTENCES = Path(__file__).parent / "data" / "statements.jsonl"
ROLES = ("who", "whom", "where", "when")
Row = dict[str, Any]
Tally = Counter[tuple[str, str]]


def rows() -> Iterator[Row]:
    with SENTENCES.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def analysed(text: str) -> Analysis:
    block = Block(0, len(text), "paragraph")
    return analyse(Document("bench", "0" * 64, "text", text, (block,), language="en"))


# ------------------------------------------------------------------------ one sentence


def score(row: Row, tally: Tally) -> list[str]:
    """Count what is right, missed and false in one sentence; the errors in words."""
    text, analysis = row["text"], analysed(row["text"])
    left = list(analysis.statements)
    errors = []
    for wanted in row["statements"]:
        found = next((s for s in left if s.predicate == wanted["predicate"]), None)
        _count(tally, "predicate", wanted["predicate"], found.predicate if found else None)
        if found is None:
            errors.append(f"missed {wanted['predicate']!r}")
        else:
            left.remove(found)
            errors += _held(text, analysis, wanted, found, tally)
        errors += _roles(text, wanted, found, tally)
    for found in left:
        _count(tally, "predicate", None, found.predicate)
        errors += [f"false {found.predicate!r}", *_roles(text, {}, found, tally)]
    return errors


def _roles(text: str, wanted: Row, found: Statement | None, tally: Tally) -> list[str]:
    """Participants by role, each phrase used once."""
    errors = []
    for role in ROLES:
        left = _given(text, found, role)
        for phrase in _listed(wanted.get(role)):
            match = next((p for p in left if _same(role, phrase, p)), None)
            _count(tally, role, phrase, match)
            if match is None:
                errors.append(f"{wanted['predicate']}: {role} {phrase!r} missed")
            else:
                left.remove(match)
        for phrase in left:
            _count(tally, role, None, phrase)
            errors.append(f"{found.predicate if found else ''}: {role} {phrase!r} false")
    return errors


def _given(text: str, found: Statement | None, role: str) -> list[str]:
    if found is None:
        return []
    spans: dict[str, Sequence[Span]] = {"who": found.agents, "whom": found.patients}
    if role in spans:
        return [text[a:b] for a, b in spans[role]]
    return _listed(found.place if role == "where" else found.edtf)


def _listed(value: str | list[str] | None) -> list[str]:
    return [value] if isinstance(value, str) else list(value or ())


def _same(role: str, wanted: str, found: str) -> bool:
    if role == "when":
        return wanted == found
    one, two = (
        set(re.findall(r"\w+", phrase.lower())) - {"the", "a", "an"} for phrase in (wanted, found)
    )
    return 2 * len(one & two) >= len(one | two)


def _held(text: str, analysis: Analysis, wanted: Row, found: Statement, tally: Tally) -> list[str]:
    """What is said of a statement that is met, beside its participants."""
    figures = [analysis.figures[i] for i in found.figures]
    chosen = {a.id: a.voice for a in analysis.attributions}
    pairs: dict[str, tuple[Any, Any]] = {
        "figures": (
            sorted((x, y or 0, z) for x, y, z in wanted.get("figures", [])),
            sorted((f.low, f.high or 0, f.counts) for f in figures),
        ),
        "negation": (wanted.get("negated", False), found.polarity == "negative"),
        "modality": (wanted.get("modality", "actual"), found.modality),
        "chain": (wanted.get("chain", []), [chosen[a] for a in found.chain]),
    }
    errors = []
    for name, (want, got) in pairs.items():
        right = _same_chain(want, got) if name == "chain" else want == got
        tally[name, "right" if right else "wrong"] += 1
        if not right:
            errors.append(f"{found.predicate}: {name} {got} instead of {want}")
    return errors


def _same_chain(wanted: list[str], found: list[str]) -> bool:
    return len(wanted) == len(found) and all(
        _same("who", a, b) for a, b in zip(wanted, found, strict=True)
    )


# -------------------------------------------------------------------------------- sums


def _count(tally: Tally, what: str, wanted: str | None, found: str | None) -> None:
    kind = "right" if wanted and found else "missed" if wanted else "false"
    tally[what, kind] += 1


def f1(tally: Tally, *names: str) -> tuple[float, float, float]:
    """Precision, recall and F1 over one or more kinds, in points of a hundred."""
    right, missed, false = (
        sum(tally[n, kind] for n in names) for kind in ("right", "missed", "false")
    )
    precision = 100 * right / max(1, right + false)
    recall = 100 * right / max(1, right + missed)
    return precision, recall, 200 * right / max(1, 2 * right + missed + false)


def share(tally: Tally, name: str) -> float:
    right, wrong = tally[name, "right"], tally[name, "wrong"]
    return 100 * right / max(1, right + wrong)


def main() -> None:
    tally: Tally = Counter()
    gold = list(rows())
    for row in gold:
        errors = score(row, tally)
        if errors and "--errors" in sys.argv:
            print(f"    {row['text']}", *(f"        {e}" for e in errors), sep="\n")
    print(f"own sentences: {len(gold)}, with {sum(len(r['statements']) for r in gold)} statements")
    measures = {"predicate": ("predicate",), "participants": ROLES}
    for name, parts in (measures | {role: (role,) for role in ROLES}).items():
        precision, recall, both = f1(tally, *parts)
        print(f"{name:13} P {precision:5.1f}  R {recall:5.1f}  F1 {both:5.1f}")
    on_met = ("figures", "negation", "modality", "chain")
    print("of those met: " + "; ".join(f"{n} {share(tally, n):.1f}" for n in on_met))
    hold(
        "statements",
        predicate=f1(tally, "predicate")[2],
        participants=f1(tally, *ROLES)[2],
        **{n: share(tally, n) for n in on_met},
    )


if __name__ == "__main__":
    main()
