"""Buttons: one class, its look picked from the style sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QPushButton, QSizePolicy

from leeward.gui.widgets.checkable import Checkable

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent


# Shorter words find room in every window, and spare being measured; those in the rail have their own way.
SHORT = 18
WRAPPING = frozenset({"primary", "soft", "quiet", "link", "tile"})


class Button(Checkable, QPushButton):
    """A push button as wide as its text; long words go on in a second line where one has no room for them.

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
        self._may_wrap = look in WRAPPING
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
        """Show `text` as it is, in one line as long as it fits; an ampersand in a name is no shortcut."""
        self._words = text.replace("&", "&&")
        self.setText(self._words)
        self.setAccessibleName(", ".join(filter(None, (text, self._about))))
        wraps = self._may_wrap and len(text) > SHORT and " " in text
        policy = self.sizePolicy()
        if policy.hasHeightForWidth() is not wraps:
            policy.setHeightForWidth(wraps)
            self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:  # noqa: N802, D102
        hint = super().sizeHint()
        if self.hasHeightForWidth():
            # As large as it is in one line, whatever it is now.
            lost = self._advance(self._words) - max(map(self._advance, self.text().split("\n")))
            below = self.text().count("\n") * self.fontMetrics().lineSpacing()
            hint = QSize(hint.width() + lost, hint.height() - below)
        if self.isCheckable():
            # Checked is bolder: room for that is kept, so that nothing moves.
            bold = QFont(self.font())
            bold.setWeight(QFont.Weight.DemiBold)
            wider = QFontMetrics(bold).horizontalAdvance(self._words)
            hint.setWidth(hint.width() + max(0, wider - self.fontMetrics().horizontalAdvance(self._words)))
        return hint

    def minimumSizeHint(self) -> QSize:  # noqa: N802, D102
        hint = self.sizeHint()
        if not self.hasHeightForWidth():
            return hint
        longest = max(map(self._advance, self._words.split()))
        return QSize(hint.width() - self._advance(self._words) + longest, hint.height())

    def hasHeightForWidth(self) -> bool:  # noqa: N802, D102
        return self.sizePolicy().hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:  # noqa: N802, D102
        more = self._broken(width).count("\n")
        return self.sizeHint().height() + more * self.fontMetrics().lineSpacing()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802, D102
        super().resizeEvent(event)
        if not self.hasHeightForWidth():
            return
        broken = self._broken(self.width())
        if broken != self.text():
            self.setText(broken)

    def keyPressEvent(self, event) -> None:  # noqa: ANN001, N802  Qt's own signature
        """Return presses, like the space bar."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def _broken(self, width: int) -> str:
        hint = self.sizeHint().width()
        room = width - (hint - self._advance(self._words))
        if width >= hint:
            return self._words
        lines = [""]
        for word in self._words.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self._advance(longer) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        return "\n".join(lines)

    def _advance(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words.replace("&&", "&"))
