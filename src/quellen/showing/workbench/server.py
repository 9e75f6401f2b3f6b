"""Starting and ending the server: its address with the token, its end without a word on Ctrl-C."""

from __future__ import annotations

import contextlib
import secrets
import socket
from collections.abc import Callable

from quellen.errors import UsageError
from quellen.showing.workbench.app import application
from quellen.showing.workbench.workplace import Workplace

PORT = 8765
LOCAL = ("127.0.0.1", "localhost")
TRIES = 20  # ports from the usual one on, where another workbench has that


def serve(
    workplace: Workplace, *, port: int | None = None, announce: Callable[[str], object]
) -> None:
    """Serve a ledger until Ctrl-C; ``announce`` is called with the address when it can be opened.

    Only this machine can reach it. Without a ``port``, 8765 or the next that is free. Raises
    UsageError where the port is taken.
    """
    import uvicorn

    with contextlib.closing(_listening(port)) as listening, _until_ctrl_c():
        number = listening.getsockname()[1]
        token = secrets.token_urlsafe(24)
        app = application(workplace, token, [f"{host}:{number}" for host in LOCAL])
        address = f"http://127.0.0.1:{number}/?token={token}"
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


def _until_ctrl_c() -> contextlib.suppress:
    """Ctrl-C is the way to end it; it is raised here once all is closed."""
    return contextlib.suppress(KeyboardInterrupt)


def _listening(port: int | None) -> socket.socket:
    """A socket that this machine alone can reach."""
    ports = range(PORT, PORT + TRIES) if port is None else [port]
    for number in ports:
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(("127.0.0.1", number))
            listening.listen(128)
        except OSError:
            listening.close()
        else:
            return listening
    raise UsageError(
        f"port {ports[0]} cannot be used, perhaps another program has it: name another with --port"
    )
