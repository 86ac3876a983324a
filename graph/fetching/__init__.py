"""Download a source's current data: politely, resumably, and only as complete as the service itself says.

`fetch` fetches one service into a snapshot folder, `services_of` names the services of a source. What is particular to
a service is one module of the folder `services`; how to ask, wait, resume and check is here, once.
"""

from .clock import Clock, SystemClock
from .fetching import Fetched, fetch
from .registry import every_service, services_of
from .service import FetchError, Service

__all__ = ["Clock", "FetchError", "Fetched", "Service", "SystemClock", "every_service", "fetch", "services_of"]
