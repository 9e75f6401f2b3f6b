"""The day and the place of an event are what the reports of it give."""

from __future__ import annotations

from dataclasses import replace

from quellen.comparing.settings import settled
from quellen.model import Account, Analysis, Document, Event, Marked, Scene


def marked(number: str, day: str | None, place: str | None) -> Marked:
    scene = Scene(edtf=day, earliest=day, latest=day, place=place)
    return Marked(number, Document(number, number, "text", ""), Analysis(number, scenes=(scene,)))


def event(earliest: str | None, latest: str | None, *about: str) -> Event:
    return Event("v1", "A fire", (), None, earliest, latest, about=about)


REPORTS = [
    marked("a", "2019-05-11", "Dayton"),
    marked("b", "2019-05-11", "Dayton"),
    marked("c", "2019-05-12", "Akron"),
]


def test_the_place_is_that_of_most_reports() -> None:
    (found,) = settled([event(None, None, "a", "b", "c")], REPORTS)
    assert found.place == "Dayton"
    assert found.earliest == found.latest == found.edtf == "2019-05-11"


def test_a_night_counts_to_the_day_on_which_it_begins() -> None:
    (found,) = settled([event("2019-05-11", "2019-05-12", "a")], REPORTS)
    assert (found.earliest, found.latest) == ("2019-05-11", "2019-05-11")


def test_a_day_that_accounts_give_stays() -> None:
    (found,) = settled([event("2019-05-09", "2019-05-09", "a")], REPORTS)
    assert found.earliest == "2019-05-09"


def test_events_that_no_report_is_about_stay_as_they_are() -> None:
    given = event("2019-05-11", "2019-05-12")
    assert settled([given], REPORTS) == (given,)


def given(*days: str) -> tuple[Account, ...]:
    return tuple(Account(f"d{n}", "d", (), 0, 1, "", edtf=day) for n, day in enumerate(days))


def test_of_the_days_that_accounts_give_it_is_that_of_most_reports() -> None:
    told = replace(
        event("2019-05-12", "2019-05-12", "a", "b", "c"), edtf="2019-05-12",
        accounts=given("2019-05-11", "2019-05-12"),
    )  # fmt: skip
    assert settled([told], REPORTS)[0].edtf == "2019-05-11"
    assert settled([replace(told, about=("a", "c"))], REPORTS)[0].edtf == "2019-05-12"


def test_a_day_that_is_only_supposed_yields_to_that_of_its_reports() -> None:
    told = replace(event("2019-05-12", "2019-05-12", "a"), edtf="2019-05-12")
    assert settled([told], REPORTS)[0].edtf == "2019-05-12"
    assert settled([told], REPORTS, {"v1"})[0].edtf == "2019-05-11"


def test_a_bound_takes_the_day_of_its_reports() -> None:
    assert settled([event(None, "2019-05-20", "a")], REPORTS)[0].earliest == "2019-05-11"
