"""What a step costs: run in a process of its own, which measures itself and answers with one line of JSON."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).resolve().parents[2]
KILO = 1_024


@dataclass(slots=True)
class Stopwatch:
    """Wall and processor seconds (of all threads of this process) spent within `with` blocks."""

    wall: float = 0.0
    cpu: float = 0.0
    _wall: float = 0.0
    _cpu: float = 0.0

    def __enter__(self) -> Self:
        self._wall, self._cpu = time.perf_counter(), time.process_time()
        return self

    def __exit__(self, *_: object) -> None:
        self.wall += time.perf_counter() - self._wall
        self.cpu += time.process_time() - self._cpu


@dataclass(frozen=True, slots=True)
class Cost:
    """`count` things took `wall` seconds, `cpu` of them of this process; it needed at most `peak` bytes in memory, the
    server `server`. The time before (imports, the vocabulary, what is made for the step) is not counted, memory is.
    `found` is what the step says of what it did.
    """

    count: int
    wall: float
    cpu: float
    peak: int
    server: int | None = None
    found: Mapping[str, Any] = field(default_factory=dict)

    @property
    def rate(self) -> float:
        """Things a second."""
        return self.count / self.wall if self.wall else 0.0

    @property
    def core_rate(self) -> float:
        """Things a second of processor time: what one core does."""
        return self.count / self.cpu if self.cpu else 0.0


def cost_of(step: str, **arguments: object) -> Cost:
    """Run a step of `steps` (`reading.parse`) in a child process. Exits with what it said where it failed."""
    command = [sys.executable, "-m", "benchmarks.field.steps", step, json.dumps(arguments, default=str)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if ended.returncode:
        sys.exit(f"{step} {arguments} failed:\n{ended.stderr[-4000:]}")
    return Cost(**json.loads(ended.stdout.splitlines()[-1]))


def answer(work: Callable[..., dict[str, Any]], arguments: Mapping[str, Any]) -> None:
    """In the child: do the step and print its cost. `work` returns `count`, `found` and `server`, whichever it has."""
    watch = Stopwatch()
    said = work(watch, **arguments)
    cost = Cost(said.get("count", 0), watch.wall, watch.cpu, peak(), said.get("server"), said.get("found", {}))
    sys.stdout.write(json.dumps(asdict(cost)) + "\n")


def peak(pid: int | None = None) -> int:
    """The most bytes in memory that a process had: this one, or another of which the system tells (0 if it does not).

    On Linux from `/proc`: the figure of `getrusage` begins at what the parent had.
    """
    try:
        status = Path(f"/proc/{pid or 'self'}/status").read_text(encoding="utf-8")
    except OSError:
        if pid:
            return 0
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most if sys.platform == "darwin" else most * KILO
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * KILO
