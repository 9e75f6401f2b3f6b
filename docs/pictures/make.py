"""Make the pictures of the documentation from the real report of the example corpus.

``.venv/bin/python docs/pictures/make.py report.html``
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path


def main(report: Path) -> None:
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1180, "height": 1290})
        page.goto(report.resolve().as_uri())
        page.screenshot(path=str(Path(__file__).parent / "report.png"))
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "report.html"))
