"""What is agreed on: about what, by which way, in which hours, until when."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leeward.core.companion import Channel, Subject
from leeward.gui.widgets.ahead_field import AheadField
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.hint_field import HintField
from leeward.gui.widgets.rows import column, row
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.tiles import Tiles
from leeward.note_words import channel_words, subject_words

if TYPE_CHECKING:
    import datetime as dt

    from leeward.texts import Texts

WAYS = (Channel.EMAIL, Channel.MESSAGES, Channel.CALLS, Channel.IN_PERSON, Channel.THROUGH_OTHERS)


class Agreed(NamedTuple):
    """What was filled in."""

    subject: Subject
    channel: Channel
    hours: str
    place: str
    until: dt.date | None


class ArrangementForm(QWidget):
    """`agreed` tells an `Agreed` once there is a subject, `declined` that none is wanted."""

    agreed = Signal(object)
    declined = Signal()

    def __init__(self, texts: Texts, today: dt.date) -> None:
        super().__init__()
        t = texts.t
        self._subject = Tiles(
            [(each.value, subject_words(texts, each)) for each in Subject], name=t("About what?")
        )
        ways = {Channel.THROUGH_OTHERS: t("Through somebody else, or a lawyer")}
        self._channel = Tiles(
            [(each.value, ways.get(each) or channel_words(texts, each)) for each in WAYS],
            name=t("By which one way?"),
        )
        self._channel.choose(Channel.EMAIL.value)
        self._hours = HintField("", t("which hours, as Sundays 18 to 19"), 320)
        self._place = HintField("", t("where, if you have to meet"), 320)
        for field, name in ((self._hours, t("Which hours")), (self._place, t("Where"))):
            field.setAccessibleName(name)
        self._until = AheadField(texts, today)
        self._keep = Button(t("Keep"), "soft", self._on_keep)
        self._keep.setEnabled(False)
        self._subject.chosen.connect(lambda _key: self._keep.setEnabled(True))
        self.setLayout(
            column(
                *(Text(t("About what?"), "small"), self._subject),
                *(Text(t("By which one way?"), "small"), self._channel),
                *(self._hours, self._place),
                *(Text(t("Until when?"), "small"), self._until),
                row(self._keep, Button(t("Not now"), "quiet", self.declined.emit)),
                gap=8,
            )
        )

    def _on_keep(self) -> None:
        self.agreed.emit(
            Agreed(
                Subject(self._subject.current),
                Channel(self._channel.current),
                self._hours.text(),
                self._place.text(),
                self._until.day,
            )
        )
