"""EU Clinical Trials Register: trials' records from its text downloads, "full details" and "summary".

`read` gives records and rejects one at a time; the country records of one EudraCT number are one trial.
"""

from .reading import once, read
from .source import SOURCE

__all__ = ["SOURCE", "once", "read"]
