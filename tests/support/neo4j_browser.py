"""Neo4j Browser as a person uses it: connect, type, drop files, click favourites and guides, look at the graph."""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Locator, Page, Route

LOCAL = ("127.0.0.1", "localhost")
SECONDS = 30
DROP = """([name, content]) => {
  const bytes = Uint8Array.from(atob(content), (c) => c.charCodeAt(0));
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([bytes], name));
  const area = document.querySelector('.filedrop');
  for (const type of ['dragenter', 'dragover', 'drop'])
    area.dispatchEvent(new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer}));
}"""


class Neo4jBrowser:
    """One open Neo4j Browser. What never comes is a `TimeoutError` of Playwright."""

    def __init__(self, page: Page) -> None:
        """Drive `page`, on which Neo4j Browser is open."""
        self.page = page

    def form(self) -> dict[str, str]:
        """What the connection form holds, its password included."""
        fields = {name: self._find(name).input_value() for name in ("bolt-scheme-select", "boltaddress", "username")}
        return {"uri": fields["bolt-scheme-select"] + fields["boltaddress"], "username": fields["username"]}

    def connect(self, password: str) -> None:
        """Add the password to the form and wait until Browser says that it is connected."""
        self._find("password").fill(password)
        self._find("connect").click()
        self.page.get_by_text("You are connected as user").first.wait_for()

    def run(self, text: str) -> Locator:
        """Type into the editor, run it, and return the frame with the answer."""
        self.page.locator("[data-testid=activeEditor] .monaco-editor textarea").focus()
        self.page.keyboard.insert_text(text)
        with self._new_frame():
            self.page.keyboard.press("Control+Enter")
        return self.frame

    def drop(self, path: Path) -> None:
        """Drag a file into the window and let it go."""
        self.page.evaluate(DROP, [path.name, base64.b64encode(path.read_bytes()).decode()])

    def favourites(self) -> list[str]:
        """The folders of the user's own favourites, in the drawer that this opens."""
        self._find("navigationFavorites").click()
        self._find("savedScriptsFolder-").or_(self.page.locator("[data-testid^=expandFolder-]")).first.wait_for()
        ids = self.page.locator("[data-testid^=expandFolder-]").evaluate_all("all => all.map(a => a.dataset.testid)")
        return [id_.removeprefix("expandFolder-") for id_ in ids]

    def run_favourite(self, folder: str, name: str) -> Locator:
        """Run a favourite of an unfolded or folded folder, and return the frame with the answer."""
        item = self._find("savedScriptListItem").filter(has_text=name)
        if not item.is_visible():
            self._find(f"expandFolder-{folder}").click()
        item.hover()
        with self._new_frame():
            item.get_by_test_id("savedScriptsButton-Run").click()
        return self.frame

    def close_drawer(self) -> None:
        """Fold the drawer of favourites."""
        self._find("navigationFavorites").click()

    def turn_to(self, heading: str) -> Locator:
        """Leaf through the guide to the slide with that heading, and return the slide."""
        guide = self._find("guidesDrawer")
        if not guide.is_visible():
            self._find("navigationGuides").click()
            guide.wait_for()
        while not guide.get_by_role("heading", name=heading).is_visible():
            self._find("guideNextSlide").click()
        return guide

    def run_in_guide(self, statement: Locator) -> Locator:
        """Click the button before a statement of the guide, and return the frame with the answer."""
        with self._new_frame():
            statement.locator("i").click()
        return self.frame

    @property
    def frame(self) -> Locator:
        """The newest frame."""
        return self._find("frame").first

    def drawn(self, frame: Locator) -> Counter[str]:
        """How many nodes the frame draws, by colour as `#rrggbb`; waits until they stand still."""
        circles = frame.locator("svg g.node circle.b-outline")
        circles.first.wait_for()
        self.page.wait_for_timeout(1500)
        return Counter(circles.evaluate_all("all => all.map(c => c.getAttribute('fill'))"))

    @contextmanager
    def _new_frame(self) -> Iterator[None]:
        before = self._find("frame").count()
        yield
        self.page.wait_for_function("n => document.querySelectorAll('[data-testid=frame]').length > n", arg=before)

    def _find(self, id_: str) -> Locator:
        return self.page.get_by_test_id(id_)


@contextmanager
def neo4j_browser(browser: Browser, address: str) -> Iterator[Neo4jBrowser]:
    """Neo4j Browser open at `address`; nothing that is not on this machine is asked."""
    context = browser.new_context(viewport={"width": 1500, "height": 950})
    context.set_default_timeout(SECONDS * 1000)
    context.route("**/*", _local_only)
    page = context.new_page()
    page.goto(address)
    page.get_by_test_id("connect").wait_for()
    yield Neo4jBrowser(page)
    context.close()


def _local_only(route: Route) -> None:
    if urlsplit(route.request.url).hostname in LOCAL:
        route.continue_()
    else:
        route.abort()
