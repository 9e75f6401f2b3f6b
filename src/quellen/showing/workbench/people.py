"""The people of a workbench: who may come in, by a token or by name and password.

One person on their own machine has the token that is printed at the start. A team has a file of
people, in which no secret stands: of a password its scrypt (RFC 7914), of a token, which is long
and by chance, its SHA-256.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import threading
import time
from collections import deque
from collections.abc import Mapping
from pathlib import Path

from quellen.errors import UsageError

Known = dict[str, dict[str, str]]
"""For each name the digest of a password, of a token, or both."""

COST = {"n": 1 << 14, "r": 8, "p": 1}
TRIES, WITHIN = 5, 60.0  # wrong passwords for a name, in so many seconds, before it has to wait
SHORTEST = 8  # characters of a password


class People:
    """Who may come in; a session is known by a number that nobody can guess."""

    def __init__(self, tokens: Mapping[str, str], passwords: Mapping[str, str], *, team: bool):
        self.are_a_team = team
        self._tokens = dict(tokens)  # digest of the token → name
        self._passwords = dict(passwords)
        self._sessions: dict[str, str] = {}
        self._tried: dict[str, deque[float]] = {}
        self._lock = threading.Lock()

    @classmethod
    def alone(cls, who: str, token: str) -> People:
        """The person who started the server."""
        return cls({_digest(token): who}, {}, team=False)

    @classmethod
    def of(cls, known: Known) -> People:
        """A team."""
        tokens = {each["token"]: name for name, each in known.items() if "token" in each}
        passwords = {name: each["password"] for name, each in known.items() if "password" in each}
        return cls(tokens, passwords, team=True)

    @property
    def have_passwords(self) -> bool:
        return bool(self._passwords)

    def by_token(self, given: str) -> str | None:
        """Looked up by its digest, so that how long it takes tells nothing of it."""
        return self._tokens.get(_digest(given)) if given else None

    def by_session(self, number: str) -> str | None:
        return self._sessions.get(number)

    def by_password(self, name: str, password: str) -> str | None:
        """The name, if the password is right and not too many wrong ones came just before."""
        if not self._may_try(name[:200]):
            return None
        if _is_password(password, self._passwords.get(name, NOBODY)) and name in self._passwords:
            with self._lock:
                self._tried.pop(name[:200], None)
            return name
        return None

    def _may_try(self, name: str) -> bool:
        """Each try is counted before it is weighed, so that many at once get no more of them."""
        now = time.monotonic()
        with self._lock:
            for old in [n for n, tried in self._tried.items() if now - tried[-1] >= WITHIN]:
                del self._tried[old]  # names may be made up by the million
            tried = self._tried.setdefault(name, deque(maxlen=TRIES))
            if len(tried) == TRIES and now - tried[0] < WITHIN:
                return False
            tried.append(now)
            return True

    def begin(self, name: str) -> str:
        """A session of somebody who was let in."""
        number = secrets.token_urlsafe(24)
        self._sessions[number] = name
        return number

    def end(self, number: str) -> None:
        self._sessions.pop(number, None)


# ---------------------------------------------------------------------------- secrets


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _scrypt(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode("utf-8", "replace"), salt=salt, dklen=32, **COST)


def _is_password(password: str, kept: str) -> bool:
    salt, _, digest = kept.partition("$")
    return secrets.compare_digest(_scrypt(password, bytes.fromhex(salt)).hex(), digest)


NOBODY = f"{'00' * 16}${'00' * 32}"
"""What a name that is not known is compared with, so that it takes as long."""


# ------------------------------------------------------------------------------- file


def known_people(path: Path, *, create: bool = False) -> Known:
    """The people of a file. Raises UsageError where it is missing or none."""
    if create and not path.exists():
        return {}
    try:
        known = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise UsageError(
            f"there is no file of people at {path}: make one with `quellen people add NAME`"
        ) from error
    except ValueError as error:
        raise UsageError(f"{path} is no file of people ({error})") from error
    if not isinstance(known, dict) or not all(isinstance(v, dict) for v in known.values()):
        raise UsageError(f"{path} is no file of people: make one with `quellen people add NAME`")
    return known


def write_people(path: Path, known: Known) -> None:
    """All or nothing, for the eyes of its owner alone."""
    new = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(known, file, indent=1, ensure_ascii=False, sort_keys=True)
    new.replace(path)


def with_password(known: Known, name: str, password: str) -> Known:
    """Raises UsageError where the password is too short."""
    if len(password) < SHORTEST:
        raise UsageError(f"a password has {SHORTEST} characters at least")
    salt = secrets.token_bytes(16)
    kept = f"{salt.hex()}${_scrypt(password, salt).hex()}"
    return {**known, name: {**known.get(name, {}), "password": kept}}


def with_token(known: Known, name: str) -> tuple[Known, str]:
    """A new token, which is told once and kept as its digest."""
    token = secrets.token_urlsafe(24)
    return {**known, name: {**known.get(name, {}), "token": _digest(token)}}, token
