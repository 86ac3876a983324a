"""What the project promises of its speed, and whether the figures keep it; pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .running import AGAIN, CLASSIFIED, CREATED, LOADED, MERGED, OURS, SAME, Figures

RATE = 1_000
"""Records parsed and classified a second on one core."""
CLASSIFYING = 1_500
"""Parsed records classified a second on one core."""
FLAT = 1.25
"""Peak memory at the largest size over that at the smallest, at most."""
STRAIGHT = 1.25
"""Time for a record at the largest size over that at the smallest, at most."""
WRITING = 0.8
"""Our writer's rows a second over the bare driver's, at least."""
FASTER = 10
"""How many times faster a load is that changes nothing, at least."""
LOADING = 700e6
"""Bytes of Python while it loads, whatever the size, at most."""
BUILD, SERVER, PYTHON = 60.0, 1.5e9, 600e6
"""Seconds of a build from nothing; bytes of the server and of Python while it runs."""


class Verdict(NamedTuple):
    """A promise, what was measured, and whether it was kept."""

    promise: str
    measured: str
    kept: bool


def verdicts(figures: Figures) -> Iterator[Verdict]:
    """All of them, in the order of the work."""
    for times, cost in figures.costs.get("parse and classify", {}).items():
        yield Verdict(
            f"parse and classify at least {RATE:,} records a second on one core, {times}×",
            f"{cost.core_rate:,.0f} (by the wall clock {cost.rate:,.0f})",
            cost.core_rate >= RATE,
        )
    for times, cost in figures.costs.get(CLASSIFIED, {}).items():
        promise = f"classify at least {CLASSIFYING:,} parsed records a second on one core, {times}×"
        yield Verdict(promise, f"{cost.core_rate:,.0f}", cost.core_rate >= CLASSIFYING)
    for name in ("parse, one array", "parse, zip of files", "parse and classify"):
        sizes = figures.costs.get(name, {})
        if len(sizes) > 1:
            few, many = min(sizes), max(sizes)
            ratio = sizes[many].peak / sizes[few].peak
            promise = f"{name}: memory flat, {many}× needs at most {FLAT} of {few}×"
            yield Verdict(promise, f"{ratio:.2f}", ratio <= FLAT)
            ratio = sizes[few].core_rate / sizes[many].core_rate
            promise = f"{name}: cost linear, a record of {many}× at most {STRAIGHT} of one of {few}×"
            yield Verdict(promise, f"{ratio:.2f}", ratio <= STRAIGHT)
    again = figures.costs.get(AGAIN, {})
    for times, cost in figures.costs.get(LOADED, {}).items():
        promise = f"load: Python below {LOADING / 1e6:.0f} MB, {times}×"
        yield Verdict(promise, f"{cost.peak / 1e6:.0f} MB", cost.peak < LOADING)
        ratio = cost.wall / again[times].wall
        yield Verdict(f"load again, unchanged: {FASTER} times faster, {times}×", f"{ratio:,.0f}", ratio >= FASTER)
    for driver, rows in (
        (SAME, "the same rows"),
        (MERGED, "finished rows by MERGE"),
        (CREATED, "finished rows by CREATE"),
    ):
        bare = figures.costs.get(driver, {})
        for times, cost in figures.costs.get(OURS, {}).items():
            ratio = cost.rate / bare[times].rate
            promise = f"writing at least {WRITING} of the bare driver's rate ({rows}), {times}×"
            yield Verdict(promise, f"{ratio:.2f}", ratio >= WRITING)
    if build := figures.costs.get("build, empty database", {}).get(1):
        yield Verdict(f"build in less than {BUILD:.0f} s", f"{build.wall:.1f} s", build.wall < BUILD)
        python, server = build.found["peak"], build.server
        yield Verdict(f"build: Python below {PYTHON / 1e6:.0f} MB", f"{python / 1e6:.0f} MB", python < PYTHON)
        if server:
            yield Verdict(f"build: server below {SERVER / 1e9} GB", f"{server / 1e9:.2f} GB", server < SERVER)
