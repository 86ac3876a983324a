"""Mondo, the ontology of diseases, in the layouts in which it is given: a refresh of the diseases of the vocabulary.

`read` gives an entry a term, and one for the mappings of a term to another vocabulary; `facts` what they say of the
diseases that the vocabulary has; `differences` what a curator would want to see.
"""

from .facts import differences, facts
from .reading import read
from .source import SOURCE

__all__ = ["SOURCE", "differences", "facts", "read"]
