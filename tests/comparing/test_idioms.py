"""Acts told in several words count as what they are: "gave way" as a collapse."""

from __future__ import annotations

import pytest

from quellen.comparing.idioms import Idioms


@pytest.mark.parametrize(
    ("text", "family"),
    [("The dam gave way at noon.", "=collapse"),
     ("The printer got four years.", "=sentence"),
     ("They let the hostages go out of prison.", "=release"),
     ("The general set the prisoners free.", "=release"),
     ("The king got away in a hay cart.", "=flee"),
     ("Divers brought him home.", "=return"),
     ("Police took two of them into custody.", "=arrest"),
     ("Tanks rolled into the capital.", "=fall"),
     ("The army cut the valley off.", None),
     ("The pass was cut off by snow.", "=siege"),
     ("The colony was granted a charter and the council went.", None),
     ("He gave the way to the station.", None),
     ("The strikers got nothing for four years.", None)],
)  # fmt: skip
def test_what_an_idiom_tells(text: str, family: str | None) -> None:
    assert Idioms(text).families(0, len(text)) == (frozenset({family}) if family else frozenset())


def test_only_what_stands_in_the_clause_counts() -> None:
    text = "The dam gave way, and the mayor stepped down."
    assert Idioms(text).families(0, text.index(",")) == {"=collapse"}
