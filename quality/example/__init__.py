"""The example story as a task of the gate: which of its expectations are reached."""
