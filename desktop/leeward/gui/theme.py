"""The look: colour tokens, the style sheet and icons made from them, and whether things may move."""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from leeward.gui.tokens import DARK, DARK_HIGH, LIGHT, LIGHT_HIGH, mix

if TYPE_CHECKING:
    from pathlib import Path

    from leeward.core.state import Settings
    from leeward.gui.tokens import Tokens

STEP = 4
PAGE_MARGIN = (40, 32)
CARD_PADDING = 20
GAP = 16
FILL_MS = 240
# Icons with a beginning and an end, as lines have.
POINTING = frozenset({"back", "list"})
# Letters as designed, in percent, and the desktop's own size from which on they grow with it.
USUAL_TEXT = 100
USUAL_PT = 11.0
POINTS = re.compile(r"\b([\d.]+)pt\b")


class Theme(QObject):
    """The tokens in force, and what is drawn from them.

    Follows the desktop's light or dark, contrast, letters and movement unless `choose` or `wear` was told
    otherwise. `changed` says that everything drawn has to be drawn again.
    """

    changed = Signal()

    def __init__(self, resources: Path, choice: str = "system", *, contrast: str = "system") -> None:
        super().__init__()
        self._resources = resources
        self._template = string.Template((resources / "theme" / "window.qss").read_text(encoding="utf-8"))
        self._sources: dict[str, str] = {}
        self._choice = choice
        self._contrast = contrast
        self._text_size = USUAL_TEXT
        self._movement = "system"
        self._hints = QGuiApplication.styleHints()
        self.tokens = self._wanted()
        self._hints.colorSchemeChanged.connect(self._on_desktop)
        preferences = self._hints.accessibility()
        # Older Qt does not know what the desktop wishes there.
        for wish in ("contrastPreferenceChanged", "motionPreferenceChanged"):
            if hasattr(preferences, wish):
                getattr(preferences, wish).connect(self._on_desktop)

    @property
    def is_dark(self) -> bool:
        """Whether dark tokens are in force."""
        return self.tokens in {DARK, DARK_HIGH}

    @property
    def is_high(self) -> bool:
        """Whether the tokens with more contrast are in force, and edges are drawn everywhere."""
        return self.tokens in {LIGHT_HIGH, DARK_HIGH}

    @property
    def moves(self) -> bool:
        """Whether short movements are welcome."""
        if self._movement == "none":
            return False
        preference = getattr(self._hints.accessibility(), "motionPreference", None)
        if preference is not None:
            return preference().name != "ReducedMotion"
        # An older Qt knows only whether the desktop wants effects at all.
        return QApplication.isEffectEnabled(Qt.UIEffect.UI_General)

    @property
    def text(self) -> float:
        """How large letters are, 1.0 as they were designed; the desktop's large letters count."""
        desktop = max(1.0, QApplication.font().pointSizeF() / USUAL_PT)
        return desktop * self._text_size / USUAL_TEXT

    def choose(self, choice: str) -> None:
        """Take "light", "dark", or anything else to follow the desktop."""
        self._choice = choice
        self._take(self._wanted())

    def wear(self, chosen: Settings) -> None:
        """Look as the person chose in all of it."""
        other_size = chosen.text_size != self._text_size
        self._choice, self._contrast = chosen.theme, chosen.contrast
        self._text_size, self._movement = chosen.text_size, chosen.movement
        self._take(self._wanted(), anew=other_size)

    def color(self, token: str) -> QColor:
        """A token's colour, for painting."""
        return QColor(getattr(self.tokens, token))

    def style_sheet(self) -> str:
        """The style sheet of a whole window."""
        t = self.tokens
        derived = {
            "accent_hover": mix(t.accent, t.on_accent, 0.1),
            "accent_soft_hover": mix(t.accent_soft, t.accent, 0.1),
            "hover": mix(t.ground, t.ink, 0.05),
            "row_hover": mix(t.surface, t.ink, 0.04),
            "rail_hover": mix(t.rail, t.ink, 0.05),
            "outline_soft": t.outline if self.is_high else mix(t.line, t.outline, 0.1),
            "edge": f"1px solid {t.outline}" if self.is_high else "none",
            "chevron": (self._resources / "theme" / "chevron.svg").as_posix(),
        }
        made = self._template.substitute(t._asdict() | derived)
        return POINTS.sub(lambda found: f"{float(found[1]) * self.text:g}pt", made)

    def pixmap(self, name: str, token: str, size: int, ratio: float = 1, after: int = 0) -> QPixmap:
        """The line icon `name` in a token's colour, `size` logical pixels square, with room `after` it."""
        return _painted(self._drawing(name, token), size, ratio, after, points=name in POINTING)

    def icon(self, name: str, token: str, size: int, on: str = "", after: int = 0) -> QIcon:
        """The same as an icon, sharp on every screen there is; `on` is the token of its checked state."""
        icon, drawing = QIcon(), self._drawing(name, token)
        for ratio in {screen.devicePixelRatio() for screen in QGuiApplication.screens()}:
            pixmap = _painted(drawing, size, ratio, after, points=name in POINTING)
            icon.addPixmap(pixmap, QIcon.Mode.Normal, QIcon.State.Off)
            if on:
                icon.addPixmap(_dyed(pixmap, self.color(on)), QIcon.Mode.Normal, QIcon.State.On)
        return icon

    def _drawing(self, name: str, token: str) -> QSvgRenderer:
        if name not in self._sources:
            file = self._resources / "icons" / f"{name}.svg"
            self._sources[name] = file.read_text(encoding="utf-8")
        source = self._sources[name].replace("currentColor", getattr(self.tokens, token))
        return QSvgRenderer(QByteArray(source.encode()))

    def tokens_where(self, *, dark: bool) -> Tokens:
        """The tokens on a desktop that is dark, or light."""
        dark = self._choice == "dark" or (self._choice != "light" and dark)
        if self._wants_contrast():
            return DARK_HIGH if dark else LIGHT_HIGH
        return DARK if dark else LIGHT

    def _wanted(self) -> Tokens:
        return self.tokens_where(dark=self._hints.colorScheme() == Qt.ColorScheme.Dark)

    def _wants_contrast(self) -> bool:
        if self._contrast in {"more", "usual"}:
            return self._contrast == "more"
        preference = getattr(self._hints.accessibility(), "contrastPreference", None)
        return preference is not None and preference().name == "HighContrast"

    def _take(self, tokens: Tokens, *, anew: bool = False) -> None:
        if anew or tokens is not self.tokens:
            self.tokens = tokens
            self.changed.emit()

    def _on_desktop(self) -> None:
        self._take(self._wanted())


def _painted(drawing: QSvgRenderer, size: int, ratio: float, after: int, *, points: bool) -> QPixmap:
    """What `points` along the writing is turned round where that goes from right to left."""
    pixmap = QPixmap(round((size + after) * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    if QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        painter.translate(after * ratio, 0)
        if points:
            painter.translate(size * ratio, 0)
            painter.scale(-1, 1)
    drawing.render(painter, QRectF(0, 0, size * ratio, size * ratio))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _dyed(pixmap: QPixmap, colour: QColor) -> QPixmap:
    """The same lines in another colour: drawing them anew takes four times as long."""
    dyed = QPixmap(pixmap)
    painter = QPainter(dyed)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(dyed.rect(), colour)
    painter.end()
    return dyed
