"""What every trial registry has in common: the record, its classification, and the facts that follow from both."""
