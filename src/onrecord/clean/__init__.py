"""Passages: every part of an article labelled, nothing thrown away."""
