"""One closed site: what it is, how surely it is closed, and a way to change that."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leeward.core.loosening import Opening
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.rows import column, row
from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    from leeward.texts import Texts


TITLE_HEIGHT = 32


class SiteWords(NamedTuple):
    """What a row says and offers.

    `handle` stays hidden until it is asked for. `minutes_left` is how long opening still waits, 0 when
    it may open, None where nobody asked. `open_now` is a site that is open for a while.
    """

    title: str
    level: str
    state: str
    handle: str = ""
    minutes_left: int | None = None
    open_now: bool = False


class SiteRow(QWidget):
    """Tells what the person wants with the site; `chosen` carries for how long it is to be open."""

    open_asked = Signal()
    urgent_asked = Signal()
    left = Signal()
    close_asked = Signal()
    chosen = Signal(object)

    def __init__(self, texts: Texts, words: SiteWords) -> None:
        super().__init__()
        self._texts = texts
        t = texts.t
        title = row(Text(words.title, "strong", wraps=False), Text(words.level, "quiet", wraps=False))
        if words.handle:
            self._handle = Button(
                t("show name"), "link", lambda: self._show_handle(words.handle), about=words.title
            )
            title.insertWidget(2, self._handle)
        title.addStrut(TITLE_HEIGHT)
        change = Button(t("Change…"), "quiet", self._on_change, about=words.title)
        head = QHBoxLayout()
        head.addLayout(column(title, Text(words.state, "small"), gap=0), 1)
        head.addWidget(change, 0, Qt.AlignmentFlag.AlignVCenter)
        self._change = self._offer(words)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 6)
        whole.addLayout(head)
        whole.addWidget(self._change)
        settled = words.minutes_left is None and not words.open_now
        (self._change if settled else change).hide()

    def _offer(self, words: SiteWords) -> QWidget:
        """What can be done: the calm choice first, urgency always last and never waiting."""
        t = self._texts.t
        button = partial(Button, about=words.title)
        urgent = button(t("It's for safety, or urgent"), "link", self.urgent_asked.emit)
        panel = QWidget()
        if words.open_now:
            panel.setLayout(row(button(t("Close it again"), "soft", self.close_asked.emit)))
        elif words.minutes_left is None:
            stay = button(t("Leave it closed"), "soft", self._on_change)
            panel.setLayout(row(stay, button(t("Ask to open it"), "quiet", self.open_asked.emit), urgent))
        elif words.minutes_left:
            panel.setLayout(row(button(t("Leave it closed"), "soft", self.left.emit), urgent))
        else:
            openings = (
                (Opening.QUARTER, t("15 minutes")),
                (Opening.TODAY, self._texts.tc("for how long", "Today")),
                (Opening.FOR_GOOD, t("For good")),
            )
            choices = [button(label, "quiet", partial(self.chosen.emit, o)) for o, label in openings]
            panel.setLayout(row(button(t("Leave it closed"), "soft", self.left.emit), *choices))
        return panel

    def _on_change(self) -> None:
        self._change.setVisible(self._change.isHidden())

    def _show_handle(self, handle: str) -> None:
        self._handle.label(handle)
