"""Classification: what a trial tests, against which antigens, in which disease, and for whom; with reasons."""

from .answers import Classification, Disease, Reason, Tested
from .classifier import Classifier

__all__ = ["Classification", "Classifier", "Disease", "Reason", "Tested"]
