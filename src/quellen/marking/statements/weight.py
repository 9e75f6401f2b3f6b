"""How far a statement can be checked: what it pins down, with the reasons in words."""

from __future__ import annotations

from quellen.marking.statements.clause import Clause
from quellen.marking.statements.dating import OWN_DATE, Dated
from quellen.marking.statements.roles import roles_of
from quellen.model import Modality

# What each thing adds; they sum to 1. Set by judgement: a date and a number are what records hold.
DATE, DAY, FIGURE, NAMED, PLACE, ACTUAL = 0.25, 0.1, 0.25, 0.15, 0.1, 0.15
IN_PASSING = (
    0.7  # of what a participle tells, or a noun alone: "led by the minister", "resulting in a ban"
)
VAGUE_MODALITIES = frozenset({"opinion", "hypothetical", "future"})


def checkable(  # noqa: PLR0913, PLR0917 - one argument for each thing that can be checked
    clause: Clause,
    dated: Dated,
    figure: bool,
    named: bool,
    place: str | None,
    modality: Modality,
) -> tuple[float, tuple[str, ...]]:
    """A number from 0 to 1, and what it is made of."""
    to_the_day = dated.earliest is not None and dated.earliest == dated.latest
    parts = [
        (DATE, dated.edtf is not None, "gives a date"),
        (DAY, to_the_day, "to the day"),
        (FIGURE, figure, "gives a figure"),
        (NAMED, named, "names who"),
        (PLACE, place is not None, "names where"),
        (ACTUAL, modality == "actual", "said as fact"),
    ]
    held = [(weight, reason) for weight, holds, reason in parts if holds]
    total = sum(weight for weight, _ in held)
    if not figure and _in_passing(clause, dated):
        total *= IN_PASSING
        held.append((0.0, "less so, being told in passing"))
    if modality in VAGUE_MODALITIES:
        total *= 0.4
        held.append((0.0, f"less so, being {_ARTICLE[modality]}"))
    return round(min(total, 1.0), 2), tuple(reason for _, reason in held)


def _in_passing(clause: Clause, dated: Dated) -> bool:
    """What is only named ("the 2003 war"), or told in a participle without a date of its own."""
    head = clause.head
    if clause.nominal:
        return roles_of(clause) == ((), ())
    if OWN_DATE in dated.reasons:
        return False
    finite = any(c.dep in ("nsubj", "nsubjpass", "aux", "auxpass") for c in head.children)
    return head.dep in ("acl", "advcl", "relcl") and not finite


_ARTICLE = {"opinion": "an opinion", "hypothetical": "hypothetical", "future": "about the future"}
