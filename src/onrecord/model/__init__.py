"""Records, frozen and slotted; no input or output, no step's logic."""
