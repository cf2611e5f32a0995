"""The root side of Leeward: standard library only, small, validated, composing every byte it writes."""

__version__ = "0.1.0"
