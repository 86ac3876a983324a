"""cgtkg: a knowledge graph of cell and gene therapies, every number traceable to its record."""
