"""Headless Chromium without a network, and what a page logged, asked for or popped up."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, Request, sync_playwright

from support.missing import missing

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


class Watched:
    """A page with all that went wrong on it: `trouble` stays empty on a page that needs nothing."""

    def __init__(self, page: Page) -> None:
        """Watch the page from before it opens anything."""
        self.page = page
        self.trouble: list[str] = []
        page.on("console", lambda message: self.trouble.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.trouble.append(str(error)))
        page.on("dialog", lambda dialog: self.trouble.append(dialog.message))
        page.on("request", self._note)

    def _note(self, request: Request) -> None:
        if not request.is_navigation_request():
            self.trouble.append(request.url)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of this machine; where CI runs, a missing one is a failure."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        missing("no browser: install chromium to look at the pages")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        browser.close()
