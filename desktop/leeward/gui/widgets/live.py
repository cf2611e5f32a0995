"""What a screen reader says by itself: outcomes and troubles, once each, while they can be seen."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

# A page that is drawn anew shows the same words again within this time.
REDRAWN_MS = 100


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say `words`; nothing while the window is out of sight."""
    window = widget.window()
    if words and window.isVisible() and not window.isMinimized():
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415  not before a paint

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(window, words))


def entitle(screen: QWidget, title: str, lead: str = "") -> None:
    """Name a page or step by its title; one that changes while it is seen is read out."""
    before = screen.accessibleName()
    screen.setAccessibleName(title)
    if before and before != title and screen.isVisible():
        announce(screen, f"{title} {lead}".rstrip())


class Live(Text):
    """Text that is read out when it comes, and not again when its page is drawn anew."""

    def say(self, text: str) -> None:
        """Show `text` and have it read out, though the same stood there before."""
        seen = self.isVisible()
        super().say(text)
        if seen and text:
            announce(self, text)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802, D102
        super().showEvent(event)
        if not event.spontaneous():
            _standing(self).come(self.text())

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802, D102
        super().hideEvent(event)
        if not event.spontaneous():
            _standing(self).go(self.text())


class _Standing(QObject):
    """The live texts of a window that can be seen."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._seen = Counter[str]()

    def come(self, words: str) -> None:
        if not self._seen[words]:
            announce(self._window, words)
        self._seen[words] += 1

    def go(self, words: str) -> None:
        QTimer.singleShot(REDRAWN_MS, self, lambda: self._seen.subtract([words]))


def _standing(text: Live) -> _Standing:
    window = text.window()
    found = window.findChild(_Standing, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found if isinstance(found, _Standing) else _Standing(window)
