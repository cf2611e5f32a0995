"""A record of incidents, apart from the journal, with an export of its own."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit, QTimeEdit

from leeward.core import incidents, profile
from leeward.core.access import Access
from leeward.core.changes import Change
from leeward.core.companion import Channel
from leeward.core.errors import LeewardError
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card, Line
from leeward.gui.widgets.day_field import DayField
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.sheet import Sheet
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.tiles import Tiles
from leeward.note_words import channel_words, incident_lines, incident_record, incident_time

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent

    from leeward.core.companion import Incident
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme

WHAT_HEIGHT = 72
EVIDENCE_BY = (Channel.EMAIL, Channel.MESSAGES, Channel.CALLS)


def pick_new_file(title: str, name: str) -> str:
    """Ask the person where a new file goes; empty where they would rather not."""
    return QFileDialog.getSaveFileName(None, title, name)[0]


class Incidents(Sheet):
    """What is being typed stays until it is kept, also when the page is left. `picks` asks for a file."""

    concerns = Change.INCIDENTS | Change.PROFILE | Change.LOCK

    def __init__(
        self, session: Session, theme: Theme, picks: Callable[[str, str], str] = pick_new_file
    ) -> None:
        super().__init__(session.changed, theme)
        self._session = session
        self._t = session.texts.t
        self._picks = picks
        self._typed: dict[str, str] = {}
        self._trouble = self._said = ""
        self._asks_erase = ""

    def draw(self) -> None:
        """Lay out the form, what is kept, and how to take it out."""
        t = self._t
        back = Button(t("Back"), "quiet", lambda: self.go.emit("care"))
        self.head(
            t("Record of incidents"),
            t("This computer may not be safe. Keep a copy where they can't reach it."),
            back,
        )
        if self._session.access not in {Access.OPEN, Access.ABSENT}:
            self.lay(Text(t("It is not open right now.")))
            return
        kept = incidents.in_order(self._session.state)
        self.lay(self._form())
        if kept:
            self.lay(self._kept(kept), self._out())
        self.lay(self._quiet())

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802, D102
        self._trouble = self._said = self._asks_erase = ""
        self._stale = True
        super().hideEvent(event)

    def _form(self) -> Card:
        t, session = self._t, self._session
        now = session.now()
        card = Card(t("What happened"))
        self._day = DayField(t("The day"), now.today, now.today)
        self._time = QTimeEdit(QTime(now.at.hour, now.at.minute))
        self._time.setDisplayFormat("HH:mm")
        self._time.setAccessibleName(t("The time"))
        what = QPlainTextEdit(self._typed.get("what", ""))
        what.setAccessibleName(t("What happened"))
        what.setPlaceholderText(t("what was said or done, in their words where you can"))
        what.setTabChangesFocus(True)
        what.setFixedHeight(WHAT_HEIGHT)
        what.textChanged.connect(lambda: self._typed.update(what=what.toPlainText()))
        card.lay(row(self._day, self._time), what)
        for field, name, hint in (
            ("place", t("Where"), t("where")),
            ("witness", t("Who saw it"), t("who saw or heard it")),
            ("technology", t("Phone, account or device"), t("phone, account, app or device")),
            ("kept", t("What I kept, and where"), t("pictures or messages I kept, and where")),
        ):
            line = QLineEdit(self._typed.get(field, ""))
            line.setAccessibleName(name)
            line.setPlaceholderText(hint)
            line.textEdited.connect(lambda words, field=field: self._typed.update({field: words}))
            card.lay(line)
        if self._trouble:
            card.lay(Text(self._trouble, "warning"))
        card.gap(4)
        card.lay(row(Button(t("Keep it"), "primary", self._keep)))
        return card

    def _kept(self, kept: tuple[Incident, ...]) -> Card:
        t, texts = self._t, self._session.texts
        card = Card(t("Kept"))
        for number, incident in enumerate(kept):
            if number:
                card.lay(Line())
            erase = Button(t("Erase"), "link", lambda i=incident: self._on_erase(i))
            erase.setAccessibleName(t("Erase what is kept of {time}", time=incident_time(texts, incident)))
            card.lay(row(Text(incident_time(texts, incident), "strong", wraps=False), None, erase))
            card.lay(*(Text(line, "fine") for line in incident_lines(texts, incident)))
            if incident.record == self._asks_erase:
                gone = Button(t("Erase it"), "soft", lambda i=incident: self._erase(i))
                card.lay(row(Text(t("It can't be brought back."), "small"), gone))
        return card

    def _out(self) -> Card:
        t = self._t
        card = Card(t("Take it out"))
        card.lay(
            Text(
                t(
                    "A plain text for an advocate, a lawyer or the police. "
                    "Anyone who opens the file can read it."
                ),
                "small",
            ),
            row(Button(t("Save as text"), "soft", self._save)),
        )
        if self._said:
            card.lay(Text(self._said, "small"))
        return card

    def _quiet(self) -> Card:
        t, session = self._t, self._session
        card = Card(t("Quiet, not gone"))
        card.lay(
            Text(
                t(
                    "Blocking and deleting can take proof away, and they may notice. "
                    "Instead: silence alerts, and let a filter move mail to a folder."
                ),
                "fine",
            ),
            Text(t("One silent way may stay open, only to collect. You never answer on it."), "fine"),
        )
        tiles = Tiles([("", t("None")), *((c.value, channel_words(session.texts, c)) for c in EVIDENCE_BY)])
        chosen = session.state.profile.evidence_channel
        tiles.choose("" if chosen is None else chosen.value)
        tiles.chosen.connect(self._on_channel)
        card.lay(tiles)
        return card

    def _on_channel(self, key: str) -> None:
        self._session.do(profile.answer, evidence_channel=Channel(key) if key else None)

    def _keep(self) -> None:
        at = self._time.time()
        when = dt.datetime.combine(
            self._day.day, dt.time(at.hour(), at.minute()), tzinfo=self._session.now().at.tzinfo
        )
        try:
            self._session.do(incidents.record, min(when, self._session.now().at), **self._typed)
        except LeewardError as error:
            self._trouble = self._session.explain(error)
            self.redraw()
            return
        self._session.keep()
        self._typed, self._trouble, self._said = {}, "", ""
        self.redraw()

    def _on_erase(self, incident: Incident) -> None:
        self._asks_erase = "" if self._asks_erase == incident.record else incident.record
        self.redraw()

    def _erase(self, incident: Incident) -> None:
        self._asks_erase = ""
        self._session.do(incidents.erase, incident.record)

    def _save(self) -> None:
        t, session = self._t, self._session
        path = self._picks(t("Save as text"), t("record") + ".txt")
        if not path:
            return
        kept = incidents.in_order(session.state)
        text = incident_record(session.texts, kept, session.now().today)
        self._said = t("Saved. Move it somewhere they can't reach, then erase it here.")
        try:
            Path(path).write_text(text, "utf-8")
        except OSError:
            self._said = t("It could not be written there. Choose another place.")
        self.redraw()
