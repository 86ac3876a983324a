"""WHO's International Clinical Trials Registry Platform (ICTRP): trials of many registries, as its portal exports them.

`read` gives records and rejects one at a time, `once` keeps of a trial that stands several times in one load the newest
version.
"""

from .duplicates import once
from .reading import read
from .source import SOURCE

__all__ = ["SOURCE", "once", "read"]
