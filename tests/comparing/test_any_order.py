"""What is found does not hang on the order in which documents were read, nor on who came first."""

from __future__ import annotations

import gc
import itertools
from collections.abc import Sequence

import pytest
from tests.comparing.test_deciding_events import pile

from quellen.comparing import compare
from quellen.model import Findings, Marked

TEXTS = (
    "On 3 May 2021 an explosion at the Karlen mill killed 58 people. The owner Ruth Amsel resigned "
    "on 9 June 2021.",
    "The explosion at the Karlen mill killed 86 people on 3 May 2021, the union said. The owner "
    "denied that the boiler had been neglected.",
    "An explosion at the Karlen mill on 4 May 2021 killed 58 people. Ruth Amsel resigned in June.",
    "Ruth Amsel was arrested on 2 August 2021, a year after the explosion at the Karlen mill.",
)


def found(findings: Findings) -> tuple[object, ...]:
    """Events and disputes by the places that they quote, without their numbers and their order."""
    events = {
        (e.edtf, frozenset((a.document, a.start, a.end) for a in e.accounts))
        for e in findings.events
    }
    disputes = {
        (d.kind, d.relation, frozenset(
            (s.value, s.origins, frozenset((a.document, a.start, a.end) for a in s.accounts))
            for s in d.sides
        ))
        for d in findings.disputes
    }  # fmt: skip
    return events, disputes


def test_documents_in_any_order_give_the_same_findings() -> None:
    documents: Sequence[Marked] = pile(*TEXTS)
    expected = found(compare(documents))
    assert expected[1]
    for order in itertools.permutations(documents):
        assert found(compare(order)) == expected


@pytest.mark.parametrize("on", [True, False])
def test_comparing_leaves_the_collector_as_it_was(on: bool) -> None:
    was_on = gc.isenabled()
    try:
        (gc.enable if on else gc.disable)()
        compare(pile(*TEXTS[:1]))
        assert gc.isenabled() is on
    finally:
        (gc.enable if was_on else gc.disable)()
