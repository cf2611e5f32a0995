"""The words below a picture: what stands at its start, at its end, and between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from leeward.gui.widgets.chart import Room

ABOVE = 6.0
APART = 12.0


def axis_height(room: Room) -> float:
    """How much room the words take."""
    return ABOVE + room.letters.height()


def draw_axis(
    painter: QPainter, room: Room, top: float, marks: Sequence[tuple[float, str]], width: float | None = None
) -> None:
    """Draw words at shares (0 to 1) of `width`, in the painter's pen; one that has no room is left out."""
    across = room.width if width is None else width
    taken: list[tuple[float, float]] = []
    # The ends go first: what is between them gives way.
    for share, words in sorted(marks, key=lambda mark: abs(mark[0] - 0.5), reverse=True):
        wide = room.letters.horizontalAdvance(words)
        left = min(max(0.0, share * across - wide / 2), max(across, room.width if width else across) - wide)
        left = min(left, max(0.0, across - wide)) if wide <= across else 0.0
        if any(left < end + APART and start < left + wide + APART for start, end in taken):
            continue
        taken.append((left, left + wide))
        x = room.width - left - wide if room.mirrored else left
        painter.drawText(QPointF(x, top + ABOVE + room.letters.ascent()), words)
