"""Web pages: main text, posts in their places, captions, and what the page says of itself."""
# ruff: noqa: E501 - mark-up and records stand in lines as they come

from __future__ import annotations

import pytest

from quellen.errors import UnreadableError
from quellen.model import Block, Document
from quellen.reading import read
from quellen.reading.sources import source_of

PARAGRAPHS = [
    "The ferry sank within sight of the harbour, and the dockers' union said that 58 were missing.",
    "The ministry denied that the ship had been overloaded, and promised an inquiry within the month.",
    "Relatives gathered on the quay through the night; some of them had seen the lights go out.",
    "The inquiry is expected to report in the autumn, although the union will publish before then.",
]
TWEET = (
    '<figure class="wp-block-embed is-provider-twitter"><div class="wp-block-embed__wrapper">'
    '<blockquote class="twitter-tweet" data-width="550"><p lang="en" dir="ltr">We warned them. '
    '<a href="https://twitter.com/hashtag/Ferry?src=hash">#Ferry</a></p>&mdash; Dockers United '
    '(@dockersunited) <a href="https://twitter.com/dockersunited/status/12345?ref_src=twsrc">'
    'March 6, 2021</a></blockquote><script async src="https://platform.twitter.com/widgets.js">'
    "</script></div></figure>"
)
BLUESKY = (
    '<blockquote class="bluesky-embed" data-bluesky-uri="at://did/app.bsky.feed.post/3k"><p '
    'lang="en">The doors were open.</p>&mdash; Ann Tarrow (<a href="https://bsky.app/profile/'
    'tarrow.example?ref_src=embed">@tarrow.example</a>) <a href="https://bsky.app/profile/'
    'tarrow.example/post/3k?ref_src=embed">March 6, 2021 at 9:12 PM</a></blockquote>'
)
FACEBOOK = (
    '<div class="fb-post" data-href="https://www.facebook.com/ports/posts/99"><blockquote '
    'cite="https://www.facebook.com/ports/posts/99" class="fb-xfbml-parse-ignore"><p>We mourn '
    'with the families.</p>Posted by <a href="#">Ministry of Ports</a> on <a href="#">Saturday, '
    "March 6, 2021</a></blockquote></div>"
)
INSTAGRAM = (
    '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/XY/'
    '?utm_source=ig"><div><a href="https://www.instagram.com/p/XY/">View this post on Instagram'
    "</a><p>Candles on the quay tonight.</p><p>A post shared by Quay Watch (@quaywatch) on <time "
    'datetime="2021-03-06T20:00:00+00:00">Mar 6, 2021 at 8:00pm PST</time></p></div></blockquote>'
)
TIKTOK = (
    '<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@quaywatch/video/77" data-video-id'
    '="77"><section><a target="_blank" title="@quaywatch" href="https://www.tiktok.com/@quaywatch">'
    "@quaywatch</a> <p>The horn, three times.</p> <a href='https://www.tiktok.com/music/x'>♬ original "
    "sound - quaywatch</a></section></blockquote>"
)
TELEGRAM = (
    '<div class="tgme_widget_message" data-post="harbour/7"><a class="tgme_widget_message_owner_name" '
    'href="https://t.me/harbour">Harbour News</a><div class="tgme_widget_message_text">Divers are down.'
    '</div><a class="tgme_widget_message_date" href="https://t.me/harbour/7"><time datetime="2021-03-06'
    'T21:00:00+00:00">21:00</time></a></div>'
)


def page(*middle: str, head: str = "", before: str = "", lang: str = "en") -> bytes:
    paragraphs = [f"<p>{text}</p>" for text in PARAGRAPHS]
    body = "".join([*paragraphs[:2], *middle, *paragraphs[2:]])
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>'
        '<nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ul></nav>'
        f"<main><article><h1>Ferry sank at night</h1>{before}{body}</article></main>"
        "<footer>© 2021 Coast Herald. All rights reserved.</footer></body></html>"
    ).encode()


def document(data: bytes) -> Document:
    return read(source_of("page.html", "/page.html", data))


def words(found: Document, block: Block) -> str:
    return found.text[block.start : block.end]


def test_the_main_text_comes_without_the_pages_furniture() -> None:
    found = document(page())
    assert [b.kind for b in found.blocks] == ["heading"] + ["paragraph"] * 4
    assert [words(found, b) for b in found.blocks] == ["Ferry sank at night", *PARAGRAPHS]
    assert found.text == "\n\n".join(["Ferry sank at night", *PARAGRAPHS])


@pytest.mark.parametrize(
    ("embed", "author", "handle", "url", "text"),
    [
        (
            TWEET,
            "Dockers United",
            "dockersunited",
            "https://twitter.com/dockersunited/status/12345",
            "We warned them. #Ferry",
        ),
        (
            BLUESKY,
            "Ann Tarrow",
            "tarrow.example",
            "https://bsky.app/profile/tarrow.example/post/3k",
            "The doors were open.",
        ),
        (
            FACEBOOK,
            "Ministry of Ports",
            None,
            "https://www.facebook.com/ports/posts/99",
            "We mourn with the families.",
        ),
        (
            INSTAGRAM,
            "Quay Watch",
            "quaywatch",
            "https://www.instagram.com/p/XY/",
            "Candles on the quay tonight.",
        ),
        (TELEGRAM, "Harbour News", "harbour", "https://t.me/harbour/7", "Divers are down."),
    ],
)
def test_embedded_posts_stand_in_their_place(
    embed: str, author: str, handle: str | None, url: str, text: str
) -> None:
    found = document(page(embed))
    kinds = [b.kind for b in found.blocks]
    assert kinds == ["heading", "paragraph", "paragraph", "post", "paragraph", "paragraph"]
    post = found.blocks[3]
    assert (post.author, post.handle, post.url) == (author, handle, url)
    assert post.date == "2021-03-06"
    assert words(found, post).split("\n—")[0] == text


def test_posts_of_unknown_networks_are_known_by_their_signature() -> None:
    embed = (
        '<blockquote class="perch-post"><p>The doors were open.</p>— Ann Tarrow (@tarrow) '
        '<a href="https://perch.example/tarrow/7">6 March 2021</a></blockquote>'
    )
    (post,) = [b for b in document(page(embed)).blocks if b.kind == "post"]
    assert (post.author, post.handle, post.date) == ("Ann Tarrow", "tarrow", "2021-03-06")
    assert post.url == "https://perch.example/tarrow/7"


def test_a_post_without_a_date_still_has_its_author() -> None:
    found = document(page(TIKTOK))
    (post,) = [b for b in found.blocks if b.kind == "post"]
    assert (post.author, post.handle, post.date) == ("quaywatch", "quaywatch", None)
    assert "The horn, three times." in words(found, post)


def test_several_posts_keep_their_order() -> None:
    found = document(
        page(TWEET, "<p>Then the ministry wrote, at some length, and late:</p>", FACEBOOK)
    )
    assert [b.author for b in found.blocks if b.kind == "post"] == [
        "Dockers United",
        "Ministry of Ports",
    ]


def test_an_embed_without_words_is_noted() -> None:
    frame = '<iframe src="https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Ffb.example"></iframe>'
    found = document(page(frame))
    assert not [b for b in found.blocks if b.kind == "post"]
    assert any("without its words" in note for note in found.notes)


def test_an_embed_at_an_address_that_is_none_does_not_lose_the_page() -> None:
    embed = '<iframe class="twitter-tweet" src="https://[bad/1"></iframe>'
    prose = "<p>The mill at Arde burned on 3 May 1911, and nobody was there to see it.</p>"
    found = document(page(prose, embed))
    assert "The mill at Arde burned" in found.text


def test_captions_are_captions() -> None:
    figure = '<figure><img src="f.jpg"><figcaption>The ferry in 2019, before the refit</figcaption></figure>'
    found = document(page(figure))
    assert ("caption", "The ferry in 2019, before the refit") in [
        (b.kind, words(found, b)) for b in found.blocks
    ]


def test_items_quotes_tables_and_links() -> None:
    found = document(
        page(
            "<ul><li>She left at 18:40, twenty minutes late.</li><li>The doors were open.</li></ul>",
            "<blockquote><p>I saw her list to port, and then nothing.</p></blockquote>",
            "<table><tr><th>Year</th><th>Passengers</th></tr><tr><td>2019</td><td>4,120</td></tr></table>",
            '<p>The <a href="/union">dockers\' union</a> has published the names of those who signed.</p>',
            head='<link rel="canonical" href="https://coast.example/ferry">',
        )
    )
    blocks = {b.kind: words(found, b) for b in found.blocks}
    assert blocks["item"] == "The doors were open."
    assert blocks["quote"] == "I saw her list to port, and then nothing."
    assert blocks["table"] == "Year\tPassengers\n2019\t4,120"
    (link,) = found.links
    assert found.text[link.start : link.end] == "dockers' union"
    assert link.url == "https://coast.example/union"


def test_a_date_in_a_time_element_stays_in_its_sentence() -> None:
    found = document(
        page('<p>She had sailed on <time datetime="2021-03-05">5 March</time> as always.</p>')
    )
    assert "She had sailed on 5 March as always." in found.text


JSON_LD = """<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
{"@type":"WebPage","name":"x"},{"@type":["NewsArticle"],"headline":"Ferry sank at night",
"author":[{"@type":"Person","name":"Ann Tarrow","jobTitle":"Maritime correspondent",
"affiliation":{"name":"Coast Herald"}}],"publisher":{"@type":"Organization","name":"Coast Herald"},
"datePublished":"2021-03-07T10:11:12+01:00","inLanguage":"en-GB"}]}</script>"""
METAS = """<title>Ferry sank at night | Coast Herald</title>
<meta property="og:title" content="Ferry sank at night"><meta property="og:site_name" content="Coast Herald">
<meta property="article:published_time" content="2021-03-07T10:11:12Z"><meta name="author" content="Ann Tarrow">
<link rel="canonical" href="https://coast.example/ferry">"""


@pytest.mark.parametrize(
    ("head", "before"),
    [
        (JSON_LD, ""),
        (METAS, ""),
        (
            "<title>Ferry sank at night | Coast Herald</title>",
            '<p class="byline">By Ann Tarrow, Maritime correspondent</p><time datetime="2021-03-07">7.3.</time>',
        ),
    ],
)
def test_a_page_says_who_wrote_it_where_and_when(head: str, before: str) -> None:
    found = document(page(head=head, before=before))
    assert found.title == "Ferry sank at night"
    assert found.authors == ("Ann Tarrow",)
    assert found.publisher == "Coast Herald"
    assert found.published == "2021-03-07"
    assert found.language == "en"


def test_affiliation_comes_from_json_ld_or_the_byline() -> None:
    assert document(page(head=JSON_LD)).affiliation == "Maritime correspondent, Coast Herald"
    byline = '<p class="byline">By Ann Tarrow, a veteran member of the Seamen\'s Union</p>'
    assert document(page(before=byline)).affiliation == "a veteran member of the Seamen's Union"


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>',
        '<script type="application/ld+json">' + "[" * 50_000 + "</script>",
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"\\ud83d half"}</script>',
        '<meta name="author" content="">',
    ],
)
def test_damaged_metadata_is_passed_over(head: str) -> None:
    found = document(page(head=head))
    assert PARAGRAPHS[0] in found.text
    assert found.title is not None
    found.title.encode()


@pytest.mark.parametrize("name", ["page.txt", "page.pdf", "page"])
def test_a_page_is_known_by_its_content(name: str) -> None:
    assert read(source_of(name, f"/{name}", page())).format == "html"


def test_pages_without_containers_are_read_whole() -> None:
    text = "<br><br>".join(PARAGRAPHS)
    found = document(f"<html><body><font size=2>{text}</font></body></html>".encode())
    assert [words(found, b) for b in found.blocks if b.kind == "paragraph"] == PARAGRAPHS


def test_scripts_and_styles_are_never_text() -> None:
    evil = "<script>alert('x')</script><style>p{color:red}</style><p onclick='x()'>Words that stay.</p>"
    found = document(page(evil))
    assert "alert" not in found.text
    assert "color:red" not in found.text
    assert "Words that stay." in found.text


def test_a_hundred_thousand_nested_elements_do_not_hide_the_text() -> None:
    deep = "<div>" * 100_000 + f"<p>{PARAGRAPHS[0]}</p>" + "</div>" * 100_000
    assert PARAGRAPHS[0] in document(f"<html><body>{deep}</body></html>".encode()).text


def test_markup_that_was_never_closed() -> None:
    text = "".join(f"<font color=red><b>{text}<p>" for text in PARAGRAPHS * 100)
    assert PARAGRAPHS[3] in document(f"<html><body>{text}".encode()).text


def test_entity_bombs_are_text() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 20))
    data = f'<!DOCTYPE html [<!ENTITY e0 "boom">{entities}]><html><body><p>&e19; {PARAGRAPHS[0]}</p></body></html>'
    assert len(document(data.encode()).text) < 2000


def test_a_page_without_words_says_so() -> None:
    with pytest.raises(UnreadableError) as caught:
        document(
            b"<!DOCTYPE html><html><head><title></title></head><body><img src=x></body></html>"
        )
    assert caught.value.kind == "no_text"


def test_a_declared_encoding_is_used() -> None:
    data = page(
        "<p>Die Fähre sank in der Nacht, sagten die Hafenarbeiter, und niemand hörte zu.</p>"
    )
    data = data.decode().replace('charset="utf-8"', 'charset="iso-8859-1"').encode("cp1252")
    found = document(data)
    assert "Die Fähre" in found.text
    assert found.encoding == "cp1252"
