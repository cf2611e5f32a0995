"""Buttons: one class, its look picked from the style sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QPushButton, QSizePolicy

from leeward.gui.widgets.checkable import Checkable

if TYPE_CHECKING:
    from collections.abc import Callable


class Button(Checkable, QPushButton):
    """A push button as wide as its text.

    `look` is primary, soft, quiet, link or tile. A mouse press leaves the focus where it is, so the
    ring shows to those who go by keyboard. `on_press`, where given, is called without arguments. `about` says
    what is acted on where the same words stand on several buttons; it is part of the name read out.
    """

    def __init__(
        self,
        text: str,
        look: str = "quiet",
        on_press: Callable[[], object] | None = None,
        *,
        large: bool = False,
        about: str = "",
    ) -> None:
        super().__init__()
        self._about = about
        self.setProperty("look", look)
        self.setProperty("large", large)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.label(text)
        self.hear_toggles()
        if on_press is not None:
            self.clicked.connect(lambda _checked: on_press())

    def label(self, text: str) -> None:
        """Show `text` as it is; an ampersand in a name is no shortcut."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(", ".join(filter(None, (text, self._about))))

    def sizeHint(self) -> QSize:  # noqa: N802, D102
        hint = super().sizeHint()
        if self.isCheckable():
            # Checked is bolder: room for that is kept, so that nothing moves.
            bold = QFont(self.font())
            bold.setWeight(QFont.Weight.DemiBold)
            wider = QFontMetrics(bold).horizontalAdvance(self.text())
            hint.setWidth(hint.width() + max(0, wider - self.fontMetrics().horizontalAdvance(self.text())))
        return hint

    def keyPressEvent(self, event) -> None:  # noqa: ANN001, N802  Qt's own signature
        """Return presses, like the space bar."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)
