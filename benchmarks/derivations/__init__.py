"""How well copies, excerpts, merges, edits and rewrites are told from independent reports."""
