"""Sequences of hard screens: welcome, hard moment."""
