"""The kit for Neo4j Browser: favourites, style and guide, as files to drop or as pages that are served."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from ..outputs import OutputError
from .application import Reader
from .favourites import favourites
from .guide import guide
from .serving import Pages
from .style import grass

README = """\
For Neo4j Browser, connected to a graph of cgtkg (`cgtkg browser` says what to type to connect):

favourites.zip  Drop it into the Browser window: every saved query as a favourite, in folders by topic. Those named
                "Graph: ..." draw, the others give tables. Each runs as it is; to ask the same of another target,
                company or disease, change the name in it. Dropped twice, the favourites are there twice: delete
                the old folders first.
style.grass     Drop it into the window: nodes in the colours of cgtkg's own pictures, arrows with the stage reached.
guide.html      A walk through the graph: run `cgtkg browser --serve` and open the address it prints, or type `:guide`
                and the guide's address in Browser.

Browser joins the nodes it draws by everything between them, also by what is only planned or denied. To see only
what a favourite returns, run once:  :config autoComplete: false
"""
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The same date for all that is packed: the same queries give the same bytes."""


def contents(address: str | None = None) -> dict[str, bytes]:
    """The files by name; `address` is where they are served, None if they are written to a folder."""
    return {
        "favourites.zip": _packed(favourites()),
        "style.grass": grass().encode(),
        "guide.html": guide(address).encode(),
        "README.txt": README.encode(),
    }


def write(folder: Path) -> list[Path]:
    """Write the kit to `folder`, each file as a whole or not at all; `OutputError` if it cannot be written."""
    return [_put(folder / name, data) for name, data in contents().items()]


def site(app: Reader | None) -> Callable[[str], Pages]:
    """What `serving` serves: the kit at the root, and the files of `app`, a Browser, under `browser/`."""

    def at(address: str) -> Pages:
        kit = contents(address)

        def page(path: str) -> bytes | None:
            if app and path.startswith("browser/"):
                return app(path.removeprefix("browser/") or "index.html")
            return kit.get(path or "guide.html")

        return page

    return at


def _packed(texts: dict[str, str]) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packing:
        for name, text in texts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            packing.writestr(entry, text.encode())
    return archive.getvalue()


def _put(path: Path, data: bytes) -> Path:
    draft = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(data)
        draft.replace(path)
    except OSError as error:
        with suppress(OSError):
            draft.unlink()
        raise OutputError(f"{path} cannot be written: {error.strerror}") from error
    return path
