"""The look: colour tokens, the style sheet and icons made from them, and whether things may move."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from pathlib import Path

STEP = 4
PAGE_MARGIN = (40, 32)
CARD_PADDING = 20
GAP = 16
FILL_MS = 240


class Tokens(NamedTuple):
    """Every colour Leeward draws with, as #RRGGBB."""

    ground: str
    rail: str
    surface: str
    ink: str
    muted: str
    line: str
    outline: str
    accent: str
    accent_soft: str
    lamp: str
    lamp_soft: str
    alert: str
    on_accent: str


LIGHT = Tokens(
    ground="#F5F3EE",
    rail="#ECE8DF",
    surface="#FFFFFF",
    ink="#22303A",
    muted="#56636C",
    line="#DDD8CC",
    outline="#857F6F",
    accent="#1E6F72",
    accent_soft="#D8EAE6",
    lamp="#875812",
    lamp_soft="#F7E9CC",
    alert="#A8483A",
    on_accent="#FFFFFF",
)
DARK = Tokens(
    ground="#12191E",
    rail="#0E1418",
    surface="#1A2329",
    ink="#E6ECEE",
    muted="#97A6AF",
    line="#2A363E",
    outline="#667784",
    accent="#63C2B6",
    accent_soft="#1D3B3C",
    lamp="#E9B565",
    lamp_soft="#3A2F1B",
    alert="#E08A7B",
    on_accent="#12191E",
)


def mix(one: str, other: str, share: float) -> str:
    """A colour between two: `share` 0 is `one`, 1 is `other`."""
    a, b = QColor(one), QColor(other)
    parts = (
        round(x + (y - x) * share)
        for x, y in zip((a.red(), a.green(), a.blue()), (b.red(), b.green(), b.blue()), strict=True)
    )
    return QColor(*parts).name()


class Theme(QObject):
    """The tokens in force, and what is drawn from them.

    Follows the desktop's light or dark unless `choose` was told otherwise. `changed` says that
    everything drawn has to be drawn again.
    """

    changed = Signal()

    def __init__(self, resources: Path, choice: str = "system") -> None:
        super().__init__()
        self._resources = resources
        self._template = string.Template((resources / "theme" / "window.qss").read_text(encoding="utf-8"))
        self._sources: dict[str, str] = {}
        self._choice = choice
        self._hints = QGuiApplication.styleHints()
        self.tokens = self._tokens_for(choice)
        self._hints.colorSchemeChanged.connect(self._on_scheme)

    @property
    def is_dark(self) -> bool:
        """Whether the dark tokens are in force."""
        return self.tokens is DARK

    @property
    def moves(self) -> bool:
        """Whether short movements are welcome on this desktop."""
        from PySide6.QtWidgets import QStyle  # noqa: PLC0415  its enumerations take milliseconds to make

        # Qt hands the desktop's own switch for animations to the style as a length of nothing.
        return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0

    def choose(self, choice: str) -> None:
        """Take "light", "dark", or anything else to follow the desktop."""
        self._choice = choice
        self._take(self._tokens_for(choice))

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
            "outline_soft": mix(t.line, t.outline, 0.1),
            "chevron": (self._resources / "theme" / "chevron.svg").as_posix(),
        }
        return self._template.substitute(t._asdict() | derived)

    def pixmap(self, name: str, token: str, size: int, ratio: float = 1, after: int = 0) -> QPixmap:
        """The line icon `name` in a token's colour, `size` logical pixels square, with room `after` it."""
        return _painted(self._drawing(name, token), size, ratio, after)

    def icon(self, name: str, token: str, size: int, on: str = "", after: int = 0) -> QIcon:
        """The same as an icon, sharp on every screen there is; `on` is the token of its checked state."""
        icon = QIcon()
        colours = ((QIcon.State.Off, token), (QIcon.State.On, on))
        ratios = {screen.devicePixelRatio() for screen in QGuiApplication.screens()}
        for state, drawing in [(state, self._drawing(name, colour)) for state, colour in colours if colour]:
            for ratio in ratios:
                icon.addPixmap(_painted(drawing, size, ratio, after), QIcon.Mode.Normal, state)
        return icon

    def _drawing(self, name: str, token: str) -> QSvgRenderer:
        if name not in self._sources:
            file = self._resources / "icons" / f"{name}.svg"
            self._sources[name] = file.read_text(encoding="utf-8")
        source = self._sources[name].replace("currentColor", getattr(self.tokens, token))
        return QSvgRenderer(QByteArray(source.encode()))

    def _tokens_for(self, choice: str) -> Tokens:
        dark = choice == "dark" or (choice != "light" and self._hints.colorScheme() == Qt.ColorScheme.Dark)
        return DARK if dark else LIGHT

    def _take(self, tokens: Tokens) -> None:
        if tokens is not self.tokens:
            self.tokens = tokens
            self.changed.emit()

    def _on_scheme(self) -> None:
        self._take(self._tokens_for(self._choice))


def _painted(drawing: QSvgRenderer, size: int, ratio: float, after: int) -> QPixmap:
    pixmap = QPixmap(round((size + after) * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    drawing.render(painter, QRectF(0, 0, size * ratio, size * ratio))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
