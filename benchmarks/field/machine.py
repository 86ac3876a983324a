"""What the figures were measured on: enough to compare, nothing that names the machine."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGES = ("cgtkg", "arcadedb-embedded", "neo4j", "neo4j-rust-ext", "msgspec", "ahocorasick-rs", "networkx")


def machine() -> dict[str, str]:
    """Day, cores, memory, Python and versions of what does the work."""
    return {
        "day": datetime.now(UTC).date().isoformat(),
        "system": f"{platform.system()} {platform.machine()}",
        "cores": str(os.cpu_count()),
        "memory": _memory(),
        "Python": platform.python_version(),
        **{name: found for name in PACKAGES if (found := _version(name))},
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _memory() -> str:
    try:
        first = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()[0]
    except OSError:
        return "unknown"
    return f"{int(first.split()[1]) / 1e6:.0f} GB"
