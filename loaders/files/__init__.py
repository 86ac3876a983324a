"""Files as sources give them: documents in folders and archives, how much they may hold, the day they are of."""
