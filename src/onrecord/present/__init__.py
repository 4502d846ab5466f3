"""Accounts and tables for people and programs."""
