"""A date and a distance beside it, held against the day of the act that the distance hangs on."""

from __future__ import annotations

import pytest
from tests.comparing.test_deciding_events import pile

from quellen.comparing import compare
from quellen.comparing.anchors import Anchor, anchor_at
from quellen.model import Dispute


def contradictions(*texts: str) -> list[Dispute]:
    return [d for d in compare(pile(*texts)).disputes if d.kind == "chronology"]


@pytest.mark.parametrize("texts", [
    ("General Orsk died on 9 May 1931.",
     "The canal at Lenn was opened on 3 June 1934, a year before the death of General Orsk."),
    ("Ida Brenn was sentenced in March 1923. "
     "Brenn was released on 4 June 1926, seven years after she was sentenced.",),
    ("Tomas Kell was shot at on 4 May 1910. He was arrested on 3 May 1911. "
     "Kell was released on 9 August 1913, ten months after he was arrested.",),
    ("The siege of Tarn began on 1 April 1702. "
     "The siege of Tarn ended on 20 May 1702, five months after it began.",),
    ("Anton Vell was murdered on 2 March 1848.",
     "The cathedral burned on 8 June 1861, two years after Anton Vell was killed."),
    ("The Farmers' League was founded on 3 May 1901.",
     "The hall was built in 1920, five years after the founding of the Farmers' League."),
    # "The coup" is the one that was told of before; a date may open the clause.
    ("On 12 May 1931 the army deposed the king in a coup. "
     "A vote was held on 3 June 1936, two years after the coup.",),
    ("An explosion wrecked the mill at Lenn on 7 March 1921. "
     "On 1 August 1922 the mill was reopened, less than nine months after the explosion.",),
    # A strike begins when they strike.
    ("The miners of Dorva struck on 11 February 1924. "
     "The strike of 1924 ended on 9 May 1924, six weeks after it began.",),
    # He is of whom the paragraph before spoke.
    ("Ida Brenn spoke for an hour. In March 1923 she was sentenced. "
     "Brenn was released on 4 June 1926, seven years after she was sentenced.",),
])  # fmt: skip
def test_a_date_that_the_distance_beside_it_does_not_fit_is_told(texts: tuple[str, ...]) -> None:
    (dispute,) = contradictions(*texts)
    assert " is " in dispute.reasons[0]
    assert ", not “" in dispute.reasons[0]
    assert len({(a.document, a.start) for side in dispute.sides for a in side.accounts}) == 2


@pytest.mark.parametrize("texts", [
    # The distance fits.
    ("General Orsk died on 9 May 1931.",
     "The canal at Lenn was opened on 3 June 1930, a year before the death of General Orsk."),
    ("Ida Brenn was sentenced in March 1923. "
     "Brenn was released on 4 June 1926, about three years after she was sentenced.",),
    # It is another's death, or one of two who are named so.
    ("The brother of General Orsk died on 9 May 1931.",
     "The canal at Lenn was opened on 3 June 1934, a year before the death of General Orsk."),
    ("Tomas Orsk died on 9 May 1931. Emil Orsk was a painter.",
     "The canal at Lenn was opened on 3 June 1934, a year before the death of Orsk."),
    # He is not she, and may be either of two.
    ("Anna Brenn was sentenced in March 1923. "
     "Brenn was released on 4 June 1926, seven years after he was sentenced.",),
    ("Karl Roth was sentenced in March 1923. "
     "Karl Roth met Emil Dorn on 4 June 1926, seven years after he was sentenced.",),
    # Another act of the same person, done again, denied, planned or put otherwise.
    ("Ida Brenn was convicted in March 1923. "
     "Brenn was released on 4 June 1926, seven years after she was sentenced.",),
    ("Tomas Kell was arrested again on 3 May 1911. "
     "Kell was released on 9 August 1913, ten months after he was arrested.",),
    ("General Orsk died on 9 May 1931.",
     "It is not true that the canal was opened on 3 June 1934, a year before the death of General "
     "Orsk."),
    ("General Orsk did not die on 9 May 1931.",
     "The canal at Lenn was opened on 3 June 1934, a year before the death of General Orsk."),
    # Two days are told of the death: that is another dispute.
    ("General Orsk died on 9 May 1931.", "General Orsk died on 2 July 1935.",
     "The canal at Lenn was opened on 3 June 1934, a year before the death of General Orsk."),
    # "A year" is a rough measure; "less than" and "over" leave one side open.
    ("Ida Brenn was sentenced in March 1923. "
     "Brenn was released on 4 June 1924, a year after she was sentenced.",),
    ("Ida Brenn was sentenced in March 1923. "
     "Brenn was released on 4 June 1923, less than nine months after she was sentenced.",),
    ("Ida Brenn was sentenced in March 1923. "
     "Brenn was released on 4 June 1929, over a year after she was sentenced.",),
    # Of two coups either may be meant, of a war the end; who heard of a coup has not told it.
    ("On 12 May 1931 the king fell in a coup. On 3 May 1933 a second coup failed. On 7 July 1934 "
     "the guards fell in a coup. A vote was held on 3 June 1938, two years after the coup.",),
    ("On 12 May 1931 a war broke out. A vote was held on 3 June 1938, two years after the war.",),
    ("On 12 May 1931 the envoy heard of a coup. "
     "A vote was held on 3 June 1936, two years after the coup.",),
    ("The miners of Dorva struck on 11 February 1922. "
     "The strike of 1924 ended on 9 May 1924, six weeks after it began.",),
    # More than the number that ends it.
    ("General Orsk died on 9 May 1931.",
     "The canal at Lenn was opened on 3 June 1956, twenty-five years after the death of General "
     "Orsk."),
    ("General Orsk died on 9 May 1931.",
     "The canal at Lenn was opened on 3 June 1933, one or two years after the death of General "
     "Orsk."),
])  # fmt: skip
def test_what_only_looks_so_is_left_alone(texts: tuple[str, ...]) -> None:
    assert contradictions(*texts) == []


def test_an_anchor_is_an_act_and_whose_it_is() -> None:
    assert anchor_at("the death of General Orsk.", 0) == Anchor("death", "General Orsk", 0, 25)
    assert anchor_at("Anna Vell had been sentenced.", 0) == Anchor("sentence", "Anna Vell", 0, 28)
    assert anchor_at("the death of King Karl of Varn", 0) is None
    assert anchor_at("the walls of Varn", 0) is None
    assert anchor_at("he was sentenced in his absence", 0) is None
