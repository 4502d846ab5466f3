"""One story: timeline, positions, promises, open questions, novelty."""
