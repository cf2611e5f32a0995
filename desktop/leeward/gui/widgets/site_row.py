"""One closed site: what it is, how surely it is closed, and a way to change that."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.rows import column, row
from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    from leeward.texts import Texts


TITLE_HEIGHT = 32


class SiteWords(NamedTuple):
    """What a row says. `handle` stays hidden until it is asked for."""

    title: str
    level: str
    state: str
    handle: str = ""


class SiteRow(QWidget):
    """`open_asked` tells that the site is to be open again."""

    open_asked = Signal()

    def __init__(self, texts: Texts, words: SiteWords) -> None:
        super().__init__()
        self._texts = texts
        t = texts.t
        title = row(Text(words.title, "strong", wraps=False), Text(words.level, "quiet", wraps=False))
        if words.handle:
            self._handle = Button(t("show name"), "link", lambda: self._show_handle(words.handle))
            title.insertWidget(2, self._handle)
        title.addStrut(TITLE_HEIGHT)
        change = Button(t("Change…"), "quiet", self._on_change)
        change.setAccessibleDescription(words.title)
        head = QHBoxLayout()
        head.addLayout(column(title, Text(words.state, "small"), gap=0), 1)
        head.addWidget(change, 0, Qt.AlignmentFlag.AlignVCenter)
        self._change = self._changing()
        self._change.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 6)
        whole.addLayout(head)
        whole.addWidget(self._change)

    def _changing(self) -> QWidget:
        t = self._texts.t
        panel = QWidget()
        panel.setLayout(
            row(
                Button(t("Leave it closed"), "soft", self._on_change),
                Button(t("Open it again"), "quiet", self.open_asked.emit),
            )
        )
        return panel

    def _on_change(self) -> None:
        self._change.setVisible(self._change.isHidden())

    def _show_handle(self, handle: str) -> None:
        self._handle.label(handle)
