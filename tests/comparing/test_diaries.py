"""What an entry of a diary tells stands on its day, once, and beside what others tell of it."""

from __future__ import annotations

from quellen.comparing import compare
from quellen.marking import analyse
from quellen.model import Findings, Marked
from quellen.reading import read
from quellen.reading.sources import source_of

DIARY = """Diary of Anna Kerr

1921

3 March. Frost. The pigs were sold. Nobody came.

7 March. The Deep Level mine in Brannock is on fire. Nineteen dead were brought up.

12 March. The rooks are back. The lamp broke.

1 May. They signed the agreement in Carrow yesterday.
"""
REPORT = (
    "On 7 March 1921 a fire broke out in the Deep Level mine in Brannock. The agreement was signed "
    "in Carrow on 30 April 1921."
)


def found(*texts: str) -> Findings:
    documents = [read(source_of(f"{n}.txt", f"/{n}.txt", t.encode())) for n, t in enumerate(texts)]
    return compare([Marked(f"d{n}", d, analyse(d)) for n, d in enumerate(documents)])


def test_a_day_of_small_things_is_one_event() -> None:
    events = [e for e in found(DIARY).events if e.edtf == "1921-03-12"]
    assert [[a.quote for a in e.accounts] for e in events] == [
        ["The rooks are back", "The lamp broke"]
    ]


def test_what_a_report_tells_of_the_same_day_is_one_event_with_it() -> None:
    shared = [e for e in found(DIARY, REPORT).events if len({a.document for a in e.accounts}) == 2]
    assert {e.edtf for e in shared} == {"1921-03-07", "1921-04-30"}


def test_the_day_of_an_entry_is_held_against_nobody() -> None:
    other = "The pigs of Anna Kerr were sold on 5 March 1921."
    assert found(DIARY, REPORT, other).disputes == ()


def test_a_diary_is_close_to_what_it_tells() -> None:
    told = [a for e in found(DIARY, REPORT).events for a in e.accounts if a.document == "d0"]
    assert {(a.earliest, a.told, a.years_after) for a in told} >= {
        ("1921-03-07", "1921-03-07", 0.0), ("1921-04-30", "1921-05-01", 0.0),
    }  # fmt: skip
