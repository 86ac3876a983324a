"""Effects: the database, analyses, pictures, reports and the command line."""
