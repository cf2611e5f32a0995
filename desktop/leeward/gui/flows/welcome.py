"""The first five minutes: three questions, one site closed, the phone, and a line why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core import cards, pages, paths, period, profile, shield
from leeward.core.changes import Change
from leeward.core.errors import LeewardError
from leeward.core.state import Mark, Situation, latest
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.first_site import FirstSite
from leeward.gui.widgets.questions import SharedQuestion, SinceQuestion, SituationQuestion
from leeward.gui.widgets.reason_field import ReasonField
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.screen import Screen
from leeward.gui.widgets.set_up_panel import SetUpPanel
from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from leeward.core.links import Plan
    from leeward.core.state import State
    from leeward.gui.session import Session

PHONE_CARD = "apps-on-my-phone"


class Welcome(Screen):
    """One step at a time. Each answer is kept when it is given; each step can be skipped or gone back."""

    def __init__(self, session: Session) -> None:
        super().__init__(gap=8, steady=True)
        self._session = session
        self._t = session.texts.t
        self._steps = [
            self._private,
            self._situation,
            self._since,
            self._pulls,
            self._closed,
            self._phone,
            self._why,
        ]
        self._questions = 4
        self._step = 0
        self._record = ""
        self._plan: Plan | None = None
        session.changed.connect(self._on_changed)
        self._draw()

    def _draw(self) -> None:
        self.clear()
        if self._step:
            self.lay(row(Button(self._t("Back"), "link", self._back), None, self._help()))
        self._steps[self._step]()

    def _next(self) -> None:
        self._go(self._step + 1)

    def _back(self) -> None:
        if self._plan is not None:
            self._plan = None
            self._draw()
        else:
            self._go(self._step - 1)

    def _go(self, step: int) -> None:
        care = self._session.state.profile.situation is Situation.CARE
        forward = 1 if step > self._step else -1
        if care and self._steps[step] == self._since:
            step += forward
        if self._steps[step] == self._closed and not self._record:
            step += forward
        self._step = step
        self._draw()

    def _help(self) -> Button:
        return Button(self._t("I need help"), "link", lambda: self.go.emit("help"))

    def _say(self, title: str, *lead: str, numbered: bool = True) -> None:
        t = self._t
        if numbered:
            self.lay(Text(t("{n} of {all}", n=self._step + 1, all=self._questions), "quiet"))
        self.setAccessibleName(title)
        self.lay(Text(title, "display"), *(Text(words, "lead") for words in lead))
        self.gap(14)

    def _private(self) -> None:
        t = self._t
        self.lay(
            Text(t("A quiet place to keep your distance"), "heading"),
            Text(
                t(
                    "Leeward counts the days, keeps your reasons close and closes what pulls you. "
                    "All of it stays on this computer."
                ),
                "lead",
            ),
        )
        self.gap(24)
        self._say(t("Can anyone else open this computer?"), t("Then Leeward keeps to plain words and icons."))
        question = SharedQuestion(self._session.texts, self._session.state.profile.shared, large=True)
        question.answered.connect(lambda answer: self._keep(profile.answer_shared, answer))
        self.lay(question)
        self.gap(18)
        self.lay(row(Button(t("Skip"), "quiet", self._next), None, self._help()))
        self.lay(Text(t("You can stop, change or erase everything at any time."), "small"))

    def _situation(self) -> None:
        t = self._t
        self._say(t("Which of these is closest?"), t("Your answer only changes what you see here."))
        question = SituationQuestion(self._session.texts, self._session.state.profile.situation, large=True)
        question.answered.connect(lambda answer: self._keep(profile.answer, situation=answer))
        self.lay(question)

    def _keep(self, intent: Callable[..., State], *answer: object, **named: object) -> None:
        self._session.do(intent, *answer, **named)
        self._session.keep()
        self._next()

    def _since(self) -> None:
        t, session = self._t, self._session
        running = period.current(session.state)
        today = session.now().today
        self._say(t("Since when?"), t("A day you choose, and for how long. Both can be changed at any time."))
        question = SinceQuestion(
            session.texts,
            today if running is None else running.start,
            period.DEFAULT_LENGTH if running is None else running.days,
            today,
        )
        self.lay(question)
        self.gap(18)
        self.lay(
            row(
                Button(t("Next"), "primary", lambda: self._begin(question.start, question.days), large=True),
                Button(t("Skip"), "quiet", self._next, large=True),
            )
        )

    def _begin(self, start: dt.date, days: int | None) -> None:
        session = self._session
        try:
            if period.current(session.state) is None:
                session.do(period.begin, start, days)
            else:
                session.do(period.restart_from, start)
                session.do(period.set_length, days)
        except LeewardError as error:
            self.lay(Text(session.explain(error), "warning"))
            return
        session.keep()
        self._next()

    def _pulls(self) -> None:
        t, session = self._t, self._session
        if self._plan is not None:
            panel = SetUpPanel(session.texts, session.set_up_plan())
            panel.agreed.connect(self._on_set_up)
            panel.declined.connect(self._back)
            self.lay(panel)
            return
        whole = paths.only_whole_sites(session.state)
        self._say(
            t("What pulls you most?"),
            t("It closes here, for everyone on this computer, until {end}.", end=self._end()),
        )
        site = FirstSite(
            session.texts,
            session.catalogue,
            session.plan_site,
            session.plan_link,
            session.explain,
        )
        site.agreed.connect(self._on_agreed)
        site.declined.connect(self._next)
        self.lay(site)
        self.gap(10)
        found = t("Others who use this computer could find the site's name in a system file.")
        if whole:
            found = t(
                "Only whole sites close here. Others on this computer could find a name in a system file."
            )
        self.lay(
            Text(t("Your browser will say it can't connect. That's us, not your internet."), "small"),
            Text(found, "small"),
        )
        if session.state.profile.situation is Situation.CARE:
            self.lay(Text(t("If they could notice, talk to an advocate first. Closing can wait."), "warning"))
        if session.actual.guard and not session.actual.timer:
            self.lay(
                Text(
                    t("This computer has no timer Leeward can use. The end comes when Leeward runs."),
                    "warning",
                )
            )

    def _end(self) -> str:
        session = self._session
        end = session.would_end(session.plan_site(session.catalogue.platforms[0].id))
        return session.texts.until(end, session.now().today)

    def _on_agreed(self, plan: Plan) -> None:
        if self._session.set_up_needed():
            self._plan = plan
            self._draw()
            return
        self._record = self._session.close(plan)
        self._next()

    def _on_set_up(self) -> None:
        plan, self._plan = self._plan, None
        if plan is None:
            return
        self._session.do(shield.want, plan)
        target = shield.target_of(self._session.state, plan)
        self._record = "" if target is None else target.record
        self._session.set_up()
        self._next()

    def _closed(self) -> None:
        t, session = self._t, self._session
        target = latest(session.state.targets, self._record)
        if target is None:
            self._say(t("It is open."), t("Nothing is closed. That's fine, too."), numbered=False)
        elif target.record in session.busy:
            self._say(t("One moment…"), t("Your computer may ask for your password."), numbered=False)
            return
        elif session.is_closed(target):
            self._say(
                t("Closed."),
                t("Your browser will say it can't connect. That's us, not your internet."),
                numbered=False,
            )
            self.lay(
                Text(t("A browser that is open now may still show it. Quit it and open it again."), "lead")
            )
            self.gap(14)
        else:
            self._say(
                t("Not closed yet."),
                t("It stays on your list, so you can try again any time."),
                numbered=False,
            )
        buttons = [Button(t("Next"), "primary", self._next, large=True)]
        if target is not None:
            buttons.append(Button(t("Undo"), "quiet", session.undo_close, large=True))
        self.lay(row(*buttons))

    def _phone(self) -> None:
        t = self._t
        content = next((c for c in self._session.content.cards if c.id == PHONE_CARD), None)
        self._say(
            t("Your phone is still open."), t("Two minutes make it a little farther away."), numbered=False
        )
        if content is not None:
            card = Card()
            card.lay(*(Text(step, "fine") for step in content.steps))
            self.lay(card)
            self.gap(10)
        self.lay(
            row(
                Button(t("Done"), "primary", lambda: self._on_phone(Mark.DONE), large=True),
                Button(t("Later"), "quiet", self._next, large=True),
            )
        )

    def _on_phone(self, mark: Mark) -> None:
        self._session.do(cards.mark, PHONE_CARD, mark)
        self._next()

    def _why(self) -> None:
        t, session = self._t, self._session
        day = period.day_number(session.state, session.now())
        counts = day and session.state.profile.situation is not Situation.CARE
        title = t("Day {n}", n=day) if counts else t("That is enough for a start")
        self._say(title, t("Why? One line for a bad hour."), numbered=False)
        field = ReasonField(session.texts, t("Why? One line for a bad hour."))
        field.entered.connect(lambda: self._finish(field.words))
        self.lay(field)
        self.gap(14)
        self.lay(
            row(Button(t("Enough for tonight"), "primary", lambda: self._finish(field.words), large=True))
        )

    def _finish(self, reason: str) -> None:
        self._session.do(pages.write_reason, reason)
        self._session.do(profile.answer, welcomed=True)
        self._session.keep()
        self.go.emit("today")

    def _on_changed(self, change: Change) -> None:
        if change & (Change.SHIELD | Change.TARGETS) and self._steps[self._step] == self._closed:
            self._draw()
