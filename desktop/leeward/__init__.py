"""Leeward: keeps a person out of contact with an ex for a while."""

__version__ = "0.1.0"
