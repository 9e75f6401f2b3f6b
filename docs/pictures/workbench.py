"""Make the pictures of the workbench from the example corpus, so that they stay true.

``.venv/bin/python docs/pictures/workbench.py``; takes half a minute.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import quellen

HERE = Path(__file__).parent
SOURCES = HERE.parents[1] / "examples" / "sources"
SERVE = [sys.executable, "-c", "from quellen.cli import main; main()", "serve", "--port", "0"]
VIEW = "/timeline?from=2025-04-20&to=2025-05-20&lane=source"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bridge.ledger"
        with quellen.open(path) as ledger:
            ledger.read(SOURCES)
            quoted = ledger.disputes()[0]["sides"][0]["accounts"][-1]
        place = f"/documents/{quoted['document']}?at={quoted['start']}-{quoted['end']}"
        pages = {"timeline": VIEW, "dispute": "/disputes/c1", "reader": place}
        server = subprocess.Popen(  # noqa: S603 - our own command
            [*SERVE, "--ledger", str(path)], stdout=subprocess.PIPE, text=True
        )
        try:
            assert server.stdout is not None
            line = server.stdout.readline()
            photograph(next(word for word in line.split() if word.startswith("http")), pages)
        finally:
            server.terminate()
            server.wait()


def photograph(address: str, pages: dict[str, str]) -> None:
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1180, "height": 760})
        page.goto(address)
        for name, path in pages.items():
            page.goto(address.split("/?", maxsplit=1)[0] + path)
            page.wait_for_timeout(500)
            page.screenshot(path=str(HERE / f"workbench-{name}.png"))
        browser.close()


if __name__ == "__main__":
    main()
