"""The main job as a whole process: `cgtkg build`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from ..measuring import KILO, Stopwatch
from .homes import server_peak


def build(watch: Stopwatch, home: str, out: str) -> dict[str, Any]:
    """Build into a folder; `found` has the build's own peak and processor time, which a child's wait gives."""
    command = [str(Path(sys.executable).with_name("cgtkg")), "build", "--out", out, "--json"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    with watch:
        child = subprocess.Popen(command, env=environment | {"CGTKG_HOME": home}, stdout=subprocess.PIPE, text=True)
        said = child.stdout.read() if child.stdout else ""
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"cgtkg build ended with {child.returncode}")
    built = json.loads(said)
    most = used.ru_maxrss if sys.platform == "darwin" else used.ru_maxrss * KILO
    return {
        "count": built["nodes"] + built["edges"],
        "found": {"peak": most, "cpu": used.ru_utime + used.ru_stime, "nodes": built["nodes"], "edges": built["edges"]},
        "server": server_peak(home),
    }
