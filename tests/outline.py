"""What a window shows, as an outline that is the same with every font.

One line for each thing, in reading order: what it is, and its words. What stands in something is indented;
short things beside each other share a line; `wrapping` is a row that may go on below. Cards beside each
other say how many twelfths of their line they take.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QBoxLayout,
    QComboBox,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from leeward.gui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Iterator

COLUMNS = 12
# What is beside each other is told on one line as long as that can be read at a glance.
GLANCE = 100
# Keys and folders are others in each run.
OTHERS = (
    (re.compile(r"/\S*leeward-shots-\w+"), "FOLDER"),
    (re.compile(r"(?:\b\d [0-9A-Z]{8}\b ?){8}"), "KEY"),
)
GROUPS = frozenset({"beside", "below", "wrapping"})
ACROSS = frozenset({QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.RightToLeft})
# What only parts links from each other.
DOT = "·"
# The same on every screen but for what is chosen, so one line is enough for it.
RAIL = "rail"
# Surfaces that can't be seen, and hairlines.
UNSEEN = frozenset({None, "", "none", "line"})


class Piece(NamedTuple):
    """One thing, and the things in it."""

    kind: str
    words: str = ""
    parts: tuple[Piece, ...] = ()
    wide: int = 0

    def kinds(self) -> Iterator[str]:
        """What it and all in it are, in reading order; how long a list is, words decide."""
        if self.kind not in GROUPS:
            yield self.kind.partition(",")[0]
        for part in () if self.kind == "list" else self.parts:
            yield from part.kinds()

    def leaves(self) -> Iterator[Piece]:
        """What has nothing in it, in reading order."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()

    def words_in(self) -> Iterator[str]:
        """The words of it and all in it, in reading order."""
        if self.words:
            yield self.words
        for part in self.parts:
            yield from part.words_in()


def read(window: QWidget) -> Piece:
    """All that can be seen of a window, scrolled or not."""
    layout = window.layout()
    assert layout is not None
    parts = _of_layout(layout)
    # The rail beside the place.
    return Piece("window", parts=parts[0].parts if len(parts) == 1 else tuple(parts))


def outline(piece: Piece) -> str:
    """The piece in lines, ending with a line break."""
    return "\n".join(line for part in piece.parts for line in _lines(part)) + "\n"


def _lines(piece: Piece) -> Iterator[str]:
    if piece.kind in GROUPS - {"below"}:
        told = [_told(part) for part in piece.parts]
        line = " | ".join(told)
        plain = not any(part.parts for part in piece.parts)
        if plain and len(line) <= GLANCE:
            yield line
            return
    if piece.kind == RAIL:
        yield " | ".join(map(_told, piece.leaves()))
        return
    yield _told(piece)
    for part in piece.parts:
        yield from (f"  {line}" for line in _lines(part))


def _told(piece: Piece) -> str:
    return f"{piece.kind} “{piece.words}”" if piece.words else piece.kind


def _of_layout(layout: QLayout) -> list[Piece]:
    items: list[list[Piece]] = []
    for number in range(layout.count()):
        item = layout.itemAt(number)
        widget = None if item is None else item.widget()
        inner = None if item is None else item.layout()
        if widget is not None:
            items.append(_of_widget(widget))
        elif inner is not None:
            items.append(_of_layout(inner))
    items = [parts for parts in items if parts]
    across = isinstance(layout, QBoxLayout) and layout.direction() in ACROSS
    if len(items) < 2 or not (across or isinstance(layout, FlowLayout)):
        return [part for parts in items for part in parts]
    parts = tuple(p[0] if len(p) == 1 else Piece("below", parts=tuple(p)) for p in items)
    if not across:
        return [Piece("wrapping", parts=parts)]
    whole = sum(part.wide for part in parts)
    return [Piece("beside", parts=tuple(_of_line(part, whole) for part in parts))]


def _of_line(piece: Piece, whole: int) -> Piece:
    """A card with its share of the line."""
    if piece.wide in {0, whole}:
        return piece
    return piece._replace(kind=f"{piece.kind}, {round(COLUMNS * piece.wide / whole)} of {COLUMNS}")


def _of_widget(widget: QWidget) -> list[Piece]:
    if not widget.isVisible():
        return []
    if isinstance(widget, QStackedWidget):
        here = widget.currentWidget()
        return [] if here is None else _of_widget(here)
    if isinstance(widget, QScrollArea):
        page = widget.widget()
        return [] if page is None else [_named(page.objectName() or "page", widget, _inside(page))]
    leaf = _leaf(widget)
    if leaf is not None:
        return [leaf] if leaf.kind else []
    inside = _inside(widget)
    kind = _surface(widget)
    return [_named(kind, widget, inside)] if kind else inside


def _surface(widget: QWidget) -> str:
    """What it is that other things stand on, nothing where that can't be seen."""
    if widget.objectName() == RAIL:
        return RAIL
    surface = widget.property("surface")
    return "" if surface in UNSEEN else str(surface)


def _inside(widget: QWidget) -> list[Piece]:
    layout = widget.layout()
    return [] if layout is None else _of_layout(layout)


def _named(kind: str, widget: QWidget, inside: list[Piece]) -> Piece:
    """A card or page, called by its name where that does not stand on top of it anyway."""
    name = _clean(widget.accessibleName())
    first = next((line for part in inside for line in part.words_in()), "")
    wide = 0 if isinstance(widget, QScrollArea) else widget.width()
    return Piece(kind, "" if name == first else name, tuple(inside), wide)


def _leaf(widget: QWidget) -> Piece | None:
    """What has nothing in it; of no kind where it shows nothing, None where it is no such thing."""
    made = None
    if _is_drawn(widget):
        made = Piece("drawing", _clean(_heard(widget)))
    elif isinstance(widget, QLabel):
        made = _label(widget)
    elif isinstance(widget, QAbstractButton):
        made = _button(widget)
    elif isinstance(widget, QAbstractItemView):
        made = _list(widget)
    return made or _field(widget) or (Piece("") if widget.layout() is None else None)


def _label(label: QLabel) -> Piece:
    if not label.text():
        return Piece("" if label.pixmap().isNull() else "picture")
    role = str(label.property("role") or "text")
    return Piece("" if label.text() == DOT else role.replace("body", "text"), _clean(label.text()))


def _list(view: QAbstractItemView) -> Piece:
    model = view.model()
    rows = [str(model.index(row, 0).data() or "") for row in range(model.rowCount())]
    return Piece("list", _clean(view.accessibleName()), tuple(Piece("row", _clean(each)) for each in rows))


def _is_drawn(widget: QWidget) -> bool:
    """Whether it is a picture of Leeward's own."""
    ours = (kind for kind in type(widget).__mro__ if kind.__module__.startswith("leeward."))
    drawn = any("paintEvent" in vars(kind) for kind in ours)
    return drawn and widget.layout() is None and not isinstance(widget, QAbstractButton)


def _heard(widget: QWidget) -> str:
    """What a screen reader says about something drawn."""
    heard = QAccessible.queryAccessibleInterface(widget)
    return "" if heard is None else heard.text(QAccessible.Text.Name)


def _button(button: QAbstractButton) -> Piece:
    states = [
        str(button.property("look") or ""),
        "" if button.isEnabled() else "disabled",
        "chosen" if button.isChecked() else "",
    ]
    kind = "box" if button.property("look") is None and button.isCheckable() else "button"
    words = button.accessibleName() or button.text()
    return Piece(" ".join([*filter(None, states), kind]), _clean(words))


def _field(widget: QWidget) -> Piece | None:
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        written = widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()
        says = written or widget.placeholderText()
    elif isinstance(widget, QComboBox):
        says = widget.currentText()
    elif isinstance(widget, QAbstractSpinBox):
        says = widget.text()
    else:
        return None
    name = _clean(widget.accessibleName())
    return Piece("field", f"{name}: {_clean(says)}" if says and _clean(says) != name else name)


def _clean(words: str) -> str:
    words = " ".join(words.replace("&&", "&").split())
    for pattern, name in OTHERS:
        words = pattern.sub(name, words)
    return words
