"""Something happened: put down in two taps, and go on."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from leeward.core import contact, period
from leeward.core.errors import LeewardError
from leeward.core.state import Kind
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.day_field import DayField
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.screen import Screen
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.tiles import Tiles

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from leeward.gui.session import Session

JUST_NOW, TODAY, YESTERDAY, ANOTHER = "just-now", "today", "yesterday", "another"
ONE_DAY = dt.timedelta(days=1)
LAST_MINUTE = dt.time(23, 59)


class SomethingHappened(Screen):
    """One kind of contact. The first tap chose the kind; the second says when, and that keeps it."""

    def __init__(self, session: Session, kind: Kind) -> None:
        super().__init__(560, gap=6)
        self._session = session
        self._kind = kind
        self._t = session.texts.t
        self._kept = ""

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802, D102
        self._ask()
        super().showEvent(event)

    def _ask(self) -> None:
        t = self._t
        self.clear()
        title = self._title()
        self.setAccessibleName(title)
        self.lay(Text(title, "display"), Text(self._lead(), "lead-large"))
        self.gap(20)
        self.lay(Text(t("When?"), "fine"))
        choices = [
            (JUST_NOW, t("Just now")),
            (TODAY, t("Earlier today")),
            (YESTERDAY, t("Yesterday")),
            (ANOTHER, t("Another day…")),
        ]
        tiles = Tiles(choices, stays=False, large=True)
        tiles.chosen.connect(self._on_when)
        self.lay(tiles)
        self.gap(16)
        self.lay(row(Button(t("Not now"), "quiet", self._leave)))

    def _title(self) -> str:
        t = self._t
        return {
            Kind.THEIRS: t("They wrote. You can let it rest."),
            Kind.BY_CHANCE: t("You met. Take a breath."),
        }.get(self._kind, t("Put it down here, and go on."))

    def _lead(self) -> str:
        t, session = self._t, self._session
        looking_counts = session.state.profile.looking_counts
        if not contact.counts(self._kind, looking_counts=looking_counts):
            return t("This takes nothing away.")
        quiet = period.quiet_days(session.state, session.now())
        if not quiet:
            return t("What you kept so far stays.")
        return session.texts.tn("Your {n} quiet day stays yours.", "Your {n} quiet days stay yours.", quiet)

    def _ask_day(self) -> None:
        t = self._t
        today = self._session.now().today
        self.clear()
        self.lay(Text(self._title(), "display"))
        self.gap(16)
        field = DayField(t("The day"), today - 2 * ONE_DAY, today)
        self.lay(Text(t("Which day?"), "fine"), row(field))
        self.gap(12)
        self.lay(
            row(
                Button(t("Put it down"), "primary", lambda: self._keep(*self._whole(field.day))),
                Button(t("Not now"), "quiet", self._leave),
            )
        )

    def _on_when(self, when: str) -> None:
        now = self._session.now()
        if when == ANOTHER:
            self._ask_day()
        elif when == JUST_NOW:
            self._keep(now.at, now.at)
        else:
            self._keep(*self._whole(now.today if when == TODAY else now.today - ONE_DAY))

    def _whole(self, day: dt.date) -> tuple[dt.datetime, dt.datetime]:
        """Some time on that day: from its first minute to its last, or to now."""
        now = self._session.now()
        begin = dt.datetime.combine(day, dt.time(), tzinfo=now.at.tzinfo)
        end = dt.datetime.combine(day, LAST_MINUTE, tzinfo=now.at.tzinfo)
        return min(begin, now.at), min(end, now.at)

    def _keep(self, begin: dt.datetime, end: dt.datetime) -> None:
        before = {c.record for c in self._session.state.contacts}
        try:
            self._session.do(contact.log, self._kind, begin, end)
        except LeewardError as error:
            self.lay(Text(self._session.explain(error), "warning"))
            return
        after = {c.record for c in self._session.state.contacts}
        self._kept = next(iter(after - before), "")
        self._draw_kept()

    def _draw_kept(self) -> None:
        t = self._t
        self.clear()
        words = self._afterwards()
        self.setAccessibleName(words)
        kept = t("Put down.") if self._kept else t("Put down. It waits for you to unlock.")
        card = Card()
        card.lay(Text(kept, "small"), Text(words, "quote"))
        self.lay(card)
        self.gap(14)
        done = Button(t("Done"), "primary", self._leave, large=True)
        undo = [Button(t("Undo"), "quiet", self._undo, large=True)] if self._kept else []
        self.lay(row(done, *undo))

    def _afterwards(self) -> str:
        t = self._t
        return {
            Kind.REACHED_OUT: t("The next message is the one to leave."),
            Kind.LOOKED: t("The next look is the one to leave."),
            Kind.THEIRS: t("You don't owe a quick answer. It can rest till tomorrow."),
            Kind.BY_CHANCE: t("It doesn't count. Go on with your day."),
        }[self._kind]

    def _undo(self) -> None:
        if self._kept:
            self._session.do(contact.undo, self._kept)
            self._kept = ""
        self._ask()

    def _leave(self) -> None:
        self.go.emit("today")
