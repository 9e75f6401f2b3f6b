"""Posts embedded in a page, taken from its tree before anything flattens them.

Each network's embed code is known by its element; what a page keeps of it (author, handle, day,
link, words) makes a post. The signature is written under the words, as on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from quellen.reading.dates import normalise
from quellen.reading.draft import Piece
from quellen.reading.flow import flow, name_of
from quellen.reading.posts import SHARED, SIGNATURE

EMBEDS = {
    "twitter-tweet": "X",
    "twitter-video": "X",
    "instagram-media": "Instagram",
    "fb-post": "Facebook",
    "fb-video": "Facebook",
    "fb-xfbml-parse-ignore": "Facebook",
    "tiktok-embed": "TikTok",
    "bluesky-embed": "Bluesky",
    "mastodon-embed": "Mastodon",
    "text-post-media": "Threads",
    "reddit-embed-bq": "Reddit",
    "reddit-card": "Reddit",
    "tgme_widget_message": "Telegram",
    "telegram-post": "Telegram",
    "gab-embed": "Gab",
    "truthsocial-embed": "Truth Social",
}
"""Class of the embed's outermost element, and the network. From the networks' own embed codes."""
_ADDRESS = re.compile(
    r"https?://(?:[\w-]+\.)*(?:twitter\.com|x\.com|instagram\.com/(?:p|reel|tv)|facebook\.com|"
    r"t\.me|tiktok\.com|bsky\.app/profile|threads\.(?:net|com)|truthsocial\.com)/\S+"
)
_STATUS = re.compile(
    r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/(?P<handle>\w+)/status(?:es)?/\d+"
    r"|https?://t\.me/(?:s/)?(?P<channel>\w+)/\d+|https?://bsky\.app/profile/(?P<bsky>[\w.:-]+)/post/\w+"
    r"|https?://(?:www\.)?tiktok\.com/@(?P<tiktok>[\w.]+)/video/\d+"
    r"|https?://(?P<host>[\w.-]+)/@(?P<user>\w+)(?:@[\w.-]+)?/\d+"
    r"|https?://(?:www\.)?threads\.(?:net|com)/@(?P<threads>[\w.]+)/post/\w+"
)
_ATTRIBUTES = (
    "cite",
    "data-instgrm-permalink",
    "data-href",
    "data-embed-url",
    "data-text-post-permalink",
    "data-url",
)
_TRAILER = re.compile(
    r"(?:view (?:this )?(?:post|profile|photo|more|on).{0,60}|see (?:new|translation).*|♬.*|"
    r"original sound.*|pic\.twitter\.com/\w+|(?:https?://\S+))$",
    re.IGNORECASE,
)


def embedded_posts(tree: Any, base: str | None) -> Iterator[tuple[Any, Piece | None]]:
    """Elements that embed a post, outermost first, each with the post; None: it has no words."""
    done: set[Any] = set()
    for node in list(tree.iter()):
        if not isinstance(node.tag, str) or not network_of(node):
            continue
        if not any(ancestor in done for ancestor in node.iterancestors()):
            done.add(node)
            yield node, _post(node, base)


def network_of(node: Any) -> str | None:
    """The network whose embed an element is, if it is one."""
    for name in (node.get("class") or "").split():
        if name in EMBEDS:
            return EMBEDS[name]
    tag = name_of(node)
    if tag == "article" and node.get("data-testid") == "tweet":
        return "X"
    if tag == "iframe" and _ADDRESS.match(_absolute(node.get("src"))):
        return "embed"
    if tag == "script" and node.get("data-telegram-post"):
        return "Telegram"
    if tag == "blockquote":
        text = " ".join(node.text_content().split()) if hasattr(node, "text_content") else ""
        if len(text) < 4000 and (SIGNATURE.search(text) or SHARED.search(text)):
            return "embed"
    return None


def _absolute(url: str | None) -> str:
    url = (url or "").strip()
    return "https:" + url if url.startswith("//") else url


def address_of(node: Any) -> str | None:
    """The link to the post itself, without tracking parameters."""
    for name in _ATTRIBUTES:
        if node.get(name):
            return _plain(node.get(name))
    if node.get("data-telegram-post"):
        return f"https://t.me/{node.get('data-telegram-post')}"
    links = [_absolute(a.get("href")) for a in node.iter("a") if a.get("href")]
    own = [link for link in links if _STATUS.match(link)]
    if own:
        return _plain(own[-1])  # the first may lead to a post that it quotes
    if name_of(node) == "iframe":
        return _plain(_absolute(node.get("src")))
    known = next((_plain(link) for link in reversed(links) if _ADDRESS.match(link)), None)
    return known or _dated_link(node)


def _dated_link(node: Any) -> str | None:
    """The link on the day of a post leads to the post, on any network."""
    for link in reversed(list(node.iter("a"))):
        if normalise(link.text_content()) and (link.get("href") or "").startswith("http"):
            return _plain(link.get("href"))
    return None


def _plain(url: str) -> str:
    try:
        parts = urlsplit(_absolute(url))
    except ValueError:  # "https://[": an address that is none
        return url
    if not _STATUS.match(url) and parts.query and "instagram" not in url and "tiktok" not in url:
        return url  # the post is named in the query
    return f"{parts.scheme}://{parts.netloc}{parts.path}"


# ------------------------------------------------------------------- the words


def _post(node: Any, base: str | None) -> Piece | None:
    url = address_of(node)
    rendered = _rendered(node)
    if rendered:
        author, handle, date, words, links = rendered
    else:
        pieces = list(flow(node, base))
        words, links = _joined(pieces)
        words, author, handle, date = _split_signature(words)
        author = author or _linked_author(node)
        date = date or _date_in(node)
    handle = handle or _handle_in(url)
    words = _without_trailers(words)
    if not words or not re.search(r"\w{2}", words):
        return None
    signature = _signature(author, handle, date)
    text = f"{words}\n{signature}" if signature else words
    kept = [link for link in links if link[1] <= len(words)]
    return Piece("post", text, author=author, handle=handle, date=date, url=url, links=kept)


def _joined(pieces: list[Piece]) -> tuple[str, list[tuple[int, int, str]]]:
    parts: list[str] = []
    links: list[tuple[int, int, str]] = []
    length = 0
    for piece in pieces:
        text = piece.text.strip()
        shift = length - (len(piece.text) - len(piece.text.lstrip()))
        links.extend((max(a + shift, 0), b + shift, url) for a, b, url in piece.links)
        parts.append(text)
        length += len(text) + 1
    return "\n".join(parts), links


def _split_signature(words: str) -> tuple[str, str | None, str | None, str | None]:
    matches = [*SIGNATURE.finditer(words), *SHARED.finditer(words)]
    if not matches:
        return words, None, None, None
    last = max(matches, key=lambda m: m.start())
    groups = last.groupdict()
    return (
        words[: last.start()].rstrip(),
        " ".join(groups["author"].split()),
        groups.get("handle"),
        normalise(groups.get("date")),
    )


def _signature(author: str | None, handle: str | None, date: str | None) -> str:
    name = author or (f"@{handle}" if handle else "")
    shown = f" (@{handle})" if author and handle else ""
    when = f" {date}" if date else ""
    return f"— {name}{shown}{when}" if name else ""


def _without_trailers(words: str) -> str:
    lines = words.strip().split("\n")
    while lines and (not lines[-1].strip() or _TRAILER.match(lines[-1].strip())):
        if re.match(r"pic\.twitter|https?:", lines[-1].strip()) and len(lines) > 1:
            break  # a link that the author put there
        lines.pop()
    while lines and re.match(r"view this post on", lines[0].strip(), re.IGNORECASE):
        lines.pop(0)
    return "\n".join(line.strip() for line in lines).strip()


def _handle_in(url: str | None) -> str | None:
    match = _STATUS.match(url or "")
    if not match:
        return None
    groups = match.groupdict()
    if groups["user"]:
        return f"{groups['user']}@{groups['host']}"
    return next((v for k, v in groups.items() if v and k not in {"host", "user"}), None)


def _linked_author(node: Any) -> str | None:
    """A link that carries the author's name: TikTok's title, Reddit's u/name, Mastodon's @name."""
    for link in node.iter("a"):
        text = " ".join(link.text_content().split())
        if re.fullmatch(r"u/[\w-]+|@[\w.]+(?:@[\w.-]+)?", text):
            return text.lstrip("@")
    return None


def _date_in(node: Any) -> str | None:
    for time in node.iter("time"):
        if found := normalise(time.get("datetime") or time.text_content()):
            return found
    for link in reversed(list(node.iter("a"))):
        if found := normalise(link.text_content()):
            return found
    return None


_RENDERED = (
    ("tgme_widget_message_owner_name", "tgme_widget_message_text"),
    ("status__display-name", "status__content"),
    ("display-name__html", "e-content"),
)


def _rendered(
    node: Any,
) -> tuple[str | None, str | None, str | None, str, list[tuple[int, int, str]]] | None:
    """A post as the network's own script draws it, in a page saved from a browser."""
    if node.get("data-testid") == "tweet":
        return _rendered_tweet(node)
    for name_class, text_class in _RENDERED:
        text = _by_class(node, text_class)
        if text is not None:
            name = _by_class(node, name_class)
            author = " ".join(name.text_content().split()) if name is not None else None
            words, links = _joined(list(flow(text)))
            return author, None, _date_in(node), words, links
    return None


def _rendered_tweet(
    node: Any,
) -> tuple[str | None, str | None, str | None, str, list[tuple[int, int, str]]] | None:
    texts = node.xpath(".//*[@data-testid='tweetText']")
    names = node.xpath(".//*[@data-testid='User-Name']")
    if not texts:
        return None
    shown = " ".join(names[0].text_content().split()) if names else ""
    author, _, rest = shown.partition("@")
    handle = re.match(r"\w+", rest)
    words, links = _joined(list(flow(texts[0])))
    return author.strip() or None, handle[0] if handle else None, _date_in(node), words, links


def _by_class(node: Any, name: str) -> Any:
    found = node.xpath(f".//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]")
    return found[0] if found else None
