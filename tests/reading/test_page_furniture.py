"""What is not prose, who wrote it, and what a scraper broke."""

from __future__ import annotations

import pytest

from quellen.model import Document
from quellen.reading import read
from quellen.reading.artefacts import is_caption, is_furniture
from quellen.reading.sources import source_of

PROSE = (
    "The inquiry found that the cables had been replaced in 2003, and never again after that year."
)
MORE = (
    "The union published its own findings, with the names of those who had signed the certificates."
)


def document(text: str) -> Document:
    return read(source_of("scrape.txt", "/scrape.txt", text.encode()))


def kinds(found: Document) -> list[tuple[str, str]]:
    return [(b.kind, found.text[b.start : b.end]) for b in found.blocks]


@pytest.mark.parametrize(
    "line",
    [
        "728 x 90",
        "300×250",
        "Advertisement",
        "ADVERTISEMENT - SCROLL TO CONTINUE",
        "Share this article",
        "Share on Facebook | Tweet | Print",
        "Facebook Twitter WhatsApp Email",
        "1.2k shares",
        "5 min read",
        "Skip to main content",
        "We use cookies to make your visit better. By continuing you accept this.",
        "Sign up for our newsletter",
        "Subscribe to our daily briefing",
        "Read more: A bridge too far",
        "Related: The night of the storm",
        "Read the first part here.",
        "© 2021 Coast Herald. All rights reserved.",
        "Page 3 of 7",
        "Tags: bridge, inquiry",
        "* * *",
    ],
)
def test_furniture(line: str) -> None:
    assert is_furniture(line)
    found = document(f"{PROSE}\n\n{line}\n\n{MORE}")
    assert [kind for kind, _ in kinds(found)] == ["paragraph", "artefact", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell on Monday.",
        "Search parties went out at dawn.",
        "Home rule was promised in 1914.",
        "Print workers joined the strike.",
        "He would later watch the trial from abroad.",
        "Close to 300 people were missing.",
        "Email records show that the ministry knew.",
        "Advertising in the paper had stopped a year before.",
        "Read the letter again, she said.",
        "Register entries for 1890 are lost.",
        "Contact with the ship was lost at 7.",
        "Follow the money, the investigators said.",
        "1,200 men marched.",
        "1943",
        "Next came the soldiers.",
        "Privacy was unknown in the camp.",
        "In the first part, she told how the strike began. Read the first part here.",
    ],
)
def test_prose_is_not_furniture(line: str) -> None:
    assert not is_furniture(line)


def test_a_line_twice_running_is_a_caption_and_its_double() -> None:
    found = document(f"{PROSE}\n\nThe old bridge in winter\nThe old bridge in winter\n\n{MORE}")
    assert kinds(found)[1:3] == [
        ("caption", "The old bridge in winter"),
        ("artefact", "The old bridge in winter"),
    ]


def test_a_double_may_carry_the_credit() -> None:
    caption = "The old bridge in winter, seen from the quay"
    found = document(f"{PROSE}\n\n{caption}\n{caption} (Photo: Jane Roe)\n\n{MORE}")
    assert [kind for kind, _ in kinds(found)] == ["paragraph", "caption", "artefact", "paragraph"]


def test_a_headline_twice_running_is_a_headline_and_its_double() -> None:
    found = document(f"728 x 90\n\nThe bridge that fell\nThe bridge that fell\n\n{PROSE}\n\n{MORE}")
    assert [kind for kind, _ in kinds(found)] == [
        "artefact",
        "heading",
        "artefact",
        "paragraph",
        "paragraph",
    ]
    assert found.title == "The bridge that fell"


def test_chants_may_come_twice() -> None:
    found = document(f"{PROSE}\n\nNo bread, no work!\nNo bread, no work!\n\n{MORE}")
    assert "artefact" not in [kind for kind, _ in kinds(found)]


@pytest.mark.parametrize(
    "line",
    [
        "FILE PHOTO: The bridge in 2019. REUTERS/Jane Roe",
        "Photo: Jane Roe",
        "The bridge in 2019 (Photo by Jane Roe/Getty Images)",
        "Image credit: City archive",
    ],
)
def test_captions_by_their_own_words(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize(
    ("line", "authors", "affiliation", "published"),
    [
        ("By Jane Roe", ("Jane Roe",), None, None),
        ("By JANE ROE and John Doe", ("JANE ROE", "John Doe"), None, None),
        ("By Jane Roe | March 7, 2021", ("Jane Roe",), None, "2021-03-07"),
        (
            "By Jane Roe, a fellow of the Institute for Bridges",
            ("Jane Roe",),
            "a fellow of the Institute for Bridges",
            None,
        ),
        ("Written by Jane van der Roe", ("Jane van der Roe",), None, None),
        ("Published: 7 March 2021 10:44 GMT", (), None, "2021-03-07"),
        ("Updated: Sunday, March 7, 2021 @ 10:12 AM", (), None, "2021-03-07"),
    ],
)
def test_bylines_are_read_and_are_not_prose(
    line: str, authors: tuple[str, ...], affiliation: str | None, published: str | None
) -> None:
    found = document(f"The bridge that fell\n\n{line}\n\n{PROSE}\n\n{MORE}")
    assert tuple(a.upper() for a in found.authors) == tuple(a.upper() for a in authors)
    assert (found.affiliation, found.published) == (affiliation, published)
    assert kinds(found)[1] == ("artefact", line)


@pytest.mark.parametrize(
    ("line", "year", "published"),
    [
        ("Castrel, 5 May 2005", "2003", "2005-05-05"),
        ("Presented to Parliament on 12 February 2004", "2003", "2004-02-12"),
        ("Castrel, 5 May 1938", "1939 and in 1945", None),
    ],
)
def test_place_and_day_date_a_text_that_tells_of_nothing_later(
    line: str, year: str, published: str | None
) -> None:
    found = document(f"The bridge that fell\n\n{line}\n\nIt was mended in {year}. {PROSE}")
    assert found.published == published


def test_an_agency_dateline_dates_the_text_and_stays_prose() -> None:
    line = "CASTREL, 5 May 2005 (ONA) - The bridge fell at night, the ministry said."
    found = document(f"The bridge that fell\n\n{line}\n\n{MORE}")
    assert found.published == "2005-05-05"
    assert ("paragraph", line) in kinds(found)


def test_an_introduction_names_author_and_affiliation_and_stays_prose() -> None:
    who = "a veteran member of the U.S. Bridge Union (BU)"
    line = f"This is the third part of a series by Jane Roe, {who}."
    found = document(f"The bridge that fell\n\n{line}\n\n{PROSE}")
    assert found.authors == ("Jane Roe",)
    assert found.affiliation == who
    assert ("paragraph", line) in kinds(found)


def test_closing_lines_introduce_a_known_author() -> None:
    who = "Jane Roe is a senior fellow at the Bridge Institute."
    text = f"The bridge that fell\n\nBy Jane Roe\n\n{PROSE}\n\n{MORE}\n\n{who}"
    assert document(text).affiliation == "a senior fellow at the Bridge Institute"


def test_a_sentence_about_somebody_elses_report_names_no_author() -> None:
    found = document(
        f"The fall was first described in a report by Ann Poe, a diver. {PROSE}\n\n{MORE}"
    )
    assert (found.authors, found.affiliation) == ((), None)


@pytest.mark.parametrize(
    "line", ["By Monday the water had gone.", "By then Jane Roe had left the city."]
)
def test_sentences_that_begin_with_by_are_prose(line: str) -> None:
    found = document(f"{PROSE}\n\n{line}\n\n{MORE}")
    assert ("paragraph", line) in kinds(found)
    assert found.authors == ()


@pytest.mark.parametrize(
    ("damaged", "meaning"),
    [
        ("It was heard by the court in 19971998 and lost.", "1997-1998"),
        ("They ran a 24hour radio station.", "24-hour"),
        ("It took 16months to build.", "16 months"),
        ("It was built in the1980s by hand.", "the 1980s"),
        ("It fell on March7, 2011 at noon.", "March 7, 2011"),
        ("It was told by thenUN envoy Jane Roe.", "then-UN"),
        ("It ended the IranIraq war, as the Iran-Iraq war is called.", "Iran-Iraq"),
        ("Down the throathttps://t.example/x it went.", "throat https://t.example/x"),
        ("The war ended.The bridge stayed closed.", "ended. The"),
    ],
)
def test_damage_is_mended_in_meaning_and_the_text_stays(damaged: str, meaning: str) -> None:
    found = document(f"{damaged} {PROSE}")
    (repair,) = found.repairs
    assert repair.meaning == meaning
    assert found.text[repair.start : repair.end] in damaged
    assert repair.reason


@pytest.mark.parametrize(
    "sound",
    [
        "Call 19881975 for the archive.",
        "The McDonald and DeLorean papers are in YouTube clips.",
        "See https://example.org/in2019and2020 for the list.",
        "Order 20112 was signed in 2011.",
        "Node.Js and theGuardian wrote about it.",
        "The IranIraq archive is a name.",
        "@the1980s wrote that #in2011 was a hashtag.",
    ],
)
def test_what_is_not_certainly_damaged_is_left_alone(sound: str) -> None:
    assert document(f"{sound} {PROSE}").repairs == ()
