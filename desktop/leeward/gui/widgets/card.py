"""A card: a surface with a heading and whatever belongs together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QLayout, QVBoxLayout, QWidget

from leeward.gui.theme import CARD_PADDING
from leeward.gui.widgets.rows import add
from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayoutItem


class Card(QFrame):
    """A surface of the given kind (card, soft or banner); `lay` fills it from the top."""

    def __init__(self, heading: str = "", surface: str = "card", padding: int = CARD_PADDING) -> None:
        super().__init__()
        self.setProperty("surface", surface)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(padding, padding, padding, padding)
        self._body.setSpacing(6)
        if heading:
            self.setAccessibleName(heading)
            self._body.addWidget(Text(heading, "heading"))
            self._body.addSpacing(4)

    def lay(self, *things: QWidget | QLayout | None) -> None:
        """Add things below; None takes the space that is over."""
        for thing in things:
            add(self._body, thing)

    def indent(self, pixels: int) -> None:
        """Begin all lines farther in."""
        self._body.setContentsMargins(pixels, 0, 0, 4)

    def gap(self, pixels: int) -> None:
        """Leave space before what comes next."""
        self._body.addSpacing(pixels)


class Line(QFrame):
    """A hairline between rows."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "line")


def empty(layout: QLayout) -> None:
    """Take everything out of a layout, for good."""
    while (item := layout.takeAt(0)) is not None:
        _drop(item)


def _drop(item: QLayoutItem) -> None:
    widget, inner = item.widget(), item.layout()
    if widget is not None:
        # No setParent(None): the widget may be the very button whose press is being answered.
        widget.hide()
        widget.deleteLater()
    elif inner is not None:
        empty(inner)
