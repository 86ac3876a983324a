"""Measure, and print a page of Markdown: `python -m benchmarks.field > docs/benchmarks.md`.

Reading is measured at 1, 10 and 100 times as many trials as are bundled, what needs a database at 1 and 10 times;
`--full` takes that to 100 as well.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
import tempfile
from pathlib import Path

from .machine import machine
from .page import page
from .rows import EXTRACT
from .running import run
from .targets import verdicts


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.field", description=__doc__)
    parser.add_argument("--sizes", default="1,10,100", help="times the unit, with commas between (default 1,10,100)")
    parser.add_argument("--full", action="store_true", help="the graph at all sizes, not only up to 10")
    parser.add_argument("--unit", type=int, help="trials at 1 (default: as many as the bundled extract has)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there as well")
    options = parser.parse_args()
    sizes = sorted({int(size) for size in options.sizes.split(",")})
    with EXTRACT.open(encoding="utf-8") as lines:
        bundled = sum(1 for _ in lines)
    measured_on = machine()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended"))  # the server and the files go as well
    with tempfile.TemporaryDirectory(prefix="cgtkg-benchmarks-") as folder:
        graphs = [size for size in sizes if options.full or size <= 10]
        figures = run(options.unit or bundled, bundled, sizes, graphs, Path(folder))
    if options.json:
        judged = [verdict._asdict() for verdict in verdicts(figures)]
        document = {"machine": measured_on, **figures.to_json(), "promises": judged}
        options.json.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")
    sys.stdout.write(page(figures, measured_on))


if __name__ == "__main__":
    main()
