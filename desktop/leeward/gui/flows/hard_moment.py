"""A hard moment: ten minutes in which nothing has to be decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from leeward.core import pages, waiting
from leeward.core.access import Access
from leeward.core.changes import Change
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.screen import Screen
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.wave import Wave

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtGui import QHideEvent, QShowEvent

    from leeward.gui.session import Session
    from leeward.gui.theme import Theme

STEP_MS = 2000
# One left longer than this and come back to is a new one.
FORGOTTEN = 3 * waiting.LENGTH


class HardMoment(Screen):
    """Begins when it is opened, goes on while the person looks elsewhere, and is kept once it is through.

    The lamp moves only while the screen is seen.
    """

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(gap=6)
        self._session = session
        self._theme = theme
        self._t = session.texts.t
        self._begin: dt.datetime | None = None
        self._through = False
        self._wave: Wave | None = None
        self._timer = QTimer(self, interval=STEP_MS)
        self._timer.timeout.connect(self._on_step)
        session.changed.connect(self._on_changed)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802, D102
        now = self._session.now().at
        if self._begin is None or self._through or not self._begin <= now <= self._begin + FORGOTTEN:
            self._start()
        else:
            # Drawn anew: it may have been locked or opened since.
            self._draw()
            self._on_step()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802, D102
        self._timer.stop()
        super().hideEvent(event)

    def _start(self) -> None:
        self._begin = self._session.now().at
        self._through = False
        self._draw()
        self._on_step()

    def _draw(self) -> None:
        t = self._t
        self.clear()
        self._wave = Wave(self._theme, t("one way it can go"))
        self.setAccessibleName(t("You want to look, or write."))
        self.lay(
            _centred(Text(t("You want to look, or write."), "display")),
            _centred(Text(t("Nothing to decide for ten minutes."), "lead-large")),
        )
        self.gap(28)
        self.lay(self._wave, _centred(Text(t("one way it can go"), "small")))
        self.gap(12)
        self._lay_reason()
        self.gap(14)
        call = Button(t("Call someone"), "soft", lambda: self.go.emit("help"), large=True)
        leave = Button(t("Not now"), "quiet", self._on_not_now, large=True)
        closing = self._closing()
        if isinstance(closing, Button):
            self.lay(row(None, closing, call, leave, None))
        else:
            self.lay(_centred(closing), row(None, call, leave, None))

    def _lay_reason(self) -> None:
        reasons = pages.reasons(self._session.state)
        if not reasons or self._session.access is Access.SEALED:
            return
        card = Card()
        card.lay(
            Text(self._t("Your reason, from a calm day"), "small"),
            Text(self._t("“{words}”", words=reasons[-1]), "quote"),
        )
        self.lay(card)

    def _closing(self) -> Button | Text:
        session, t = self._session, self._t
        if not session.wants_closed:
            return Button(t("Close a site…"), "primary", lambda: self.go.emit("closed"), large=True)
        if session.all_closed():
            return Text(t("Everything on your list is closed."), "quiet")
        if session.busy:
            return Text(t("Closing…"), "quiet")
        return Button(t("Close everything"), "primary", session.close_everything, large=True)

    def _draw_through(self) -> None:
        t = self._t
        self.clear()
        self.setAccessibleName(t("You waited. That counts."))
        self.lay(
            _centred(Text(t("You waited. That counts."), "display")),
            _centred(Text(t("Another ten, or call someone?"), "lead-large")),
        )
        self.gap(24)
        self.lay(
            row(
                None,
                Button(t("Another ten"), "primary", self._start, large=True),
                Button(t("Call someone"), "soft", lambda: self.go.emit("help"), large=True),
                Button(t("Enough for now"), "quiet", lambda: self.go.emit("today"), large=True),
                None,
            )
        )

    def _on_step(self) -> None:
        if self._begin is None or self._wave is None or self._through:
            return
        gone = self._session.now().at - self._begin
        if gone >= waiting.LENGTH:
            self._through = True
            self._timer.stop()
            self._session.do(waiting.waited, self._begin)
            self._draw_through()
            return
        self._wave.move_lamp(gone / waiting.LENGTH)
        if not self._timer.isActive():
            self._timer.start()

    def _on_not_now(self) -> None:
        self._begin = None
        self.go.emit("today")

    def _on_changed(self, change: Change) -> None:
        drawn_from = Change.SHIELD | Change.TARGETS | Change.PAGES | Change.LOCK
        if change & drawn_from and self.isVisible() and not self._through:
            self._draw()
            self._on_step()


def _centred(text: Text) -> Text:
    text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return text
