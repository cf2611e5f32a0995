"""The tokens: legible in both themes, and followed by what is drawn."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont

from gui.simulated import RESOURCES
from leeward.core.state import Settings
from leeward.gui.theme import Theme
from leeward.gui.tokens import DARK, DARK_HIGH, LIGHT, LIGHT_HIGH, Tokens, mix

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

pytestmark = pytest.mark.usefixtures("qapp")
ALL = {"light": LIGHT, "dark": DARK, "light-high": LIGHT_HIGH, "dark-high": DARK_HIGH}
THEMES = pytest.mark.parametrize("tokens", ALL.values(), ids=ALL)
HIGH = pytest.mark.parametrize("tokens", [LIGHT_HIGH, DARK_HIGH], ids=["light", "dark"])
TEXT_ON = (
    *itertools.product(("ink", "muted"), ("ground", "rail", "surface")),
    *itertools.product(("accent",), ("surface", "accent_soft")),
    ("ink", "accent_soft"),
    ("ink", "lamp_soft"),
    ("lamp", "lamp_soft"),
    ("lamp", "surface"),
    ("lamp", "ground"),
    ("alert", "surface"),
    ("alert", "ground"),
    ("on_accent", "accent"),
)
CONTROL_ON = (
    *itertools.product(("outline", "accent"), ("ground", "surface")),
    ("accent", "rail"),
    ("accent", "line"),
    ("accent", "accent_soft"),
    ("accent", "lamp_soft"),
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


@HIGH
def test_high_contrast_reaches_more(tokens: Tokens) -> None:
    """With more contrast every text reaches 7, and edges, rings and marks 4.5."""
    colors = tokens._asdict()
    low = {pair: contrast(colors[pair[0]], colors[pair[1]]) for pair in TEXT_ON}
    assert {pair: round(c, 2) for pair, c in low.items() if c < 7} == {}
    edges = [pair for pair in CONTROL_ON if "line" not in pair]
    low = {pair: contrast(colors[pair[0]], colors[pair[1]]) for pair in edges}
    assert {pair: round(c, 2) for pair, c in low.items() if c < 4.5} == {}


@THEMES
def test_a_hovered_button_stays_legible(tokens: Tokens) -> None:
    """The other ground under the mouse keeps its words at AA."""
    assert contrast(tokens.on_accent, mix(tokens.accent, tokens.on_accent, 0.1)) >= 4.5
    assert contrast(tokens.accent, mix(tokens.accent_soft, tokens.accent, 0.1)) >= 3.0
    for ground in (tokens.ground, tokens.rail, tokens.surface):
        assert contrast(tokens.ink, mix(ground, tokens.ink, 0.05)) >= 4.5


def test_the_style_sheet_draws_with_tokens_alone() -> None:
    """No colour stands in the style sheet itself, so what is proved of the tokens holds for the window."""
    written = (RESOURCES / "theme" / "window.qss").read_text("utf-8")
    assert not re.findall(r":\s[^;]*(#[0-9A-Fa-f]{3,8}\b|rgba?\()", written)


def test_more_contrast_is_chosen_and_worn_with_edges() -> None:
    """Chosen, it takes the stronger tokens in light and dark, and every card gets an edge."""
    theme = Theme(RESOURCES, "light")
    usual = theme.style_sheet()
    for choice, tokens in (("light", LIGHT_HIGH), ("dark", DARK_HIGH)):
        theme.wear(Settings(theme=choice, contrast="more"))
        assert theme.tokens is tokens
        assert theme.is_high
        card = f'QFrame[surface="card"] {{ background: {tokens.surface}; border: 1px solid'
        assert card in theme.style_sheet()
    theme.wear(Settings(theme="light", contrast="usual"))
    assert theme.style_sheet() == usual


def test_letters_grow_as_chosen() -> None:
    """At 200 % every size of letters is twice what it was, and all is drawn again."""
    theme = Theme(RESOURCES, "light")
    told: list[float] = []
    theme.changed.connect(lambda: told.append(theme.text))
    before = [float(size) for size in re.findall(r"font-size: ([\d.]+)pt", theme.style_sheet())]
    theme.wear(Settings(theme="light", text_size=200))
    after = [float(size) for size in re.findall(r"font-size: ([\d.]+)pt", theme.style_sheet())]
    assert after == [2 * size for size in before]
    assert told == [2.0]


def test_letters_grow_with_the_desktop(qapp: QApplication) -> None:
    """A desktop with large letters has them here, too."""
    own = qapp.font()
    large = QFont(own)
    large.setPointSizeF(16.5)
    qapp.setFont(large)
    try:
        assert Theme(RESOURCES, "light").text == 1.5
    finally:
        qapp.setFont(own)


def test_nothing_moves_where_that_was_chosen(qapp: QApplication) -> None:
    """The setting stills what would move, and so does a desktop without effects."""
    theme = Theme(RESOURCES, "light")
    assert not theme.moves
    qapp.setEffectEnabled(Qt.UIEffect.UI_General, True)
    try:
        assert theme.moves
        theme.wear(Settings(movement="none"))
        assert not theme.moves
    finally:
        qapp.setEffectEnabled(Qt.UIEffect.UI_General, False)


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
