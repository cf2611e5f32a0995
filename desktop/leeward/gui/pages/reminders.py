"""Reminders: none until asked for, one a day at the most, none in the quiet hours."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QTimeEdit

from leeward.core import paths, profile, reminders
from leeward.core.changes import Change
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.sheet import Sheet
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.tiles import Tiles

if TYPE_CHECKING:
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme

HOURS = (17, 18, 19, 20, 21)
NONE = "none"


class Reminders(Sheet):
    """Each choice holds at once."""

    concerns = Change.PROFILE | Change.SETTINGS | Change.LOCK

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session.changed, theme)
        self._session = session
        self._t = session.texts.t

    def draw(self) -> None:
        """Lay out the evening and the quiet hours."""
        t = self._t
        back = Button(t("Back"), "quiet", lambda: self.go.emit("settings"))
        self.head(t("Reminders"), t("None, unless you ask for one."), back)
        self.lay(self._evening(), self._quiet_hours())

    def _evening(self) -> Card:
        t, state = self._t, self._session.state
        card = Card(t("In the evening"))
        if not paths.reminds(state):
            card.lay(Text(t("Nothing reminds you for now. That is safer."), "small"))
            return card
        at = state.profile.reminder_at
        tiles = Tiles(
            [(NONE, t("No reminder")), *((str(h), self._session.texts.clock(dt.time(h))) for h in HOURS)]
        )
        tiles.choose(NONE if at is None else str(at.hour))
        tiles.chosen.connect(self._on_hour)
        card.lay(tiles)
        if at is not None and reminders.is_quiet(state, at):
            card.lay(Text(t("That lies in your quiet hours, so none comes."), "warning"))
        card.lay(
            Text(
                t("One a day at the most, and the evening before a date you marked. It names nobody."),
                "small",
            )
        )
        return card

    def _quiet_hours(self) -> Card:
        t, settings = self._t, self._session.state.settings
        card = Card(t("Quiet hours"))
        begin = self._time(t("Quiet from"), settings.quiet_from, "quiet_from")
        end = self._time(t("Quiet until"), settings.quiet_to, "quiet_to")
        card.lay(
            row(
                Text(t("From"), "quiet", wraps=False),
                begin,
                Text(t("until"), "quiet", wraps=False),
                end,
            ),
            Text(t("Nothing from Leeward shows outside its window then."), "small"),
        )
        return card

    def _time(self, name: str, at: dt.time, field: str) -> QTimeEdit:
        edit = QTimeEdit(QTime(at.hour, at.minute))
        edit.setDisplayFormat("HH:mm")
        edit.setAccessibleName(name)

        def keep() -> None:
            chosen = dt.time(edit.time().hour(), edit.time().minute())
            self._session.do(profile.choose, **{field: chosen})

        edit.editingFinished.connect(keep)
        return edit

    def _on_hour(self, key: str) -> None:
        if key == NONE:
            self._session.remove(reminders.remind_at, None)
        else:
            self._session.do(reminders.remind_at, dt.time(int(key)))
