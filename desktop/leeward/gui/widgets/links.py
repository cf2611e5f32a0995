"""Quiet underlined words, set apart by dots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.flow import FlowLayout
from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence


class Links(QWidget):
    """Choices as (key, words); `chosen` tells the key of the one pressed."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        flow = FlowLayout(4, centred=True)
        self.setLayout(flow)
        for number, (key, words) in enumerate(choices):
            if number:
                dot = Text("·", "small", wraps=False)
                dot.setFixedHeight(32)
                flow.addWidget(dot)
            flow.addWidget(Button(words, "link", lambda key=key: self.chosen.emit(key)))
