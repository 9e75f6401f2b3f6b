"""Scenes: the day and the town of what a report is about."""

from __future__ import annotations

from quellen.marking.language import parse
from quellen.marking.scenes import mark_scenes
from quellen.marking.times import mark_times
from quellen.model import Block, Document, Scene

PUBLISHED = "2019-05-14"  # a Tuesday


def scene(title: str, *paragraphs: str) -> Scene | None:
    text = "\n\n".join([title, *paragraphs])
    blocks, at = [], 0
    for number, part in enumerate([title, *paragraphs]):
        kind = "heading" if number == 0 else "paragraph"
        blocks.append(Block(at, at + len(part), kind))  # type: ignore[arg-type]
        at += len(part) + 2
    document = Document("t", "0", "text", text, tuple(blocks), title, published=PUBLISHED)
    parsed = parse(document)
    return next(iter(mark_scenes(document, parsed, mark_times(document, parsed))), None)


def day(title: str, *paragraphs: str) -> str | None:
    found = scene(title, *paragraphs)
    return found.earliest if found else None


def place(title: str, *paragraphs: str) -> str | None:
    found = scene(title, *paragraphs)
    return found.place if found else None


def test_a_memory_that_dates_what_was_long_past_has_no_scene() -> None:
    told = "On {} May {} the guards fired on the dockers of Harwick and killed two men."
    memories = [told.format(n, 1990 + n) for n in range(1, 9)]
    assert scene("The dockers of Harwick remember", *memories) is None
    report = "On Sunday the guards fired on the dockers of Harwick and killed two men."
    assert place("Two men killed in Harwick", report, memories[0]) == "Harwick"


def test_the_day_is_that_of_what_happened_not_of_what_was_said_or_done_about_it() -> None:
    assert (
        day(
            "Two men charged after ferry fire",
            "Two men were charged on Monday with setting fire to a ferry, police said Tuesday.",
            "The fire broke out on Saturday afternoon while the ferry lay at its moorings.",
            "Both men appeared in court on Tuesday morning.",
        )
        == "2019-05-11"
    )


def test_a_night_counts_to_the_day_on_which_it_begins() -> None:
    found = scene("Warehouse burns", "A warehouse burned down late Sunday night, officials said.")
    assert found is not None
    assert (found.earliest, found.latest) == ("2019-05-12", "2019-05-12")


def test_a_date_before_the_saying_is_that_of_what_is_said() -> None:
    assert (
        day(
            "Boy hurt in crash",
            "Around 4 p.m. Monday, officials say, a lorry struck a boy of nine.",
        )
        == "2019-05-13"
    )


def test_an_event_noun_carries_its_day() -> None:
    assert (
        day(
            "Driver dies of injuries",
            "The driver who was hurt in Saturday's collision died in hospital on Monday.",
            "A passenger injured in the Saturday collision went home.",
        )
        == "2019-05-11"
    )


def test_an_hour_alone_gives_no_day() -> None:
    assert day("Shop robbed", "A shop was robbed by two men at about 8 p.m., police said.") is None


def test_what_is_no_report_of_harm_has_no_scene() -> None:
    assert scene("Choir wins prize", "The choir of Leeds won a prize on Saturday.") is None


def test_a_dateline_and_the_police_that_came_name_the_town() -> None:
    assert (
        place(
            "Man hurt in fight",
            "TOLEDO, Ohio (AP) — A man was stabbed in a fight on Sunday.",
            "Toledo police were called to the scene at noon.",
        )
        == "Toledo"
    )


def test_where_people_live_or_are_treated_is_not_where_it_happened() -> None:
    assert (
        place(
            "Three injured in explosion",
            "An explosion in Dayton injured three people on Sunday.",
            "A woman of 40 who lives in Akron was taken to a hospital in Columbus.",
        )
        == "Dayton"
    )


def test_a_quarter_lies_in_the_town_whose_police_came() -> None:
    found = scene(
        "Five hurt in blaze",
        "Five people were hurt in a blaze in the Millbrook neighborhood of Detroit on Monday.",
        "Detroit police said the blaze began in a kitchen.",
    )
    assert found is not None
    assert (found.place, found.quarter) == ("Detroit", "Millbrook")
    assert found.within == ("Michigan", "United States")


def test_a_county_stands_where_no_town_is_named() -> None:
    assert (
        place(
            "Barn collapses",
            "Two workers were killed when a barn collapsed in Orland County on Monday.",
            "The Orland County sheriff said the barn was old.",
        )
        == "Orland County"
    )


def test_the_scene_says_what_it_rests_on_and_where_it_stands() -> None:
    found = scene("Fire kills two", "TOLEDO, Ohio — A fire killed two people on Sunday.")
    assert found is not None
    assert "day: the date of what happened" in found.reasons
    assert "place: its dateline" in found.reasons
    assert found.at == (16, 22)


def test_the_name_of_a_station_behind_a_headline_is_no_place() -> None:
    assert (
        place(
            "Man shot in Akron - WXYZ News 9 Cleveland, Ohio",
            "A man was shot on Sunday, police said.",
        )
        == "Akron"
    )
