"""One incident as it is being typed: when, what, where, who saw it, and what was kept of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QLineEdit, QTimeEdit

from leeward.core.half_written import HalfWritten
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.day_field import DayField
from leeward.gui.widgets.live import Live
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.writing_field import WritingField

if TYPE_CHECKING:
    from PySide6.QtCore import QDate

    from leeward.core.companion import Incident
    from leeward.gui.session import Session

WHAT_HEIGHT = 72


def half_of(incident: Incident) -> HalfWritten:
    """A kept incident as something half written, to be corrected."""
    told = {field: getattr(incident, field) for field in ("what", "place", "witness", "technology", "kept")}
    return HalfWritten(answers=told, begun=incident.at)


class IncidentForm(Card):
    """`typed` tells what is there after each key, as a `HalfWritten` whose `begun` is the incident's time."""

    typed = Signal(object)
    keep = Signal()
    leave = Signal()

    def __init__(self, session: Session, half: HalfWritten, trouble: str, *, corrects: bool) -> None:
        t = session.texts.t
        super().__init__(t("Correct it") if corrects else t("What happened"))
        self._session = session
        self._half = half
        self._when = self._when_fields()
        self._what = self._what_field()
        self.lay(row(*self._when), self._what)
        for field, name, hint in (
            ("place", t("Where"), t("where")),
            ("witness", t("Who saw it"), t("who saw or heard it")),
            ("technology", t("Phone, account or device"), t("phone, account, app or device")),
            ("kept", t("What I kept, and where"), t("pictures or messages I kept, and where")),
        ):
            self.lay(self._line(field, name, hint))
        if trouble:
            self.lay(Live(trouble, "warning"))
        self.gap(4)
        leave = Button(t("Leave it as it was"), "quiet", self.leave.emit) if corrects else None
        self.lay(row(Button(t("Keep it"), "primary", self.keep.emit), leave))

    def _when_fields(self) -> tuple[DayField, QTimeEdit]:
        t, now = self._session.texts.t, self._session.now()
        at = (self._half.begun or now.at).astimezone(now.at.tzinfo)
        day = DayField(t("The day"), at.date(), now.today)
        time = QTimeEdit(QTime(at.hour, at.minute))
        time.setDisplayFormat("HH:mm")
        time.setAccessibleName(t("The time"))
        day.dateChanged.connect(self._on_when)
        time.timeChanged.connect(self._on_when)
        return day, time

    def _what_field(self) -> WritingField:
        t = self._session.texts.t
        hint = t("what was said or done, in their words where you can")
        what = WritingField(t("What happened"), hint, self._said("what"), WHAT_HEIGHT)
        what.textChanged.connect(lambda: self._on_typed("what", what.toPlainText()))
        return what

    def _line(self, field: str, name: str, hint: str) -> QLineEdit:
        line = QLineEdit(self._said(field))
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        line.textEdited.connect(lambda words: self._on_typed(field, words))
        return line

    def _said(self, field: str) -> str:
        return str(self._half.answers.get(field, ""))

    def _on_typed(self, field: str, words: str) -> None:
        self._tell(answers={**self._half.answers, field: words})

    def _on_when(self, _changed: QDate | QTime) -> None:
        day, time = self._when[0].day, self._when[1].time()
        now = self._session.now().at
        at = dt.datetime.combine(day, dt.time(time.hour(), time.minute()), tzinfo=now.tzinfo)
        # Today's clock stands at the beginning of a minute; nothing is kept that is still to come.
        self._tell(begun=min(at, now))

    def _tell(self, **changes: object) -> None:
        self._half = msgspec.structs.replace(self._half, **changes)
        self.typed.emit(self._half)
