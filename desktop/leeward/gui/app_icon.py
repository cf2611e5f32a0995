"""The application's own icon, drawn for each size it is shown at; packaging renders the same pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

if TYPE_CHECKING:
    from pathlib import Path

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
# Up to here a drawing with fewer and stronger lines is used.
SMALL = 24
IN_WINDOWS = tuple(size for size in SIZES if size <= 128)  # noqa: PLR2004  what taskbars and switchers show


def drawing(resources: Path, size: int) -> Path:
    """The drawing made for a size."""
    name = "leeward-small.svg" if size <= SMALL else "leeward.svg"
    return resources / "icons" / "app" / name


def app_pixmap(resources: Path, size: int) -> QPixmap:
    """The icon, `size` pixels square."""
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(drawing(resources, size))).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def app_icon(resources: Path) -> QIcon:
    """The icon in every size a desktop shows a window by."""
    icon = QIcon()
    for size in IN_WINDOWS:
        icon.addPixmap(app_pixmap(resources, size))
    return icon
