"""One page from the web, only when a user names its address."""

from __future__ import annotations

import http.client
import ssl
import time
import urllib.error
import urllib.request
from datetime import UTC, datetime
from typing import IO
from urllib.parse import urlsplit

from quellen.errors import TooLargeError, UnreadableError
from quellen.model import Source
from quellen.reading.limits import LIMITS, Limits
from quellen.reading.sources import source_of, too_many_bytes
from quellen.reading.webarchives import decoded_content

PIECE = 64 * 1024
SILENCE = 20.0  # seconds without an answer
SCHEMES = frozenset({"http", "https"})
AGENT = "quellen (source criticism; one page at a user's request)"


def fetch(url: str, *, limits: Limits = LIMITS) -> Source:
    """Fetch a page, bounded in time and size.

    Raises UnreadableError (network, too_large, timeout, unsupported).
    """
    if not _is_of_the_web(url):
        message = "only http:// and https:// addresses can be read: name files by their path"
        raise UnreadableError("unsupported", message)
    try:
        return _fetched(url, limits)
    except urllib.error.HTTPError as error:
        error.close()
        message = f"the server answered {error.code} {error.reason}: check it in a browser"
        raise UnreadableError("network", message) from error
    except TimeoutError as error:
        raise _too_slow() from error
    except urllib.error.URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise _too_slow() from error
        raise _unreachable(error.reason) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _unreachable(error) from error


def _is_of_the_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:  # "http://[bad"
        return False
    return parts.scheme.lower() in SCHEMES and bool(parts.hostname)


def _fetched(url: str, limits: Limits) -> Source:
    request = urllib.request.Request(url, headers={"User-Agent": AGENT, "Accept": "*/*"})  # noqa: S310 - checked
    deadline = time.monotonic() + limits.seconds
    with _opener().open(request, timeout=min(SILENCE, limits.seconds)) as answer:
        data = _body(answer, deadline, limits)
        data = decoded_content(data, answer.headers.get("Content-Encoding"), limits)
        final = answer.geturl()
    now = datetime.now(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
    return source_of(url, url, data, obtained=now, url=final)


def _opener() -> urllib.request.OpenerDirector:
    """No handler for file: or ftp:, so that a redirection cannot lead there."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(context=ssl.create_default_context()),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPRedirectHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener


def _body(answer: IO[bytes], deadline: float, limits: Limits) -> bytes:
    parts, size = [], 0
    while piece := answer.read(PIECE):
        parts.append(piece)
        size += len(piece)
        if size > limits.file_bytes:
            raise TooLargeError(message=too_many_bytes(size, limits))
        if time.monotonic() > deadline:
            raise TimeoutError
    return b"".join(parts)


def _too_slow() -> UnreadableError:
    return UnreadableError("timeout", "the server took too long: try again, or save the page")


def _unreachable(reason: object) -> UnreadableError:
    return UnreadableError(
        "network", f"the page could not be fetched ({reason}): check the address and the connection"
    )
