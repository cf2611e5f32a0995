"""Goes through every screen there is a picture of, and says what is wrong with its words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from camera import Look, Shots
from pseudo import LEFT, leftover

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gui.simulated import Simulation

# Names are the same in every language: of sites, files and programs, and what the examples hold.
# So are keys, as Qt names them.
PROGRAMS = "Ctrl Esc AdGuard Home LeechBlock NG NextDNS Pi-hole uBlock Origin /usr/bin/leeward hide moment"
LETTERS = re.compile(r"[^\W\d_]{2,}")


class Reading(Shots):
    """Looks at each screen in a pseudo-language instead of taking its picture."""

    def __init__(self, size: tuple[int, int] = (1080, 720)) -> None:
        super().__init__(Path(), "", size, Look(LEFT))
        self.untranslated: dict[str, set[str]] = {}
        self.clipped: dict[str, set[str]] = {}
        self.seen = 0

    def keep(self, name: str, simulation: Simulation, window: QWidget) -> None:
        """Look at what is there now."""
        session = simulation.session
        known = " ".join([PROGRAMS, *_strings(msgspec.to_builtins(session.state)), *_names(simulation)])
        for widget in visible(window):
            for text in () if widget.property("role") == "lines" else texts_of(widget):
                for words in LETTERS.findall(leftover(text)):
                    if words not in known:
                        self.untranslated.setdefault(words, set()).add(f"{name}: {text}")
            if is_clipped(widget):
                self.clipped.setdefault(" ".join(texts_of(widget)), set()).add(name)
        self.seen += 1


def visible(window: QWidget) -> list[QWidget]:
    """What can be seen of a window, scrolled or not."""
    return [widget for widget in window.findChildren(QWidget) if widget.isVisible()]


def texts_of(widget: QWidget) -> Iterator[str]:
    """All that a widget shows or has read out, but for what was typed."""
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield widget.toolTip()
    if isinstance(widget, QLabel | QPushButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(at) for at in range(widget.count()))


def is_clipped(widget: QWidget) -> bool:
    """Whether a label or button has less room than its words need."""
    if isinstance(widget, QLabel) and widget.text():
        if widget.wordWrap():
            return widget.heightForWidth(widget.width()) > widget.height() + 1
        return widget.sizeHint().width() > widget.width() + 1
    if isinstance(widget, QPushButton) and widget.text():
        return widget.sizeHint().width() > widget.width() + 1
    return False


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)


def _names(simulation: Simulation) -> Iterator[str]:
    for platform in simulation.catalogue.platforms:
        yield from (platform.name, *platform.hosts)
    for line in simulation.session.content.help_lines:
        yield from (line.number, line.source)
    yield from (language.name for language in simulation.session.content.languages)
