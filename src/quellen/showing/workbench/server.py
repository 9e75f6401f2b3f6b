"""Starting and ending the server: its address with the token, its end without a word on Ctrl-C."""

from __future__ import annotations

import contextlib
import secrets
import socket
from collections.abc import Callable

from quellen.errors import UsageError
from quellen.showing.workbench.app import application
from quellen.showing.workbench.people import Known, People
from quellen.showing.workbench.workplace import Workplace

PORT = 8765
USUAL = 80  # of HTTP
LOCAL = ("127.0.0.1", "localhost")
EVERYWHERE = ("0.0.0.0",)  # noqa: S104 - asked for by name, and only with people named
TRIES = 20  # ports from the usual one on, where another workbench has that


def serve(  # noqa: PLR0913 - what can be said of a server
    workplace: Workplace,
    who: str,
    *,
    port: int | None = None,
    host: str | None = None,
    people: Known | None = None,
    announce: Callable[[str], object],
) -> None:
    """Serve a ledger until Ctrl-C; ``announce`` is called with the address when it can be opened.

    Only this machine can reach it, and only by the token in the address; with a ``host``, an
    address of this machine, its network can, for the ``people`` named. Without a ``port``, 8765 or
    the next that is free. Raises UsageError where the port is taken or nobody is named.
    """
    import uvicorn

    if host and not people:
        raise UsageError("name who may come in: make a file with `quellen people add NAME`")
    with contextlib.closing(_listening(host or LOCAL[0], port)) as listening, _until_ctrl_c():
        number = listening.getsockname()[1]
        token = secrets.token_urlsafe(24)
        hosts = [_header(name, number) for name in (_names_of(host) if host else LOCAL)]
        known = People.of(people) if people else People.alone(who, token)
        app = application(workplace, known, hosts)
        address = f"http://{hosts[0]}/" + ("" if people else f"?token={token}")
        config = uvicorn.Config(
            app, log_level="error", access_log=False, server_header=False, lifespan="on",
            timeout_graceful_shutdown=2, ws="none",
        )  # fmt: skip

        class Announcing(uvicorn.Server):
            """Tells its address when it answers, and heeds Ctrl-C from then on."""

            async def startup(self, sockets: list[socket.socket] | None = None) -> None:
                await super().startup(sockets=sockets)
                announce(address)

        Announcing(config).run(sockets=[listening])


def _names_of(host: str) -> list[str]:
    """What the Host header of a request to an address can be; of 0.0.0.0 all that is known."""
    if host not in EVERYWHERE:
        return [host]
    name = socket.gethostname()
    with contextlib.suppress(OSError):
        addresses = {str(found[4][0]) for found in socket.getaddrinfo(name, None, socket.AF_INET)}
        return [name, *sorted(addresses), *LOCAL]
    return [name, *LOCAL]


def _header(name: str, number: int) -> str:
    """As a browser writes it in the Host header: the usual port goes without saying."""
    return name if number == USUAL else f"{name}:{number}"


def _until_ctrl_c() -> contextlib.suppress:
    """Ctrl-C is the way to end it; it is raised here once all is closed."""
    return contextlib.suppress(KeyboardInterrupt)


def _listening(host: str, port: int | None) -> socket.socket:
    """A socket on one address of this machine."""
    ports = range(PORT, PORT + TRIES) if port is None else [port]
    for number in ports:
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, number))
            listening.listen(128)
        except OSError:
            listening.close()
        else:
            return listening
    at = "" if host in LOCAL else f"{host}, "
    raise UsageError(
        f"{at}port {ports[0]} cannot be used, perhaps another program has it: name another with "
        "--port"
    )
