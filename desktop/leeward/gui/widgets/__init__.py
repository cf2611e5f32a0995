"""Painted and composed widgets that know no page."""
