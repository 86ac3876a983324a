"""The application: commands found in their folder, results to stdout, messages to stderr, one-line errors."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from typing import NoReturn

import typer

from cgtkg.schema.errors import CgtkgError, UsageError

from . import commands
from .speaking import say

TYPER_INTERRUPTED = 130
"""The status typer ends with when it catches Ctrl-C itself."""
INTERRUPTED = "interrupted; what was written is whole, run it again to go on"
app = typer.Typer(
    name="cgtkg",
    help="A knowledge graph of cell and gene therapies: who develops what, for which disease, approved where.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def main() -> NoReturn:
    """Run the command line; the exit status is 0 done, 1 the data or a check failed, 2 wrong usage."""
    for module in sorted(module.name for module in pkgutil.iter_modules(commands.__path__)):
        importlib.import_module(f"{commands.__name__}.{module}").register(app)
    try:
        app()
    except UsageError as error:
        _end(str(error), 2)
    except CgtkgError as error:
        _end(str(error), 1)
    except SystemExit as ended:
        if ended.code == TYPER_INTERRUPTED:
            _end(INTERRUPTED, 1)
        raise
    except KeyboardInterrupt:
        _end(INTERRUPTED, 1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except (MemoryError, OSError) as error:
        _end(f"{type(error).__name__}: {error}", 1)
    except Exception as error:
        if _interrupted(error):
            _end(INTERRUPTED, 1)
        raise
    sys.exit(0)


def _interrupted(error: BaseException | None) -> bool:
    """Whether an interrupt is what broke it: the driver may fail in its own way while it cleans up."""
    while error is not None:
        if isinstance(error, KeyboardInterrupt):
            return True
        error = error.__cause__ or error.__context__
    return False


def _end(message: str, status: int) -> NoReturn:
    say(f"cgtkg: {' '.join(message.split())}")
    sys.exit(status)
