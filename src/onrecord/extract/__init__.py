"""Mentions, dates, statements, speakers, events of one article."""
