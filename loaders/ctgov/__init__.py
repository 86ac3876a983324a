"""ClinicalTrials.gov: trials' records from every shape in which the registry gives them.

`read` gives records and rejects one at a time, `day_of` the day the data was as given, and `once` keeps of a trial
that stands several times in one load the newest version.
"""

from cgtkg.loaders.files.limits import Limits

from .duplicates import once
from .reading import day_of, read
from .source import SOURCE

__all__ = ["SOURCE", "Limits", "day_of", "once", "read"]
