"""The command line. A command is a function in a module of `commands`; adding one touches one new file."""

from .app import main

__all__ = ["main"]
