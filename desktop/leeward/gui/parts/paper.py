"""Looking back on paper: one page as PDF, in light colours and two columns, made smaller until it fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from leeward.gui.tokens import LIGHT
from leeward.gui.widgets.chart import Room

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leeward.gui.parts.pictures import Picture

DOTS, INCH = 1200, 96
MARGIN_MM = 18.0
COLUMNS, APART = 2, 32.0
BELOW_PICTURE, BELOW_BLOCK = 10.0, 18.0
TITLE, HEADING, WORDS = 22, 14, 12
SMALLER = 0.94
LONG = 1e6


class Block(NamedTuple):
    """A part on paper: its heading, sentences of its own, and pictures with theirs."""

    heading: str
    lines: Sequence[str]
    pictures: Sequence[Picture]


class Paper(NamedTuple):
    """What stands on the page."""

    title: str
    lines: Sequence[str]
    blocks: Sequence[Block]
    foot: str


def as_pdf(paper: Paper) -> bytes:
    """The file's bytes: A4, or Letter where that is usual. It names nobody but in what `paper` says."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    letter = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    size = QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4)
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    writer.setPageLayout(
        QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)
    )
    writer.setResolution(DOTS)
    writer.setTitle(paper.title)
    writer.setCreator("")
    painter = QPainter(writer)
    whole = DOTS / INCH
    _Press(painter, writer.width() / whole, writer.height() / whole).print(paper, whole)
    painter.end()
    return bytes(buffer.data().data())


class _Press:
    """Prints onto a page of `width` and `height`, in 96ths of an inch."""

    def __init__(self, painter: QPainter, width: float, height: float) -> None:
        self._painter = painter
        self._width, self._height = width, height
        self._draws = False
        self._mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(QGuiApplication.layoutDirection())

    def print(self, paper: Paper, whole: float) -> None:
        """Find the size at which all of it is one page, then draw it."""
        scale = 1.0
        while self._lay(paper, self._width / scale) > self._height / scale:
            scale *= SMALLER
        self._painter.scale(whole * scale, whole * scale)
        self._draws = True
        self._lay(paper, self._width / scale)
        foot = QRectF(0, 0, self._width / scale, LONG)
        foot.moveTop(self._height / scale - self._tall(paper.foot, WORDS, foot.width()))
        self._write(paper.foot, WORDS, foot, LIGHT.muted)

    def _lay(self, paper: Paper, width: float) -> float:
        """Draw all but the foot, if this is not only to measure; how high it is, the foot too."""
        top = self._write(paper.title, TITLE, QRectF(0, 0, width, LONG), LIGHT.ink, bold=True) + 4
        for line in paper.lines:
            top += self._write(line, WORDS, QRectF(0, top, width, LONG), LIGHT.muted)
        wide = (width - APART * (COLUMNS - 1)) / COLUMNS
        bottoms = [top + BELOW_BLOCK] * COLUMNS
        for block in paper.blocks:
            column = bottoms.index(min(bottoms))
            left = column * (wide + APART)
            left = width - wide - left if self._mirrored else left
            bottoms[column] += self._block(block, QRectF(left, bottoms[column], wide, LONG))
        return max(bottoms) + self._tall(paper.foot, WORDS, width)

    def _block(self, block: Block, where: QRectF) -> float:
        top = self._write(block.heading, HEADING, where, LIGHT.ink, bold=True) + 4
        for line in block.lines:
            top += self._write(line, WORDS, where.translated(0, top), LIGHT.ink)
        for picture in block.pictures:
            if picture.above:
                top += self._write(picture.above, WORDS, where.translated(0, top), LIGHT.ink) + 2
            top += self._draw(picture, where.translated(0, top)) + 2
            for line in picture.below:
                top += self._write(line, WORDS, where.translated(0, top), LIGHT.muted)
            top += BELOW_PICTURE
        return top + BELOW_BLOCK - BELOW_PICTURE

    def _draw(self, picture: Picture, where: QRectF) -> float:
        font = _font(WORDS)
        room = Room(where.width(), QFontMetricsF(font), self._mirrored)
        if self._draws:
            self._painter.save()
            self._painter.setFont(font)
            self._painter.translate(where.topLeft())
            picture.drawing.draw(self._painter, room, LIGHT)
            self._painter.restore()
        return picture.drawing.height(room)

    def _write(self, words: str, size: int, where: QRectF, colour: str, *, bold: bool = False) -> float:
        if self._draws:
            self._painter.setFont(_font(size, bold=bold))
            self._painter.setPen(QColor(colour))
            self._painter.drawText(where, Qt.TextFlag.TextWordWrap, words)
        return self._tall(words, size, where.width(), bold=bold)

    def _tall(self, words: str, size: int, width: float, *, bold: bool = False) -> float:
        letters = QFontMetricsF(_font(size, bold=bold))
        return letters.boundingRect(QRectF(0, 0, width, LONG), Qt.TextFlag.TextWordWrap, words).height()


def _font(size: int, *, bold: bool = False) -> QFont:
    font = QFont(QGuiApplication.font())
    font.setPixelSize(size)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font
