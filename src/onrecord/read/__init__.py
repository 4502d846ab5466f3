"""Bytes, files and folders to articles."""
