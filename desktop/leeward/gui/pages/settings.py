"""Settings: the period, who may see what, and the look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core import loosening, paths, period, privileged, profile
from leeward.core.changes import Change
from leeward.core.errors import LeewardError
from leeward.core.records import Loosening
from leeward.gui.widgets.acts_card import ActsCard
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.card_row import CardRow
from leeward.gui.widgets.day_field import DayField
from leeward.gui.widgets.evening_hours import EveningHours
from leeward.gui.widgets.language_card import LanguageCard
from leeward.gui.widgets.length_choice import LengthChoice
from leeward.gui.widgets.links import Links
from leeward.gui.widgets.live import Live
from leeward.gui.widgets.look_card import LookCard
from leeward.gui.widgets.questions import SharedQuestion, SituationQuestion
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.sheet import Sheet
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.tiles import Tiles

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from PySide6.QtWidgets import QHBoxLayout

    from leeward.core.state import State
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme

MORE_DAYS = 15
SHORT_WAITS = (0, 10, 20, 60)
LONG_WAITS = (4, 24)


class Settings(Sheet):
    """Every answer given so far can be changed here; each change holds at once."""

    concerns = (
        Change.PERIOD
        | Change.PROFILE
        | Change.SETTINGS
        | Change.TARGETS
        | Change.ACTS_DONE
        | Change.CLOCK
        | Change.LOCK
    )

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session.changed, theme)
        self._session = session
        self._t = session.texts.t
        self._trouble = ""

    def draw(self) -> None:
        """Lay out all settings."""
        self.head(self._t("Settings"), self._t("Each change holds at once, and can be changed back."))
        self.lay(
            self._period(),
            self._waiting(),
            *self._evening(),
            self._seen_by_others(),
            self._situation(),
            self._look(),
            self._language(),
        )
        if self._session.state.acts_done:
            self.lay(self._acts())
        t = self._t
        more = Links(
            [
                ("reminders", t("Reminders")),
                ("sentence nickname", t("Another name for them")),
                ("document", t("Your document")),
                ("starting", t("Starting and keys")),
                ("keyboard", t("Keyboard")),
            ]
        )
        more.chosen.connect(self.go)
        self.lay(more)

    def _period(self) -> Card:
        t, session = self._t, self._session
        now = session.now()
        running = period.current(session.state)
        start = now.today if running is None else running.start
        card = Card(t("My pause"))
        field = DayField(t("Since when"), start, now.today)
        field.picked.connect(self._on_start)
        line = row(Text(t("Since"), "quiet", wraps=False), field)
        if running is None:
            line.insertWidget(2, Button(t("Begin"), "soft", lambda: self._try(period.begin, field.day)))
        card.lay(line)
        if running is not None:
            length = LengthChoice(session.texts, running.days)
            length.chosen.connect(lambda days: self._try(period.set_length, days))
            card.gap(4)
            card.lay(length, *self._end(open_ended=running.days is None))
        if self._trouble:
            card.lay(Live(self._trouble, "warning"))
        ways = Links(
            [
                ("length", t("Help me choose a length")),
                ("pause", t("Calendar")),
                ("boundary", t("My boundary")),
            ]
        )
        ways.chosen.connect(self.go)
        card.lay(row(ways))
        return card

    def _end(self, *, open_ended: bool) -> list[QHBoxLayout | Text]:
        if open_ended:
            words = self._t("Without an end, closed sites are renewed while you use Leeward.")
            ways = Button(self._t("How to go on"), "link", lambda: self.go.emit("ending"))
            return [Text(words, "small"), row(ways)]
        session, t = self._session, self._t
        running = period.current(session.state)
        now = session.now()
        last = None if running is None else period.last_day(running)
        if last is None:
            return []
        words = t(
            "The last day is {day}. Sites open the next day at midday.",
            day=session.texts.day(last, now.today),
        )
        longer = session.texts.tn("Add {n} day", "Add {n} days", MORE_DAYS)
        return [
            Text(words, "small"),
            row(
                Button(longer, "soft", lambda: self._try(period.extend, MORE_DAYS)),
                Button(t("How to go on"), "quiet", lambda: self.go.emit("ending")),
            ),
        ]

    def _waiting(self) -> Card:
        """How long opening waits: longer at once, shorter after the wait that holds now."""
        t, texts, session = self._t, self._session.texts, self._session
        card = Card(t("How long opening waits"))
        tiles = Tiles(
            [(str(n), texts.tn("{n} minute", "{n} minutes", n) if n else t("No wait")) for n in SHORT_WAITS]
            + [(str(n * 60), texts.tn("{n} hour", "{n} hours", n)) for n in LONG_WAITS]
        )
        tiles.choose(str(session.state.profile.wait_minutes))
        tiles.chosen.connect(lambda key: self._try(loosening.set_wait, int(key)))
        card.lay(tiles)
        asked = [r for r in session.state.requests if r.loosening is Loosening.LESS_WAIT]
        for request in asked:
            words = t("A shorter wait was asked for. It holds once the present wait is over.")
            stay = Button(
                t("Keep it"), "soft", lambda r=request: session.do(loosening.leave_closed, r.record)
            )
            card.lay(row(Text(words, "small"), stay))
        card.lay(Text(t("Safety or something urgent never waits."), "small"))
        return card

    def _evening(self) -> list[EveningHours]:
        """Not where nothing may close by itself."""
        session = self._session
        answers = session.state.profile
        if not paths.closes_by_itself(session.state):
            return []
        hours = EveningHours(session.texts, answers.evening_from, answers.evening_to)
        hours.chosen.connect(
            lambda first, last: session.do(profile.answer, evening_from=first, evening_to=last)
        )
        return [hours]

    def _acts(self) -> Card:
        session = self._session
        return ActsCard(
            session.texts,
            session.state.acts_done,
            session.catalogue,
            session.now(),
            lambda: session.remove(privileged.erase),
        )

    def _seen_by_others(self) -> Card:
        t, session = self._t, self._session
        state = session.state
        card = Card(t("Who can see this"))
        question = SharedQuestion(session.texts, state.profile.shared)
        question.answered.connect(lambda answer: session.do(profile.answer_shared, answer))
        card.lay(Text(t("Can anyone else open this computer?")), question)
        card.gap(6)
        card.lay(
            self._switch(
                t("Discreet"),
                t("A plain icon, no numbers and no words of yours where others can look."),
                state.settings.discreet,
                lambda on: session.do(profile.choose, discreet=on),
            ),
            self._switch(
                t("Stay in the tray"),
                t("Closing the window leaves the icon. Quit is in its menu."),
                state.settings.tray,
                lambda on: session.do(profile.choose, tray=on),
            ),
        )
        card.gap(6)
        more = Button(t("Locking this window"), "link", lambda: self.go.emit("locking"))
        if session.door.can_lock:
            card.lay(row(Button(t("Lock now"), "soft", self._lock), Text(t("Hiding locks, too."), "small")))
        else:
            card.lay(Text(t("Hiding is not locking. With a passphrase it is both."), "small"))
        card.lay(row(more))
        return card

    def _lock(self) -> None:
        if self._session.door.lock():
            self.go.emit("lock")

    def _situation(self) -> Card:
        t, session = self._t, self._session
        card = Card(t("Which of these is closest?"))
        question = SituationQuestion(session.texts, session.state.profile.situation)
        question.answered.connect(lambda answer: session.do(profile.answer, situation=answer))
        card.lay(Text(t("It only changes what you see here."), "small"), question)
        return card

    def _look(self) -> Card:
        session = self._session
        card = LookCard(session.texts, session.state.settings)
        card.chosen.connect(lambda name, value: session.do(profile.choose, **{name: value}))
        return card

    def _language(self) -> Card:
        session = self._session
        card = LanguageCard(session.texts, session.content, session.state.settings.language)
        card.chosen.connect(lambda code: session.do(profile.choose, language=code))
        return card

    def _switch(self, title: str, below: str, is_on: bool, take: Callable[[bool], object]) -> CardRow:  # noqa: FBT001
        line = CardRow(self.theme, title, below, checked=is_on, opens=False, role="body")
        line.ticked.connect(take)
        return line

    def _on_start(self, start: dt.date) -> None:
        if period.current(self._session.state) is not None:
            self._try(period.restart_from, start)

    def _try(self, intent: Callable[..., State], *arguments: object) -> None:
        self._trouble = ""
        try:
            self._session.do(intent, *arguments)
        except LeewardError as error:
            self._trouble = self._session.explain(error)
            self.redraw()
