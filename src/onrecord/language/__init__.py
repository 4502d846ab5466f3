"""All that knows a natural language: the only folder that imports an NLP library."""
