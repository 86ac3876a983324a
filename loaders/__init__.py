"""From sources to typed facts: pure reading, one module a source."""
