"""The figures as a page of Markdown; pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from .measuring import Cost
from .running import CREATED, MERGED, OURS, REAL, ROUNDS, SAME, Figures
from .targets import verdicts

_GRAPH = (OURS, SAME, MERGED, CREATED, "read the landscape", "cluster", "draw the whole", "report")
_BUILD = ("build, empty database", "build, up to date", "load, the bundled trials", "build, after that load")


def page(figures: Figures, machine: Mapping[str, str]) -> str:
    """The whole page."""
    versions = ", ".join(f"{name} {value}" for name, value in machine.items() if name not in _SETTING)
    loads = f"{min(figures.loads):.1f} to {max(figures.loads):.1f}"
    read = [name for name in figures.costs if name not in (*_GRAPH, *_BUILD)]
    parts = [
        "# Benchmarks", "",
        f"Made by `make benchmarks` on {machine['day']}: {machine['system']}, {machine['cores']} cores, "
        f"{machine['memory']}; {versions}. Load average before the steps: {loads}.", "",
        f"1× is {figures.unit:,} trials; the bundled extract has {figures.bundled:,}. All are synthetic, of a fixed "
        "seed: in downloads 30% are trials of the extract drawn at random, with new numbers and texts made of their "
        "names, the others are of common diseases and drugs. The graphs below hold trials of the field only.", "",
        f"Every figure is of a process of its own (at 1× the median of {ROUNDS}); imports and the reading of the "
        "vocabulary are not in the times, but in the memory. CPU is of the Python process; MB is its peak, and that "
        "of the database server. `load` is the command as users run it: its time holds reading the vocabulary too.", "",
        "## Promises", "",
        *_table(("promise", "measured", "kept"), ([v.promise, v.measured, "yes" if v.kept else "**no**"]
                                                  for v in verdicts(figures))), "",
        "## From a download to facts", "",
        *_table(("step", "size", "records", "s", "CPU s", "a second", "a CPU second", "MB", "server MB"),
                _rows(figures, read)), "",
        f"Real records: the {REAL.name} folder of the data to develop against, some with results." if REAL.is_dir()
        else "Real records were not at hand.", "",
        "## The graph", "",
        *_table(("step", "size", "nodes and relationships", "s", "CPU s", "a second", "a CPU second", "MB",
                 "server MB"), _rows(figures, _GRAPH)), "",
        "Our writer starts from facts, merges what several records say of one thing, and can be killed and repeated. "
        "The driver alone, by the same rows: what our writer tells the database, transaction by transaction, ready "
        "made. Finished rows: those of the finished graph, in which what hundreds of records speak of stands once, as "
        "only who holds all of them in memory can write it; by CREATE once, or by MERGE so that it can be repeated. "
        "All write to an empty database that is warm, and make graphs of the same content hash. Facts and rows are in "
        "memory before the clock runs, and in MB. The steps below count what they use of the graph: evidence and its "
        "links are left out.", "",
        "## The main job", "",
        *_table(("command", "nodes and relationships", "s", "CPU s", "Python MB", "server MB"),
                _built(figures)), "",
    ]  # fmt: skip
    return "\n".join(parts)


_SETTING = ("day", "system", "cores", "memory")


def _rows(figures: Figures, names: Iterable[str]) -> Iterator[list[str]]:
    for name in names:
        for times, cost in sorted(figures.costs.get(name, {}).items()):
            yield [
                name,
                f"{times}×",
                f"{cost.count:,}",
                *_seconds(cost),
                *_rates(cost),
                _mb(cost.peak),
                _mb(cost.server),
            ]


def _built(figures: Figures) -> Iterator[list[str]]:
    for name in _BUILD:
        for cost in figures.costs.get(name, {}).values():
            own = cost.found
            graph, cpu, most = own["nodes"] + own["edges"], own.get("cpu", cost.cpu), own.get("peak", cost.peak)
            yield [name, f"{graph:,}", f"{cost.wall:.1f}", f"{cpu:.1f}", _mb(most), _mb(cost.server)]


def _seconds(cost: Cost) -> list[str]:
    return [f"{cost.wall:.2f}", f"{cost.cpu:.2f}"]


def _rates(cost: Cost) -> list[str]:
    return [f"{cost.rate:,.0f}", f"{cost.core_rate:,.0f}"]


def _mb(size: int | None) -> str:
    return f"{size / 1e6:,.0f}" if size else ""


def _table(header: tuple[str, ...], rows: Iterable[list[str]]) -> list[str]:
    lines = [header, ["---", *["---:"] * (len(header) - 1)], *rows]
    return [f"| {' | '.join(line)} |" for line in lines]
