"""Which steps are measured, at which sizes, in which order; each in a process and with files of its own."""

from __future__ import annotations

import os
import shutil
import statistics
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from .measuring import Cost, cost_of

ROUNDS = 3
"""How often a step is measured at the smallest size, where it is short; the median counts."""
REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "ctgov-v2-full"
"""Real records of all kinds, where they are at hand: whether the synthetic ones cost what real ones do."""

CLASSIFIED = "classify, parsed already"
LOADED, AGAIN, READ_AGAIN = "load, all of it", "load again, unchanged", "load again, unchanged, all read"
OURS, SAME = "write, our writer", "write, the driver alone, the same rows"
MERGED, CREATED = "write, the driver alone, finished rows, MERGE", "write, the driver alone, finished rows, CREATE"


@dataclass(slots=True)
class Figures:
    """The cost of each step at each size (times the unit), and the load of the machine at the time.

    `bundled` is how many trials ship.
    """

    unit: int
    bundled: int = 0
    costs: dict[str, dict[int, Cost]] = field(default_factory=dict)
    loads: list[float] = field(default_factory=list)

    def measure(self, name: str, step: str, times: int, rounds: int = 1, **arguments: object) -> Cost:
        """Measure a step and keep the round of median wall time under `name`."""
        self.loads.append(os.getloadavg()[0])
        measured = [cost_of(step, **arguments) for _ in range(rounds)]
        return self.keep(name, times, measured)

    def keep(self, name: str, times: int, measured: Sequence[Cost]) -> Cost:
        """Keep the round of median wall time."""
        middle = statistics.median_low([cost.wall for cost in measured])
        cost = next(cost for cost in measured if cost.wall == middle)
        self.costs.setdefault(name, {})[times] = cost
        sys.stderr.write(
            f"{name} x{times}: {cost.count} in {cost.wall:.2f} s ({cost.cpu:.2f} s CPU), {cost.peak / 1e6:.0f} MB\n"
        )
        return cost

    def to_json(self) -> dict[str, Any]:
        """All of it as plain data."""
        costs = {
            name: {str(times): asdict(cost) for times, cost in of_step.items()} for name, of_step in self.costs.items()
        }
        return {"unit": self.unit, "bundled": self.bundled, "loads": self.loads, "costs": costs}


def run(unit: int, bundled: int, reading: Sequence[int], graphs: Sequence[int], folder: Path) -> Figures:
    """Measure reading at the sizes `reading`, all else at the sizes `graphs`, and the build; files go to `folder`."""
    figures = Figures(unit, bundled)
    _build(figures, folder)
    for times in graphs:
        _graph(figures, times, folder)
    for times in reading:
        _read(figures, times, folder, facts=times in graphs)
    if REAL.is_dir():
        figures.measure("parse, real records", "reading.parse", 1, ROUNDS, path=REAL)
        figures.measure("parse and classify, real records", "reading.classify", 1, ROUNDS, path=REAL)
        figures.measure(f"{CLASSIFIED}, real records", "reading.classify_parsed", 1, ROUNDS, path=REAL)
    return figures


def _read(figures: Figures, times: int, folder: Path, *, facts: bool) -> None:
    rounds, count = _rounds(times), figures.unit * times
    with _download(figures, folder, "array", count, times) as path:
        figures.measure("parse, one array", "reading.parse", times, rounds, path=path)
    with _download(figures, folder, "zip", count, times) as path:
        figures.measure("parse, zip of files", "reading.parse", times, rounds, path=path)
        figures.measure("parse and classify", "reading.classify", times, rounds, path=path)
        figures.measure(CLASSIFIED, "reading.classify_parsed", times, rounds, path=path)
        if facts:
            figures.measure("parse, classify, make facts", "reading.make_facts", times, rounds, path=path)
        with _home(folder) as home:
            figures.measure(LOADED, "writing.load", times, path=path, home=home)
            figures.measure(AGAIN, "writing.load", times, path=path, home=home)
            figures.measure(READ_AGAIN, "writing.load", times, path=path, home=home, again=True)


def _graph(figures: Figures, times: int, folder: Path) -> None:
    """The graph of trials of the field only: `times` the unit of them."""
    trials, spool, told, count = folder / "trials.jsonl", folder / "rows", folder / "told", figures.unit * times
    path = folder / "field.zip"
    cost_of("reading.generate", path=path, shape="zip", count=count + count // 50 + 10, field=1.0)
    cost_of("reading.extract", path=path, out=trials, count=count)
    path.unlink()
    with _home(folder) as home:
        cost_of("writing.record", trials=trials, home=home, told=told)
    ours, same, bare, merged = [], [], [], []
    rounds = max(2, _rounds(times))  # in turns: a busy moment strikes both
    for round_ in range(rounds):
        with _home(folder) as home:
            figures.loads.append(os.getloadavg()[0])
            ours.append(cost_of("writing.write", trials=trials, home=home, spool=spool))
            if round_ == rounds - 1:
                figures.keep(OURS, times, ours)
                figures.measure("read the landscape", "showing.read", times, _rounds(times), home=home)
                found = {"home": home, "clusters": folder / "clusters"}
                figures.measure("cluster", "showing.cluster", times, **found)
                figures.measure("draw the whole", "showing.draw", times, **found, out=folder / "out")
                figures.measure("report", "showing.report", times, **found, out=folder / "out")
        with _home(folder) as home:
            same.append(cost_of("writing.write_told", trials=trials, home=home, told=told))
        for costs, merge in ((bare, False), (merged, True)):
            with _home(folder) as home:
                costs.append(cost_of("writing.write_bare", trials=trials, home=home, spool=spool, merge=merge))
    figures.keep(SAME, times, same)
    figures.keep(MERGED, times, merged)
    figures.keep(CREATED, times, bare)
    if {cost.found["hash"] for cost in ours} != {cost.found["hash"] for cost in (*same, *bare, *merged)}:
        sys.exit("our writer and the bare driver made different graphs")


def _build(figures: Figures, folder: Path) -> None:
    with _home(folder) as home:
        figures.measure("build, empty database", "building.build", 1, home=home, out=folder / "built")
        figures.measure("build, up to date", "building.build", 1, ROUNDS, home=home, out=folder / "built")
        figures.measure("load, the bundled trials", "writing.load", 1, home=home)
        figures.measure("build, after that load", "building.build", 1, home=home, out=folder / "built")


@contextmanager
def _download(figures: Figures, folder: Path, shape: str, count: int, times: int) -> Iterator[Path]:
    path = folder / f"download.{shape}"
    figures.measure(f"generate, {shape}", "reading.generate", times, path=path, shape=shape, count=count, field=0.3)
    try:
        yield path
    finally:
        path.unlink()


@contextmanager
def _home(folder: Path) -> Iterator[Path]:
    """A folder for an embedded server, which is stopped and removed at the end."""
    home = folder / "home"
    try:
        yield home
    finally:
        cost_of("homes.end", home=home)
        shutil.rmtree(home, ignore_errors=True)


def _rounds(times: int) -> int:
    return ROUNDS if times == 1 else 1
