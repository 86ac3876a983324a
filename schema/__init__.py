"""What the graph is made of: declarations, identity, time and evidence; no I/O."""
