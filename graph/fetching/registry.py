"""Every service that can be fetched: a module of the folder `services` that declares `SERVICE` is one."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

from cgtkg.schema.errors import UsageError

from . import services as folder
from .service import Service


@cache
def every_service() -> Mapping[str, Service]:
    """The services by name."""
    modules = [
        importlib.import_module(f"{folder.__name__}.{found.name}") for found in pkgutil.iter_modules(folder.__path__)
    ]
    return {module.SERVICE.name: module.SERVICE for module in modules if hasattr(module, "SERVICE")}


def services_of(source: str) -> list[Service]:
    """The services that give a source (`fda`), or the one of that name (`openfda`). Raises `UsageError` for none."""
    known = every_service()
    found = [known[source]] if source in known else [one for one in known.values() if one.source == source]
    if not found:
        names = sorted({*known, *(one.source for one in known.values())})
        raise UsageError(f"nothing is fetched for {source!r}; there are {', '.join(names)}")
    return found
