"""A quiet line while something takes longer: what is being done, and the way out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import empty
from leeward.gui.widgets.live import Live

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent

    from leeward.gui.theme import Theme
    from leeward.gui.widgets.wait import Wait
    from leeward.texts import Texts

HIGH = 4
STEP_MS = 50
ROUND_MS = 2400
SHARE = 0.28


class ProgressLine(QWidget):
    """Shows a `Wait` once it is due, and takes no room before and after."""

    def __init__(self, wait: Wait, theme: Theme, texts: Texts) -> None:
        super().__init__()
        self._wait, self._theme, self._t = wait, theme, texts.t
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 4, 0, 4)
        self._lines.setSpacing(6)
        self._fill()
        if not wait.due:
            self.hide()
        wait.moved.connect(self._on_moved)

    def _fill(self) -> None:
        if not self._wait.due:
            return
        t, wait = self._t, self._wait
        words = QHBoxLayout()
        words.addWidget(Live(wait.words, "quiet"), 1)
        if wait.can_cancel:
            cancel = Button(t("Cancel"), "quiet", wait.cancel)
            cancel.setAccessibleDescription(wait.words)
            words.addWidget(cancel, 0, Qt.AlignmentFlag.AlignTop)
        self._lines.addLayout(words)
        self._lines.addWidget(Going(wait.words, self._theme))
        if not wait.can_cancel:
            self._lines.addWidget(Live(t("This only takes a moment, and is finished once begun."), "small"))

    def _on_moved(self) -> None:
        empty(self._lines)
        self._fill()
        self.setVisible(self._wait.due)


class Going(QProgressBar):
    """Says that something goes on, and not how far it is: nobody knows. Still where movement is unwelcome."""

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._passed = QElapsedTimer()
        self._passed.start()
        self._beat = QTimer(self, interval=STEP_MS)
        self._beat.timeout.connect(self.update)
        self.setRange(0, 0)
        self.setTextVisible(False)
        self.setFixedHeight(HIGH)
        self.setAccessibleName(name)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802, D102
        super().showEvent(event)
        if self._theme.moves:
            self._beat.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802, D102
        self._beat.stop()
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802, D102
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        painter.setBrush(self._theme.color("line"))
        painter.drawRoundedRect(whole, HIGH / 2, HIGH / 2)
        long = whole.width() * SHARE
        way = self._passed.elapsed() % ROUND_MS / ROUND_MS if self._theme.moves else 0.5
        # There and back, slower at the ends.
        there = 1 - abs(1 - 2 * way) if self._theme.moves else 0.5
        left = (whole.width() - long) * there * there * (3 - 2 * there)
        painter.setBrush(self._theme.color("accent"))
        painter.drawRoundedRect(QRectF(left, 0, long, whole.height()), HIGH / 2, HIGH / 2)
        painter.end()
