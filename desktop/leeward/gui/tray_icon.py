"""The picture in the tray: the day in a rounded square with its ring, or a plain shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QIcon, QPainter, QPainterPath, QPen, QPixmap

if TYPE_CHECKING:
    from leeward.gui.facts import TrayFacts
    from leeward.gui.tokens import Tokens

SIZES = (16, 22, 24, 32, 48, 64)
MOST_DIGITS = 3
# Below this the number needs the room more than the ring does.
SMALL = 32
SMALLEST = 16
# Three digits leave no room for the ring there.
LONG = 100
# So much narrower three digits are drawn, which would be too low to read otherwise.
SLIM = 0.78
# The least of the ring that is drawn, in its own widths.
FIRST = 3.0


def tray_icon(facts: TrayFacts, tokens: Tokens) -> QIcon:
    """The icon for these facts in every usual size; it brings its own ground, for light and dark panels."""
    icon = QIcon()
    for size in SIZES:
        icon.addPixmap(_pixmap(facts, tokens, size))
    return icon


def _pixmap(facts: TrayFacts, tokens: Tokens, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground = QColor(tokens.accent)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(0, 0, size, size), size * 0.24, size * 0.24)
    ink = QColor(tokens.on_accent)
    if facts.plain or not facts.day:
        _draw_waves(painter, ink, size)
    else:
        _draw_progress(painter, facts, ink, size)
        _draw_day(painter, facts, ink, size)
    painter.end()
    return pixmap


def _draw_progress(painter: QPainter, facts: TrayFacts, ink: QColor, size: int) -> None:
    """The way around, from the top, just inside the edge; nothing where there is no end."""
    small = size < SMALL
    if facts.length is None or (small and facts.day >= LONG):
        return
    width = max(1.3, size / 13)
    edge = _edge(size, width / 2 + (0.6 if small else size * 0.06))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if size > SMALLEST:
        track = QColor(ink)
        track.setAlphaF(0.22)
        painter.setPen(QPen(track, width))
        painter.drawPath(edge)
    pen = QPen(ink, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    length = edge.length() / width
    share = min(1.0, facts.day / facts.length)
    # Shorter it would be a dot above the number.
    pen.setDashPattern([max(FIRST, length * share), length])
    painter.setPen(pen)
    painter.drawPath(edge)


def _edge(size: int, inset: float) -> QPainterPath:
    """A rounded square from the middle of its top on, with the clock."""
    side, corner = size - 2 * inset, size * 0.24 - inset * 0.6
    far = inset + side - 2 * corner
    edge = QPainterPath(QPointF(size / 2, inset))
    edge.lineTo(inset + side - corner, inset)
    edge.arcTo(far, inset, 2 * corner, 2 * corner, 90, -90)
    edge.lineTo(inset + side, inset + side - corner)
    edge.arcTo(far, far, 2 * corner, 2 * corner, 0, -90)
    edge.lineTo(inset + corner, inset + side)
    edge.arcTo(inset, far, 2 * corner, 2 * corner, 270, -90)
    edge.lineTo(inset, inset + corner)
    edge.arcTo(inset, inset, 2 * corner, 2 * corner, 180, -90)
    edge.closeSubpath()
    return edge


def _draw_day(painter: QPainter, facts: TrayFacts, ink: QColor, size: int) -> None:
    """The number as large as it fits; beyond three digits the ring alone speaks."""
    day = str(facts.day)
    if len(day) > MOST_DIGITS:
        _draw_waves(painter, ink, size)
        return
    ring = facts.length is not None and not (size < SMALL and facts.day >= LONG)
    room = size * ((0.7 if ring else 0.88) if size < SMALL else (0.62 if ring else 0.76))
    font = QFont()
    font.setWeight(QFont.Weight.Bold)
    pixels = round(size * 0.66)
    font.setPixelSize(pixels)
    slim = SLIM if len(day) == MOST_DIGITS else 1.0
    while pixels > 6 and QFontMetricsF(font).tightBoundingRect(day).width() * slim > room:  # noqa: PLR2004  legible
        pixels -= 1
        font.setPixelSize(pixels)
    box = QFontMetricsF(font).tightBoundingRect(day)
    painter.setFont(font)
    painter.setPen(ink)
    painter.translate(size / 2, size / 2)
    painter.scale(slim, 1)
    painter.drawText(-box.center(), day)


def _draw_waves(painter: QPainter, ink: QColor, size: int) -> None:
    pen = QPen(ink, max(1.5, size / 10))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for height in (0.4, 0.64):
        wave = QPainterPath(QPointF(size * 0.2, size * height))
        wave.cubicTo(
            size * 0.35, size * (height - 0.18), size * 0.4, size * (height + 0.18), size * 0.5, size * height
        )
        wave.cubicTo(
            size * 0.6, size * (height - 0.18), size * 0.65, size * (height + 0.18), size * 0.8, size * height
        )
        painter.drawPath(wave)
