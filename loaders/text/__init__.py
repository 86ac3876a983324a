"""Finding what the seeds know by name in the texts of records: products, antigens, diseases, organisations."""
