"""Closing by hand, where no guard can be set up from here: why, and what to copy and do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from leeward.core.elsewhere import Gap
from leeward.elsewhere_words import MACOS_COMMAND, WINDOWS_FILE, by_hand_lead, by_hand_steps, gap_words
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout

    from leeward.gui.session import Session

OPEN_ALL = "pkexec /usr/libexec/leeward/guard lift"


class ByHandCard(Card):
    """The names themselves are copied and never shown."""

    def __init__(self, session: Session) -> None:
        t = session.texts.t
        super().__init__(t("Closing by hand"))
        found = session.by_hand()
        self.lay(Text(by_hand_lead(session.texts, found.reason)))
        if found.add:
            self.lay(
                Text(
                    t("Once, in a terminal, this adds the part that closes sites, with your password:"),
                    "small",
                ),
                Text(_breaking(found.add), "lines"),
                _copying(t("Copy this command"), found.add),
            )
        if found.close:
            words = t("This closes your list, each site until its end. Copy it again after a change.")
            self.lay(Text(words, "small"), _copying(t("Copy what closes the list"), found.close))
        if found.add:
            self.lay(
                Text(t("To open everything, with no password:"), "small"),
                Text(_breaking(OPEN_ALL), "lines"),
                Text(gap_words(session.texts, Gap.PAGES), "small"),
            )
            return
        if found.lines:
            self.lay(_copying(t("Copy the lines"), "\n".join(found.lines)))
        for step in by_hand_steps(session.texts, found.reason):
            is_line = step in {WINDOWS_FILE, MACOS_COMMAND}
            self.lay(Text(_breaking(step), "lines") if is_line else Text(step, "small"))


def _breaking(line: str) -> str:
    """A line that may go on below at each part of a path; nobody copies it from the screen."""
    return re.sub(r"(?<=[/\\.])", "\u200b", line)


def _copying(words: str, text: str) -> QLayout:
    return row(Button(words, "soft", lambda: QGuiApplication.clipboard().setText(text)))
