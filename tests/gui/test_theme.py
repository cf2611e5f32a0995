"""The tokens: legible in both themes, and followed by what is drawn."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtGui import QColor

from gui.simulated import RESOURCES
from leeward.gui.theme import DARK, LIGHT, Theme, Tokens, mix

pytestmark = pytest.mark.usefixtures("qapp")
THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
TEXT_ON = (
    *itertools.product(("ink", "muted"), ("ground", "rail", "surface")),
    *itertools.product(("accent",), ("surface", "accent_soft")),
    ("ink", "accent_soft"),
    ("ink", "lamp_soft"),
    ("lamp", "lamp_soft"),
    ("lamp", "surface"),
    ("lamp", "ground"),
    ("alert", "surface"),
    ("on_accent", "accent"),
)
CONTROL_ON = (
    *itertools.product(("outline", "accent"), ("ground", "surface")),
    ("accent", "rail"),
    ("accent", "line"),
    *itertools.product(("ink",), ("ground", "surface", "rail")),
    ("lamp", "accent_soft"),
)


def luminance(color: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    exact = QColor(color)
    parts = (exact.redF(), exact.greenF(), exact.blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio as WCAG 2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@THEMES
def test_text_reaches_aa(tokens: Tokens) -> None:
    """Every text stands out from every ground it is written on by 4.5 at least."""
    colors = tokens._asdict()
    low = {(a, b): contrast(colors[a], colors[b]) for a, b in TEXT_ON}
    assert {pair: round(c, 2) for pair, c in low.items() if c < 4.5} == {}


@THEMES
def test_controls_reach_three(tokens: Tokens) -> None:
    """Edges, rings and marks stand out by 3 at least."""
    colors = tokens._asdict()
    low = {(a, b): contrast(colors[a], colors[b]) for a, b in CONTROL_ON}
    assert {pair: round(c, 2) for pair, c in low.items() if c < 3.0} == {}


def test_a_hovered_button_stays_legible() -> None:
    """The lighter ground under the mouse keeps its words at AA."""
    for tokens in (LIGHT, DARK):
        assert contrast(tokens.on_accent, mix(tokens.accent, tokens.on_accent, 0.1)) >= 4.5
        assert contrast(tokens.accent, mix(tokens.accent_soft, tokens.accent, 0.1)) >= 3.0


def test_a_choice_is_told_once() -> None:
    """Choosing dark tells that all must be drawn anew; choosing it again tells nothing."""
    theme = Theme(RESOURCES, "light")
    told: list[bool] = []
    theme.changed.connect(lambda: told.append(theme.is_dark))
    theme.choose("dark")
    theme.choose("dark")
    theme.choose("light")
    assert told == [True, False]


def test_every_icon_takes_its_color() -> None:
    """A line icon is drawn in the token asked for, and nowhere near the edge of nothing."""
    theme = Theme(RESOURCES, "light")
    wanted = theme.color("accent")
    for file in sorted((RESOURCES / "icons").glob("*.svg")):
        image = theme.pixmap(file.stem, "accent", 48).toImage()
        solid = [
            image.pixelColor(x, y)
            for x in range(48)
            for y in range(48)
            if image.pixelColor(x, y).alphaF() > 0.99
        ]
        assert solid, file.name
        assert all(abs(c.red() - wanted.red()) < 6 and abs(c.blue() - wanted.blue()) < 6 for c in solid), file
