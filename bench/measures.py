"""Measures on the example corpus: each gives what was asked for and whether it was found.

A row is a label, which says what was found in its place, and whether that is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bench.quoting import Answers, Row, inside, label_of, met, met_by

Results = Iterator[tuple[str, bool]]


def metadata(gold: Row, answers: Answers) -> Results:
    for name, wanted in gold["documents"].items():
        row = answers.marks[name]
        posts = sum(block["kind"] == "post" for block in row["blocks"])
        for field, value in wanted.items():
            found = posts if field == "posts" else row[field]
            yield f"{name}: {field} is {found!r}, not {value!r}", found == value


# --------------------------------------------------------------------------- events


def events(gold: Row, answers: Answers) -> Results:
    for event in gold["events"]:
        found = event_of(event, answers)
        accounts = found["accounts"] if found else []
        for quote in event["accounts"]:
            told = any(met_by(answers, quote, account) for account in accounts)
            yield f"{event['id']}: {label_of(quote)}", told


def event_dates(gold: Row, answers: Answers) -> Results:
    """The day of each event, or an interval from that day on."""
    for event in gold["events"]:
        found = event_of(event, answers)
        edtf = (found["edtf"] if found else None) or "none"
        allowed = event["edtf"].strip("[]").split(",")
        right = edtf == event["edtf"] or edtf.split("/")[0] in allowed
        yield f"{event['id']}: {edtf}, not {event['edtf']}", right


def event_of(event: Row, answers: Answers) -> Row | None:
    """The event of the ledger that meets most of the quotes of an event of the gold."""
    met_most = max(
        answers.queries["timeline"], key=lambda e: _quotes_met(event, e, answers), default=None
    )
    return met_most if met_most and _quotes_met(event, met_most, answers) else None


def _quotes_met(event: Row, found: Row, answers: Answers) -> int:
    return sum(
        any(met_by(answers, quote, account) for account in found["accounts"])
        for quote in event["accounts"]
    )


def figures(gold: Row, answers: Answers) -> Results:
    for event in gold["events"]:
        for wanted in event["figures"]:
            near = [
                figure for figure in answers.marks[wanted["document"]]["figures"]
                if inside(answers, wanted, (figure["start"], figure["end"]))
            ]  # fmt: skip
            found = [(f["counts"], f["low"], f["high"], f["part"]) for f in near]
            label = f"{wanted['counts']} {wanted['low']} found {found}: {label_of(wanted)}"
            yield label, any(_same_figure(wanted, figure) for figure in near)


def _same_figure(wanted: Row, figure: Row) -> bool:
    """Same thing counted, same bounds; the bounds of a rounded number need only hold it."""
    if wanted["counts"] != figure["counts"] or wanted.get("part", False) > figure["part"]:
        return False
    if wanted["qualifier"] == "about":
        return bool((figure["low"] or 0) <= wanted["low"] <= (figure["high"] or wanted["low"]))
    return bool((wanted["low"], wanted["high"]) == (figure["low"], figure["high"]))


# ------------------------------------------------------------------------- disputes


def disputes(gold: Row, answers: Answers) -> Results:
    for wanted in gold["disputes"]:
        if wanted["required"]:
            yield (
                wanted["id"],
                any(_is_dispute(wanted, found, answers) for found in answers.queries["disputes"]),
            )


def conflicts_true(gold: Row, answers: Answers) -> Results:
    """Each conflict of the ledger: whether the gold knows it, asked for or not."""
    for found in answers.queries["disputes"]:
        if found["relation"] == "conflict":
            known = any(_is_dispute(wanted, found, answers) for wanted in gold["disputes"])
            yield told_of(found), known


def _is_dispute(wanted: Row, found: Row, answers: Answers) -> bool:
    if (wanted["kind"], wanted["relation"]) != (found["kind"], found["relation"]):
        return False
    sides_met = [
        {
            n
            for n, side in enumerate(found["sides"])
            if side_met(side_wanted["quotes"], side, answers)
        }
        for side_wanted in wanted["sides"]
    ]
    if wanted["kind"] == "chronology":
        return all(sides_met)
    return all(sides_met) and len(set[int]().union(*sides_met)) >= len(sides_met)


def side_met(quotes: Sequence[Row], side: Row, answers: Answers) -> bool:
    return any(met_by(answers, quote, account) for quote in quotes for account in side["accounts"])


def told_of(dispute: Row) -> str:
    sides = " | ".join(
        f"{side['value']}: " + " / ".join(sorted({label_of(a) for a in side["accounts"]}))
        for side in dispute["sides"]
    )
    return f"{dispute['kind']}: {' '.join(sides.split())}"


# -------------------------------------------------------------- dependence, origins


def dependence(gold: Row, answers: Answers) -> Results:
    """Each dependence, in its direction; a duplicate has none."""
    links = {(x["from"], x["to"], x["kind"]) for x in answers.queries["lineage"]}
    links |= {(b, a, kind) for a, b, kind in links if kind == "duplicate"}
    for wanted in gold["dependence"]:
        pair = (wanted["from"], wanted["to"])
        others = sorted(f"{a} → {b}: {kind}" for a, b, kind in links if {a, b} == set(pair))
        label = f"{pair[0]} → {pair[1]}: {' or '.join(wanted['kinds'])}, found {others}"
        yield label, any((*pair, kind) in links for kind in wanted["kinds"])


def origins(gold: Row, answers: Answers) -> Results:
    """How many origins a value has, where at least half of those who give it stand together."""
    by_id = {event["id"]: event for event in gold["events"]}
    for wanted in gold["origins"]:
        event = event_of(by_id[wanted["event"]], answers)
        rows = [s for s in answers.queries["support"] if event and _supports(s, event, wanted)]
        giving = set(wanted["documents"])
        best = max(rows, key=lambda s: len(giving & set(s["documents"])), default=None)
        documents = best["documents"] if best else []
        counted = best["origins"] if best else 0
        least, most = wanted["origins"]
        together = 2 * len(giving & set(documents)) >= len(giving)
        label = f"{wanted['event']} {wanted['value']}: found {counted} of {documents}"
        yield f"{label}, not {least} to {most}", together and least <= counted <= most


def _supports(support: Row, event: Row, wanted: Row) -> bool:
    value = support["value"].replace(",", "").split()[-1]
    found = (support["event"], support["field"], value)
    return found == (event["event"], wanted["field"], wanted["value"])


# --------------------------------------------------------------------------- voices


def voices(gold: Row, answers: Answers) -> Results:
    for wanted in gold["voices"]:
        found = attributions(answers, wanted)
        right = any(
            is_voice(wanted["voice"], a["voice"])
            and (a["voice_type"], a["polarity"]) == (wanted["type"], wanted["stance"])
            for a in found
        )
        said = [f"{a['voice']} ({a['voice_type']}, {a['polarity']})" for a in found]
        yield (
            f"{wanted['voice']} ({wanted['type']}, {wanted['stance']}), found {said}: "
            f"{label_of(wanted)}",
            right,
        )


def chains(gold: Row, answers: Answers) -> Results:
    for wanted in gold["chains"]:
        rows = {a["id"]: a for a in answers.marks[wanted["document"]]["attributions"]}
        found = [_chain(a, rows) for a in attributions(answers, wanted)]
        right = any(
            len(chain) == len(wanted["chain"])
            and all(is_voice(a, b) for a, b in zip(wanted["chain"], chain, strict=True))
            for chain in found
        )
        yield f"{' › '.join(wanted['chain'])}, found {found}: {label_of(wanted)}", right


def attributions(answers: Answers, quote: Row) -> list[Row]:
    """The attributions of a document whose content meets a quote."""
    rows = answers.marks[quote["document"]]["attributions"]
    return [a for a in rows if met(answers, quote, quote["document"], a["content"])]


def is_voice(wanted: str, found: str) -> bool:
    """Whether one name holds all words of the other, articles aside."""
    one, two = (
        set(re.findall(r"\w+", name.casefold())) - {"the", "a", "an"} for name in (wanted, found)
    )
    return bool(one and two) and (one <= two or two <= one)


def _chain(attribution: Row, rows: Mapping[str, Row]) -> list[str]:
    chain: list[str] = []
    while attribution:
        chain.insert(0, attribution["voice"])
        attribution = rows.get(attribution["parent"], {})
    return chain
