"""One schema: articles, records, search, the index of linking."""
