"""The first five minutes: three questions, one site closed, the phone, and a line why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core import boundary, offers, pages, paths, period, profile
from leeward.core.changes import Change
from leeward.core.companion import Channel, Subject
from leeward.core.errors import LeewardError
from leeward.gui.flows.first_closing import FirstClosing
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.choices import Choices
from leeward.gui.widgets.live import Live
from leeward.gui.widgets.questions import SharedQuestion, SinceQuestion, SituationQuestion
from leeward.gui.widgets.reason_field import ReasonField
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.steps import Steps
from leeward.gui.widgets.text import Text
from leeward.note_words import subject_words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent

    from leeward.core.state import State
    from leeward.gui.session import Session

LIVING_APART = "living-apart"


class Welcome(Steps):
    """One step at a time. Each answer is kept when it is given; each step can be skipped or gone back."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.texts)
        self._session = session
        self._first = FirstClosing(session, self)
        self._typed = ""
        questions = [self._private, self._situation, self._arranged, self._since, self._first.pulls]
        self.numbered = [step for step in questions if step != self._arranged]
        self.steps = [
            self._private,
            self._situation,
            self._afraid,
            self._arranged,
            self._since,
            self._first.pulls,
            self._first.closed,
            self._first.phone,
            self._why,
        ]
        session.changed.connect(self._on_changed)
        self.draw()

    def passes(self, step: Callable[[], None]) -> bool:  # noqa: D102
        state = self._session.state
        wanted = {
            self._afraid: paths.is_care(state),
            self._arranged: paths.arranges_first(state),
            self._since: paths.counts(state),
            self._first.closed: self._first.closes,
            # An app that is gone can be noticed, and may have held proof.
            self._first.phone: not paths.warns_of_notice(state),
        }
        return not wanted.get(step, True)

    def back(self) -> None:  # noqa: D102
        if not self._first.step_back():
            super().back()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Whoever leaves in the middle of a line finds it kept."""
        self._keep_reason()
        super().hideEvent(event)

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
        self.say(
            t("Can anyone else open this computer?"), t("If so, Leeward keeps to plain words and icons.")
        )
        question = SharedQuestion(self._session.texts, self._session.state.profile.shared, large=True)
        question.answered.connect(lambda answer: self._keep(profile.answer_shared, answer))
        self.lay(question)
        self.gap(18)
        self.lay(row(Button(t("Skip"), "quiet", self.next), None, self.help_button()))
        self.lay(
            Text(t("You need nobody's permission to keep a distance."), "small"),
            Text(t("You can stop, change or erase everything at any time."), "small"),
        )

    def _situation(self) -> None:
        t = self._t
        self.say(t("Which of these is closest?"), t("Your answer only changes what you see here."))
        question = SituationQuestion(self._session.texts, self._session.state.profile.situation, large=True)
        question.answered.connect(lambda answer: self._keep(profile.answer, situation=answer))
        self.lay(question)
        if not paths.is_private(self._session.state):
            self.gap(10)
            words = self._t("Someone with your password or a watching program can still find Leeward.")
            self.lay(Text(words, "small"))

    def _keep(self, intent: Callable[..., State], *answer: object, **named: object) -> None:
        self._session.do(intent, *answer, **named)
        self._session.keep()
        self.next()

    def _afraid(self) -> None:
        t = self._t
        self.say(
            t("A computer can be watched"),
            t("A phone or computer they can reach may show them what you do. A safer one is a friend's."),
            t("Someone with your password or a watching program can still find Leeward."),
        )
        self.lay(
            row(
                Button(t("Go on here"), "soft", self.next, large=True),
                Button(t("Erase and stop"), "quiet", lambda: self.go.emit("erase"), large=True),
            )
        )

    def _arranged(self) -> None:
        """What has to be arranged; kept at once, so that no such contact is ever counted."""
        t, texts = self._t, self._session.texts
        self.say(t("What do you have to arrange?"), t("Contact about it never counts against you."))
        subjects = [each for each in Subject if each is not Subject.EMERGENCY]
        agreed = {each.subject for each in self._session.state.arrangements}
        choices = Choices(
            [
                *((each.value, subject_words(texts, each)) for each in subjects),
                (LIVING_APART, t("We are married and live apart")),
            ],
            [each.value for each in agreed],
            large=True,
        )
        self.lay(choices)
        self.gap(14)
        self.lay(
            row(
                Button(t("Next"), "primary", lambda: self._arrange(choices.taken), large=True),
                Button(t("Skip"), "quiet", self.next, large=True),
            ),
            Text(t("Ways, hours and an end can be added later, in My boundary."), "small"),
        )

    def _arrange(self, taken: tuple[str, ...]) -> None:
        session = self._session
        for agreed in session.state.arrangements:
            if agreed.subject.value not in taken:
                session.do(boundary.end, agreed.record)
        kept = {agreed.subject.value for agreed in session.state.arrangements}
        for key in taken:
            if key == LIVING_APART:
                session.do(boundary.live_apart)
            elif key not in kept:
                session.do(boundary.agree, Subject(key), Channel.EMAIL)
        session.keep()
        self.next()

    def _since(self) -> None:
        t, session = self._t, self._session
        running = period.current(session.state)
        today = session.now().today
        self.say(t("Since when?"), t("A day you choose, and for how long. Both can be changed at any time."))
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
                Button(t("Skip"), "quiet", self.next, large=True),
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
            self.lay(Live(session.explain(error), "warning"))
            return
        session.keep()
        self.next()

    def _why(self) -> None:
        t, session = self._t, self._session
        day = period.day_number(session.state, session.now())
        title = (
            t("Day {n}", n=day) if day and paths.counts(session.state) else t("That is enough for a start")
        )
        self.say(title, t("Why? One line for a bad hour."))
        field = ReasonField(session.texts, t("Why? One line for a bad hour."), self._typed)
        field.typed.connect(self._on_typed)
        field.entered.connect(self._finish)
        self.lay(field)
        self.gap(14)
        self.lay(row(Button(t("Enough for tonight"), "primary", self._finish, large=True)))

    def _on_typed(self, words: str) -> None:
        self._typed = words

    def _keep_reason(self) -> None:
        typed, self._typed = self._typed, ""
        if typed.strip():
            self._session.do(pages.write_reason, typed)
            self.draw()

    def _finish(self) -> None:
        self._keep_reason()
        self._session.do(profile.answer, welcomed=True)
        self._session.do(offers.enough)
        self._session.keep()
        self.go.emit("today")

    def _on_changed(self, change: Change) -> None:
        if change & (Change.SHIELD | Change.TARGETS) and self.step == self._first.closed:
            self.draw()
