"""The workbench on 5,000 documents: the start, every page, the reader and the timeline in Chromium.

Machines are noisy, so nothing here fails; the budgets stand beside the numbers.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

from bench.pile import build

DOCUMENTS = 5_000
TRIES = 5
COMMAND = [sys.executable, "-c", "from quellen.cli import main; main()", "serve"]
PAGES = ("/", "/timeline", "/api/timeline/items", "/disputes", "/disputes/c1-7", "/events/v23-7",
         "/sources", "/voices", "/voices/record?name=Odile+Farrow", "/lineage", "/decisions",
         "/search?q=bridge+collapsed", "/search?q=voice:brandt+counts:killed")  # fmt: skip

FRAMES = """async () => {
  const canvas = document.getElementById("canvas");
  const times = [];
  for (let i = 0; i < 40; i++) {
    const begun = performance.now();
    const by = { deltaY: i % 20 < 10 ? -60 : 60, cancelable: true };
    canvas.dispatchEvent(new WheelEvent("wheel", by));
    await new Promise((done) => requestAnimationFrame(done));
    const drawn = performance.now();
    times.push(drawn - begun);
  }
  return times;
}"""


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    with tempfile.TemporaryDirectory() as folder:
        ledger = path or Path(folder) / "pile.ledger"
        if not ledger.exists():
            build(ledger, DOCUMENTS)
        measure(ledger)


def measure(ledger: Path) -> None:
    begun = time.monotonic()
    server = subprocess.Popen(
        [*COMMAND, "--ledger", str(ledger), "--port", "0"], stdout=subprocess.PIPE, text=True
    )
    try:
        assert server.stdout is not None
        line = server.stdout.readline()
        address = next(word for word in line.split() if word.startswith("http"))
        base, token = address.split("/?token=")
        get(base, token, "/static/keys.js")
        print(f"the server answers after {time.monotonic() - begun:.2f} s (budget 1)")
        get(base, token, "/")
        print(f"the first page, with the index made, after {time.monotonic() - begun:.2f} s")
        for page in PAGES:
            spent = statistics.median(get(base, token, page) for _ in range(TRIES))
            print(f"  {spent:6.3f} s  {page}")
        in_browser(base, address, book(base, token))
    finally:
        server.terminate()
        server.wait()


def get(base: str, token: str, page: str) -> float:
    """Seconds until the whole page is there."""
    request = urllib.request.Request(base + page, headers={"Authorization": f"Bearer {token}"})
    begun = time.monotonic()
    with urllib.request.urlopen(request) as answer:
        answer.read()
    return time.monotonic() - begun


def book(base: str, token: str) -> str:
    """The address of the long text."""
    import json

    request = urllib.request.Request(
        base + "/api/sources", headers={"Authorization": f"Bearer {token}"}
    )
    with urllib.request.urlopen(request) as answer:
        rows = json.load(answer)
    return "/documents/" + str(next(r["id"] for r in rows if r["path"] == "book.txt"))


def in_browser(base: str, address: str, reader: str) -> None:
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": 1280, "height": 900})
        page.goto(address)
        print(f"the reader on 200,000 words: {shown(page, base + reader):.2f} s (budget 0.6)")
        page.wait_for_selector("[data-stretch]:last-child[data-there]", state="attached")
        print(f"  memory of its page, when all is there: {memory(chromium):.0f} MB (budget 400)")
        page.goto(f"{base}/timeline")
        page.wait_for_selector("#list li")
        frames = page.evaluate(FRAMES)
        worst = statistics.quantiles(frames, n=20)[-1]
        print(f"the timeline: {statistics.median(frames):.0f} ms a frame, 95% below {worst:.0f} ms"
              " (budget 33)")  # fmt: skip
        print(f"  memory of its page: {memory(chromium):.0f} MB (budget 400)")
        chromium.close()


def shown(page: Any, address: str) -> float:
    """Until the text is there and the marks in sight are."""
    begun = time.monotonic()
    page.goto(address, wait_until="commit")
    while not page.evaluate("CSS.highlights.get('time')?.size > 0"):  # waiting needs eval
        time.sleep(0.01)
    return time.monotonic() - begun


def memory(chromium: Any) -> float:
    """Megabytes of the process that shows the page: its share of what is in memory (Linux)."""
    told = chromium.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    pages = [process["id"] for process in told if process["type"] == "renderer"]
    return max((share(Path(f"/proc/{number}/smaps_rollup")) for number in pages), default=0.0)


def share(file: Path) -> float:
    lines = file.read_text().splitlines() if file.exists() else []
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


if __name__ == "__main__":
    main()
