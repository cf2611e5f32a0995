"""Rows: one that opens when pressed, and one with a checkbox before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from leeward.gui.widgets.check_box import CheckBox
from leeward.gui.widgets.rows import column
from leeward.gui.widgets.tag import Tag
from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from leeward.gui.theme import Theme


class RowButton(QPushButton):
    """A title with a small line below it, pressed as a whole; both wrap."""

    def __init__(self, title: str, below: str = "", role: str = "body") -> None:
        super().__init__()
        self.setProperty("look", "row")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(title)
        self.setAccessibleDescription(below)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(6, 5, 6, 5)
        lines.setSpacing(1)
        for words, kind in ((title, role), (below, "small")):
            if words:
                line = Text(words, kind)
                line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
                lines.addWidget(line)
        lines.addStretch(1)

    def sizeHint(self) -> QSize:  # noqa: N802, D102
        hint = self._lines().sizeHint()
        return QSize(hint.width(), max(32, hint.height()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802, D102
        return QSize(80, 32)

    def hasHeightForWidth(self) -> bool:  # noqa: N802, D102
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802, D102
        return max(32, self._lines().heightForWidth(width))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802, D102
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def _lines(self) -> QVBoxLayout:
        lines = self.layout()
        if not isinstance(lines, QVBoxLayout):
            raise TypeError
        return lines


class CardRow(QWidget):
    """A checkbox, a title with a small line below it, and perhaps a tag.

    `ticked` tells the box's new state, `opened` that the words were pressed, where the row `opens`.
    """

    ticked = Signal(bool)
    opened = Signal()

    def __init__(
        self,
        theme: Theme,
        title: str,
        below: str = "",
        *,
        checked: bool = False,
        opens: bool = True,
        role: str = "",
        tag: str = "",
        lamp: bool = False,
    ) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(0)
        self.box = CheckBox(theme, title, checked=checked)
        self.box.clicked.connect(self.ticked)
        top = Qt.AlignmentFlag.AlignTop
        line.addWidget(self.box, 0, top)
        role = role or ("quiet" if checked else "body")
        if opens:
            words = RowButton(title, below, role)
            words.clicked.connect(self.opened)
            line.addWidget(words, 1)
        else:
            lines = column(Text(title, role), *([Text(below, "small")] if below else []), gap=1)
            lines.setContentsMargins(8, 7, 6, 7)
            line.addLayout(lines, 1)
        if tag:
            line.addWidget(Tag(tag, lamp=lamp), 0, top)

    def stand_among(self, others: str) -> None:
        """Say with each control which rows these are, where the same row stands among others, too."""
        for control in self.findChildren(QAbstractButton):
            known = control.accessibleDescription()
            control.setAccessibleDescription(", ".join(filter(None, (known, others))))
