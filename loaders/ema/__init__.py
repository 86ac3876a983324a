"""European Medicines Agency: its table of centrally assessed medicines, as a workbook (.xlsx) or as a JSON report.

`read` gives medicines and rejects one at a time, `facts` what one of them says of a cell or gene therapy: its names,
its authorisation in the European Union, who holds it, and its designations.
"""

from .facts import facts
from .reading import read
from .source import SOURCE

__all__ = ["SOURCE", "facts", "read"]
