"""How the shipped encoder was made, start to end: ``python -m training``."""
