"""What tests share: a ledger to write to, and a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# How long an example takes says more of the machine than of the code.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture
def ledger_path(tmp_path: Path) -> Path:
    """Where a test may make a ledger."""
    return tmp_path / "test.ledger"


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium; the machine's own, since the tests fetch nothing."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "the browser tests need Chromium: apt-get install chromium"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield chromium
        chromium.close()
