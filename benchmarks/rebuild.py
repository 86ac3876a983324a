"""How long a build takes the second time, as a share of the first: `python benchmarks/rebuild.py`.

Both are whole processes in the same run: the first starts the embedded server on an empty store, loads,
analyses and draws; the repeats find everything up to date. Prints seconds and the ratio of the medians.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COMMAND = Path(sys.executable).with_name("cgtkg")
ROUNDS, REPEATS = 3, 3


def main() -> None:
    """Time `ROUNDS` first builds, each with `REPEATS` repeats."""
    first, again = [], []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            environment = os.environ | {"CGTKG_HOME": f"{folder}/home"}
            first.append(_seconds(["build", "--out", f"{folder}/out"], environment))
            again += [_seconds(["build", "--out", f"{folder}/out"], environment) for _ in range(REPEATS)]
            _seconds(["down"], environment)
    one, two = statistics.median(first), statistics.median(again)
    print(f"first build  {one:.2f} s (median of {len(first)}, {min(first):.2f} to {max(first):.2f})")
    print(f"built again  {two:.2f} s (median of {len(again)}, {min(again):.2f} to {max(again):.2f})")
    print(f"ratio        {two / one:.2f}")


def _seconds(arguments: list[str], environment: dict[str, str]) -> float:
    started = time.perf_counter()
    subprocess.run([COMMAND, *arguments], env=environment, check=True, capture_output=True)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
