"""WHO's International Clinical Trials Registry Platform (ICTRP): trials of many registries, as its portal exports them.

`read` gives records and rejects one at a time, `once` keeps of a trial that stands several times in one load the newest
version, `unread` counts what a file holds that is not read.
"""

from .duplicates import once
from .reading import read, unread
from .source import SOURCE

__all__ = ["SOURCE", "once", "read", "unread"]
