"""The end of a period: first words beside the latest, and four ways to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSpinBox

from leeward.core import ending, pages, paths, period
from leeward.core.access import Access
from leeward.core.changes import Change
from leeward.core.errors import LeewardError
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.entry_view import page_card
from leeward.gui.widgets.live import Live
from leeward.gui.widgets.rows import Beside, row
from leeward.gui.widgets.sheet import Sheet
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.tiles import Tiles

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from leeward.core.companion import Page
    from leeward.core.records import Target
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme

OWN = "own"
LONGEST_MORE = 365


class Ending(Sheet):
    """Nothing has to be decided; each way says what it does before it does it."""

    concerns = Change.PERIOD | Change.PAGES | Change.LOCK | Change.TARGETS | Change.PROFILE

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session.changed, theme)
        self._session = session
        self._t = session.texts.t
        self._asks_end = False
        self._asks_own = False
        self._said = ""

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802, D102
        self._asks_end, self._asks_own, self._said, self._stale = False, False, "", True
        super().hideEvent(event)

    def draw(self) -> None:
        """Lay out the words of then and now, what else to look at, and the ways to go on."""
        t, state, now = self._t, self._session.state, self._session.now()
        back = Button(t("Back"), "quiet", lambda: self.go.emit("today"))
        if self._session.access is Access.SEALED:
            self.head(t("How to go on"), t("It is not open right now."), back)
            return
        running = period.current(state)
        if running is None:
            self.head(t("No period runs now."), self._said or t("What was kept stays."), back)
            self._lay_aftercare()
            return
        self.head(t("How to go on"), self._lead(), back)
        if self._said:
            self.lay(Live(self._said))
        found = ending.first_and_last(state, now)
        if found is not None:
            self.lay(self._then_and_now(*found))
        if paths.milestones(state) and state.profile.waiting_for_sign and not paths.is_respect(state):
            self.lay(
                Text(t("You said that you wait for a sign. Sometimes the silence itself is the answer."))
            )
        self._lay_pages()
        self._lay_aftercare()
        self.lay(self._longer(), self._end())
        if ending.may_plan_first_step(state):
            self.lay(self._first_step())

    def _lead(self) -> str:
        t, state, now = self._t, self._session.state, self._session.now()
        if not paths.counts(state):
            return t("You don't have to decide anything today.")
        texts, day, quiet = self._session.texts, period.day_number(state, now), period.quiet_days(state, now)
        return texts.tn(
            "{day} days since you began, {n} quiet day among them. You don't have to decide anything today.",
            "{day} days since you began, {n} quiet days among them. You don't have to decide anything today.",
            quiet,
            day=day,
        )

    def _then_and_now(self, first: Page, last: Page) -> Beside:
        texts, content, t = self._session.texts, self._session.content, self._t
        days = [texts.day(pages.written_at(page).date()) for page in (first, last)]
        return Beside(
            page_card(texts, content, first, t("First words, {day}", day=days[0])),
            page_card(texts, content, last, t("Latest words, {day}", day=days[1])),
        )

    def _lay_pages(self) -> None:
        """The pages that were kept for this day."""
        t, state = self._t, self._session.state
        wanted = [("needs", t("What I need")), ("future", t("The life you want"))]
        kept = [(name, words) for name, words in wanted if pages.of_prompt(state, name)]
        if kept:
            card = Card(t("Kept for the day you look back"))
            for name, words in kept:
                card.lay(Text(words, "small"))
                for page in pages.of_prompt(state, name):
                    if not pages.is_sealed(page, self._session.now().today):
                        card.lay(Text(page.text))
                card.gap(6)
            self.lay(card)
        offered = [("growth", t("First words, latest words"))]
        if paths.may_reach_for_closure(state):
            offered.append(("decision", t("Was it right?")))
        tiles = Tiles(offered, stays=False)
        tiles.chosen.connect(lambda name: self.go.emit(f"write {name}"))
        self.lay(tiles)

    def _longer(self) -> Card:
        t, texts = self._t, self._session.texts
        card = Card(t("A while longer"))
        running = period.current(self._session.state)
        if running is not None and running.days is None:
            card.lay(Text(t("There is no end now. It can get one in the settings."), "small"))
            return card
        tiles = Tiles(
            [
                *((str(n), texts.tn("{n} day", "{n} days", n)) for n in ending.LONGER),
                (OWN, t("Another length…")),
            ],
            stays=False,
        )
        tiles.chosen.connect(self._on_longer)
        card.lay(Text(t("More time is fine, and as much as you like."), "small"), tiles)
        if self._asks_own:
            own = QSpinBox()
            own.setRange(1, LONGEST_MORE)
            own.setValue(ending.LONGER[0])
            own.setAccessibleName(t("Days"))
            add = Button(t("Add these days"), "soft", lambda: self._make_longer(own.value()))
            card.lay(row(own, add))
        card.gap(6)
        card.lay(
            Text(t("Or without an end: the distance stays until you say otherwise."), "small"),
            row(Button(t("Keep the distance for good"), "soft", self._for_good)),
        )
        return card

    def _end(self) -> Card:
        t = self._t
        card = Card(t("End the pause, no contact planned"))
        card.lay(Text(self._what_opens(), "small"))
        if self._asks_end:
            card.lay(
                row(
                    Button(t("Not now"), "primary", self._leave_it),
                    Button(t("End it today"), "quiet", self._end_it),
                )
            )
        else:
            card.lay(row(Button(t("End the pause…"), "quiet", self._ask_end)))
        return card

    def _what_opens(self) -> str:
        """What becomes of what is closed, before it is decided."""
        t, state, now = self._t, self._session.state, self._session.now()
        running = period.current(state)
        closed = [target for target in state.targets if target.until is None]
        if not closed or running is None:
            return t("Nothing is counted any more. What you wrote and kept stays.")
        promised = period.closes_until(running, now)
        if promised is None:
            return t("What is closed asks to be opened then, and opens after your usual wait.")
        if promised <= now.utc:
            return t("What was closed with it is open already, and leaves the list of closed sites.")
        day = self._session.texts.until(promised.astimezone(now.tz), now.today)
        return t(
            "What is closed opens by itself on {day}, as you chose. Closed sites opens it sooner.", day=day
        )

    def _first_step(self) -> Card:
        t, state = self._t, self._session.state
        card = Card(t("Plan a first small step"))
        if not pages.of_prompt(state, ending.READINESS):
            words = t("Before it: twelve questions, without a verdict. Nothing leads on by itself.")
            button = Button(t("Twelve questions"), "quiet", lambda: self.go.emit("write readiness"))
        else:
            words = t("A small step with an end, and two weeks in which you look at how it does you.")
            button = Button(t("Plan a small step"), "quiet", lambda: self.go.emit("write first-step"))
        card.lay(Text(words, "small"), row(button))
        return card

    def _lay_aftercare(self) -> None:
        t, state, now = self._t, self._session.state, self._session.now()
        step = ending.aftercare_of(state, now)
        if step is None:
            return
        card = Card(t("After the first step"))
        until = (pages.written_at(step) + ending.AFTERCARE).date()
        words = t(
            "Until {day}: a short look before and after each contact.", day=self._session.texts.day(until)
        )
        card.lay(
            Text(words, "small"),
            row(
                Button(t("Before a contact"), "soft", lambda: self.go.emit("write before-contact")),
                Button(t("After a contact"), "soft", lambda: self.go.emit("write after-contact")),
            ),
        )
        self.lay(card)

    def _on_longer(self, key: str) -> None:
        if key == OWN:
            self._asks_own = True
            self.redraw()
        else:
            self._make_longer(int(key))

    def _make_longer(self, days: int) -> None:
        try:
            self._session.do(ending.longer, days)
        except LeewardError as error:
            self._said = self._session.explain(error)
            self.redraw()
            return
        running = period.current(self._session.state)
        last = None if running is None else period.last_day(running)
        if last is not None:
            day = self._session.texts.day(last, self._session.now().today)
            self._said = self._t("The last day is {day} now.", day=day)
        self._asks_own = False
        self.redraw()

    def _for_good(self) -> None:
        self._session.do(ending.for_good)
        self._said = self._t("There is no end now. What is closed stays closed.")
        self.redraw()

    def _ask_end(self) -> None:
        self._asks_end = True
        self.redraw()

    def _leave_it(self) -> None:
        self._asks_end = False
        self.redraw()

    def _end_it(self) -> None:
        session, t = self._session, self._t
        self._said = t("The pause has ended. {what}", what=self._what_opens())
        session.do(ending.end)
        for target in _closed_without_end(session.state.targets):
            session.open(target.record)
        self._asks_end = False
        self.redraw()


def _closed_without_end(targets: tuple[Target, ...]) -> list[Target]:
    return [target for target in targets if target.until is None]
