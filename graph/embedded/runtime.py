"""The installed server program: where it lies, whether it can run here, and the command that starts it."""

from __future__ import annotations

import os
import platform
import re
import sys
from importlib.util import find_spec
from pathlib import Path

from cgtkg.schema.errors import ServerError

from .server import DATABASE

OLDEST_GLIBC = (2, 34)
_ELSE = "or set NEO4J_URI to a Neo4j server"


def program() -> Path:
    """The folder of the installed `arcadedb-embedded`; `ServerError` if it is missing or cannot run here.

    The package is only located: importing it would start a Java machine inside this process.
    """
    if sys.platform == "win32":
        raise ServerError(f"the embedded database runs on Linux and macOS: use WSL, {_ELSE}")
    spec = find_spec("arcadedb_embedded")
    if spec is None or not spec.submodule_search_locations:
        raise ServerError(f"the embedded database is not installed: pip install arcadedb-embedded, {_ELSE}")
    if sys.platform == "linux" and (reason := old_glibc()):
        raise ServerError(f"the embedded database needs glibc 2.34 or newer, {reason}: update the system, {_ELSE}")
    folder = Path(spec.submodule_search_locations[0])
    if not os.access(java(folder), os.X_OK):
        raise cannot_execute(folder, "not an executable file")
    return folder


def java(folder: Path) -> Path:
    """The Java that comes with the program in `folder`."""
    return folder / "jre" / "bin" / "java"


def cannot_execute(folder: Path, why: str) -> ServerError:
    """The error for a Java that the system does not execute, most often one for another processor."""
    return ServerError(
        f"{java(folder)} cannot be executed on this {platform.machine()} system ({why}): "
        f"reinstall arcadedb-embedded for it, {_ELSE}"
    )


def old_glibc() -> str | None:
    """Why the system's C library does not do, None if it does."""
    try:
        library = os.confstr("CS_GNU_LIBC_VERSION") or ""
    except (ValueError, OSError):
        library = ""
    found = re.fullmatch(r"glibc (\d+)\.(\d+).*", library)
    if not found:
        return "and this system has another C library"
    version = int(found[1]), int(found[2])
    return f"and this system has {version[0]}.{version[1]}" if version < OLDEST_GLIBC else None


def memory() -> str:
    """The server's largest heap in Java's notation, from `CGTKG_SERVER_MEMORY`, default `1g`."""
    size = os.environ.get("CGTKG_SERVER_MEMORY", "").strip() or "1g"
    if not re.fullmatch(r"[1-9]\d*[kKmMgG]", size):
        raise ServerError(f"CGTKG_SERVER_MEMORY is {size!r}: give a number with m or g, such as 512m or 2g")
    return size


def command(folder: Path, home: Path, *, bolt: int, http: int) -> list[str]:
    """The command line that starts the server of `home` on two ports of the loopback interface."""
    settings = {
        "server.rootPath": str(home),
        "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "server.defaultDatabases": f"{DATABASE}[]",
        "server.httpIncomingHost": "127.0.0.1",
        "server.httpIncomingPort": str(http),
        "bolt.host": "127.0.0.1",
        "bolt.port": str(bolt),
        "bolt.maxMessageSize": str(128 * 1024**2),  # a longer statement is never answered; the default is 16 MB
        "txWalFlush": "1",  # a commit is on the disk, also if the power fails
        "command.timeout": "600000",  # ms; the timeout that a Bolt client sends is not heeded
        "opencypher.loadCsv.allowFileUrls": "false",
        "opencypher.loadCsv.allowRemoteUrls": "false",
        "polyglotEngineEnabled": "false",
    }
    return [
        str(java(folder)),
        f"-Xmx{memory()}",
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError",  # the next start recovers; a server without memory only half works
        "-XX:-UsePerfData",
        f"-XX:ErrorFile={home}/log/java-crash-%p.log",
        "--add-modules",
        "jdk.incubator.vector",
        *(f"-Darcadedb.{name}={value}" for name, value in settings.items()),
        "-cp",
        f"{folder}/jars/*",
        "com.arcadedb.server.ArcadeDBServer",
    ]


def environment() -> dict[str, str]:
    """The environment of this process without what would change Java's options, in UTF-8 for file names."""
    options = {"JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH"}
    own = {"LC_ALL": "C.UTF-8", "MALLOC_ARENA_MAX": "2"}  # with an arena a core, freed memory stays with the server
    return {name: value for name, value in os.environ.items() if name not in options} | own
