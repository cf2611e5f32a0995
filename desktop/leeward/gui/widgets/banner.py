"""A calm notice above the page, with what can be done about it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.live import Live
from leeward.gui.widgets.rows import Row, row
from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


# A path longer than this may go on in the next line, so that large letters leave none cut off.
LONGEST = 30
SEPARATOR = re.compile(r"[/\\]")
MAY_BREAK = "\u200b"


class Banner(Card):
    """`text`, lines that can be copied (`copy` is the label for that), and actions as (label, callable).

    The first action is the likely one.
    """

    def __init__(
        self,
        text: str,
        actions: Sequence[tuple[str, Callable[[], object]]],
        lines: Sequence[str] = (),
        copy: str = "",
    ) -> None:
        super().__init__(surface="banner", padding=10)
        self.setAccessibleName(text)
        looks = ["soft", *["quiet"] * len(actions)]
        words = Row()
        words.setSpacing(4)
        words.addWidget(Live(text), 1)
        for (label, act), look in zip(actions, looks, strict=False):
            words.addWidget(Button(label, look, act))
        self.lay(words)
        if lines:
            self.lay(Lines(lines, copy))


class Lines(Card):
    """Lines to be added by hand somewhere, with one press to copy them."""

    def __init__(self, lines: Sequence[str], copy: str) -> None:
        super().__init__(surface="none", padding=0)
        whole = "\n".join(lines)
        long = any(len(word) > LONGEST and SEPARATOR.search(word) for word in whole.split())
        shown = Text(SEPARATOR.sub(rf"\g<0>{MAY_BREAK}", whole) if long else whole, "lines")
        if not long:
            # Where signs were put in that nobody sees, only the button copies what is meant.
            flags = Qt.TextInteractionFlag
            shown.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.lay(shown, row(Button(copy, "quiet", lambda: QGuiApplication.clipboard().setText(whole))))
