"""Support: for each value of an event, who gives it and from how many independent origins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from quellen.comparing.disputes.wording import in_words
from quellen.comparing.happening import Happening
from quellen.comparing.origins import OriginCounter
from quellen.model import Account, Support

Values = dict[tuple[str, str], list[Account]]


def support_of(event: str, happening: Happening, counter: OriginCounter) -> Iterator[Support]:
    """That it happened, each date, each place and each figure that accounts of the event give."""
    for (field, value), accounts in _values(happening).items():
        origins = counter.of(accounts)
        documents = tuple(dict.fromkeys(a.document for a in accounts))
        reasons = origins.reasons or (
            ("one document alone gives it",) if len(documents) == 1
            else ("no dependence between these documents was found for this",)
        )  # fmt: skip
        yield Support(
            event, field, value, documents, origins.count, origins.groups, reasons,
            origins.effective,
        )  # fmt: skip


def _values(happening: Happening) -> Values:
    values: Values = defaultdict(list)
    for witnessed in happening.affirmed:
        account = witnessed.account
        values["occurrence", "told"].append(account)
        if account.edtf and witnessed.telling.explicit:
            values["date", account.edtf].append(account)
        if account.place:
            values["place", account.place].append(account)
        for figure in account.figures:
            values[figure.counts, in_words(figure)].append(account)
    return values
