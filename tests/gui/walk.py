"""Walks every screen and state the pictures know, as somebody does who sees none of it or has no mouse."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QWidget,
)

from camera import Shots, front, settle
from leeward.gui.rail import Rail

if TYPE_CHECKING:
    from gui.simulated import Simulation

FIELDS = (QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox)
KINDS = (QAbstractButton, QAbstractItemView, *FIELDS)
ASKING = " ?:…"
NAMELESS = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane}


def controls(window: QWidget) -> list[QWidget]:
    """What can be pressed, chosen or typed into, and is seen; not the parts they are made of."""
    everything = [w for w in window.findChildren(QWidget) if w.isVisible() and w.isEnabled()]
    found = [w for w in everything if isinstance(w, KINDS) or w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    return [w for w in found if not isinstance(w.parentWidget(), (QAbstractSpinBox, QComboBox, QLineEdit))]


def said(control: QWidget) -> tuple[str, str, QAccessible.Role]:
    """Name, description and role, as a screen reader gets them."""
    seen = QAccessible.queryAccessibleInterface(control)
    assert seen is not None
    texts = QAccessible.Text
    return seen.text(texts.Name), seen.text(texts.Description), seen.role()


def screen_of(window: QWidget) -> QWidget:
    """The place or flow that is open."""
    screen = window.findChildren(QStackedWidget)[0].currentWidget()
    assert screen is not None
    return screen


class Walk(Shots):
    """Takes no pictures: notes what is wrong, by kind and then by screen."""

    def __init__(self) -> None:
        super().__init__(None, "")  # type: ignore[arg-type]  nothing is written
        self.wrong: dict[str, dict[str, list[str]]] = defaultdict(dict)
        self.screens: list[str] = []
        self._ringed: set[str] = set()

    def keep(self, name: str, simulation: Simulation, window: QWidget) -> None:
        """Look at one screen instead of taking its picture."""
        del simulation
        if front(window) is not window:
            # A dialog is no screen, and has tests of its own.
            return
        settle()
        window.activateWindow()
        settle()
        self.screens.append(name)
        for kind, found in (
            ("names", self._without_name(window)),
            ("twins", self._twins(window)),
            ("labels", self._loose_labels(window)),
            ("opening", self._where_it_opens(window)),
            ("tab", self._by_tab(window)),
            ("rings", self._without_ring(window)),
        ):
            if found:
                self.wrong[kind][name] = found

    def _without_name(self, window: QWidget) -> list[str]:
        wrong: list[str] = []
        for control in controls(window):
            name, _, role = said(control)
            if not name.strip() or role in NAMELESS:
                wrong.append(f"{type(control).__name__} {name!r} {role.name}")
        return wrong

    def _twins(self, window: QWidget) -> list[str]:
        wrong: list[str] = []
        for part in (screen_of(window), window.findChildren(Rail)[0]):
            known: set[tuple[object, ...]] = set()
            for control in controls(part):
                told = said(control)
                if told in known:
                    wrong.append(f"{told[0]!r} ({told[1]})")
                known.add(told)
        return wrong

    def _loose_labels(self, window: QWidget) -> list[str]:
        labels = [w for w in window.findChildren(QLabel) if w.isVisible() and w.buddy() is None]
        names = {
            said(field)[0].strip(ASKING).lower() for field in controls(window) if isinstance(field, FIELDS)
        }
        return [label.text() for label in labels if label.text().strip(ASKING).lower() in names - {""}]

    def _where_it_opens(self, window: QWidget) -> list[str]:
        """The focus is in what was opened, and that says what it is."""
        screen, here = screen_of(window), window.focusWidget()
        wrong = [] if screen.accessibleName() else ["the screen has no name"]
        if here is None or not (here is screen or screen.isAncestorOf(here)):
            wrong.append(f"the focus is on {here!r}")
        return wrong

    def _without_ring(self, window: QWidget) -> list[str]:
        """What looks the same with the focus as without; each kind of control is looked at once."""
        wrong: list[str] = []
        for control in controls(window):
            kind = f"{type(control).__name__} {control.property('look')} {control.property('large')}"
            if kind in self._ringed or not control.focusPolicy() & Qt.FocusPolicy.TabFocus:
                continue
            self._ringed.add(kind)
            window.setFocus(Qt.FocusReason.OtherFocusReason)
            without = control.grab().toImage()
            control.setFocus(Qt.FocusReason.TabFocusReason)
            if control.grab().toImage() == without:
                wrong.append(f"{kind} {said(control)[0]!r}")
        return wrong

    def _by_tab(self, window: QWidget) -> list[str]:
        wanted = [c for c in controls(window) if c.focusPolicy() & Qt.FocusPolicy.TabFocus]
        wrong = [f"not by Tab: {said(c)[0]}" for c in controls(window) if c not in wanted]
        window.setFocus(Qt.FocusReason.OtherFocusReason)
        reached: list[QWidget] = []
        for _ in range(len(wanted) + 12):
            QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
            here = window.focusWidget()
            if here is None or (reached and here is reached[0]):
                break
            reached.append(here)
        else:
            wrong.append("Tab never comes round")
        wrong += [f"Tab misses {said(c)[0]!r}" for c in wanted if not any(c is r for r in reached)]
        return wrong + self._out_of_order(screen_of(window), [r for r in reached if r in wanted])

    def _out_of_order(self, screen: QWidget, reached: list[QWidget]) -> list[str]:
        """Where Tab goes up again, or back within a line, against how it is read."""
        inside = [control for control in reached if screen.isAncestorOf(control)]
        wrong: list[str] = []
        for one, after in pairwise(inside):
            a, b = (w.rect().translated(w.mapTo(screen, QPoint())) for w in (one, after))
            up = b.bottom() <= a.top() and b.left() < a.right()
            same_line = a.top() <= b.center().y() <= a.bottom() and b.top() <= a.center().y() <= b.bottom()
            if up or (same_line and b.right() <= a.left()):
                wrong.append(f"{said(one)[0]!r} before {said(after)[0]!r}")
        return wrong
