"""One camp: who speaks for the same organisation is not two witnesses."""

from __future__ import annotations

from quellen.comparing import compare
from quellen.marking import analyse
from quellen.model import Block, Dependence, Document, Findings, Marked

MEMBER = (
    "The long march of the Harbour League",
    "In our struggle we have lost many friends. We built the Harbour League (HL) from nothing. "
    "In partnership with the Council of Free Ports (CFP) we opened offices in six towns. On 3 May "
    "2021 the Harbour League lost its house in Lindmoor, and it was the mayor who closed it to us.",
)
POSTS = (
    ("Anna Veldt", "Read how the Harbour League saved the port."),
    ("Anna Veldt", "A fine thread on the HL and its enemies."),
    ("CFP Lindmoor", "The CFP will hold its congress in June."),
)


def member(title: str, text: str, name: str = "member") -> Marked:
    document = Document(
        f"{name}.txt", name, "text", text, (Block(0, len(text), "paragraph"),), title,
        ("Jon Alder",), "a veteran member of the Harbour League (HL)", language="en",
    )  # fmt: skip
    return Marked(name, document, analyse(document))


def carrier(*posts: tuple[str, str], own: str = "The experts have been wrong for years.") -> Marked:
    text, blocks = own, [Block(0, len(own), "paragraph")]
    for author, words in posts:
        start = len(text) + 2
        text += f"\n\n{words}— {author}"
        blocks.append(Block(start, len(text), "post", author))
    document = Document("carrier.txt", "carrier", "text", text, tuple(blocks), language="en")
    return Marked("carrier", document, analyse(document))


def camps(*marked: Marked) -> list[Dependence]:
    return [x for x in found(*marked).lineage if x.kind == "same_organisation"]


def found(*marked: Marked) -> Findings:
    return compare(marked)


def test_two_members_of_one_organisation_are_of_one_camp() -> None:
    (link,) = camps(
        member(*MEMBER), member("Why we left the valley", "We left because we had to.\n", "other")
    )
    assert link.probability >= 0.9
    assert any("veteran member of the Harbour League" in reason for reason in link.reasons)


def test_who_carries_posts_of_one_side_only_lends_it_a_voice() -> None:
    (link,) = camps(member(*MEMBER), carrier(*POSTS))
    assert (link.origin, link.copy) == ("member", "carrier")
    assert link.passages == ()
    assert any("CFP Lindmoor" in reason for reason in link.reasons)
    assert any("In partnership with" in reason for reason in link.reasons)


def test_who_lets_another_side_speak_too_is_of_no_camp() -> None:
    against = ("Mayor of Lindmoor", "The house was closed because the roof was rotten.")
    assert camps(member(*MEMBER), carrier(*POSTS, against)) == []


def test_posts_about_an_organisation_are_not_its_own() -> None:
    others = tuple((f"Reader {n}", words) for n, (_, words) in enumerate(POSTS))
    assert camps(member(*MEMBER), carrier(*others)) == []


def test_who_only_writes_about_an_organisation_is_of_no_camp() -> None:
    report = "The Harbour League met on Monday. The mayor spoke of the Harbour League with scorn."
    assert camps(member(*MEMBER), carrier(own=report)) == []


def test_agreement_within_one_camp_has_one_origin() -> None:
    told = "On 3 May 2021 a fire at the Karlen mill killed nine people.\n"
    one, two = (
        member("The mill", told, "one"),
        member("Nine", f"{told} We shall not forget.", "two"),
    )
    support = [s for s in found(one, two).support if s.field == "killed"]
    assert {(s.value, len(s.documents), s.origins) for s in support} == {("9", 2, 1)}
    assert any("speak for one side" in reason for s in support for reason in s.reasons)
