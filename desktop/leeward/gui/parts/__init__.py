"""Pieces of pages and flows that are handed the session, where one alone would be too long."""
