"""The FDA's approvals: the Purple Book's table, and openFDA's Drugs@FDA applications and drug labels.

`read` gives one entry a BLA, application or label; `facts` what they say of cell and gene therapies.
"""

from .reading import read
from .source import SOURCE

__all__ = ["SOURCE", "read"]
