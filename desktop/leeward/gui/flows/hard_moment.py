"""A hard moment: ten minutes in which nothing has to be decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from leeward.core import aftermath, evening, paths, people, waiting
from leeward.core.access import Access
from leeward.core.changes import Change
from leeward.gui.parts.hard_answers import HardAnswers
from leeward.gui.parts.hard_choices import LEADS_TO, choices, make_step, own_words
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.links import Links
from leeward.gui.widgets.rows import buttons, row
from leeward.gui.widgets.screen import Screen
from leeward.gui.widgets.text import Text, centred
from leeward.gui.widgets.tiles import Tiles
from leeward.gui.widgets.wave import Wave
from leeward.happened_words import felt_words
from leeward.moment_words import wave_words

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtGui import QHideEvent, QShowEvent

    from leeward.gui.parts.hard_steps import Step
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme

STEP_MS = 2000
# One left longer than this and come back to is a new one.
FORGOTTEN = 3 * waiting.LENGTH
LONGEST_NAME = 14
AT_NIGHT = 4


class HardMoment(Screen):
    """Begins when it is opened, goes on while the person looks elsewhere, and is kept once it is through.

    The lamp moves only while the screen is seen. While it is locked nothing personal stands here.
    """

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(gap=6)
        self._session = session
        self._theme = theme
        self._t = session.texts.t
        self._begin: dt.datetime | None = None
        self._through = False
        self._wave: Wave | None = None
        self._step: Step | None = None
        self._used: list[str] = []
        self._missing: list[str] = []
        self._timer = QTimer(self, interval=STEP_MS)
        self._timer.timeout.connect(self._on_step)
        session.changed.connect(self._on_changed)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802, D102
        now = self._session.now().at
        if self._begin is None or self._through or not self._begin <= now <= self._begin + FORGOTTEN:
            self._start()
        elif self._step is None:
            # Drawn anew: it may have been locked or opened since.
            self._draw()
            self._on_step()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802, D102
        self._timer.stop()
        super().hideEvent(event)

    @property
    def _is_locked(self) -> bool:
        return self._session.access is Access.SEALED

    def _start(self) -> None:
        self._begin = self._session.now().at
        self._through = False
        self._leave_step()
        self._used, self._missing = [], []
        self._draw()
        self._on_step()

    def _draw(self) -> None:
        t = self._t
        self.clear()
        self._wave = Wave(self._theme, wave_words(self._session.texts))
        self.entitle(t("You want to look, or write."))
        self.lay(
            centred(Text(t("You want to look, or write."), "display")),
            centred(Text(t("A pull like this is normal. Nothing to decide for ten minutes."), "lead-large")),
        )
        self.gap(28)
        self.lay(self._wave, centred(Text(t("one way it can go"), "small")))
        self.gap(12)
        self._lay_reason()
        self.gap(14)
        closing = self._closing()
        call = self._call("soft" if closing is not None else "primary")
        beside = [call, Button(t("More"), "quiet", self._draw_more, large=True)]
        if closing is None:
            self.lay(buttons(*beside, centred=True))
        elif isinstance(closing, Button):
            self.lay(buttons(closing, *beside, centred=True))
        else:
            self.lay(centred(closing), buttons(*beside, centred=True))
        if evening.is_evening(self._session.state, self._session.now()):
            self.gap(8)
            self.lay(self._more_tiles(AT_NIGHT))
        ways = Links([("leave", t("Not now")), ("help", t("I can't do this"))])
        ways.chosen.connect(self._on_way)
        self.lay(ways)

    def _lay_reason(self) -> None:
        if self._is_locked:
            return
        state, texts = self._session.state, self._session.texts
        said = own_words(self._session)
        own = felt_words(texts, aftermath.felt(state)) if paths.counts(state) else ""
        if not said and not own:
            return
        card = Card()
        if said:
            # Another one each time, so that none is read over.
            each = said[(len(said) - 1 + waiting.times_waited(state)) % len(said)]
            card.lay(
                Text(self._t("From a calm day"), "small"),
                Text(self._t("“{words}”", words=each), "quote"),
            )
        if own:
            card.lay(Text(own, "small"))
        self.lay(card)

    def _call(self, look: str = "soft") -> Button:
        helps = () if self._is_locked else people.to_call(self._session.state)
        if not helps:
            return Button(self._t("Call someone"), look, lambda: self.go.emit("help"), large=True)
        name = helps[0].name if len(helps[0].name) <= LONGEST_NAME else helps[0].name.split()[0]
        return Button(self._t("Call {name}", name=name), look, lambda: self._take_step("call"), large=True)

    def _closing(self) -> Button | Text | None:
        """What there is to close, or how that stands; nothing where closing can wait for an advocate."""
        session, t = self._session, self._t
        if not session.wants_closed and self._is_locked:
            return Text(t("What you closed stays closed."), "quiet")
        if not session.wants_closed and paths.warns_of_notice(session.state):
            return None
        if not session.wants_closed:
            return Button(t("Close a site…"), "primary", lambda: self.go.emit("closed"), large=True)
        if session.all_closed():
            return Text(t("Everything on your list is closed."), "quiet")
        if session.busy:
            return Text(t("Closing…"), "quiet")
        return Button(t("Close everything"), "primary", self._on_close, large=True)

    def _more_tiles(self, most: int | None = None) -> Tiles:
        tiles = Tiles(choices(self._session)[:most], stays=False, large=True)
        tiles.chosen.connect(self._take_step)
        return tiles

    def _draw_more(self) -> None:
        t = self._t
        self.clear()
        self._wave = None
        self.entitle(t("One thing, if you like"))
        self.lay(centred(Text(t("One thing, if you like"), "display")))
        self.gap(16)
        self.lay(self._more_tiles())
        self.gap(16)
        self.lay(row(None, Button(t("Back to the ten minutes"), "quiet", self._back, large=True), None))

    def _take_step(self, name: str) -> None:
        self._leave_step()
        if name in LEADS_TO:
            self.go.emit(LEADS_TO[name])
            return
        step = make_step(name, self._session, self._theme, self._take_step, self._missing.append)
        self._used.append(name)
        step.back.connect(self._back)
        self.clear()
        self._wave, self._step = None, step
        self.setAccessibleName(step.accessibleName())
        self.lay(step)
        self.gap(16)
        self.lay(row(None, Button(self._t("Back to the ten minutes"), "quiet", self._back, large=True), None))

    def _leave_step(self) -> None:
        step, self._step = self._step, None
        if step is not None:
            step.put_away()

    def _back(self) -> None:
        self._leave_step()
        self._draw()
        self._on_step()

    def _draw_through(self) -> None:
        t, session = self._t, self._session
        self.clear()
        praises = not self._is_locked and paths.praises(session.state)
        title = t("You waited. That counts.") if praises else t("Ten minutes have gone by.")
        self.entitle(title)
        self.lay(
            centred(Text(title, "display")),
            centred(Text(t("Still there, less, gone? Any answer is fine."), "lead-large")),
        )
        self.gap(12)
        if self._is_locked or praises:
            self.lay(HardAnswers(session, self._used))
        self.gap(16)
        again = Button(t("Another ten"), "primary", self._start, large=True)
        leave = Button(t("Enough for now"), "quiet", lambda: self.go.emit("today"), large=True)
        self.lay(buttons(again, self._call(), leave, centred=True))

    def _on_step(self) -> None:
        if self._begin is None or self._through:
            if self._through and self._step is None:
                self._draw_through()
            return
        gone = self._session.now().at - self._begin
        if gone >= waiting.LENGTH:
            self._timer.stop()
            self._through = True
            self._session.do(waiting.waited, self._begin, tuple(dict.fromkeys(self._missing)))
            if self._step is None:
                self._draw_through()
            return
        if self._wave is not None:
            self._wave.move_lamp(gone / waiting.LENGTH)
        if not self._timer.isActive():
            self._timer.start()

    def _on_close(self) -> None:
        self._used.append("close")
        self._session.close_everything()

    def _on_way(self, way: str) -> None:
        if way == "leave":
            self._begin = None
        self.go.emit("today" if way == "leave" else "help")

    def _on_changed(self, change: Change) -> None:
        if Change.LOCK in change and self._is_locked and self._step is not None:
            # What was typed is kept behind the door.
            self._leave_step()
            if self._begin is not None:
                self._draw()
        drawn_from = Change.SHIELD | Change.TARGETS | Change.PAGES | Change.LOCK | Change.PEOPLE
        if change & drawn_from and self.isVisible() and not self._through and self._step is None:
            self._draw()
            self._on_step()
